"""Laws of the row: every fact comes back as it was, and no row is ever lost for being strange."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_desktop.core.facts import (
    DayBegan,
    Fact,
    Paused,
    Prompted,
    SatFor,
    SessionEnded,
    Skipped,
    TimeOfDay,
)
from backcare_desktop.store.fact_rows import KINDS, Row, Unread, fact_of, row_of
from tests.core.desk import Desk

ID = UUID("00000000-0000-4000-8000-000000000001")
AT = datetime(2026, 11, 24, 9, 15, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2026, 11, 24)

offsets = st.integers(-86399, 86399).map(lambda s: timezone(timedelta(seconds=s)))
times = st.datetimes(
    datetime(1990, 1, 2),  # noqa: DTZ001 - hypothesis puts the zone on
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=offsets,
).map(lambda at: at.replace(fold=0))
st.register_type_strategy(datetime, times)
st.register_type_strategy(date, st.dates(date(1900, 1, 1), date(2999, 12, 31)))
st.register_type_strategy(int, st.integers(-(10**8), 10**8))
st.register_type_strategy(float, st.floats(-1e8, 1e8))
st.register_type_strategy(str, st.text())  # no half characters: those are no text
facts: st.SearchStrategy[Fact] = st.one_of(*(st.builds(kind) for kind in get_args(Fact)))


ANY_TIME = st.sampled_from([AT, AT.replace(year=1900), AT.replace(year=2999)])
ANY_DAY = st.sampled_from([DAY, DAY - timedelta(days=1), date(1900, 1, 1), date(2999, 12, 31)])
strange = st.builds(lambda fact, at, day: replace(fact, at=at, day=day), facts, ANY_TIME, ANY_DAY)


@settings(derandomize=True, max_examples=40)
@given(st.lists(strange, max_size=6))
def test_whatever_facts_a_log_can_hold_a_start_is_made_of_them_and_the_day_goes_on(
    kept: list[Fact],
) -> None:
    desk = Desk()
    desk.facts = kept
    desk.restart(record=False)
    desk.sit(90)
    desk.leave(12)
    desk.restart()
    assert desk.phase.ledger.day >= DAY


@pytest.mark.parametrize(
    "body",
    [
        {"seconds": 1e9},
        {"seconds": "1"},
        {"units": 10**12},
        {"began": "9999-12-31T23:59:00+01:00"},
        {"began": "0001-01-01T00:00:00+14:00"},
    ],
)
@pytest.mark.parametrize("kind", ["session_ended", "was_away"])
def test_a_number_or_a_time_that_ends_every_reckoning_is_passed_over(
    kind: str, body: dict[str, object]
) -> None:
    whole: dict[str, object] = {
        "session": str(ID),
        "routines": [],
        "outcome": "partial",
        "done": 1,
        "units": 2,
        "seconds": 3.0,
        "blocks": [],
        "began": AT.isoformat(),
    }
    row = row_of(DayBegan(id=ID, at=AT, day=DAY))._replace(kind=kind)
    assert not isinstance(fact_of(row._replace(body=json.dumps(whole))), Unread)
    spoilt = fact_of(row._replace(body=json.dumps({**whole, **body})))
    names = {one.name for one in fields(KINDS[kind])}
    assert isinstance(spoilt, Unread) is not names.isdisjoint(body)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_beyond_the_calendar_is_passed_over(day: str) -> None:
    row = row_of(DayBegan(id=ID, at=AT, day=DAY))
    at = f"{day}T12:00:00.000000Z"
    for beyond in (row._replace(day=day), row._replace(at=at)):
        found = fact_of(beyond)
        assert isinstance(found, Unread)
        assert "beyond the calendar" in found.why


def spelled(fact: Fact) -> list[str]:
    """Every field in full, for equal instants in two zones are equal, and must not pass."""
    return [repr(getattr(fact, one.name)) for one in fields(fact)]


def test_every_kind_of_the_union_has_a_name_on_disk() -> None:
    assert set(KINDS.values()) == set(get_args(Fact))


@given(facts)
def test_every_fact_comes_back_exactly_as_it_was(fact: Fact) -> None:
    back = fact_of(row_of(fact))
    assert back == fact
    assert not isinstance(back, Unread)
    assert spelled(back) == spelled(fact)


@given(st.datetimes(datetime(1990, 1, 2), datetime(2100, 1, 1), timezones=st.timezones()))  # noqa: DTZ001
def test_a_time_in_any_zone_comes_back_at_its_instant_and_offset(at: datetime) -> None:
    back = fact_of(row_of(DayBegan(id=ID, at=at, day=DAY)))
    assert isinstance(back, DayBegan)
    assert back.at.isoformat() == at.isoformat()
    assert back.at.timestamp() == at.timestamp()


def test_both_halves_of_a_repeated_hour_stay_apart() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    rows = [row_of(DayBegan(id=ID, at=first.replace(fold=fold), day=DAY)) for fold in (0, 1)]
    assert [row.at[11:16] for row in rows] == ["00:30", "01:30"]
    assert [row.ahead for row in rows] == [7200, 3600]


@given(times, times)
def test_rows_sort_as_their_instants_do(one: datetime, other: datetime) -> None:
    rows = [row_of(DayBegan(id=ID, at=at, day=DAY)).at for at in (one, other)]
    assert (rows[0] < rows[1]) == (one < other)


def test_the_body_is_plain_json_that_any_tool_can_read() -> None:
    fact = Prompted(
        id=ID, at=AT, day=DAY, slot="movement", turn=2, routines=("walk",), why=SatFor(47)
    )
    assert json.loads(row_of(fact).body) == {
        "slot": "movement",
        "turn": 2,
        "routines": ["walk"],
        "why": {"is": "sat_for", "minutes": 47},
        "continues": None,
    }


def test_a_reason_keeps_which_of_the_two_it_is() -> None:
    why = TimeOfDay(until=AT)
    fact = Prompted(id=ID, at=AT, day=DAY, slot="morning", turn=0, routines=(), why=why)
    assert fact_of(row_of(fact)) == fact


def test_a_kind_of_a_newer_program_is_passed_over_with_its_row_whole() -> None:
    row = Row(str(ID), "levitated", "2026-11-24T08:15:00.000000Z", 3600, "2026-11-24", "{}")
    assert fact_of(row) == Unread(row, "written by a newer program")


def test_a_field_that_an_older_program_did_not_write_takes_its_default() -> None:
    row = row_of(Skipped(id=ID, at=AT, day=DAY, slot="movement", prompt=ID))
    older = row._replace(body='{"slot":"movement"}')
    assert fact_of(older) == Skipped(id=ID, at=AT, day=DAY, slot="movement")


def test_a_field_of_a_newer_program_is_passed_over() -> None:
    row = row_of(Paused(id=ID, at=AT, day=DAY, until=None))
    newer = row._replace(body='{"until":null,"mood":"fine"}')
    assert fact_of(newer) == Paused(id=ID, at=AT, day=DAY, until=None)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "nobody"},
        {"at": "yesterday"},
        {"at": "2026-11-24"},
        {"ahead": 90000},
        {"day": "2026-13-01"},
        {"body": "[]"},
        {"body": "{"},
        {"body": "{}"},
        {"body": '{"until":7}'},
        {"body": '{"until":"2026-11-24T08:15:00"}'},
    ],
)
def test_a_row_that_makes_no_sense_is_kept_and_passed_over(change: dict[str, object]) -> None:
    row = row_of(Paused(id=ID, at=AT, day=DAY, until=None))._replace(**change)  # type: ignore[arg-type]
    assert isinstance(fact_of(row), Unread)


@given(
    facts.map(row_of),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["is", "why", "slot", "until"]), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    st.data(),
)
def test_no_body_whatever_raises(row: Row, nonsense: object, data: st.DataObject) -> None:
    body = json.loads(row.body)
    if body:
        body[data.draw(st.sampled_from(sorted(body)))] = nonsense
    fact_of(row._replace(body=json.dumps(body)))


@pytest.mark.parametrize("seconds", [float("nan"), float("inf")])
def test_what_no_log_can_hold_is_refused_before_it_is_written(seconds: float) -> None:
    fact = SessionEnded(
        id=ID,
        at=AT,
        day=DAY,
        session=ID,
        routines=(),
        outcome="stopped",
        done=0,
        units=1,
        seconds=seconds,
        blocks=(),
    )
    with pytest.raises(ValueError, match="float"):
        row_of(fact)


def test_a_naive_time_is_refused() -> None:
    naive = AT.astimezone(UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        row_of(DayBegan(id=ID, at=naive, day=DAY))
