"""Which prompt comes, and when (laws 5, 9 to 16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from backcare_desktop.core.choice import Choice, choose
from backcare_desktop.core.facts import (
    Paused,
    Postponed,
    Prompted,
    SatFor,
    TimeOfDay,
    Unanswered,
    Why,
)
from backcare_desktop.core.hours import Span, lived_day, seconds_between, spans
from backcare_desktop.core.ledger import has_ended
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Showing, Step, fact_noted, spacing
from backcare_desktop.core.plan import Plan, Slot, Spaced, Timed, window

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

CLOSING = 300.0
"""Seconds before the end of a range in which nothing new is offered (law 13)."""

A_DAY = 12
"""Prompts a day, unless the chosen spacing needs more (law 16)."""


@dataclass(frozen=True, slots=True)
class Due:
    """A slot whose time it is, what it would offer and why."""

    slot: Slot
    choice: Choice
    why: Why


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
    )
    return fact_noted(Step(phase.with_clock(prompt.slot, 0.0)), fact)


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
    if phase.gone_since is not None or phase.ledger.session or phase.showing:
        return Step(replace(phase, ready_since=None))
    if phase.promise is not None:
        return _keep_promise(plan, phase, moment)
    return _offer_new(plan, phase, moment)


def all_due(plan: Plan, phase: Phase, moment: Moment) -> list[Due]:
    """Every slot that is due now: timed before spaced, then in the plan's order (law 11)."""
    found = [due for slot in plan.slots if (due := _due(plan, phase, slot, moment))]
    return sorted(found, key=lambda due: isinstance(due.slot, Spaced))


def is_paused(paused: Paused | None, moment: Moment) -> bool:
    """Whether prompts are switched off at this moment (law 13)."""
    if paused is None:
        return False
    return paused.until is None or seconds_between(moment.wall, paused.until) > 0


def most_prompts(plan: Plan, moment: Moment) -> int:
    """How many prompts this day may have (law 16)."""
    day = spans(plan.hours, lived_day(moment.wall), moment.wall)
    needed = sum(1 for slot in plan.slots if isinstance(slot, Timed) and not slot.beside_hours)
    for slot in plan.slots:
        if isinstance(slot, Spaced):
            every = slot.every * 60
            needed += sum(int(seconds_between(s.start, s.end) // every) for s in day)
    return max(A_DAY, needed)


def is_closing(span: Span | None, moment: Moment) -> bool:
    """Whether the range of hours is in its last minutes, or over."""
    return span is None or seconds_between(moment.wall, span.end) <= CLOSING


def window_now(plan: Plan, slot: Timed, moment: Moment) -> Span | None:
    """The window of a timed slot that is open now, also one that began before midnight."""
    today = moment.wall.date()
    days = (today, today - timedelta(days=1))
    opened = (window(slot, plan.hours, day, moment.wall) for day in days)
    return next((span for span in opened if span and moment.wall in span), None)


def _due(plan: Plan, phase: Phase, slot: Slot, moment: Moment) -> Due | None:
    if isinstance(slot, Spaced):
        if not phase.open or phase.clocks.get(slot.id, 0.0) < spacing(phase.ledger, slot) - 0.5:
            return None
        why: Why = SatFor(round(phase.clocks.get(slot.id, 0.0) / 60))
    else:
        opened = window_now(plan, slot, moment)
        if opened is None or has_ended(phase.ledger, slot.id, opened):
            return None
        if not (phase.open or slot.beside_hours):
            return None
        why = TimeOfDay(opened.end)
    choice = choose(plan, phase.ledger, slot)
    return Due(slot, choice, why) if choice else None


def _offer_new(plan: Plan, phase: Phase, moment: Moment) -> Step:
    due = _first_allowed(plan, phase, moment)
    if due is None:
        return Step(replace(phase, ready_since=None))
    choice = due.choice
    what = _Showable(due.slot.id, choice.turn, choice.routines, due.why)
    return _show_at_a_pause(phase, what, moment)


def _show_at_a_pause(phase: Phase, what: _Showable, moment: Moment) -> Step:
    """Not into the typing, and not to an empty chair (law 10)."""
    if moment.idle is not None and moment.idle > PAUSE_MOST:
        return Step(replace(phase, ready_since=None))
    ready = phase.ready_since if phase.ready_since is not None else moment.boot
    typing = moment.idle is not None and moment.idle < PAUSE_LEAST
    if typing and moment.boot - ready < TYPES_ON:
        return Step(replace(phase, ready_since=ready))
    return _show(phase, what, moment)


def _first_allowed(plan: Plan, phase: Phase, moment: Moment) -> Due | None:
    if moment.boot < max(phase.quiet_until, phase.settle_until):
        return None
    if is_paused(phase.ledger.paused, moment):
        return None
    within = not is_closing(phase.span, moment) and phase.open
    full = phase.ledger.prompts >= most_prompts(plan, moment)
    found = (
        due
        for due in all_due(plan, phase, moment)
        if (isinstance(due.slot, Timed) and due.slot.beside_hours) or (within and not full)
    )
    return next(found, None)


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
        return Step(replace(phase, ready_since=None))
    if moment.boot < promise.latest and moment.idle is not None and moment.idle < NEXT_PAUSE:
        return Step(phase)
    why = _why_again(plan, phase, fact, moment)
    what = _Showable(fact.slot, fact.turn, fact.routines, why, fact.prompt)
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
        return Step(replace(phase, ready_since=None))
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
    shown = replace(phase, ready_since=None, promise=promise, showing=Showing(fact, moment.boot))
    return fact_noted(Step(shown), fact)
