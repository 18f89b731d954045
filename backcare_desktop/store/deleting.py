"""Deleting for good, at the user's wish: out of the file itself, and out of the copies of it."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.outcome import Deleted
from backcare_desktop.core.stages import Progress, nothing, stage
from backcare_desktop.paths import Places
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import Database
from backcare_desktop.store.mending import forget_half_mended, open_sound, set_aside
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.refusals import StoreError, named
from backcare_desktop.store.waiting_notes import WaitingNotes
from backcare_desktop.store.whole_backup import SUFFIX

_GUARD = "SELECT sql FROM sqlite_master WHERE name = 'facts_are_never_removed'"
_DELETE = "DELETE FROM facts WHERE day BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class Span:
    """These lived days, both included."""

    first: date = date.min
    last: date = date.max


def delete(
    found: Places, span: Span, now: datetime, progress: Progress = nothing, *, copies: bool
) -> Deleted:
    """Delete what happened on these days; with `copies`, also every copy that may hold it.

    Nobody else may write the log meanwhile. Raises StoreError.
    """
    with closing(open_sound(found.database)) as database:
        progress(20, 100)
        facts = _taken_out(database, span)
    with named(found.database):
        forget_half_mended(found.database)
    progress(60, 100)
    facts += Outbox(found.outbox).forget(span.first, span.last)
    facts += WaitingNotes(found.waiting_notes).forget(span.first, span.last)
    backups = Backups(found.backups)
    if copies:
        _forget_copies(found, backups)
    # The newest copy is what a damaged log is mended from: it must not bring back what went.
    with suppress(StoreError):
        backups.keep(found.database, lived_day(now), stage(progress, 60, 100))
    return Deleted(facts, max(0, _count_copies(found, backups) - 1))


def _taken_out(database: Database, span: Span) -> int:
    """Rows are never removed, so the guard is put aside; then nothing is left of their bytes."""
    ((guard,),) = database.rows(_GUARD)
    database.rows("PRAGMA secure_delete = ON")
    database.rows("PRAGMA temp_store = MEMORY")
    with database.transaction() as connection:
        connection.execute("DROP TRIGGER facts_are_never_removed")
        gone = connection.execute(_DELETE, (span.first.isoformat(), span.last.isoformat()))
        connection.execute(guard)
    database.rows("VACUUM")
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone.rowcount


def _forget_copies(found: Places, backups: Backups) -> None:
    backups.forget()
    with named(found.backups):
        for path in (*_whole_ones(found), *set_aside(found.database)):
            for side in ("", "-wal", "-journal"):
                path.with_name(path.name + side).unlink(missing_ok=True)


def _whole_ones(found: Places) -> list[Path]:
    return sorted(found.backups.glob(f"before-*{SUFFIX}"))


def _count_copies(found: Places, backups: Backups) -> int:
    return len([*backups.days(), *_whole_ones(found), *set_aside(found.database)])
