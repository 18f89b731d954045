"""What is due now, and what of it may be offered (laws 5, 9, 11, 13 and 16)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from backcare_desktop.core.choice import Choice
from backcare_desktop.core.facts import Paused, SatFor, TimeOfDay, Why
from backcare_desktop.core.heat_slot import choose_now
from backcare_desktop.core.hours import Span, lived_day, seconds_between, spans
from backcare_desktop.core.ledger import has_ended
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, spacing
from backcare_desktop.core.plan import Plan, Slot, Spaced, Timed, windows

CLOSING = 300.0
"""Seconds before the end of a range in which nothing new is offered (law 13)."""

A_DAY = 12
"""Prompts a day, unless the chosen spacing needs more (law 16)."""

EARLY = 0.5
"""Seconds by which a clock may be short and its slot still be due."""


@dataclass(frozen=True, slots=True)
class Due:
    """A slot whose time it is, what it would offer and why."""

    slot: Slot
    choice: Choice
    why: Why


def allowed(plan: Plan, phase: Phase, moment: Moment) -> list[Due]:
    """Of what is due, what may be offered by hours, pause and number (laws 13 and 16)."""
    if is_paused(phase.ledger.paused, moment):
        return []
    found = all_due(plan, phase, moment)
    if not found:
        return []
    within = phase.open and not is_closing(phase.span, moment)
    full = _counted(plan, phase) >= most_prompts(plan, moment)
    return [
        due
        for due in found
        if (isinstance(due.slot, Timed) and due.slot.beside_hours) or (within and not full)
    ]


def _counted(plan: Plan, phase: Phase) -> int:
    """The prompts of the day so far, those beside the hours apart (law 16)."""
    beside = (s for s in plan.slots if isinstance(s, Timed) and s.beside_hours)
    return phase.ledger.prompts - sum(1 for slot in beside if slot.id in phase.ledger.turns)


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
    now, posix = moment.wall, moment.wall.timestamp()
    for span in windows(slot, plan.hours, now):
        if span.begins <= posix < span.ends:
            return span
    return None


def window_or_held(plan: Plan, phase: Phase, slot: Timed, moment: Moment) -> Span | None:
    """The window that is open, or that closed while a hold kept its prompt back (law 12)."""
    opened = window_now(plan, slot, moment)
    if opened is not None or slot.beside_hours:
        return opened
    held = next((fact for fact in phase.ledger.held if fact.slot == slot.id), None)
    return None if held is None else window_now(plan, slot, replace(moment, wall=held.at))


def _due(plan: Plan, phase: Phase, slot: Slot, moment: Moment) -> Due | None:
    why = _why(plan, phase, slot, moment)
    choice = choose_now(plan, phase.ledger, slot, moment) if why else None
    return Due(slot, choice, why) if choice and why else None


def _why(plan: Plan, phase: Phase, slot: Slot, moment: Moment) -> Why | None:
    if isinstance(slot, Timed):
        if slot.id in phase.ledger.ended or not (phase.open or slot.beside_hours):
            return None
        opened = window_or_held(plan, phase, slot, moment)
        if opened is None or has_ended(phase.ledger, slot.id, opened):
            return None
        return TimeOfDay(opened.end)
    sat = phase.clocks.get(slot.id, 0.0)
    if not phase.open or phase.ledger.mark == "rest" or sat < spacing(phase.ledger, slot) - EARLY:
        return None
    return SatFor(round(sat / 60))
