"""One process at a time: a hold that the system takes away with who had it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcare_desktop.paths import made


@contextmanager
def alone(lock: Path, *, wait: bool) -> Iterator[None]:
    """Nobody else who asks for this file is in here. Raises OSError, also when not to wait."""
    handle = os.open(made(lock.parent) / lock.name, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)
