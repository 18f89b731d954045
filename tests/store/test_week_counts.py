"""Laws of counting: the week's numbers are those of the log, whoever counts, and quickly found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import get_args
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_desktop.core.facts import (
    PILLARS,
    ActivityLogged,
    DayBegan,
    DayMarked,
    Fact,
    HeatEnded,
    Outcome,
    Paused,
    Pillar,
    Resumed,
    SessionEnded,
    SessionStarted,
    Skipped,
    Undone,
)
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.week import Recent
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.refusals import DamagedLog
from backcare_desktop.store.week_counts import blocks_between, read_week, week_in

MONDAY = date(2026, 11, 16)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A session out of a random log: when, where, for what, and whether and how taken back.

    It starts at this hour of local time, `ahead` of UTC by so many minutes, and lasts so long.
    """

    day: int
    hour: int
    outcome: Outcome
    blocks: tuple[Pillar, ...]
    undone: str
    ahead: int = 0
    minutes: int = 2


SESSIONS = st.builds(
    Drawn,
    day=st.integers(-4, 11),
    hour=st.integers(0, 23),
    outcome=st.sampled_from(get_args(Outcome)),
    blocks=st.lists(st.sampled_from(PILLARS), max_size=3, unique=True).map(tuple),
    undone=st.sampled_from(["", "", "", "end", "start", "other"]),
    ahead=st.sampled_from([-720, -210, 0, 60, 345, 840]),
    minutes=st.sampled_from([2, 59, 180]),
)
"""Zones from one end of the world to the other, and sessions that last over 04:00."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite3"


def at(number: int, hour: int = 9) -> datetime:
    return datetime.combine(MONDAY, time(hour), tzinfo=UTC) + timedelta(days=number)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def session(number: int, blocks: tuple[Pillar, ...], outcome: Outcome = "completed") -> list[Fact]:
    return facts_of(Drawn(number, 9, outcome, blocks, ""))


def facts_of(drawn: Drawn) -> list[Fact]:
    zone = timezone(timedelta(minutes=drawn.ahead))
    when = at(drawn.day, drawn.hour).replace(tzinfo=zone)
    lived = lived_day(when)
    routines = ("walk-and-water",)
    started = SessionStarted(
        id=uuid4(), at=when, day=lived, routines=routines, sort="full", units=2
    )
    ended = SessionEnded(
        id=uuid4(),
        at=when + timedelta(minutes=drawn.minutes),
        day=lived,
        session=started.id,
        routines=routines,
        outcome=drawn.outcome,
        done=0 if drawn.outcome == "stopped" else 1,
        units=2,
        seconds=100.0,
        blocks=() if drawn.outcome == "stopped" else drawn.blocks,
    )
    whats = {"end": ended.id, "start": started.id, "other": uuid4()}
    facts: list[Fact] = [started, ended]
    if drawn.undone:
        facts.append(taken_back(whats[drawn.undone], drawn.day))
    return facts


def taken_back(what: UUID, number: int) -> Undone:
    return Undone(id=uuid4(), at=at(number), day=day(number), what=what)


def write(path: Path, facts: Sequence[Fact]) -> None:
    with closing(open_writer(path)) as database:
        FactLog(database).append(facts)


INDEPENDENT = """
    SELECT coalesce(sum(instr(ended.body, '"' || ? || '"') > 0), 0)
    FROM facts AS ended JOIN facts AS started
    ON started.kind = 'session_started' AND started.id = json_extract(ended.body, '$.session')
    WHERE ended.kind = 'session_ended'
    AND date(started.at, started.ahead || ' seconds', '-4 hours') = ?
    AND NOT EXISTS (
        SELECT 1 FROM facts WHERE kind = 'undone'
        AND json_extract(body, '$.what') IN (ended.id, started.id)
    )
"""
"""Counted another way: from when and where each session started, and by the pillar's name in the
text; the day that a row carries is not asked."""


@given(st.lists(SESSIONS, max_size=25))
@settings(max_examples=60, deadline=None)
def test_every_number_of_the_week_is_that_of_an_independent_count(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Drawn]
) -> None:
    path = tmp_path_factory.mktemp("log") / "log.sqlite3"
    write(path, [fact for one in drawn for fact in facts_of(one)])
    with closing(open_reader(path)) as database:
        week = week_in(database, MONDAY, day(6))
        for one in week.days:
            for pillar in PILLARS:
                ((expected,),) = database.rows(INDEPENDENT, (pillar, one.day.isoformat()))
                assert one.count(pillar) == expected
        facts = FactLog(database).since(day(-9))
    ended = Counter(
        (fact.day, pillar)
        for fact in facts
        if isinstance(fact, SessionEnded)
        and MONDAY <= fact.day <= day(6)
        and not any(
            isinstance(other, Undone) and other.what in {fact.id, fact.session} for other in facts
        )
        for pillar in fact.blocks
    )
    assert week.total == ended.total()
    assert week.active_days == len({lived for lived, pillar in ended if pillar != "sleep"})


@dataclass(frozen=True, slots=True)
class Beside:
    """Heat or an activity out of a random log; heat of less than five minutes is none."""

    day: int
    hour: int
    seconds: float
    is_heat: bool
    undone: bool
    ahead: int


BESIDE = st.builds(
    Beside,
    day=st.integers(-30, 11),
    hour=st.integers(0, 23),
    seconds=st.sampled_from([0.0, 299.5, 300.0, 900.0]),
    is_heat=st.booleans(),
    undone=st.booleans(),
    ahead=st.sampled_from([-720, -210, 0, 60, 345, 840]),
)


def beside(drawn: Beside) -> list[Fact]:
    when = at(drawn.day, drawn.hour).replace(tzinfo=timezone(timedelta(minutes=drawn.ahead)))
    lived = lived_day(when)
    what: Fact
    if drawn.is_heat:
        blocks: tuple[Pillar, ...] = ("heat",) if drawn.seconds >= 300 else ()
        what = HeatEnded(
            id=uuid4(),
            at=when,
            day=lived,
            session=uuid4(),
            ending="time-up",
            seconds=drawn.seconds,
            blocks=blocks,
        )
    else:
        what = ActivityLogged(
            id=uuid4(), at=when, day=lived, activity="swim", minutes=20, felt=None, blocks=("move",)
        )
    return [what, taken_back(what.id, drawn.day)] if drawn.undone else [what]


DONE = """
    SELECT CASE kind WHEN 'heat_ended' THEN 'heat' ELSE 'move' END AS pillar,
        date(at, ahead || ' seconds', '-4 hours') AS lived
    FROM facts AS one
    WHERE (kind = 'activity_logged'
        OR kind = 'heat_ended' AND json_extract(body, '$.seconds') >= 300)
    AND id NOT IN (SELECT json_extract(body, '$.what') FROM facts WHERE kind = 'undone')
"""


@given(st.lists(BESIDE, max_size=25))
@settings(max_examples=60, deadline=None)
def test_heat_activities_and_active_days_are_those_of_an_independent_count(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Beside]
) -> None:
    path = tmp_path_factory.mktemp("log") / "log.sqlite3"
    write(path, [fact for one in drawn for fact in beside(one)])
    with closing(open_reader(path)) as database:
        week = week_in(database, MONDAY, day(6))
        for one in week.days:
            for pillar in PILLARS:
                question = f"SELECT count(*) FROM ({DONE}) WHERE (pillar, lived) = (?, ?)"  # noqa: S608 - ours
                ((expected,),) = database.rows(question, (pillar, one.day.isoformat()))
                assert one.count(pillar) == expected
        active = f"SELECT count(DISTINCT lived) FROM ({DONE}) WHERE lived BETWEEN ? AND ?"  # noqa: S608 - ours
        ((in_week,),) = database.rows(active, (day(0).isoformat(), day(6).isoformat()))
        ((lately,),) = database.rows(active, (day(-21).isoformat(), day(6).isoformat()))
    assert (week.active_days, week.recent.active) == (in_week, lately)


def test_a_session_stopped_before_its_first_unit_is_no_block(path: Path) -> None:
    write(path, session(0, ("breathe",), "stopped"))
    assert read_week(path, MONDAY, MONDAY).total == 0


def test_one_session_may_be_a_block_of_two_pillars(path: Path) -> None:
    write(path, session(1, ("breathe", "move")))
    week = read_week(path, MONDAY, day(6))
    assert week.days[1].counts == (1, 0, 1, 0, 0)


def test_a_session_belongs_to_the_lived_day_that_it_carries(path: Path) -> None:
    started, ended = session(2, ("move",))
    late = datetime.combine(day(3), time(1), tzinfo=UTC)
    write(path, [started, replace(ended, at=late)])
    week = read_week(path, MONDAY, day(6))
    assert [one.total for one in week.days] == [0, 0, 1, 0, 0, 0, 0]


def test_what_was_taken_back_days_later_does_not_count(path: Path) -> None:
    facts = session(0, ("move",))
    write(path, [*facts, taken_back(facts[1].id, 9)])
    assert read_week(path, MONDAY, day(6)).total == 0


def test_taking_back_something_else_changes_nothing(path: Path) -> None:
    skip = Skipped(id=uuid4(), at=at(0), day=day(0), slot="movement")
    write(path, [*session(0, ("move",)), skip, taken_back(skip.id, 0)])
    assert read_week(path, MONDAY, day(6)).total == 1


def test_a_pillar_of_a_newer_program_is_passed_over(path: Path) -> None:
    write(path, session(0, ("move",)))
    with closing(open_writer(path)) as database, database.transaction() as connection:
        connection.execute(
            "INSERT INTO facts (id, kind, at, ahead, day, body) SELECT ?, kind, at, ahead, day, "
            "json_set(body, '$.blocks', json('[\"juggle\", \"heat\"]')) FROM facts "
            "WHERE kind = 'session_ended'",
            (str(uuid4()),),
        )
    assert read_week(path, MONDAY, day(6)).days[0].counts == (0, 0, 1, 1, 0)


def test_the_last_switching_off_before_the_week_reaches_into_it(path: Path) -> None:
    off = Paused(id=uuid4(), at=at(-9), day=day(-9), until=None)
    on = Resumed(id=uuid4(), at=at(2), day=day(2))
    older = Resumed(id=uuid4(), at=at(-20), day=day(-20))
    write(path, [older, off, on])
    assert read_week(path, MONDAY, day(6)).resting == (day(0), day(1))


def test_a_pause_that_was_taken_back_is_no_rest(path: Path) -> None:
    off = Paused(id=uuid4(), at=at(0), day=day(0), until=None)
    write(path, [off, taken_back(off.id, 0)])
    assert read_week(path, MONDAY, day(6)).resting == ()


def test_the_last_word_on_a_day_counts_whichever_log_it_came_from(path: Path) -> None:
    rest = DayMarked(id=uuid4(), at=at(1, 9), day=day(1), mark="rest")
    flare = DayMarked(id=uuid4(), at=at(1, 10), day=day(1), mark="flare")
    gone = DayMarked(id=uuid4(), at=at(2, 10), day=day(2), mark="flare")
    write(path, [rest, flare, gone, taken_back(gone.id, 2)])
    assert [one.context for one in read_week(path, MONDAY, day(6)).days[:3]] == [
        None,
        "flare",
        None,
    ]
    off = Paused(id=uuid4(), at=at(3), day=day(3), until=None)
    on = Resumed(id=uuid4(), at=at(0), day=day(0))
    write(path, [off])
    write(path, [on])
    assert read_week(path, MONDAY, day(4)).resting == (day(3), day(4))


def test_active_days_reach_back_over_four_weeks(path: Path) -> None:
    write(path, [fact for number in (-60, -20, -7, 0) for fact in session(number, ("move",))])
    assert read_week(path, MONDAY, day(1)).recent == Recent(active=3, days=28)


def test_without_a_log_there_is_an_empty_week_and_none_is_made(path: Path) -> None:
    week = read_week(path, MONDAY, MONDAY)
    assert (week.total, week.since) == (0, None)
    assert not path.exists()


def test_a_damaged_log_is_said_so_and_left_as_it_is(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(DamagedLog):
        read_week(path, MONDAY, MONDAY)
    assert path.read_bytes() == b"no database at all" * 100


def test_a_week_is_known_from_the_first_session_on(path: Path) -> None:
    write(path, [*session(-30, ()), *session(2, ("move",))])
    assert read_week(path, MONDAY, day(6)).since == day(-30)


def test_the_plan_of_a_week_that_is_over_is_that_of_its_days(path: Path) -> None:
    def began(number: int, *timed: Pillar) -> DayBegan:
        return DayBegan(id=uuid4(), at=at(number, 9), day=day(number), timed=timed)

    days = (began(-20, "breathe"), began(-2, "breathe", "breathe"), began(3, "breathe"), began(9))
    write(path, [*session(-30, ()), *days, *session(1, ("breathe",))])
    week = read_week(path, MONDAY, day(20))
    assert week.of("breathe") == 3 * 2 + 4 * 1


@pytest.fixture
def long_log(path: Path) -> Path:
    write(path, [fact for number in range(-700, 7) for fact in session(number, ("move",))])
    return path


def test_no_question_reads_the_whole_log(long_log: Path) -> None:
    with closing(open_reader(long_log)) as database:
        asked: list[str] = []
        database.connection.set_trace_callback(asked.append)
        assert blocks_between(database, MONDAY, day(6))[MONDAY] == {"move": 1}
        week_in(database, MONDAY, day(6))
        database.connection.set_trace_callback(None)
        for question in asked:
            for *_, step in database.rows(f"EXPLAIN QUERY PLAN {question}"):
                assert "SCAN" not in step or "block" in step, (step, question)
