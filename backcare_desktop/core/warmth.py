"""What the facts say of heat: whether it runs, whether the pad is off, how often it was used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from backcare_desktop.core.facts import (
    HeatArea,
    HeatChecked,
    HeatEnded,
    HeatSource,
    HeatStarted,
    PadOff,
)

COUNTS_FROM = 300.0
"""Seconds from which on heat counts, in the week and for the day's limit."""

SPACES_FROM = 60.0
"""Seconds from which on the next one waits; one begun by mistake is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatWish:
    """What heat begins with; None for what it was the last time.

    `remind`: it is offered in the working hours, too.
    """

    minutes: int | None = None
    source: HeatSource | None = None
    area: HeatArea | None = None
    remind: bool = False


@dataclass(frozen=True, slots=True)
class Warmth:
    """The standing of heat.

    `running` is what has not ended, `checked` the number of its last skin check; `ended` is over
    but its pad is not known to be off. `used` counts those of the lived day, `last_end` is when
    the last one ended; `usual` is the last one that was started, whose choices are kept.
    """

    running: HeatStarted | None = None
    checked: int = 0
    ended: HeatEnded | None = None
    used: int = 0
    last_end: datetime | None = None
    usual: HeatStarted | None = None

    @property
    def pad_may_be_on(self) -> bool:
        """Whether heat runs, or has ended and nobody said that the pad is off."""
        return self.running is not None or self.ended is not None

    def next_day(self) -> Warmth:
        """The same after the turn of the day."""
        return replace(self, used=0)


@dataclass(frozen=True, slots=True)
class HeatClock:
    """Heat by the clock that goes on through suspend: `boot` readings in seconds.

    `until` is its end, never later than its minutes after `started`. `asked` is since when a
    skin check is on screen, `over` since when it is told that the time is over.
    """

    started: float
    until: float
    asked: float | None = None
    over: float | None = None


def warmed(
    warmth: Warmth, fact: HeatStarted | HeatChecked | HeatEnded | PadOff, day: date
) -> Warmth:
    """The standing after one more fact; `day` is the lived day that is counted."""
    match fact:
        case HeatStarted():
            return replace(warmth, running=fact, checked=0, ended=None, usual=fact)
        case HeatChecked():
            return replace(warmth, checked=fact.number)
        case HeatEnded():
            return _ended(warmth, fact, day)
        case PadOff():
            return replace(warmth, ended=None)


def _ended(warmth: Warmth, fact: HeatEnded, day: date) -> Warmth:
    counts = fact.day == day and fact.seconds >= COUNTS_FROM
    last = fact.at if fact.seconds >= SPACES_FROM else warmth.last_end
    used = warmth.used + 1 if counts else warmth.used
    return replace(warmth, running=None, checked=0, ended=fact, used=used, last_end=last)
