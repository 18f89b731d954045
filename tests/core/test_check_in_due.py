"""Laws of the offered check-in: towards the end of a working day, once, and only if wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from backcare_desktop.core.check_in_due import check_in_due
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.settings import CheckIns
from tests.core.desk import BERLIN, plan

USUAL = CheckIns()
OFFICE = plan(hours=Hours())
TUESDAY = datetime(2026, 11, 24, 17, tzinfo=BERLIN)
FRIDAY = datetime(2026, 11, 27, 17, tzinfo=BERLIN)
SATURDAY = datetime(2026, 11, 28, 18, tzinfo=BERLIN)
FRESH = Ledger(day=date(2026, 11, 24))


def test_it_is_offered_from_three_quarters_of_an_hour_before_the_end() -> None:
    assert check_in_due(OFFICE, FRESH, USUAL, TUESDAY.replace(hour=16, minute=44)) is None
    assert check_in_due(OFFICE, FRESH, USUAL, TUESDAY.replace(hour=16, minute=45)) == "daily"


def test_the_line_stays_until_the_day_turns() -> None:
    night = TUESDAY.replace(hour=3) + timedelta(days=1)
    assert check_in_due(OFFICE, FRESH, USUAL, night) == "daily"
    assert check_in_due(OFFICE, FRESH, USUAL, night.replace(hour=4)) is None


def test_once_noted_it_is_offered_no_more() -> None:
    noted = replace(FRESH, checked_in=frozenset({"daily"}))
    assert check_in_due(OFFICE, noted, USUAL, TUESDAY) is None


def test_on_the_chosen_day_it_is_that_of_the_week() -> None:
    assert check_in_due(OFFICE, FRESH, USUAL, FRIDAY) == "weekly"
    assert check_in_due(OFFICE, FRESH, CheckIns(day="tuesday"), TUESDAY) == "weekly"


def test_days_off_are_left_alone_unless_wanted() -> None:
    assert check_in_due(OFFICE, FRESH, USUAL, SATURDAY) is None
    assert check_in_due(OFFICE, FRESH, CheckIns(days_off=True), SATURDAY) == "daily"


def test_switched_off_it_is_never_offered() -> None:
    assert check_in_due(OFFICE, FRESH, CheckIns(offered=False), TUESDAY) is None
