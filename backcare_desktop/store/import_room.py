"""A folder for facts on their way in; what an import that was killed has left there goes."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from backcare_desktop.paths import made

_LOCK = "import.lock"
_PREFIX = "import-"


@contextmanager
def import_room(runtime: Path) -> Iterator[Path]:
    """An empty folder for one import; a second one waits for the first. Raises OSError."""
    with _lock(runtime, wait=True):
        _clear(runtime)
        room = Path(mkdtemp(prefix=_PREFIX, dir=runtime))
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)


def clear_left_rooms(runtime: Path) -> None:
    """What was left by imports that were killed; nothing while one is going on."""
    if not any(runtime.glob(f"{_PREFIX}*")):
        return
    try:
        with _lock(runtime, wait=False):
            _clear(runtime)
    except OSError:
        return


def _clear(runtime: Path) -> None:
    for room in runtime.glob(f"{_PREFIX}*"):
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def _lock(runtime: Path, *, wait: bool) -> Iterator[None]:
    """The system takes it away with who had it, however that ended."""
    handle = os.open(made(runtime) / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)
