"""How it felt, as the week's window shows it: dots of four weeks, corners of eight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from backcare_desktop.core.check_in import Corner
from backcare_desktop.core.private import Reading
from backcare_desktop.core.ratings import (
    WEEKS,
    Change,
    DayItem,
    Level,
    Ratings,
    has_line,
    level,
    middles,
    spells,
    weekly,
)

DAYS = 28
"""So many days of daily answers are shown."""

NEEDED = 7 * WEEKS + 7
"""So many days back answers are needed."""


@dataclass(frozen=True, slots=True)
class Dots:
    """Answers in a row; None where there is none. `line` joins its neighbours, `ticks` mark."""

    values: tuple[int | None, ...]
    line: tuple[float | None, ...]
    ticks: tuple[bool, ...] = ()

    @property
    def count(self) -> int:
        """How many answers."""
        return sum(value is not None for value in self.values)


@dataclass(frozen=True, slots=True)
class Felt:
    """What is known of how it felt up to the last day of a week.

    `sessions` are blocks by day, so that people can see timing themselves. `check_ins` says
    whether there are any at all.
    """

    last: date
    ratings: Ratings = field(default_factory=Ratings)
    sessions: Mapping[date, int] = field(default_factory=dict)
    reading: Reading = "open"

    @property
    def has_check_ins(self) -> bool:
        """Whether anything was ever said that could be shown, were it opened."""
        return bool(self.ratings.unread) or not self.ratings.is_empty

    @property
    def days(self) -> tuple[date, ...]:
        """Those of the daily dots."""
        return tuple(self.last - timedelta(days=back) for back in range(DAYS - 1, -1, -1))

    def dots(self, item: DayItem) -> Dots:
        """The daily answers to one question, and the middle of seven days where it is one."""
        numbers = self.ratings.of(item)
        return Dots(
            tuple(numbers.get(day) for day in self.days),
            middles(numbers, self.days[0], self.last),
            tuple(self.sessions.get(day, 0) > 0 for day in self.days),
        )

    def corner(self, corner: Corner) -> Dots:
        """Eight weeks of one corner, joined only when there are four of them."""
        values = weekly(self.ratings.of(corner), self.last)
        return Dots(values, values if has_line(values) else (None,) * len(values))

    def level(self, item: DayItem) -> Level:
        """How the week was."""
        return level(self.ratings.of(item), self.last)

    def corner_change(self, corner: Corner) -> Change | None:
        """The last four weeks against the four before."""
        return spells(weekly(self.ratings.of(corner), self.last))
