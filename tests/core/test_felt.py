"""Laws of how it felt: the days up to the end of a week, and gaps that stay gaps."""

from __future__ import annotations

from datetime import date, timedelta

from backcare_desktop.core.felt import DAYS, Felt
from backcare_desktop.core.ratings import Numbers, Ratings

LAST = date(2026, 11, 22)


def days(*back: int, value: int = 4) -> Numbers:
    return {LAST - timedelta(days=number): value for number in back}


def test_four_weeks_of_dots_end_with_the_week() -> None:
    felt = Felt(LAST, Ratings({"stress": days(0, 1, 2, 3, 28)}), {LAST: 2})
    dots = felt.dots("stress")
    assert len(felt.days) == len(dots.values) == len(dots.line) == len(dots.ticks) == DAYS
    assert dots.values[-5:] == (None, 4, 4, 4, 4)
    assert dots.line[-2:] == (None, 4)
    assert dots.ticks[-2:] == (False, True)
    assert dots.count == 4


def test_corners_are_joined_from_four_weeks_on() -> None:
    three, four = days(0, 7, 14), days(0, 7, 14, 21)
    assert Felt(LAST, Ratings({"mind": three})).corner("mind").line == (None,) * 8
    assert Felt(LAST, Ratings({"mind": four})).corner("mind").line == (None,) * 4 + (4,) * 4


def test_nothing_is_shown_where_nothing_was_ever_said() -> None:
    assert not Felt(LAST).has_check_ins
    assert Felt(LAST, Ratings(unread=1)).has_check_ins
    assert Felt(LAST, Ratings({"back": days(3)})).has_check_ins


def test_a_change_is_that_of_the_week_or_of_the_spell() -> None:
    stress = {**days(*range(7), value=6), **days(*range(7, 14), value=3)}
    corner = {**days(0, 7, 14, value=2), **days(28, 35, 42, value=7)}
    felt = Felt(LAST, Ratings({"stress": stress, "body": corner}))
    assert felt.level("stress").change == "higher"
    assert felt.corner_change("body") == "lower"
    assert felt.corner_change("mind") is None
