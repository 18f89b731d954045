"""How the C library keeps what was freed: large blocks go back to the system at once."""

from __future__ import annotations

import ctypes

_MMAP_THRESHOLD = -3
"""The number of that option in glibc's malloc.h."""

LARGE = 128 * 1024
"""Bytes: where glibc begins; a picture of 180 pixels square."""


def give_large_blocks_back() -> bool:
    """Keep every block of `LARGE` bytes apart, so that it is the system's again when it is freed.

    Left to itself glibc takes each larger block that was freed once into its heap, and pictures
    that come and go leave holes there for good. Says whether the C library knows how.
    """
    c = ctypes.CDLL(None)
    return hasattr(c, "mallopt") and bool(c.mallopt(_MMAP_THRESHOLD, LARGE))
