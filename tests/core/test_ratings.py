"""Laws of the ratings: dots are answers, gaps stay gaps, and little is never called a trend."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.check_in import CheckIn, Daily, Weekly, kind_of
from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.core.ratings import (
    Level,
    Ratings,
    has_line,
    level,
    middles,
    ratings_of,
    spells,
    weekly,
)

SUNDAY = date(2026, 11, 22)
NUMBERS = st.dictionaries(
    st.integers(-30, 0).map(lambda number: SUNDAY + timedelta(days=number)), st.integers(0, 10)
)


def day(number: int) -> date:
    return SUNDAY + timedelta(days=number)


def numbers(*values: int | None) -> dict[date, int]:
    """The last is that of Sunday."""
    found = zip(range(1 - len(values), 1), values, strict=True)
    return {day(at): value for at, value in found if value is not None}


def said(*check_ins: tuple[int, CheckIn]) -> tuple[list[CheckedIn], dict[UUID, CheckIn]]:
    facts = [
        CheckedIn(
            id=uuid4(),
            at=datetime.combine(day(at), time(17), tzinfo=UTC),
            day=day(at),
            kind=kind_of(one),
            sealed="",
        )
        for at, one in check_ins
    ]
    return facts, {fact.id: one for fact, (_, one) in zip(facts, check_ins, strict=True)}


def test_of_two_answers_on_a_day_the_later_one_stands() -> None:
    facts, opened = said(
        (-1, Daily(stress=3, back=1)), (-1, Daily(stress=6)), (0, Weekly(body=4, around=0))
    )
    ratings = ratings_of(facts, opened)
    assert ratings.of("stress") == {day(-1): 6}
    assert ratings.of("back") == {day(-1): 1}
    assert (ratings.of("body"), ratings.of("around")) == ({day(0): 4}, {day(0): 0})
    assert ratings.of("mind") == {}


def test_what_cannot_be_opened_is_counted_and_nothing_made_up_for_it() -> None:
    facts, opened = said((-1, Daily(stress=3)), (0, Daily(stress=5)))
    del opened[facts[1].id]
    ratings = ratings_of(facts, opened)
    assert (ratings.of("stress"), ratings.unread) == ({day(-1): 3}, 1)
    assert ratings_of(facts, {}) == Ratings(ratings_of(facts, {}).by_item, 2)
    assert ratings_of(facts, {}).is_empty


def test_three_answers_are_no_middle_value_and_four_are() -> None:
    assert level(numbers(9, None, 4, 4, 1, None, None), day(0)).middle == 4
    assert level(numbers(9, None, 4, 4, None, None, None), day(0)) == Level(3)


@pytest.mark.parametrize(
    ("before", "change"), [(3, "higher"), (4, "same"), (6, "same"), (7, "lower")]
)
def test_a_change_is_said_from_two_points_on(before: int, change: str) -> None:
    found = level(numbers(*[before] * 7, *[5] * 7), day(0))
    assert (found.middle, found.change) == (5, change)


def test_nothing_is_said_of_a_change_from_a_week_with_few_answers() -> None:
    assert level(numbers(0, 0, 0, *[None] * 4, *[9] * 7), day(0)) == Level(7, 9, None)


@given(NUMBERS)
def test_the_line_has_a_point_only_on_a_day_with_an_answer_and_enough_beside_it(
    found: dict[date, int],
) -> None:
    line = middles(found, day(-27), day(0))
    assert len(line) == 28
    for at, point in enumerate(line):
        one = day(at - 27)
        around = [found[other] for other in found if 0 <= (one - other).days < 7]
        enough = one in found and len(around) >= 4
        assert point == (median(around) if enough else None)


def test_a_week_has_its_last_answer_or_none() -> None:
    found = {day(-8): 1, day(-7): 2, day(-20): 3, day(0): 4}
    assert weekly(found, day(0)) == (None, None, None, None, None, 3, 2, 4)


def test_corners_are_joined_and_compared_only_when_there_are_enough() -> None:
    assert not has_line((None, 1, 2, 3))
    assert has_line((0, 0, None, None, 0, 0))
    assert spells((5, 5, 5, None, 3, None, 3, 3)) == "lower"
    assert spells((5, 5, 5, None, 4, None, 4, 4)) == "same"
    assert spells((5, 5, None, None, 9, 9, 9, 9)) is None
