"""Laws of pausing: said in plain words, never for nothing, and never past a year."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from backcare_desktop.core.hours import Hours, Range
from backcare_desktop.core.pausing import NotATime, pause_until, tomorrow
from tests.core.desk import BERLIN

NOON = datetime(2026, 11, 24, 12, tzinfo=BERLIN)
WEEKDAYS = Hours()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("30m", datetime(2026, 11, 24, 12, 30, tzinfo=BERLIN)),
        ("90", datetime(2026, 11, 24, 13, 30, tzinfo=BERLIN)),
        ("1h", datetime(2026, 11, 24, 13, 0, tzinfo=BERLIN)),
        ("1h30m", datetime(2026, 11, 24, 13, 30, tzinfo=BERLIN)),
        (" 1H ", datetime(2026, 11, 24, 13, 0, tzinfo=BERLIN)),
        ("tomorrow", datetime(2026, 11, 25, 9, 0, tzinfo=BERLIN)),
        ("2026-12-24", datetime(2026, 12, 24, 4, 0, tzinfo=BERLIN)),
    ],
)
def test_a_length_a_day_or_tomorrow_is_understood(said: str, expected: datetime) -> None:
    assert pause_until(said, NOON, WEEKDAYS) == expected


def test_nothing_said_is_until_resumed() -> None:
    assert pause_until("", NOON, WEEKDAYS) is None


@pytest.mark.parametrize(
    "said", ["0m", "0", "soon", "-5m", "2026-11-24", "2020-01-01", "2028-01-01", "9999999", "1h1h"]
)
def test_what_is_no_time_to_come_is_refused_with_what_is_expected(said: str) -> None:
    with pytest.raises(NotATime, match="expected"):
        pause_until(said, NOON, WEEKDAYS)


def test_tomorrow_on_friday_is_monday() -> None:
    friday = datetime(2026, 11, 27, 16, tzinfo=BERLIN)
    assert tomorrow(friday, WEEKDAYS) == datetime(2026, 11, 30, 9, tzinfo=BERLIN)


def test_tomorrow_in_the_night_is_the_range_after_the_day_turns() -> None:
    night = datetime(2026, 11, 25, 1, tzinfo=BERLIN)
    assert tomorrow(night, WEEKDAYS) == datetime(2026, 11, 25, 9, tzinfo=BERLIN)


def test_tomorrow_without_any_hours_is_the_turn_of_the_day() -> None:
    assert tomorrow(NOON, Hours(week=((),) * 7)) == datetime(2026, 11, 25, 4, tzinfo=BERLIN)


def test_tomorrow_passes_over_a_range_that_still_runs_through_the_night() -> None:
    night = Hours(week=((Range(time(22), time(6)),),) * 7)
    evening = datetime(2026, 11, 24, 23, tzinfo=BERLIN)
    assert tomorrow(evening, night) == datetime(2026, 11, 25, 22, tzinfo=BERLIN)
