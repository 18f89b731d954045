"""A week as it is shown: seven lived days, what was done on each, and what may be said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from backcare_desktop.core.facts import PILLARS, DayBegan, Mark, Paused, Pillar, Resumed
from backcare_desktop.core.hours import Hours, lived_day

DAYS = 7
RECENT = 28
"""Over so many days the active ones are counted, too; never in a row."""

Standing = Literal["past", "today", "ahead"]
"""Where a day lies, seen from today."""

Context = Literal["rest", "flare", "away", "sick", "off"]
"""What a day was besides what was done on it: no working day, for the last."""

_LEFT_OUT: tuple[Context, ...] = ("rest", "away", "sick", "off")

Switched = Paused | Resumed

Counts = Mapping[date, Mapping[Pillar, int]]
"""Blocks by lived day and pillar; what is not there is none."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the user would like: blocks on a day, and active days in a week."""

    per_day: int = 6
    days: int = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of days besides their blocks.

    `switched` are the prompts' switchings off and on, in order, from the last one before the
    first day on. `marks` say what the user called a day. `hours` tell the working days; None
    where every day is as good as another. `began` are the days that have begun, from the last
    one before the first day on.
    """

    switched: tuple[Switched, ...] = ()
    marks: Mapping[date, Mark] = field(default_factory=dict)
    hours: Hours | None = None
    began: tuple[DayBegan, ...] = ()


@dataclass(frozen=True, slots=True)
class Recent:
    """Of the days that end with a week's last one (or today): how many were active, of how many.

    Days of rest, away, sick or off without a block are no part of it, nor what lies before the
    first session.
    """

    active: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """One lived day; `counts` are blocks in the order of the pillars."""

    day: date
    counts: tuple[int, ...]
    standing: Standing
    context: Context | None = None

    def count(self, pillar: Pillar) -> int:
        """The blocks of one pillar."""
        return self.counts[PILLARS.index(pillar)]

    @property
    def total(self) -> int:
        """All blocks."""
        return sum(self.counts)

    @property
    def is_blank(self) -> bool:
        """Whether it has a context and no block: then the word for it stands in their place."""
        return self.context is not None and not self.total

    @property
    def is_left_out(self) -> bool:
        """Whether it is out of every denominator."""
        return self.is_blank and self.context in _LEFT_OUT

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
    """Seven days in a row. `since` is the first day that anything was ever done, if any.

    `planned` are its timed slots, by pillar, as the plan had them on each day; of a pillar for
    which that is not known of every day there is none.
    """

    days: tuple[Day, ...]
    goal: Goal = Goal()
    since: date | None = None
    recent: Recent = Recent()
    planned: Mapping[Pillar, int] = field(default_factory=dict)

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
        return tuple(day.day for day in self.days if day.is_blank and day.context == "rest")

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

    def of(self, pillar: Pillar) -> int | None:
        """How many timed slots a pillar has; None where that is open, or where more was done."""
        planned = self.planned.get(pillar, 0)
        return planned if planned >= max(1, self.count(pillar)) else None

    def days_with(self, pillar: Pillar) -> int:
        """On how many days a pillar was done."""
        return sum(day.count(pillar) > 0 for day in self.days)


def week_of(day: date, first_weekday: int = 0) -> date:
    """The first day of the week that holds this day; weekdays count from 0 for Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % DAYS)


def days_of(first: date) -> tuple[date, ...]:
    """The seven days from this one on."""
    return tuple(first + timedelta(days=ahead) for ahead in range(DAYS))


def recent_days(first: date, today: date) -> tuple[date, date]:
    """The first and the last of the recent days of the week that begins with this day."""
    last = min(first + timedelta(days=DAYS - 1), max(first, today))
    return last - timedelta(days=RECENT - 1), last


def made_week(  # noqa: PLR0913 - each is one thing known of the week
    first: date,
    today: date,
    counts: Counts,
    known: Known | None = None,
    *,
    goal: Goal | None = None,
    since: date | None = None,
    timed: Mapping[Pillar, int] | None = None,
) -> Week:
    """The week from this day on; `counts` and `known` go back over its recent days.

    `timed` are the timed slots of a day, by pillar, in the plan of now.
    """
    known = known or Known()
    days = tuple(made_day(day, today, counts.get(day, {}), known) for day in days_of(first))
    recent = _recent(first, today, counts, known, since)
    planned = _planned(days, known, min(since or today, today), timed or {})
    return Week(days, goal or Goal(), since, recent, planned)


def _planned(
    days: tuple[Day, ...], known: Known, begin: date, timed: Mapping[Pillar, int]
) -> Mapping[Pillar, int]:
    """Of the days that count, also those to come: rest, away, sick and off are out of it."""
    is_now = any(day.standing == "today" for day in days)
    span = (day for day in days if day.day >= begin)
    counting = (day for day in span if _context(day.day, known, done=False) not in _LEFT_OUT)
    slots = [_timed_on(day, known, timed if is_now else {}) for day in counting]
    return {
        pillar: sum(one[pillar] for one in slots)
        for pillar in PILLARS
        if slots and all(pillar in one for one in slots)
    }


def _timed_on(day: Day, known: Known, now: Mapping[Pillar, int]) -> Mapping[Pillar, int]:
    """By the plan of that day, if it is over; else by that of now. None was begun: the last one."""
    past = day.standing == "past"
    began = next((one for one in reversed(known.began) if one.day <= day.day), None)
    return Counter(began.timed) if past and began and began.timed is not None else now


def _recent(first: date, today: date, counts: Counts, known: Known, since: date | None) -> Recent:
    if since is None:
        return Recent()
    begin, end = recent_days(first, today)
    begin = max(begin, since)
    span = (begin + timedelta(days=ahead) for ahead in range((end - begin).days + 1))
    days = [made_day(day, today, counts.get(day, {}), known) for day in span]
    counted = [day for day in days if not day.is_left_out]
    return Recent(sum(day.is_active for day in counted), len(counted))


def made_day(day: date, today: date, counts: Mapping[Pillar, int], known: Known) -> Day:
    """One day with its blocks, and what it was besides."""
    blocks = tuple(counts.get(pillar, 0) for pillar in PILLARS)
    standing: Standing = "today" if day == today else "past" if day < today else "ahead"
    context = None if standing == "ahead" else _context(day, known, done=any(blocks))
    return Day(day, blocks, standing, context)


def _context(day: date, known: Known, *, done: bool) -> Context | None:
    """What the user called it comes first; that nothing was done is needed for a mere guess."""
    mark = known.marks.get(day)
    if mark is not None:
        return None if mark == "ordinary" else mark
    pause = _off_until_it_turned(day, known.switched)
    if pause is not None and pause.kind != "pause":
        return "away" if pause.kind == "holiday" else "sick"
    if done:
        return None
    return "rest" if pause is not None else "off" if _is_off(day, known.hours) else None


def _is_off(day: date, hours: Hours | None) -> bool:
    return hours is not None and (day in hours.off or not hours.week[day.weekday()])


def _off_until_it_turned(day: date, switched: tuple[Switched, ...]) -> Paused | None:
    """The last switching up to this day's end, if it was off and reached beyond the day."""
    last = next((change for change in reversed(switched) if change.day <= day), None)
    if not isinstance(last, Paused):
        return None
    return last if last.until is None or lived_day(last.until) > day else None


def week_json(week: Week) -> dict[str, object]:
    """The week as plain data for other programs, days as 2026-11-24."""
    return {
        "first": week.first.isoformat(),
        "last": week.last.isoformat(),
        "days": [
            {
                "day": day.day.isoformat(),
                "standing": day.standing,
                "context": day.context,
                **dict(zip(PILLARS, day.counts, strict=True)),
                "total": day.total,
            }
            for day in week.days
        ],
        "counts": {pillar: week.count(pillar) for pillar in PILLARS},
        "of": {pillar: of for pillar in PILLARS if (of := week.of(pillar)) is not None},
        "total": week.total,
        "active_days": week.active_days,
        "recent": {"active": week.recent.active, "days": week.recent.days},
        "goal": {"per_day": week.goal.per_day, "days": week.goal.days},
    }
