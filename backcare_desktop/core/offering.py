"""Which prompt comes, and when (laws 5, 9 to 16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from backcare_desktop.core.choice import still_open
from backcare_desktop.core.due import allowed, window_now
from backcare_desktop.core.facts import Postponed, Prompted, SatFor, TimeOfDay, Unanswered, Why
from backcare_desktop.core.heat_slot import may_come
from backcare_desktop.core.holding import hold_back, turns_begun_anew
from backcare_desktop.core.hours import seconds_between
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Showing, Step, fact_noted
from backcare_desktop.core.plan import Plan, Slot, Timed

ON_SCREEN = 60.0
"""Seconds that an unanswered card stays (law 14)."""

BESIDE_HOURS = 1800.0
"""Seconds that a card beside the hours stays (law 13)."""

PAUSE_LEAST = 3.0
"""Seconds without input that make a natural pause (law 10)."""

PAUSE_MOST = 60.0
"""Seconds without input after which perhaps nobody is there (law 10)."""

TYPES_ON = 120.0
"""Seconds that a due prompt waits for someone who goes on typing (law 10)."""

NEXT_PAUSE = 20.0
"""Seconds without input that are "the next pause" of a *Later* (law 15)."""


@dataclass(frozen=True, slots=True)
class _Showable:
    slot: str
    turn: int
    routines: tuple[str, ...]
    why: Why
    continues: UUID | None = None


def fold_away(plan: Plan, phase: Phase, moment: Moment) -> Step:
    """An unanswered card goes when its time is over (law 14); behind a lock none counts."""
    if phase.showing is None:
        return Step(phase)
    locked = moment.locked_since is not None
    showing = replace(phase.showing, boot=moment.boot) if locked else phase.showing.at(moment.boot)
    phase = replace(phase, showing=showing)
    if stays(plan, phase, moment) > 0:
        return Step(phase)
    phase = replace(phase, showing=None)
    if showing.taken_up:
        return Step(phase)
    prompt = showing.prompt
    fact = Unanswered(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        prompt=prompt.id,
        slot=prompt.slot,
        folds=not is_beside_hours(plan, prompt.slot),
    )
    return fact_noted(Step(phase.with_clock(prompt.slot, 0.0)), fact)


def is_beside_hours(plan: Plan, slot_id: str) -> bool:
    """Whether a slot's card is the evening's, which stands beside the hours (law 13)."""
    slot = plan.slot(slot_id)
    return isinstance(slot, Timed) and slot.beside_hours


def stays(plan: Plan, phase: Phase, moment: Moment) -> float:
    """For how many seconds more the card that is up stays, if nobody answers.

    The sleep card stays for half an hour, but not beyond bedtime (law 13).
    """
    if phase.showing is None:
        return 0.0
    slot = plan.slot(phase.showing.prompt.slot)
    if not isinstance(slot, Timed) or not slot.beside_hours:
        return ON_SCREEN - phase.showing.seconds
    opened = window_now(plan, slot, moment)
    until = seconds_between(moment.wall, opened.end) if opened else 0.0
    return min(BESIDE_HOURS - phase.showing.seconds, until)


def offer(plan: Plan, phase: Phase, moment: Moment) -> Step:
    """A prompt, if one is due and this is the moment for it."""
    locked = moment.locked_since is not None
    if phase.gone_since is not None or locked or phase.ledger.session or phase.showing:
        return _not_ready(phase)
    if moment.holds:
        return hold_back(plan, phase, moment)
    if phase.promise is not None:
        return _keep_promise(plan, phase, moment)
    return _offer_new(plan, phase, moment)


def _offer_new(plan: Plan, phase: Phase, moment: Moment) -> Step:
    quiet = moment.boot < max(phase.quiet_until, phase.settle_until)
    due = None if quiet else next(iter(allowed(plan, phase, moment)), None)
    if due is None:
        return _not_ready(phase)
    choice = due.choice
    what = _Showable(due.slot.id, choice.turn, choice.routines, due.why)
    return _show_at_a_pause(phase, what, moment)


def _not_ready(phase: Phase) -> Step:
    return Step(phase if phase.ready_since is None else replace(phase, ready_since=None))


def _show_at_a_pause(phase: Phase, what: _Showable, moment: Moment) -> Step:
    """Not into the typing, and not to an empty chair (law 10)."""
    if moment.idle is not None and moment.idle > PAUSE_MOST and not moment.sits_still:
        return _not_ready(phase)
    ready = phase.ready_since if phase.ready_since is not None else moment.boot
    typing = moment.idle is not None and moment.idle < PAUSE_LEAST
    if typing and moment.boot - ready < TYPES_ON:
        return Step(replace(phase, ready_since=ready))
    return _show(phase, what, moment)


def _keep_promise(plan: Plan, phase: Phase, moment: Moment) -> Step:
    promise = phase.promise
    if promise is None or moment.boot < promise.earliest:
        return _beside_promise(plan, phase, moment)
    fact = promise.fact
    slot = plan.slot(fact.slot)
    beside = isinstance(slot, Timed) and slot.beside_hours
    if beside and not _window_open(plan, slot, moment):
        return Step(replace(phase, promise=None))
    if moment.boot < phase.settle_until or not (phase.open or beside):
        return _not_ready(phase)
    routines = still_open(plan, phase.ledger, fact.slot, fact.routines)
    if not routines or not may_come(plan, phase.ledger, slot, routines, moment):
        return Step(replace(phase, promise=None))
    if moment.boot < promise.latest and moment.idle is not None and moment.idle < NEXT_PAUSE:
        return Step(phase)
    why = _why_again(plan, phase, fact, moment)
    what = _Showable(fact.slot, fact.turn, routines, why, fact.prompt)
    return _show_at_a_pause(phase, what, moment)


def _why_again(plan: Plan, phase: Phase, fact: Postponed, moment: Moment) -> Why:
    slot = plan.slot(fact.slot)
    if not isinstance(slot, Timed):
        return SatFor(round(phase.clocks.get(fact.slot, 0.0) / 60))
    opened = window_now(plan, slot, moment)
    return TimeOfDay(opened.end if opened else moment.wall)


def _window_open(plan: Plan, slot: Slot | None, moment: Moment) -> bool:
    return isinstance(slot, Timed) and window_now(plan, slot, moment) is not None


def _beside_promise(plan: Plan, phase: Phase, moment: Moment) -> Step:
    """Something else may come before the promise, if the promise is far enough off."""
    promise = phase.promise
    if promise is None or promise.earliest - moment.boot < plan.quiet_gap * 60:
        return _not_ready(phase)
    others = tuple(slot for slot in plan.slots if slot.id != promise.fact.slot)
    return _offer_new(replace(plan, slots=others), phase, moment)


def _show(phase: Phase, what: _Showable, moment: Moment) -> Step:
    fact = Prompted(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        slot=what.slot,
        turn=what.turn,
        routines=what.routines,
        why=what.why,
        continues=what.continues,
    )
    promise = None if what.continues else phase.promise
    shown = replace(
        turns_begun_anew(phase, what.slot),
        ready_since=None,
        promise=promise,
        showing=Showing(fact, moment.boot),
    )
    return fact_noted(Step(shown), fact)
