"""Why the log cannot be used just now: the world's fault, each by its name and one sentence."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from backcare_desktop.core.keeping import Cause, Why


class StoreError(Exception):
    """The log cannot be used just now. Its text is one sentence: which file, and what to do."""

    cause: ClassVar[Cause] = "failing"
    sentence: ClassVar[str] = (
        "The log {path} could not be read or written: please see that its disk is in order."
    )

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return self.sentence.format(path=self.path)


class NoLog(StoreError):
    """There is nothing to read yet."""

    cause = "gone"
    sentence = "There is no log at {path} yet: it begins when the program first runs."


class GoneLog(StoreError):
    """The file or its folder cannot be opened."""

    cause = "gone"
    sentence = "The log {path} cannot be opened: please see that its folder is there and is yours."


class ReadOnlyLog(StoreError):
    """The file, its folder or its disk may be read and not written."""

    cause = "read-only"
    sentence = (
        "The log {path} cannot be written to: please allow yourself to write to it and its folder."
    )


class FullDisk(StoreError):
    """There is no room for another row."""

    cause = "full"
    sentence = "There is no room left on the disk of the log {path}: please free some."


class LockedLog(StoreError):
    """Another program keeps the file to itself."""

    cause = "locked"
    sentence = "The log {path} is held by another program: please close that program."


class DamagedLog(StoreError):
    """The file is not a log of ours, or is broken."""

    cause = "damaged"
    sentence = (
        "The log {path} is damaged: BackCare Desktop mends it by itself, at its start or while "
        "it runs; please try again then."
    )


class LogInMending(StoreError):
    """The file was damaged, and a child of the program is putting another in its place."""

    cause = "mending"
    sentence = "The log {path} was damaged and is being mended: please try again in a moment."


class StuckMending(StoreError):
    """What was to mend the file has come to a stop, and was given up."""

    cause = "stuck"
    sentence = "The mending of the log {path} came to a stop: please see that its disk is in order."


class NewerSchema(StoreError):
    """The file was written by a newer program."""

    cause = "newer"
    sentence = (
        "The log {path} was written by a newer version of this program and was left as it is: "
        "please update BackCare Desktop."
    )


_BY_CAUSE: Mapping[Cause, type[StoreError]] = {
    kind.cause: kind
    for kind in (
        FullDisk,
        ReadOnlyLog,
        LockedLog,
        DamagedLog,
        LogInMending,
        StuckMending,
        NewerSchema,
        GoneLog,
        StoreError,
    )
}


def refusal(cause: Cause, path: Path) -> StoreError:
    """The one of that cause, as another process has told it."""
    return _BY_CAUSE.get(cause, StoreError)(path)


_BY_RESULT: Mapping[int, type[StoreError]] = {
    sqlite3.SQLITE_PERM: ReadOnlyLog,
    sqlite3.SQLITE_BUSY: LockedLog,
    sqlite3.SQLITE_LOCKED: LockedLog,
    sqlite3.SQLITE_READONLY: ReadOnlyLog,
    sqlite3.SQLITE_IOERR: StoreError,
    sqlite3.SQLITE_CORRUPT: DamagedLog,
    sqlite3.SQLITE_FULL: FullDisk,
    sqlite3.SQLITE_CANTOPEN: GoneLog,
    sqlite3.SQLITE_PROTOCOL: LockedLog,
    sqlite3.SQLITE_NOTADB: DamagedLog,
}

_BY_ERRNO: Mapping[int | None, type[StoreError]] = {
    errno.ENOSPC: FullDisk,
    errno.EDQUOT: FullDisk,
    errno.EACCES: ReadOnlyLog,
    errno.EPERM: ReadOnlyLog,
    errno.EROFS: ReadOnlyLog,
    errno.ENOENT: GoneLog,
    errno.ENOTDIR: GoneLog,
    errno.EISDIR: GoneLog,
    errno.EEXIST: GoneLog,
}

_WHYS: Mapping[int | None, Why] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EROFS: "not-allowed",
    errno.ENOENT: "not-there",
    errno.ENOTDIR: "not-there",
    errno.EEXIST: "there-already",
    errno.EISDIR: "no-file",
    errno.EINVAL: "no-file",
}


def why_refused(error: OSError) -> Why:
    """Why a file of the user's own could not be used."""
    return _WHYS.get(error.errno, "other")


_PRIMARY = 0xFF

_UNREADABLE = (
    "Could not decode",
    "malformed JSON",
    "no such table",
    "no such column",
    "unsupported file format",
    "table facts already exists",
    "duplicate column name",
)
"""What SQLite says of content that has been damaged, without a code of its own for it.

The last two: the file has more in it than its version says, so that this has turned.
"""

_LITTLE = 128 * 1024
"""Bytes that the side files of a log need to be opened."""


@contextmanager
def named(path: Path) -> Iterator[None]:
    """The world's refusals inside, as a StoreError; our own mistakes stay what they are."""
    try:
        yield
    except sqlite3.Error as error:
        kind = _BY_RESULT.get(getattr(error, "sqlite_errorcode", -1) & _PRIMARY)
        if str(error).startswith(_UNREADABLE):
            kind = DamagedLog
        if kind is None:
            raise
        raise _true_kind(kind, path)(path) from error
    except UnicodeDecodeError as error:
        # What SQLite itself says of damage quotes it.
        raise DamagedLog(path) from error
    except OSError as error:
        raise _BY_ERRNO.get(error.errno, StoreError)(path) from error


def _true_kind(kind: type[StoreError], path: Path) -> type[StoreError]:
    """Without room for its side files SQLite says that it failed to read or open."""
    if kind in {StoreError, GoneLog} and is_full(path.parent):
        return FullDisk
    return kind


def is_full(folder: Path, beside: int = 0) -> bool:
    """Whether the side files of a log find no room there, beside so many bytes more."""
    try:
        return shutil.disk_usage(folder).free < _LITTLE + beside
    except OSError:
        return False
