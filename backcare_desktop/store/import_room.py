"""A folder for facts on their way in; what an import that was killed has left there goes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from backcare_desktop.store.alone import alone
from backcare_desktop.store.export_file import NotWritten

_LOCK = "import.lock"
_PREFIX = "import-"


@contextmanager
def import_room(runtime: Path) -> Iterator[Path]:
    """An empty folder for one import; a second one waits for the first. Raises NotWritten."""
    lock = runtime / _LOCK
    with ExitStack() as undo:
        try:
            undo.enter_context(alone(lock, wait=True))
            _clear(runtime)
            room = Path(mkdtemp(prefix=_PREFIX, dir=runtime))
        except OSError as error:
            raise NotWritten(lock, error) from error
        undo.callback(shutil.rmtree, room, ignore_errors=True)
        yield room


def clear_left_rooms(runtime: Path) -> None:
    """What was left by imports that were killed; nothing while one is going on."""
    if not any(runtime.glob(f"{_PREFIX}*")):
        return
    with suppress(OSError), alone(runtime / _LOCK, wait=False):
        _clear(runtime)


def _clear(runtime: Path) -> None:
    for room in runtime.glob(f"{_PREFIX}*"):
        shutil.rmtree(room, ignore_errors=True)
