"""What was said in check-ins, as days and weeks of numbers; no more is read out of it than it says.

At small numbers of answers a median is noise and a line is no trend. The limits are those of the
product's content: four answers for a middle value, two points for a change that is more than
day-to-day ups and downs (of the 0-10 scale in back pain: Ostelo et al. 2008), and for four
corners, answered once a week, three answers in each of two spells of four weeks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Literal, assert_never
from uuid import UUID

from backcare_desktop.core.check_in import CORNERS, CheckIn, Corner, Daily, Weekly
from backcare_desktop.core.facts import CheckedIn

DayItem = Literal["stress", "back"]
Item = DayItem | Corner

DAILY: tuple[DayItem, ...] = ("stress", "back")
"""Asked each day: how stressed, and how much the back got in the way."""

LEAST = 4
"""So many answers in seven days make a middle value."""

CHANGE = 2
"""Points between two middle values that are more than ups and downs."""

WEEKS = 8
SPELL = 4
LEAST_IN_SPELL = 3

_WEEK = 7

Change = Literal["lower", "higher", "same"]
"""Against the week, or the spell of four weeks, before."""

Numbers = Mapping[date, int]
"""Answers from 0 to 10 by lived day, the last of each."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """Answers by what was asked. `unread` are check-ins that could not be opened."""

    by_item: Mapping[Item, Numbers] = field(default_factory=dict)
    unread: int = 0

    def of(self, item: Item) -> Numbers:
        """The answers to one question."""
        return self.by_item.get(item, {})

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(self.by_item.values())


@dataclass(frozen=True, slots=True)
class Level:
    """How a week was: how many answers, their middle value where there are enough of them.

    `change` is against the week before; None where one of the two has not enough.
    """

    answers: int
    middle: float | None = None
    change: Change | None = None


def ratings_of(check_ins: Iterable[CheckedIn], opened: Mapping[UUID, CheckIn]) -> Ratings:
    """The answers of these check-ins, in order; of two on a day the later one stands."""
    by_item: dict[Item, dict[date, int]] = {item: {} for item in (*DAILY, *CORNERS)}
    unread = 0
    for fact in check_ins:
        said = opened.get(fact.id)
        if said is None:
            unread += 1
            continue
        for item, value in _answers(said):
            by_item[item][fact.day] = value
    return Ratings(by_item, unread)


def _answers(said: CheckIn) -> list[tuple[Item, int]]:
    match said:
        case Daily(stress=stress, back=back):
            found: list[tuple[Item, int | None]] = [("stress", stress), ("back", back)]
        case Weekly():
            found = [(corner, getattr(said, corner)) for corner in CORNERS]
        case _:
            assert_never(said)
    return [(item, value) for item, value in found if value is not None]


def level(numbers: Numbers, last: date) -> Level:
    """Of the seven days that end with this one."""
    here, before = _week(numbers, last), _week(numbers, last - timedelta(days=_WEEK))
    middle = median(here) if len(here) >= LEAST else None
    change = None
    if middle is not None and len(before) >= LEAST:
        change = _change(middle - median(before))
    return Level(len(here), middle, change)


def middles(numbers: Numbers, first: date, last: date) -> tuple[float | None, ...]:
    """For each day from first to last the middle value of the seven days that end with it.

    None on a day without an answer, and where those days have not enough: gaps stay gaps.
    """
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return tuple(level(numbers, day).middle if day in numbers else None for day in days)


def weekly(numbers: Numbers, last: date, weeks: int = WEEKS) -> tuple[int | None, ...]:
    """The last answer of each of so many weeks, the oldest first; the last one ends that day."""
    ends = (last - timedelta(days=_WEEK * back) for back in range(weeks - 1, -1, -1))
    return tuple(_last(numbers, end) for end in ends)


def has_line(values: Iterable[int | None]) -> bool:
    """Whether weekly answers may be joined: dots only, until there are four weeks of them."""
    return sum(value is not None for value in values) >= SPELL


def spells(values: tuple[int | None, ...]) -> Change | None:
    """The last four weeks against the four before; None where one has not enough answers."""
    before, here = (
        [value for value in part if value is not None]
        for part in (values[-2 * SPELL : -SPELL], values[-SPELL:])
    )
    if min(len(before), len(here)) < LEAST_IN_SPELL:
        return None
    return _change(median(here) - median(before))


def _change(points: float) -> Change:
    if abs(points) < CHANGE:
        return "same"
    return "higher" if points > 0 else "lower"


def _week(numbers: Numbers, last: date) -> list[int]:
    days = (last - timedelta(days=back) for back in range(_WEEK))
    return [numbers[day] for day in days if day in numbers]


def _last(numbers: Numbers, last: date) -> int | None:
    days = (last - timedelta(days=back) for back in range(_WEEK))
    return next((numbers[day] for day in days if day in numbers), None)
