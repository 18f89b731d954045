"""Word from the kernel when a file is opened, closed, made, moved or removed."""

from __future__ import annotations

import contextlib
import ctypes
import os
from pathlib import Path

OPENED = 0x20
WRITTEN = 0x8
CLOSED = WRITTEN | 0x10
MOVED = 0x40 | 0x80
MADE = 0x100
REMOVED = 0x200
GONE = 0x400 | 0x800

_CHUNK = 65536


class Inotify:
    """Raises OSError where the kernel has none, or no more of them."""

    def __init__(self) -> None:
        self._c = ctypes.CDLL(None, use_errno=True)
        self._file: int | None = self._call("inotify_init1", os.O_NONBLOCK | os.O_CLOEXEC)

    def watch(self, path: Path, events: int) -> None:
        """From now on, wake for these. Raises OSError where the path is not there."""
        if self._file is not None:
            self._call("inotify_add_watch", self._file, os.fsencode(path), events)

    def fileno(self) -> int:
        """What becomes readable when something has happened; -1 once closed."""
        return -1 if self._file is None else self._file

    def happened(self) -> bool:
        """Whether anything has, since last asked."""
        if self._file is None:
            return False
        with contextlib.suppress(BlockingIOError):
            return bool(os.read(self._file, _CHUNK))
        return False

    def close(self) -> None:
        """Stop watching."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _call(self, function: str, *arguments: object) -> int:
        result = int(getattr(self._c, function)(*arguments))
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
        return result
