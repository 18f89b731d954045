"""A damaged log is set aside, and another put in its place: a backup, and what can be saved.

Killed at any instant, it leaves either the damaged log or the new one: the next opening goes on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from backcare_desktop.core.salvage import Salvage
from backcare_desktop.core.stages import Progress, nothing, stage
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import Database, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.fact_rows import KINDS, Row, Unread, fact_of, sum_of
from backcare_desktop.store.refusals import FullDisk, StoreError, is_full, named
from backcare_desktop.store.soundness import examine, look_over
from backcare_desktop.store.untold import Untold
from backcare_desktop.store.whole_file import in_place

_ROWS = """
    SELECT id, kind, at, ahead, day, body, {sum} FROM facts NOT INDEXED
    WHERE seq BETWEEN ? AND ? ORDER BY seq
"""
_LARGEST = "SELECT max(seq) FROM facts"
_LEAST_BYTES = 100
"""A fact takes at least so many bytes of the file, its index entries included."""

_AT_ONCE = 5000
"""Rows that are read together, after which it is told how far it is."""

_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""How a part is refused that makes no sense; what SQLite says of it may quote it."""

_SIDES = ("-wal", "-shm", "-journal")


def open_sound(path: Path) -> Database:
    """The log for writing, looked over; a mending that was broken off is ended first.

    Raises StoreError: DamagedLog where `mend` can help.
    """
    fresh = _fresh(path)
    with named(path):
        if fresh.exists() and not path.exists():
            told = Untold(path).read()
            _move_sides(path, None if told is None else path.with_name(told.aside))
            fresh.replace(path)
    database = open_writer(path)
    try:
        look_over(database)
    except BaseException:
        database.close()
        raise
    return database


def mend(path: Path, backups: Backups, now: datetime, progress: Progress = nothing) -> Salvage:
    """Set the damaged log aside with its date, and put another in its place. Raises StoreError."""
    with named(path):
        fresh, aside = _fresh(path), _aside(path, now)
        salvage = _put_together(fresh, path, aside, backups, progress)
        _move(path, aside)
        in_place(fresh, path)
        with suppress(OSError):
            _gone(fresh)
        progress(100, 100)
    return salvage


def _put_together(
    fresh: Path, path: Path, aside: Path, backups: Backups, progress: Progress
) -> Salvage:
    """Another log, of the newest backup and what can be saved; half of one takes up no room.

    On a full disk the damaged one could not be read either: what is in it would seem lost.
    """
    _gone(fresh)
    _have_room(path, path.stat().st_size)
    try:
        day = _from_backup(backups, fresh, stage(progress, 0, 0))
        with closing(FactLog(open_writer(fresh))) as log:
            before = log.count()
            for rows in _salvaged(path, stage(progress, 0, 90)):
                _append_each(log, rows)
            salvage = Salvage(aside.name, day, log.count() - before)
        _have_room(path)
        examine(fresh, stage(progress, 90, 100))
        _in_one_file(fresh, path)
        Untold(path).put(salvage)
    except BaseException:
        with suppress(OSError):
            _gone(fresh)
        raise
    return salvage


def _in_one_file(fresh: Path, path: Path) -> None:
    """Only the file itself is put in the log's place."""
    side = fresh.with_name(f"{fresh.name}-wal")
    if side.exists() and side.stat().st_size:
        raise StoreError(path)


def _have_room(path: Path, beside: int = 0) -> None:
    if is_full(path.parent, beside):
        raise FullDisk(path)


def take_place(fresh: Path, path: Path) -> None:
    """Put a log in the place of another, of which nothing stays. Raises StoreError.

    Side files of the old one would be taken for those of the new: they go first, their content
    written into their log where that can be.
    """
    with named(path):
        with suppress(StoreError):
            open_writer(path).close()
        for side in _SIDES:
            path.with_name(path.name + side).unlink(missing_ok=True)
        in_place(fresh, path)
        Untold(path).clear()
        forget_half_mended(path)


def forget_half_mended(path: Path) -> None:
    """A mending that was broken off leaves another log half made, in clear: it is to go.

    Nobody may be mending. Raises OSError.
    """
    _gone(_fresh(path))


def set_aside(path: Path) -> list[Path]:
    """The damaged logs that were set aside beside this one."""
    return sorted(path.parent.glob(f"{path.stem}-damaged-*{path.suffix}"))


def _fresh(path: Path) -> Path:
    return path.with_name(f"{path.name}.mended")


def _aside(path: Path, now: datetime) -> Path:
    name = f"{path.stem}-damaged-{now:%Y-%m-%dT%H%M%S}"
    numbers = ("", *(f"-{number}" for number in range(2, 1000)))
    names = (path.with_name(f"{name}{number}{path.suffix}") for number in numbers)
    return next(one for one in names if not one.exists())


def _gone(path: Path) -> None:
    for side in ("", *_SIDES):
        path.with_name(path.name + side).unlink(missing_ok=True)


def _move(path: Path, target: Path) -> None:
    """The log itself first: side files without it are nothing, and it can be read without them."""
    path.replace(target)
    _move_sides(path, target)


def _move_sides(path: Path, target: Path | None) -> None:
    """Left there they would be taken for those of the new log, which has what is in them."""
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    for side in ("-wal", "-journal"):
        one = path.with_name(path.name + side)
        if target is None:
            one.unlink(missing_ok=True)
            continue
        with suppress(FileNotFoundError):
            one.replace(target.with_name(target.name + side))


def _from_backup(backups: Backups, fresh: Path, progress: Progress) -> date | None:
    found = backups.newest_sound(progress)
    if found is None:
        return None
    day, backup = found
    fresh.write_bytes(backup.read_bytes())
    fresh.chmod(0o600)
    return day


def _append_each(log: FactLog, rows: list[Row]) -> None:
    """All at once; where the log will not have one of them, one by one without it."""
    try:
        log.append_rows(rows)
    except (sqlite3.IntegrityError, sqlite3.OperationalError):
        for row in rows:
            with suppress(sqlite3.IntegrityError, sqlite3.OperationalError):
                log.append_rows([row])


def _is_whole(row: Row, its_sum: int | None) -> bool:
    """Whether it is what was written, as far as can be told."""
    if its_sum is not None:
        return its_sum == sum_of(row)
    try:
        return not isinstance(fact_of(row), Unread) or row.kind not in KINDS
    except (AttributeError, RecursionError):
        return False


def _salvaged(path: Path, progress: Progress) -> Iterator[list[Row]]:
    """The rows that can still be read, in order; nothing of another file than ours."""
    with suppress(*_UNREADABLE), closing(_read_only(path)) as damaged:
        asked, guess = _rows_of(damaged), path.stat().st_size // _LEAST_BYTES + 1
        largest = _largest(damaged)
        last, whole = max(guess, largest), largest or guess
        for first in range(1, last + 1, _AT_ONCE):
            yield from _readable(damaged, asked, first, min(first + _AT_ONCE - 1, last))
            progress(min(first + _AT_ONCE, whole), whole)


def _read_only(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.text_factory = lambda raw: raw.decode(errors="replace")
    return connection


def _largest(damaged: sqlite3.Connection) -> int:
    """No row has a larger number, by what the file says itself; 0 where it cannot be asked."""
    with suppress(*_UNREADABLE):
        ((largest,),) = damaged.execute(_LARGEST).fetchall()
        return largest if isinstance(largest, int) else 0
    return 0


def _rows_of(damaged: sqlite3.Connection) -> str:
    """How its rows are asked for; one of before has no checksums."""
    asked = _ROWS.format(sum="sum")
    with suppress(*_UNREADABLE):
        damaged.execute(f"EXPLAIN {asked}", (0, 0))
        return asked
    return _ROWS.format(sum="NULL")


def _readable(
    damaged: sqlite3.Connection, asked: str, first: int, last: int
) -> Iterator[list[Row]]:
    """Halved where a part cannot be read, down to the row."""
    try:
        rows = damaged.execute(asked, (first, last)).fetchall()
    except _UNREADABLE:
        if first < last:
            middle = (first + last) // 2
            yield from _readable(damaged, asked, first, middle)
            yield from _readable(damaged, asked, middle + 1, last)
        return
    whole = [Row._make(row) for *row, its_sum in rows if _is_whole(Row._make(row), its_sum)]
    if whole:
        yield whole
