"""Laws of the log: in order, once each, on disk when it is told, and what stands is found."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from backcare_desktop.core.facts import (
    Answer,
    DayBegan,
    Fact,
    Paused,
    Resumed,
    ScreenAnswered,
    SessionStarted,
    Skipped,
    Undone,
    UnitDone,
)
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog

ZONE = timezone(timedelta(hours=1))
FIRST = date(2026, 1, 5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite3"


@pytest.fixture
def log(path: Path) -> Iterator[FactLog]:
    with closing(open_writer(path)) as database:
        yield FactLog(database)


def when(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 1, 5, hour, tzinfo=ZONE) + timedelta(days=day)


def lived(day: int) -> date:
    return FIRST + timedelta(days=day)


def began(day: int) -> DayBegan:
    return DayBegan(id=uuid4(), at=when(day), day=lived(day))


def skipped(day: int, hour: int) -> Skipped:
    return Skipped(id=uuid4(), at=when(day, hour), day=lived(day), slot="movement")


def paused(day: int, hour: int = 9) -> Paused:
    return Paused(id=uuid4(), at=when(day, hour), day=lived(day), until=None)


def resumed(day: int, hour: int = 9) -> Resumed:
    return Resumed(id=uuid4(), at=when(day, hour), day=lived(day))


def answered(day: int, screen: str, answer: Answer, hour: int = 9) -> ScreenAnswered:
    at = when(day, hour)
    return ScreenAnswered(id=uuid4(), at=at, day=lived(day), screen=screen, answer=answer)


def undone(day: int, what: Fact) -> Undone:
    return Undone(id=uuid4(), at=when(day, 17), day=lived(day), what=what.id)


def session(day: int) -> SessionStarted:
    at = when(day, 10)
    return SessionStarted(
        id=uuid4(), at=at, day=lived(day), routines=("walk",), sort="full", units=4
    )


def unit(day: int, of: SessionStarted) -> UnitDone:
    return UnitDone(id=uuid4(), at=when(day, 11), day=lived(day), session=of.id, number=1)


def test_facts_come_back_in_the_order_in_which_they_were_told(log: FactLog) -> None:
    facts = [skipped(0, hour) for hour in (12, 9, 15, 9)]
    for fact in facts:
        log.append([fact])
    assert log.between(lived(0), lived(0)) == facts


def test_a_week_is_its_days_and_no_others(log: FactLog) -> None:
    facts = [began(day) for day in range(10)]
    log.append(facts)
    assert log.between(lived(2), lived(5)) == facts[2:6]
    assert log.since(lived(8)) == facts[8:]


def test_a_fact_that_is_there_already_is_passed_over(log: FactLog) -> None:
    one, other = skipped(0, 9), skipped(0, 10)
    log.append([one])
    log.append([one, other])
    assert log.since(lived(0)) == [one, other]


def test_the_last_fact_is_the_one_told_last(log: FactLog) -> None:
    assert log.last() is None
    facts = [skipped(0, 12), skipped(0, 9)]
    log.append(facts)
    assert log.last() == facts[-1]


def test_facts_told_together_are_kept_together_or_not_at_all(path: Path, log: FactLog) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(
            "CREATE TRIGGER stop BEFORE INSERT ON facts WHEN NEW.kind = 'paused' "
            "BEGIN SELECT raise(ABORT, 'stopped by the test'); END"
        )
    with pytest.raises(sqlite3.IntegrityError, match="stopped"):
        log.append([began(0), paused(0)])
    assert log.since(lived(0)) == []


def test_a_row_of_a_newer_program_is_passed_over_and_stays(path: Path, log: FactLog) -> None:
    facts = [skipped(0, 9), skipped(0, 10)]
    log.append(facts[:1])
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(
            "INSERT INTO facts (id, kind, at, ahead, day, body) VALUES "
            "(?, 'levitated', '2026-01-05T08:00:00.000000Z', 3600, '2026-01-05', '{\"cm\": 4}')",
            (str(uuid4()),),
        )
        newer.commit()
        log.append(facts[1:])
        assert log.since(lived(0)) == facts
        assert newer.execute("SELECT body FROM facts WHERE kind = 'levitated'").fetchall() == [
            ('{"cm": 4}',)
        ]


def test_the_last_switch_and_the_last_answers_stand_however_old_they_are(log: FactLog) -> None:
    switched: list[Fact] = [paused(0), resumed(1), paused(2)]
    answers = [answered(0, "legs", "no"), answered(1, "breath", "no"), answered(3, "legs", "yes")]
    log.append([*switched, *answers])
    assert log.standing() == [answers[1], switched[2], answers[2]]


def test_what_was_taken_back_does_not_stand_and_the_one_before_does(log: FactLog) -> None:
    first, second = answered(0, "legs", "no"), answered(1, "legs", "yes")
    off, on = paused(0), resumed(1)
    log.append([first, off, second, on, undone(40, second), undone(41, on)])
    assert log.standing() == [first, off]


def test_a_clock_that_was_set_back_does_not_change_which_came_last(log: FactLog) -> None:
    off, on = paused(0, hour=12), resumed(0, hour=9)
    log.append([off, on])
    assert log.standing() == [on]


def test_what_stood_on_a_day_is_asked_for_by_that_day(log: FactLog) -> None:
    off, on = paused(0), resumed(5)
    log.append([off, on])
    assert log.standing(before=lived(5)) == [off]


def test_a_start_remembers_the_days_asked_for_and_what_stood_before(log: FactLog) -> None:
    old, answer = skipped(0, 12), answered(0, "legs", "no")
    recent: list[Fact] = [began(35), skipped(36, 9)]
    log.append([old, answer, *recent])
    assert log.remembered(lived(30)) == [answer, *recent]


def test_a_session_left_open_is_remembered_after_months_away(log: FactLog) -> None:
    opened = session(3)
    facts: list[Fact] = [opened, unit(3, opened), began(4)]
    log.append([skipped(0, 9), *facts])
    assert log.remembered(lived(200)) == facts


def test_an_empty_log_remembers_nothing(log: FactLog) -> None:
    assert log.remembered(lived(0)) == []


def test_a_week_out_of_ten_years_is_found_by_its_index(path: Path, log: FactLog) -> None:
    log.append([began(0)])
    with closing(sqlite3.connect(path)) as asking:
        for days in (
            "SELECT id, kind, at, ahead, day, body FROM facts WHERE day BETWEEN ? AND ?",
            "SELECT day, kind, count(*) FROM facts WHERE day BETWEEN ? AND ? GROUP BY day, kind",
        ):
            plan = asking.execute(f"EXPLAIN QUERY PLAN {days}", ("a", "b")).fetchall()
            assert "facts_by_day (day>? AND day<?)" in plan[0][3]


WRITER = """
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from uuid import UUID
from backcare_desktop.core.facts import DayBegan
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog

log = FactLog(open_writer(Path(sys.argv[1])))
at = datetime(2026, 1, 5, tzinfo=timezone.utc)
for number in range(int(sys.argv[2]), sys.maxsize):
    log.append([DayBegan(id=UUID(int=number), at=at, day=at.date())])
    print(number, flush=True)
"""
ROUNDS = 20


def test_every_fact_that_was_told_is_there_after_a_kill_at_any_instant(path: Path) -> None:
    seed = random.randrange(2**32)  # noqa: S311
    dice, told = random.Random(seed), 0  # noqa: S311
    for _ in range(ROUNDS):
        told = killed_after(path, told + 1, dice.randint(1, 60))
        with closing(open_reader(path)) as database:
            ids = [fact.id.int for fact in FactLog(database).since(FIRST)]
            ((sound,),) = database.rows("PRAGMA integrity_check")
        assert sound == "ok", seed
        assert set(range(1, told + 1)) <= set(ids), seed
        assert ids == sorted(ids), seed


def killed_after(path: Path, begin: int, lines: int) -> int:
    """Kill a writer in the midst of its work; the last fact that it told of."""
    command = (sys.executable, "-c", WRITER, str(path), str(begin))
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:
        assert writer.stdout is not None
        for _ in range(lines):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        told = [int(line) for line in writer.stdout.read().splitlines() if line]
    return told[-1] if told else begin + lines - 1


def test_the_id_of_a_fact_is_unique_in_the_file_itself(path: Path, log: FactLog) -> None:
    log.append([began(0)])
    with (
        closing(sqlite3.connect(path)) as other,
        pytest.raises(sqlite3.IntegrityError, match="UNIQUE"),
    ):
        other.execute(
            "INSERT INTO facts (id, kind, at, ahead, day, body) "
            "SELECT id, kind, at, ahead, day, body FROM facts"
        )


def test_a_nil_id_is_an_id_like_any_other(log: FactLog) -> None:
    fact = DayBegan(id=UUID(int=0), at=when(0), day=lived(0))
    log.append([fact])
    assert log.last() == fact
