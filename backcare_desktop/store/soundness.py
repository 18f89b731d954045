"""Whether a log is sound: quickly at each opening, and thoroughly for backups and on request."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from backcare_desktop.core.stages import Progress, nothing, stage
from backcare_desktop.store.database import Database, open_reader
from backcare_desktop.store.fact_rows import sum_of
from backcare_desktop.store.refusals import DamagedLog, StoreError, named

_AT_ONCE = 256
"""Pages that are copied in one step, between which others may write."""

_SUMS, _EVERY_SUM = 2, 3
"""The schemas since which each new fact has a checksum, and since which every fact has one."""

_TURNED = """
    SELECT 1 FROM facts NOT INDEXED
    WHERE sum IS NOT sum_of(id, kind, at, ahead, day, body) AND (sum IS NOT NULL OR ?) LIMIT 1
"""

_TOLD_EVERY = 1000
"""Rows after which it is told how far it is."""

_SMALL = 8 * 1024 * 1024
"""A log of about two years, which is examined in a tenth of a second."""


def look_over(database: Database) -> None:
    """Every page and every row is what it should be. Raises DamagedLog.

    In a large log the indexes are not compared: that is left to the backups.
    """
    small = database.path.stat().st_size < _SMALL
    _check(database, "integrity_check" if small else "quick_check")


def examine(path: Path, progress: Progress = nothing) -> int:
    """The same with all indexes compared; how many facts it holds. Raises StoreError."""
    with named(path), closing(open_reader(path)) as database:
        _check(database, "integrity_check", progress)
        return _count(database)


def _count(database: Database) -> int:
    ((found,),) = database.rows("SELECT count(*) FROM facts")
    return int(found)


def _check(database: Database, how: str, progress: Progress = nothing) -> None:
    try:
        found = database.rows(f"PRAGMA {how}(1)")
        damaged = found != [("ok",)] or _has_turned(database, progress)
    except sqlite3.OperationalError as error:
        # A body that is no JSON any more, or a word that is no text, stops the check itself.
        raise DamagedLog(database.path) from error
    if damaged:
        raise DamagedLog(database.path)


def _has_turned(database: Database, progress: Progress) -> bool:
    """Whether a fact is not what its checksum says; one in a log of before may have none."""
    ((version,),) = database.rows("PRAGMA user_version")
    if version < _SUMS:
        return False
    whole, numbers = _count(database), count(1)

    def its_sum(*row: object) -> int:
        done = next(numbers)
        if done % _TOLD_EVERY == 0:
            progress(done, whole)
        return sum_of(row)

    database.connection.create_function("sum_of", 6, its_sum, deterministic=True)
    return bool(database.rows(_TURNED, (version >= _EVERY_SUM,)))


def is_sound(path: Path, progress: Progress = nothing) -> bool:
    """Whether that file is a log of ours, whole and readable."""
    try:
        progress(0, 1)
        examine(path, progress)
    except StoreError:
        return False
    return True


def copy_sound(path: Path, target: Path, progress: Progress = nothing) -> None:
    """Copy an open or resting log into one file of its own, in steps; then examine the copy.

    Raises StoreError, and then leaves no target behind.
    """
    with named(path):
        target.unlink(missing_ok=True)
        target.touch(mode=0o600)
        try:
            with closing(open_reader(path)) as source:
                _copy(source, target, stage(progress, 0, 50))
            examine(target, stage(progress, 50, 100))
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _copy(source: Database, target: Path, progress: Progress) -> None:
    def told(_status: int, left: int, whole: int) -> None:
        progress(whole - left, whole)

    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.connection.backup(copy, pages=_AT_ONCE, progress=told)
        # The copy is to be one file: what is read of it needs no side files.
        copy.execute("PRAGMA journal_mode = DELETE")
