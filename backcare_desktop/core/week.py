"""A week as it is shown: seven lived days, what was done on each, and what may be said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from backcare_desktop.core.facts import PILLARS, Paused, Pillar, Resumed
from backcare_desktop.core.hours import lived_day

DAYS = 7

Standing = Literal["past", "today", "ahead"]
"""Where a day lies, seen from today."""

Counts = Mapping[date, Mapping[Pillar, int]]
"""Blocks by lived day and pillar; what is not there is none."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the user would like: blocks on a day, and active days in a week."""

    per_day: int = 6
    days: int = 4


@dataclass(frozen=True, slots=True)
class Day:
    """One lived day; `counts` are blocks in the order of the pillars.

    `resting` says that prompts were switched off until it turned and nothing was done: such a
    day is context, and out of every denominator.
    """

    day: date
    counts: tuple[int, ...]
    standing: Standing
    resting: bool = False

    def count(self, pillar: Pillar) -> int:
        """The blocks of one pillar."""
        return self.counts[PILLARS.index(pillar)]

    @property
    def total(self) -> int:
        """All blocks."""
        return sum(self.counts)

    @property
    def is_active(self) -> bool:
        """Whether anything but sleep was done."""
        return self.total > self.count("sleep")

    @property
    def blocks(self) -> tuple[Pillar, ...]:
        """One a session, in the pillars' order: as they are piled up."""
        return tuple(p for p, n in zip(PILLARS, self.counts, strict=True) for _ in range(n))


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days in a row. `since` is the first day that anything was ever done, if any."""

    days: tuple[Day, ...]
    goal: Goal = Goal()
    since: date | None = None

    @property
    def first(self) -> date:
        """Its first day."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """Its last day."""
        return self.days[-1].day

    @property
    def total(self) -> int:
        """All blocks."""
        return sum(day.total for day in self.days)

    @property
    def active_days(self) -> int:
        """Days with at least one block other than sleep."""
        return sum(day.is_active for day in self.days)

    @property
    def most(self) -> int:
        """The blocks of the fullest day."""
        return max(day.total for day in self.days)

    @property
    def resting(self) -> tuple[date, ...]:
        """The days of rest."""
        return tuple(day.day for day in self.days if day.resting)

    @property
    def is_now(self) -> bool:
        """Whether today is one of its days."""
        return any(day.standing == "today" for day in self.days)

    @property
    def has_earlier(self) -> bool:
        """Whether anything was done in a week before it."""
        return self.since is not None and self.since < self.first

    @property
    def has_later(self) -> bool:
        """Whether a week after it has begun."""
        return all(day.standing == "past" for day in self.days)

    def count(self, pillar: Pillar) -> int:
        """The blocks of one pillar in the whole week."""
        return sum(day.count(pillar) for day in self.days)

    def days_with(self, pillar: Pillar) -> int:
        """On how many days a pillar was done."""
        return sum(day.count(pillar) > 0 for day in self.days)


def week_of(day: date, first_weekday: int = 0) -> date:
    """The first day of the week that holds this day; weekdays count from 0 for Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % DAYS)


def days_of(first: date) -> tuple[date, ...]:
    """The seven days from this one on."""
    return tuple(first + timedelta(days=ahead) for ahead in range(DAYS))


def made_week(  # noqa: PLR0913 - each is one thing known of the week
    first: date,
    today: date,
    counts: Counts,
    switched: Iterable[Paused | Resumed] = (),
    *,
    goal: Goal | None = None,
    since: date | None = None,
) -> Week:
    """The week from this day on.

    `switched` are the prompts' switchings off and on, in order, from the last one before the
    week on.
    """
    changes = tuple(switched)
    days = tuple(_day(day, today, counts.get(day, {}), changes) for day in days_of(first))
    return Week(days, goal or Goal(), since)


def _day(
    day: date, today: date, counts: Mapping[Pillar, int], changes: tuple[Paused | Resumed, ...]
) -> Day:
    blocks = tuple(counts.get(pillar, 0) for pillar in PILLARS)
    standing: Standing = "today" if day == today else "past" if day < today else "ahead"
    resting = standing != "ahead" and not any(blocks) and _off_until_it_turned(day, changes)
    return Day(day, blocks, standing, resting)


def _off_until_it_turned(day: date, changes: tuple[Paused | Resumed, ...]) -> bool:
    """Whether the last switching up to this day's end was off, and reached beyond the day."""
    last = next((change for change in reversed(changes) if change.day <= day), None)
    if not isinstance(last, Paused):
        return False
    return last.until is None or lived_day(last.until) > day


def week_json(week: Week) -> dict[str, object]:
    """The week as plain data for other programs, days as 2026-11-24."""
    return {
        "first": week.first.isoformat(),
        "last": week.last.isoformat(),
        "days": [
            {
                "day": day.day.isoformat(),
                "standing": day.standing,
                "rest": day.resting,
                **dict(zip(PILLARS, day.counts, strict=True)),
                "total": day.total,
            }
            for day in week.days
        ],
        "counts": {pillar: week.count(pillar) for pillar in PILLARS},
        "total": week.total,
        "active_days": week.active_days,
        "goal": {"per_day": week.goal.per_day, "days": week.goal.days},
    }
