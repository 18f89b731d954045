"""The user's day as data: what is offered, how often or when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Literal, NamedTuple

from backcare_desktop.core.hours import Hours, Span, bedtime, later_by, workday
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.warmth import HeatWish

Rotation = tuple[tuple[str, ...], ...]
"""Sets of routine ids; each set is played in one session."""


@dataclass(frozen=True, slots=True)
class Spaced:
    """A slot that is due after `every` minutes of sitting since its last turn."""

    id: str
    every: int
    rotation: Rotation


class Anchor(NamedTuple):
    """A local time of day: so many minutes after (or before) a mark of the user's hours."""

    mark: Literal["start", "end", "bed"]
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Timed:
    """A slot that is due once a day while its window of local time is open."""

    id: str
    opens: Anchor
    closes: Anchor
    rotation: Rotation
    check_in: str = ""
    beside_hours: bool = False


Slot = Spaced | Timed


@dataclass(frozen=True, slots=True)
class Tile:
    """A row that can be started by hand and never prompts."""

    id: str
    rotation: Rotation = ()
    check_in: str = ""
    log: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the schedule goes by. `quiet_gap` and `away` are minutes (laws 11 and 6).

    `spacing` is the user's own, in minutes, or None where the slots' own stand. `folds_any_time`:
    the user wants forward folds also early in the day (rule A16). `heat` is what heat begins with.
    `reminders` are slots that come only where the user wants them; of `slots` only then.
    """

    name: str
    slots: tuple[Slot, ...]
    tiles: tuple[Tile, ...] = ()
    reminders: tuple[Timed, ...] = ()
    spacing: int | None = None
    quiet_gap: int = 15
    away: int = 5
    folds_any_time: bool = False
    heat: HeatWish = field(default_factory=HeatWish)
    hours: Hours = field(default_factory=Hours)
    routines: Mapping[str, Routine] = field(default_factory=dict)

    def slot(self, slot_id: str) -> Slot | None:
        """The slot of that id, if the plan still has it."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)


def windows(slot: Timed, hours: Hours, at: datetime) -> tuple[Span, ...]:
    """When a timed slot is due, in real time: on the day of `at`, the one before and after.

    A day off has no window.
    """
    return _windows(slot.opens, slot.closes, hours, at.date(), at.tzinfo)


@lru_cache(maxsize=64)
def _windows(
    opens: Anchor, closes: Anchor, hours: Hours, day: date, zone: tzinfo | None
) -> tuple[Span, ...]:
    """Kept, since each look asks for the same few days again."""
    days = (day - timedelta(days=1), day, day + timedelta(days=1))
    noons = ((one, datetime.combine(one, time(12), zone)) for one in days)
    found = (_window(opens, closes, hours, one, noon) for one, noon in noons)
    return tuple(span for span in found if span)


def _window(opens: Anchor, closes: Anchor, hours: Hours, day: date, like: datetime) -> Span | None:
    if day in hours.off:
        return None
    start, end = (_instant(anchor, hours, day, like) for anchor in (opens, closes))
    if start is None or end is None or end.timestamp() <= start.timestamp():
        return None
    return Span(start, end)


def _instant(anchor: Anchor, hours: Hours, day: date, like: datetime) -> datetime | None:
    if anchor.mark == "bed":
        return later_by(bedtime(hours, day, like), anchor.minutes * 60)
    work = workday(hours, day, like)
    if work is None:
        return None
    return later_by(work.start if anchor.mark == "start" else work.end, anchor.minutes * 60)
