"""What comes next, if the user sits on: an estimate for the tray and the panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from backcare_desktop.core.due import CLOSING
from backcare_desktop.core.heat_slot import choose_now
from backcare_desktop.core.hours import Span, later_by, lived_day, open_span, seconds_between, spans
from backcare_desktop.core.ledger import has_ended
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, spacing
from backcare_desktop.core.plan import Plan, Slot, Spaced, Timed, windows


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The next prompt: when at the earliest, of which slot, with which routines."""

    at: datetime
    slot: str
    routines: tuple[str, ...]


def upcoming(plan: Plan, phase: Phase, moment: Moment) -> Upcoming | None:
    """The next prompt of today; None when nothing more will come."""
    promise = phase.promise
    if promise is not None:
        at = later_by(moment.wall, max(0.0, promise.earliest - moment.boot))
        return Upcoming(at, promise.fact.slot, promise.fact.routines)
    found = [u for slot in plan.slots if (u := _of_slot(plan, phase, slot, moment))]
    timed = {slot.id for slot in plan.slots if isinstance(slot, Timed)}
    return min(found, key=lambda u: (u.at.timestamp(), u.slot not in timed), default=None)


def next_slot(plan: Plan, phase: Phase, moment: Moment) -> str | None:
    """The slot whose turn comes next."""
    coming = upcoming(plan, phase, moment)
    return coming.slot if coming else None


def _of_slot(plan: Plan, phase: Phase, slot: Slot, moment: Moment) -> Upcoming | None:
    if isinstance(slot, Spaced):
        at = None if phase.ledger.mark == "rest" else _spaced(plan, phase, slot, moment)
    elif any(fact.slot == slot.id for fact in phase.ledger.held) and not slot.beside_hours:
        at = _not_before_quiet(phase, moment, moment.wall)
    else:
        at = _timed(plan, phase, slot, moment)
    choice = choose_now(plan, phase.ledger, slot, replace(moment, wall=at)) if at else None
    return Upcoming(at, slot.id, choice.routines) if at and choice else None


def _spaced(plan: Plan, phase: Phase, slot: Spaced, moment: Moment) -> datetime | None:
    needed = spacing(phase.ledger, slot)
    for span in _spans_to_come(plan, moment):
        running = phase.open and moment.wall in span
        wait = max(0.0, needed - phase.clocks.get(slot.id, 0.0)) if running else needed
        begin = moment.wall if moment.wall in span else span.start
        at = _not_before_quiet(phase, moment, later_by(begin, wait))
        if seconds_between(at, span.end) > CLOSING:
            return at
    return None


def _timed(plan: Plan, phase: Phase, slot: Timed, moment: Moment) -> datetime | None:
    coming = windows(slot, plan.hours, moment.wall)
    found = (_within(plan, phase, slot, opened, moment) for opened in coming)
    return next((at for at in found if at), None)


def _within(plan: Plan, phase: Phase, slot: Timed, opened: Span, moment: Moment) -> datetime | None:
    """When the prompt of this window can come, if it belongs to the day being lived."""
    now = moment.wall
    if lived_day(opened.start) > phase.ledger.day or has_ended(phase.ledger, slot.id, opened):
        return None
    at = _not_before_quiet(phase, moment, max(opened.start, now, key=datetime.timestamp))
    if slot.beside_hours:
        return at if at in opened else None
    for span in _spans_to_come(plan, moment):
        begin = max(at, span.start, key=datetime.timestamp)
        if begin in opened and seconds_between(begin, span.end) > CLOSING:
            return begin
    return None


def _not_before_quiet(phase: Phase, moment: Moment, at: datetime) -> datetime:
    quiet = max(phase.quiet_until, phase.settle_until) - moment.boot
    return max(at, later_by(moment.wall, quiet), key=datetime.timestamp)


def _spans_to_come(plan: Plan, moment: Moment) -> list[Span]:
    running = open_span(plan.hours, moment.wall)
    today = spans(plan.hours, moment.wall.date(), moment.wall)
    coming = [span for span in today if span.start.timestamp() > moment.wall.timestamp()]
    return [running, *coming] if running else coming
