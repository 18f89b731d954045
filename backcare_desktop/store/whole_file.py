"""A small file replaced whole: a reader finds the old one or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from backcare_desktop.paths import made


def replace_whole(path: Path, content: bytes, *, lasting: bool) -> None:
    """Put this content in the file's place, for the owner only. Raises OSError.

    `lasting` waits for the disk, so that it outlives a power cut.
    """
    made(path.parent)
    with replacing(path, lasting=lasting) as file:
        file.write(content)


@contextmanager
def replacing(path: Path, *, lasting: bool) -> Iterator[BinaryIO]:
    """What is written here takes the file's place once it is whole. Raises OSError.

    The folder must be there. A link is followed, not replaced: people keep their settings in
    folders of their own. What is no ordinary file, such as a pipe or a device, is left alone.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
    target = path.resolve()
    folder = target.parent
    with ExitStack() as undo:
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{target.name}.")
        undo.callback(_gone, name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            if lasting:
                os.fsync(handle)
        Path(name).replace(target)
        undo.pop_all()
    if lasting:
        _on_disk(folder)


def in_place(path: Path, target: Path) -> None:
    """Put a file that lies there written in the target's place, on disk for good. Raises OSError.

    Renamed only, it would still be nowhere when the power goes, or a stick is pulled out.
    """
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    path.replace(target)
    _on_disk(target.parent)


def _gone(name: str) -> None:
    with suppress(OSError):
        Path(name).unlink()


def _on_disk(folder: Path) -> None:
    """The change of names itself, where the folder may be read and its disk can do it.

    Windows has no such call, and needs none. What was written is in its place in any case.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
