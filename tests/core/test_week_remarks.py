"""Laws of what is said about a week: little, true, and never a reproach."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.week import Counts, made_week
from backcare_desktop.core.week_remarks import (
    CarryOn,
    Did,
    GoalReached,
    NothingYet,
    Rested,
    StartEasily,
    StartsHere,
    WelcomeBack,
    remarks,
)
from tests.core.test_week import COUNTS, MONDAY, day, paused, week


@given(COUNTS, st.integers(0, 30))
def test_one_or_two_sentences_stand_there_and_all_they_say_is_so(
    counts: Counts, today: int
) -> None:
    made = week(counts, today)
    said = remarks(made)
    assert len(said) in {1, 2}
    for one in said:
        if isinstance(one, Did):
            assert one.parts
            for pillar, days, times in one.parts:
                assert (days, times) == (made.days_with(pillar), made.count(pillar))
        if isinstance(one, GoalReached):
            assert one.days == made.active_days >= made.goal.days == one.goal


def test_before_anything_was_done_the_week_starts_here() -> None:
    assert remarks(made_week(MONDAY, MONDAY, {})) == (StartsHere(), StartEasily())


def test_an_empty_week_after_others_is_nothing_to_catch_up_on() -> None:
    since = MONDAY - timedelta(days=30)
    before: Counts = {day(-5): {"move": 1}}
    assert remarks(made_week(MONDAY, day(1), before, since=since)) == (
        NothingYet(is_now=True),
        StartEasily(),
    )
    assert remarks(made_week(MONDAY, day(9), {}, since=since))[0] == NothingYet(is_now=False)


def test_after_a_gap_one_is_welcome_and_nothing_is_to_be_caught_up_on() -> None:
    since = MONDAY - timedelta(days=60)
    assert remarks(made_week(MONDAY, day(1), {}, since=since)) == (WelcomeBack(),)
    assert remarks(made_week(MONDAY, day(9), {}, since=since)) != (WelcomeBack(),)


def test_moving_is_told_first_then_breathing_and_no_more() -> None:
    made = week({day(0): {"breathe": 2, "stretch": 1, "move": 3}, day(1): {"move": 1}})
    assert remarks(made)[0] == Did((("move", 2, 4), ("breathe", 1, 2)))


def test_rest_is_part_of_the_plan() -> None:
    made = week({day(0): {"move": 1}}, 6, paused(2, None, 9))
    assert remarks(made)[1] == Rested(tuple(day(number) for number in range(2, 7)))


def test_a_week_below_its_goal_is_not_reproached() -> None:
    counts: Counts = {day(0): {"move": 1}}
    assert remarks(week(counts, 3))[1:] == (CarryOn(),)
    assert remarks(week(counts, 9))[1:] == ()
