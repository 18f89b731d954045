"""What an answer changes (laws 15, 19 and 20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from backcare_desktop.core import reply as r
from backcare_desktop.core.choice import choose, offered_for, refused_by
from backcare_desktop.core.facts import (
    LeftOut,
    Outcome,
    Paused,
    Pillar,
    Postponed,
    Prompted,
    Resumed,
    ScreenAnswered,
    SessionEnded,
    SessionStarted,
    Skipped,
    Sort,
    Unanswered,
    Undone,
    UnitDone,
)
from backcare_desktop.core.hours import later_by, seconds_between
from backcare_desktop.core.ledger import fold, within, without
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.offering import window_now
from backcare_desktop.core.phase import Phase, Promise, Showing, Step, fact_noted, spacing
from backcare_desktop.core.plan import Plan, Slot, Spaced, Timed
from backcare_desktop.core.score import score
from backcare_desktop.core.upcoming import next_slot

NEXT_PAUSE_EARLIEST = 300.0
"""Seconds before which "at the next pause" does not come (law 15)."""

NEXT_PAUSE_LATEST = 1800.0
"""Seconds by which it comes at all events (law 15)."""


@dataclass(frozen=True, slots=True)
class SessionRunning:
    """A session is running already; one at a time."""


@dataclass(frozen=True, slots=True)
class NothingOffered:
    """There is nothing that this could be an answer to."""


@dataclass(frozen=True, slots=True)
class NoSuchRoutine:
    """The library has no routine of this id."""

    routine: str


@dataclass(frozen=True, slots=True)
class ScreenSaysNo:
    """An answer to a safety question speaks against it; `instead` may be played."""

    routine: str
    screen: str
    instead: tuple[str, ...]


Refusal = SessionRunning | NothingOffered | NoSuchRoutine | ScreenSaysNo
"""Why an answer changed nothing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be played, and for which turn of which slot."""

    routines: tuple[str, ...]
    slot: str | None = None
    turn: int | None = None
    prompt: Prompted | None = None


def start(plan: Plan, phase: Phase, sort: Sort, moment: Moment) -> Step | Refusal:
    """Play what is on screen, was folded away, or comes next."""
    wanted = _wanted_now(plan, phase, moment)
    return _begin(plan, phase, wanted, sort, moment) if wanted else NothingOffered()


def start_by_hand(plan: Plan, phase: Phase, asked: r.StartByHand, moment: Moment) -> Step | Refusal:
    """Play what the user names; it counts as if offered (law 19)."""
    for name in asked.routines:
        routine = plan.routines.get(name)
        if routine is None:
            return NoSuchRoutine(name)
        gate = refused_by(routine, phase.ledger)
        if gate is not None:
            return ScreenSaysNo(name, gate.screen, gate.instead)
    slot = next(_slots_with(plan, phase, asked.routines, moment), None)
    choice = choose(plan, phase.ledger, slot) if slot else None
    turn = choice.turn if choice and choice.routines == asked.routines else None
    wanted = Wanted(asked.routines, slot.id if slot else None, turn)
    return _begin(plan, phase, wanted, asked.sort, moment)


def later(plan: Plan, phase: Phase, minutes: int | None, moment: Moment) -> Step | Refusal:
    """The same prompt again after a while, or at the next pause."""
    prompt = offered_now(phase)
    if prompt is None:
        return NothingOffered()
    until = None if minutes is None else later_by(moment.wall, minutes * 60)
    fact = Postponed(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        prompt=prompt.continues or prompt.id,
        slot=prompt.slot,
        turn=prompt.turn,
        routines=prompt.routines,
        until=until,
        timed=isinstance(plan.slot(prompt.slot), Timed),
    )
    step = fact_noted(Step(replace(phase, showing=None)), fact)
    return Step(replace(step.phase, promise=promise_of(fact, moment)), step.facts)


def not_today(phase: Phase, moment: Moment) -> Step | Refusal:
    """Leave what is offered out for the day; the rotation goes on."""
    prompt = offered_now(phase)
    if prompt is None:
        return NothingOffered()
    fact = LeftOut(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        prompt=prompt.id,
        slot=prompt.slot,
        routines=prompt.routines,
    )
    return fact_noted(Step(_turn_over(phase, prompt.slot)), fact)


def skip(plan: Plan, phase: Phase, moment: Moment) -> Step | Refusal:
    """End the turn of the card on screen, or of the promise or slot that comes next."""
    prompt = phase.showing.prompt if phase.showing else None
    slot = prompt.slot if prompt else next_slot(plan, phase, moment)
    if slot is None or phase.ledger.session is not None:
        return NothingOffered()
    if phase.showing and phase.showing.taken_up:
        return Step(replace(phase, showing=None))
    fact = Skipped(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        slot=slot,
        prompt=prompt.id if prompt else None,
    )
    return fact_noted(Step(_turn_over(phase, slot)), fact)


def pointer(phase: Phase, over: bool, moment: Moment) -> Step:  # noqa: FBT001 - it is the fact
    """The 60 s of a card stand still under the pointer."""
    if phase.showing is None:
        return Step(phase)
    showing = replace(phase.showing.at(moment.boot), under_pointer=over)
    return Step(replace(phase, showing=showing))


def take_up(phase: Phase, moment: Moment) -> Step | Refusal:
    """Show the folded offer again; its turn has ended, so nothing is counted."""
    prompt = phase.ledger.folded
    if prompt is None or phase.showing or phase.ledger.session:
        return NothingOffered()
    return Step(replace(phase, showing=Showing(prompt, moment.boot, taken_up=True)))


def unit_finished(phase: Phase, number: int, moment: Moment) -> Step | Refusal:
    """A round or hold was played to its end."""
    session = phase.ledger.session
    if session is None:
        return NothingOffered()
    if number in phase.ledger.units or not 1 <= number <= session.units:
        return Step(phase)
    name = moment.name(len(phase.today))
    fact = UnitDone(id=name, at=moment.wall, day=session.day, session=session.id, number=number)
    return fact_noted(Step(phase), fact)


def finish(plan: Plan, phase: Phase, seconds: float, moment: Moment) -> Step | Refusal:
    """The session is over: completed, partial or stopped (law 20)."""
    session = phase.ledger.session
    if session is None:
        return NothingOffered()
    fact = ended(plan, phase, session, seconds, moment)
    phase = replace(phase, present_from=moment.boot).with_clock(session.slot, 0.0)
    standing = any(plan.routines[n].on_feet for n in session.routines if n in plan.routines)
    if standing and fact.blocks:
        phase = replace(phase, sitting=0.0)
    return fact_noted(Step(phase), fact)


def ended(
    plan: Plan, phase: Phase, session: SessionStarted, seconds: float, moment: Moment
) -> SessionEnded:
    """The fact of a session's end at this moment."""
    done = len(phase.ledger.units)
    outcome: Outcome = "stopped" if not done else "partial"
    if done >= session.units:
        outcome = "completed"
    return SessionEnded(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=session.day,
        session=session.id,
        routines=session.routines,
        outcome=outcome,
        done=done,
        units=session.units,
        seconds=seconds,
        blocks=_blocks(plan, session.routines) if done else (),
    )


def pause(phase: Phase, asked: r.Pause, moment: Moment) -> Step:
    """No prompts for a while; a card that is up goes."""
    name = moment.name(len(phase.today))
    fact = Paused(id=name, at=moment.wall, day=phase.ledger.day, until=asked.until)
    return fact_noted(Step(replace(phase, showing=None, ready_since=None, promise=None)), fact)


def resume(phase: Phase, moment: Moment) -> Step:
    """Prompts again; without a pause nothing changes."""
    if phase.ledger.paused is None:
        return Step(phase)
    name = moment.name(len(phase.today))
    return fact_noted(Step(phase), Resumed(id=name, at=moment.wall, day=phase.ledger.day))


def answer_screen(phase: Phase, asked: r.AnswerScreen, moment: Moment) -> Step:
    """A safety question was answered; the next choice goes by it."""
    fact = ScreenAnswered(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        screen=asked.screen,
        answer=asked.answer,
    )
    return fact_noted(Step(phase), fact)


def undo(plan: Plan, phase: Phase, asked: r.Undo, moment: Moment) -> Step | Refusal:
    """A fact of today is taken back; a turn that it ended is due again."""
    fact = next((f for f in phase.today if f.id == asked.what), None)
    if fact is None or any(isinstance(f, Undone) and f.what == fact.id for f in phase.today):
        return NothingOffered()
    name = moment.name(len(phase.today))
    undone = Undone(id=name, at=moment.wall, day=phase.ledger.day, what=fact.id)
    taken_back = {f.what for f in phase.today if isinstance(f, Undone)} | {fact.id}
    kept = phase.today
    for what in taken_back:
        kept = without(kept, what)
    ledger = within(fold(phase.dawn, kept), plan.hours, phase.span)
    promise = phase.promise if ledger.promise else None
    phase = replace(phase, ledger=ledger, today=(*phase.today, undone), promise=promise)
    if isinstance(fact, Skipped | LeftOut | Unanswered | Postponed):
        slot = plan.slot(fact.slot)
        if isinstance(slot, Spaced):
            phase = phase.with_clock(slot.id, spacing(ledger, slot))
    return Step(phase, (undone,))


def promise_of(fact: Postponed, moment: Moment) -> Promise:
    """When a *Later* is kept, on the `boot` clock."""
    made = moment.boot - seconds_between(fact.at, moment.wall)
    if fact.until is None:
        return Promise(fact, made + NEXT_PAUSE_EARLIEST, made + NEXT_PAUSE_LATEST)
    at = moment.boot + seconds_between(moment.wall, fact.until)
    return Promise(fact, at, at)


def _begin(plan: Plan, phase: Phase, wanted: Wanted, sort: Sort, moment: Moment) -> Step | Refusal:
    if phase.ledger.session is not None:
        return SessionRunning()
    routines = tuple(plan.routines[name] for name in wanted.routines)
    fact = SessionStarted(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        routines=wanted.routines,
        sort=sort,
        units=score(routines, sort).units,
        slot=wanted.slot,
        turn=wanted.turn,
        prompt=wanted.prompt.id if wanted.prompt else None,
    )
    return fact_noted(Step(replace(phase, showing=None, ready_since=None)), fact)


def _wanted_now(plan: Plan, phase: Phase, moment: Moment) -> Wanted | None:
    prompt = offered_now(phase)
    if prompt is None and phase.promise is not None:
        fact = phase.promise.fact
        return Wanted(fact.routines, fact.slot, fact.turn)
    if prompt is not None:
        return Wanted(prompt.routines, prompt.slot, prompt.turn, prompt)
    name = next_slot(plan, phase, moment)
    slot = plan.slot(name) if name else None
    choice = choose(plan, phase.ledger, slot) if slot else None
    return Wanted(choice.routines, name, choice.turn) if choice else None


def offered_now(phase: Phase) -> Prompted | None:
    """The prompt that an answer would be to: on screen, or folded away."""
    return phase.showing.prompt if phase.showing else phase.ledger.folded


def _turn_over(phase: Phase, slot: str) -> Phase:
    promise = phase.promise
    if promise is not None and promise.fact.slot == slot:
        promise = None
    phase = replace(phase, showing=None, ready_since=None, promise=promise)
    return phase.with_clock(slot, 0.0)


def _slots_with(
    plan: Plan, phase: Phase, routines: tuple[str, ...], moment: Moment
) -> Iterator[Slot]:
    timed = (s for s in plan.slots if isinstance(s, Timed))
    for slot in timed:
        opened = slot.id not in phase.ledger.ended and window_now(plan, slot, moment)
        if opened and _plays(plan, phase, slot, routines):
            yield slot
    spaced = (s for s in plan.slots if isinstance(s, Spaced))
    yield from (slot for slot in spaced if _plays(plan, phase, slot, routines))


def _plays(plan: Plan, phase: Phase, slot: Slot, routines: tuple[str, ...]) -> bool:
    wanted = set(routines)
    return any(
        wanted & {*entry, *offered_for(plan, phase.ledger, entry)} for entry in slot.rotation
    )


def _blocks(plan: Plan, names: tuple[str, ...]) -> tuple[Pillar, ...]:
    known = (plan.routines[name] for name in names if name in plan.routines)
    return tuple(dict.fromkeys(p for routine in known for p in routine.counts_as))
