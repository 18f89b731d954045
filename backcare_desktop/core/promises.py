"""*Later*: when it is kept, and whether the hours last so long (law 15)."""

from __future__ import annotations

from datetime import datetime

from backcare_desktop.core.facts import Postponed
from backcare_desktop.core.hours import later_by, seconds_between
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Promise

NEXT_PAUSE_EARLIEST = 300.0
"""Seconds before which "at the next pause" does not come (law 15)."""

NEXT_PAUSE_LATEST = 1800.0
"""Seconds by which it comes at all events (law 15)."""


def promise_of(fact: Postponed, moment: Moment) -> Promise:
    """When a *Later* is kept, on the `boot` clock."""
    made = moment.boot - max(0.0, seconds_between(fact.at, moment.wall))
    if fact.until is None:
        return Promise(fact, made + NEXT_PAUSE_EARLIEST, made + NEXT_PAUSE_LATEST)
    at = made + seconds_between(fact.at, fact.until)
    return Promise(fact, at, at)


def lapses_at(phase: Phase, minutes: int | None, moment: Moment) -> datetime | None:
    """The end of hours before which a *Later* of so many minutes would not come.

    None where it would; beside the hours nothing is asked for.
    """
    if phase.span is None:
        return None
    seconds = NEXT_PAUSE_EARLIEST if minutes is None else minutes * 60.0
    at = later_by(moment.wall, seconds)
    return None if at in phase.span else phase.span.end
