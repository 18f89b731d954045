"""Whether a damaged log is being mended just now: one mends, and who reads meanwhile is told so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from backcare_desktop.paths import Places
from backcare_desktop.store.alone import alone
from backcare_desktop.store.refusals import DamagedLog, LogInMending

_LOCK = "mend.lock"


def mending_alone(found: Places) -> AbstractContextManager[None]:
    """Two never mend at once: the second waits. Raises OSError."""
    return alone(_lock(found), wait=True)


@contextmanager
def mending_told(found: Places) -> Iterator[None]:
    """What is read here is refused as a log in mending while one mends it."""
    try:
        yield
    except DamagedLog as error:
        if error.path == found.database.absolute() and _is_mended_now(_lock(found)):
            raise LogInMending(error.path) from error
        raise


def _lock(found: Places) -> Path:
    return found.runtime / _LOCK


def _is_mended_now(lock: Path) -> bool:
    if not lock.exists():
        return False
    try:
        with alone(lock, wait=False):
            return False
    except BlockingIOError:
        return True
    except OSError:
        return False
