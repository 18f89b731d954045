"""When the schedule wants to be asked next (law 3)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from backcare_desktop.core.due import all_due, is_paused
from backcare_desktop.core.heat_time import heat_looks
from backcare_desktop.core.hours import next_day_turn, next_opening, seconds_between
from backcare_desktop.core.moment import GRAIN, Moment
from backcare_desktop.core.offering import (
    NEXT_PAUSE,
    PAUSE_LEAST,
    PAUSE_MOST,
    TYPES_ON,
    stays,
)
from backcare_desktop.core.phase import Phase, spacing
from backcare_desktop.core.plan import Plan, Spaced, Timed, windows
from backcare_desktop.core.presence import CARD_GOES

COUNTING = 60.0
"""Seconds between two looks while sitting is counted."""

CARD_UP = 15.0
"""Seconds between two looks while a card is up."""

RESTING = 3600.0
"""Seconds between two looks outside working hours, at most."""

SOONEST = 0.25
"""Seconds before which no look is asked for."""


def next_look(plan: Plan, phase: Phase, moment: Moment) -> float:
    """The `boot` reading at which to look next."""
    if phase.open or phase.ledger.session or phase.showing:
        wanted = (*_while_open(plan, phase, moment), moment.boot + COUNTING)
    else:
        wanted = (*_while_shut(plan, phase, moment), moment.boot + RESTING)
    coming = (at for at in (*wanted, *heat_looks(phase, moment)) if at > moment.boot)
    return max(_not_before(min(coming)), moment.boot + SOONEST)


def _not_before(at: float) -> float:
    """The first exact reading by which the wall has come so far, too."""
    return ceil(at * GRAIN) / GRAIN


def _while_open(plan: Plan, phase: Phase, moment: Moment) -> Iterator[float]:
    if phase.showing is not None:
        yield moment.boot + CARD_UP
        if not phase.showing.under_pointer:
            yield moment.boot + stays(plan, phase, moment)
        if moment.locked_since is not None:
            yield moment.locked_since + CARD_GOES
    if phase.span is not None:
        yield moment.boot + seconds_between(moment.wall, phase.span.end)
    if phase.gone_since is not None:
        yield phase.gone_since + plan.away * 60
        return
    if moment.idle is not None:
        yield max(moment.last_input, phase.present_from) + plan.away * 60
    yield phase.quiet_until
    yield phase.settle_until
    yield from _due_times(plan, phase, moment)
    yield from _waiting_for_a_pause(phase, moment)


def _due_times(plan: Plan, phase: Phase, moment: Moment) -> Iterator[float]:
    for slot in plan.slots:
        if isinstance(slot, Spaced):
            yield moment.boot + spacing(phase.ledger, slot) - phase.clocks.get(slot.id, 0.0)
        elif slot.id not in phase.ledger.ended:
            opens = _opening(plan, slot, moment, COUNTING)
            if opens is not None:
                yield opens


def _opening(plan: Plan, slot: Timed, moment: Moment, ahead: float) -> float | None:
    """The next one, if it comes before the look that is asked for in any case."""
    now = moment.wall.timestamp()
    for opens in windows(slot, plan.hours, moment.wall):
        if now < opens.begins <= now + ahead + 1:
            return moment.boot + seconds_between(moment.wall, opens.start)
    return None


def _waiting_for_a_pause(phase: Phase, moment: Moment) -> Iterator[float]:
    if phase.promise is not None:
        yield phase.promise.earliest
        yield phase.promise.latest
        if moment.boot >= phase.promise.earliest:
            yield from _pause_of(NEXT_PAUSE, moment)
    if phase.ready_since is not None:
        yield phase.ready_since + TYPES_ON
        yield from _pause_of(PAUSE_LEAST, moment)


def _pause_of(seconds: float, moment: Moment) -> Iterator[float]:
    if moment.idle is not None and moment.idle <= PAUSE_MOST:
        yield moment.last_input + seconds


def _while_shut(plan: Plan, phase: Phase, moment: Moment) -> Iterator[float]:
    changes = [next_opening(plan.hours, moment.wall), next_day_turn(moment.wall)]
    if phase.span is not None:
        changes.append(phase.span.end)
    if phase.ledger.paused is not None:
        changes.append(phase.ledger.paused.until)
    for at in changes:
        if at is not None:
            yield moment.boot + seconds_between(moment.wall, at)
    for slot in plan.slots:
        if isinstance(slot, Timed) and slot.beside_hours and slot.id not in phase.ledger.ended:
            yield from _beside(plan, phase, slot, moment)


def _beside(plan: Plan, phase: Phase, slot: Timed, moment: Moment) -> Iterator[float]:
    opens = _opening(plan, slot, moment, RESTING)
    if opens is not None:
        yield opens
    if phase.ready_since is not None:
        yield from _waiting_for_a_pause(phase, moment)
    elif not is_paused(phase.ledger.paused, moment) and all_due(plan, phase, moment):
        yield moment.boot + COUNTING
