"""The log after ten years: one week out of it, and one fact more."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID
from zoneinfo import ZoneInfo

from backcare_desktop.core.facts import Fact, Pillar, Prompted, SatFor, SessionEnded
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.week_counts import week_in
from bench.rows import Measured

ZONE = ZoneInfo("Europe/Berlin")
LAST = date(2026, 11, 29)
DAYS, PAIRS = 3650, 15
"""Ten years of fifteen prompts and fifteen sessions a day: 109,500 facts."""

WEEKS, WRITES = 40, 200
NAMES = ("hamstring-standing", "breathe-box", "walk-and-water")
_BARE = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE one (number)"
BLOCKS: tuple[Pillar, ...] = ("stretch", "breathe", "move")


def log() -> Iterator[Measured]:
    """Reading by CPU, as the file is in the cache; writing by the clock, as the disk must tell."""
    with tempfile.TemporaryDirectory(prefix="backcare-bench-") as folder:
        path = Path(folder) / "log.sqlite3"
        fill(path, LAST)
        with closing(open_reader(path)) as database:
            ends = [LAST - timedelta(days=7 * (n * 13 % 500)) for n in range(WEEKS)]
            reads = []
            for end in ends:
                begun = time.process_time()
                week_in(database, end - timedelta(days=6), LAST)
                reads.append(time.process_time() - begun)
        bare = sqlite3.connect(path.with_name("bare.sqlite3"), isolation_level=None)
        with closing(FactLog(open_writer(path))) as written, closing(bare):
            bare.executescript(_BARE)
            pairs = [(_written(written, fact), _committed(bare)) for fact in _more()]
    writes, floor = ([pair[at] * 1000 for pair in pairs] for at in (0, 1))
    yield Measured("week_query_ms", median(reads) * 1000, beside=f"{DAYS * PAIRS * 2} facts")
    yield Measured("fact_write_ms", median(writes), floor=median(floor))


def fill(path: Path, last: date) -> None:
    """Ten years that end with that day, written in one piece."""
    with closing(FactLog(open_writer(path))) as log_:
        log_.append(fact for n in range(DAYS) for fact in _day(last - timedelta(days=DAYS - 1 - n)))


def _written(log_: FactLog, fact: Fact) -> float:
    begun = time.perf_counter()
    log_.append((fact,))
    return time.perf_counter() - begun


def _committed(bare: sqlite3.Connection) -> float:
    """What this disk takes for the smallest commit there is, in the same minute."""
    begun = time.perf_counter()
    bare.execute("INSERT INTO one VALUES (1)")
    return time.perf_counter() - begun


def _more() -> list[Fact]:
    return [fact for n in range(1, 1 + WRITES // 30 + 1) for fact in _day(LAST + n * _DAY)][:WRITES]


_DAY = timedelta(days=1)


def _day(day: date) -> Iterator[Fact]:
    """A day’s prompts, each followed by a session."""
    begin = datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)
    for n in range(PAIRS):
        number = (day.toordinal() << 16) + n * 4
        at, name = begin + timedelta(minutes=30 * n), NAMES[n % 3]
        prompt = UUID(int=number, version=4)
        yield Prompted(
            id=prompt,
            at=at,
            day=day,
            slot="movement",
            turn=n,
            routines=(name,),
            why=SatFor(45),
        )
        yield SessionEnded(
            id=UUID(int=number + 1, version=4),
            at=at + timedelta(minutes=2),
            day=day,
            session=UUID(int=number + 2, version=4),
            routines=(name,),
            outcome="completed",
            done=3,
            units=3,
            seconds=90.0,
            blocks=(BLOCKS[n % 3],),
        )
