"""Working hours in real time, over midnight and over any change of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.hours import (
    Hours,
    Range,
    Span,
    bedtime,
    later_by,
    lived_day,
    moment_of,
    next_day_turn,
    next_opening,
    open_span,
    seconds_between,
    spans,
    workday,
)
from tests.core.desk import BERLIN

OFFICE = Hours()
NIGHTS = Hours(week=((Range(time(22), time(6)),),) * 7)
NEVER = Hours(week=((),) * 7)
zones = st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"))
instants = st.datetimes(
    datetime(2026, 1, 2),  # noqa: DTZ001 - hypothesis puts the zone on
    datetime(2026, 12, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def at(hour: int, minute: int = 0, *, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "inside"),
    [
        (at(8, 59), False),
        (at(9), True),
        (at(12, 29), True),
        (at(12, 30), False),
        (at(13, 15), True),
        (at(17, 30), False),
        (at(10, day=28), False),
    ],
)
def test_a_range_holds_its_start_and_not_its_end(now: datetime, *, inside: bool) -> None:
    assert (open_span(OFFICE, now) is not None) is inside


def test_a_range_that_crosses_midnight_is_open_on_both_sides() -> None:
    assert open_span(NIGHTS, at(23)) == open_span(NIGHTS, at(5, day=25))
    assert open_span(NIGHTS, at(6, day=25)) is None


def test_a_whole_day_is_one_range_to_the_same_time() -> None:
    always = Hours(week=((Range(time(0), time(0)),),) * 7)
    (span,) = spans(always, date(2026, 11, 24), at(0))
    assert seconds_between(span.start, span.end) == 24 * 3600


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(7), at(9)),
        (at(9), at(13, 15)),
        (at(12, 45), at(13, 15)),
        (at(18), at(9, day=25)),
        (at(18, day=27), at(9, day=30)),
    ],
)
def test_the_next_opening_comes_after_now(now: datetime, opens: datetime) -> None:
    assert next_opening(OFFICE, now) == opens


def test_without_hours_there_is_no_opening() -> None:
    assert next_opening(NEVER, at(9)) is None
    assert workday(NEVER, date(2026, 11, 24), at(9)) is None


def test_days_off_have_no_hours_however_many_there_are() -> None:
    off = frozenset(date(2026, 11, 24) + timedelta(days=n) for n in range(21))
    hours = Hours(off=off)
    assert open_span(hours, at(10)) is None
    assert next_opening(hours, at(8)) == datetime(2026, 12, 15, 9, tzinfo=BERLIN)


def test_a_workday_goes_from_the_first_start_to_the_last_end() -> None:
    assert workday(OFFICE, date(2026, 11, 24), at(0)) == Span(at(9), at(17, 30))


@pytest.mark.parametrize(
    ("now", "day"), [(at(3, 59), 23), (at(4), 24), (at(23, 59), 24), (at(0, day=25), 24)]
)
def test_a_lived_day_turns_at_four(now: datetime, day: int) -> None:
    assert lived_day(now) == date(2026, 11, day)


@pytest.mark.parametrize(("now", "turn"), [(at(3), at(4)), (at(4), at(4, day=25))])
def test_the_next_turn_of_the_day_comes_after_now(now: datetime, turn: datetime) -> None:
    assert next_day_turn(now) == turn


@pytest.mark.parametrize(
    ("bed", "expected"), [(time(22, 30), at(22, 30)), (time(0, 30), at(0, 30, day=25))]
)
def test_bedtime_after_midnight_still_belongs_to_the_day(bed: time, expected: datetime) -> None:
    assert bedtime(Hours(bed=bed), date(2026, 11, 24), at(12)) == expected


def test_a_time_that_the_clocks_skip_is_moved_to_the_end_of_the_gap() -> None:
    spring = moment_of(date(2026, 3, 29), time(2, 30), at(0))
    assert spring.astimezone(UTC).hour == 1
    assert spring.hour == 3


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 7), (date(2026, 10, 24), 9)])
def test_a_night_shift_lasts_as_long_as_the_night(day: date, hours: int) -> None:
    (span,) = spans(NIGHTS, day, at(0))
    assert seconds_between(span.start, span.end) == hours * 3600


@given(instants, zones, st.floats(-1e6, 1e6))
def test_later_by_real_seconds_is_so_many_real_seconds_later(
    now: datetime, zone: str, seconds: float
) -> None:
    local = now.astimezone(ZoneInfo(zone))
    later = later_by(local, seconds)
    assert seconds_between(local, later) == pytest.approx(seconds, abs=1e-5)
    assert later.tzinfo is local.tzinfo


@given(instants, zones)
def test_the_next_opening_opens(now: datetime, zone: str) -> None:
    local = now.astimezone(ZoneInfo(zone))
    opens = next_opening(NIGHTS, local)
    assert opens is not None
    assert seconds_between(local, opens) > 0
    assert open_span(NIGHTS, opens) is not None


@given(instants, zones)
def test_the_day_turns_once_in_a_day(now: datetime, zone: str) -> None:
    turn = next_day_turn(now.astimezone(ZoneInfo(zone)))
    assert 0 < seconds_between(now, turn) <= 25 * 3600
    assert lived_day(later_by(turn, -1)) < lived_day(turn)
