"""What the user was doing since the last look: sitting, gone, or back (laws 3 and 6 to 8)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.facts import WasAway
from backcare_desktop.core.hours import later_by
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step, fact_noted
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Routine

SLEPT_AFTER = 30.0
"""Seconds later than asked for that mean sleep (law 3)."""

SETTLES = 120.0
"""Seconds after an absence in which nothing is offered (law 8)."""

ABSENT = 60.0
"""Seconds of absence after which the user settles first (law 8)."""

LOOKS_APART = 60.0
"""Seconds until the next look, at most, while a card waits for someone to come back."""

CARD_GOES = 30.0
"""Seconds of a lock that take a card down (law 8)."""

NOISE = 0.5
"""Seconds by which two readings of the same input may differ."""


def lived_through(plan: Plan, phase: Phase, moment: Moment) -> Step:
    """The time since the last look, put down as sitting or absence."""
    played = _played(plan, phase)
    if played and any(routine.by_wall for routine in played):
        there = replace(phase, present_from=moment.boot, gone_since=None)
        return Step(_moved_on(there, moment))
    phase = _card_taken_down(plan, phase, moment)
    if not phase.open:
        return Step(_moved_on(_settling_beside(phase, moment), moment))
    if phase.gone_since is None:
        phase = _perhaps_left(plan, phase, moment)
    if phase.gone_since is not None:
        return _perhaps_back(plan, phase, phase.gone_since, moment)
    sat = moment.boot - phase.boot
    if played:
        phase = replace(phase, present_from=moment.boot)
        sat = 0.0 if any(routine.on_feet for routine in played) else sat
    return Step(_moved_on(phase, moment, sat=sat))


def cut_short(phase: Phase, plan: Plan, moment: Moment) -> Step:
    """An absence that lasts beyond the working hours ends with them."""
    since = phase.gone_since
    phase = replace(phase, gone_since=None)
    if since is None or moment.boot - since < plan.away * 60:
        return Step(phase)
    settles = replace(phase, settle_until=moment.boot + SETTLES)
    return fact_noted(Step(settles), _was_away(phase, since, moment.boot, moment))


def _settling_beside(phase: Phase, moment: Moment) -> Phase:
    """Outside hours no absence is counted, but who comes back settles all the same."""
    idle = moment.idle is not None and moment.idle >= ABSENT and not moment.sits_still
    if not (idle or moment.locked_since is not None or _slept(phase, moment)):
        return phase
    return phase.settling(moment.boot + LOOKS_APART + SETTLES)


def _played(plan: Plan, phase: Phase) -> tuple[Routine, ...]:
    session = phase.ledger.session
    if session is None:
        return ()
    found = (plan.routines[name] for name in session.routines if name in plan.routines)
    return tuple(routine.in_sort(session.sort) for routine in found)


def _perhaps_left(plan: Plan, phase: Phase, moment: Moment) -> Phase:
    if _slept(phase, moment):
        return _gone(phase, phase.last_input)
    if moment.locked_since is not None:
        sat = phase.sat_for(moment.locked_since - phase.boot)
        return _gone(sat, min(moment.last_input, moment.locked_since))
    if phase.ledger.session is not None:
        return phase
    if moment.sits_still:
        return replace(phase, present_from=moment.boot)
    since = max(moment.last_input, phase.present_from)
    return _gone(phase, since) if moment.boot - since >= plan.away * 60 else phase


def _gone(phase: Phase, since: float) -> Phase:
    return replace(phase, gone_since=max(since, phase.present_from), ready_since=None)


def _card_taken_down(plan: Plan, phase: Phase, moment: Moment) -> Phase:
    if phase.showing is None:
        return phase
    locked = moment.boot if moment.locked_since is None else moment.locked_since
    since = moment.last_input if phase.gone_since is None else phase.gone_since
    left = moment.boot - max(since, phase.present_from) >= plan.away * 60
    if left or moment.boot - locked >= CARD_GOES or _slept(phase, moment):
        return replace(phase, showing=None)
    return phase


def _slept(phase: Phase, moment: Moment) -> bool:
    return moment.boot > phase.asked + SLEPT_AFTER


def _perhaps_back(plan: Plan, phase: Phase, since: float, moment: Moment) -> Step:
    back, locked = _returned(phase, moment), moment.locked_since
    silent = back <= since + NOISE and moment.idle != 0.0  # at zero somebody is here just now
    still_gone = silent or (locked is not None and back > locked)
    if (moment.boot if still_gone else back) - since >= plan.away * 60:
        phase = phase.rested()
    if still_gone:
        return Step(_moved_on(phase, moment))
    step = _back(plan, phase, since, moment)
    until = moment.boot if locked is None else locked
    sat = step.phase.sat_for(until - back)
    if locked is not None:
        sat = _gone(sat, back)
    return Step(_moved_on(sat, moment), step.facts)


def _returned(phase: Phase, moment: Moment) -> float:
    """When who is here touched something first: with the unlock, if it was since the last look."""
    last, unlocked = moment.last_input, moment.unlocked
    if unlocked is None or _slept(phase, moment) or not phase.boot < unlocked < last:
        return last
    return unlocked


def _back(plan: Plan, phase: Phase, since: float, moment: Moment) -> Step:
    back = _returned(phase, moment)
    step = Step(replace(phase, gone_since=None))
    if back - since >= plan.away * 60:
        step = fact_noted(step, _was_away(phase, since, back, moment))
    settle = back + SETTLES if back - since >= ABSENT else phase.settle_until
    return Step(replace(step.phase, settle_until=settle), step.facts)


def _was_away(phase: Phase, since: float, back: float, moment: Moment) -> WasAway:
    return WasAway(
        id=moment.name(len(phase.today)),
        at=later_by(moment.wall, back - moment.boot),
        day=phase.ledger.day,
        began=later_by(moment.wall, since - moment.boot),
    )


def _moved_on(phase: Phase, moment: Moment, *, sat: float = 0.0) -> Phase:
    return phase.moved_on(moment.wall, moment.boot, moment.last_input, sat)
