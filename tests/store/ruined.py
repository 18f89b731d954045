"""A log for tests that is about to be damaged: written, read, and spoiled."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

from backcare_desktop.core.facts import Fact, Skipped
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import Database, open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.keeper import Keeper, Rescue
from backcare_desktop.store.mending import mend, open_sound
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.reserve import Reserve

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 15, tzinfo=timezone(timedelta(hours=1)))
PAGE = 4096


def fact(number: int) -> Skipped:
    return Skipped(id=UUID(int=number), at=NOW, day=DAY, slot=f"slot {number} " + "x" * 60)


def remember(path: Path, *numbers: int) -> None:
    with closing(FactLog(open_writer(path))) as log:
        log.append(map(fact, numbers))


def remembered(path: Path) -> list[Fact]:
    with closing(FactLog(open_reader(path))) as log:
        return log.since(date.min)


def spoil(path: Path, page: int, count: int = 1) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(b"\xa5" * PAGE * count)


def nonsense(path: Path) -> None:
    path.write_bytes(b"this is no database " * 4000)


def keeper_of(
    path: Path, backups: Backups, opened: Callable[[Path], Database] = open_sound
) -> Keeper:
    return Keeper(
        writes=lambda: FactLog(opened(path)),
        reads=lambda: FactLog(open_reader(path)),
        outbox=Outbox(path.parent / "waiting.jsonl"),
        rescue=Rescue(lambda: mend(path, backups, NOW), Reserve(path.parent / "reserve")),
    )
