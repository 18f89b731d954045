"""Sessions: how they begin and end, and what counts (laws 19 and 20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from backcare_desktop.core import reply as r
from backcare_desktop.core.answers import offered_now
from backcare_desktop.core.choice import (
    offered_for,
    open_instead,
    refused_by,
    softened_by,
    still_open,
)
from backcare_desktop.core.due import window_now
from backcare_desktop.core.facts import (
    Felt,
    Outcome,
    Pillar,
    Prompted,
    SessionEnded,
    SessionStarted,
    Sort,
    Undone,
    UnitDone,
)
from backcare_desktop.core.heat import HEAT, start_heat
from backcare_desktop.core.heat_slot import choose_now, reminds_of_heat
from backcare_desktop.core.ledger import Ledger, ends_turn
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.offering import is_beside_hours
from backcare_desktop.core.phase import Phase, Step, fact_noted
from backcare_desktop.core.plan import Plan, Slot, Spaced, Timed
from backcare_desktop.core.refusal import (
    NoSuchRoutine,
    NothingOffered,
    Refusal,
    ScreenSaysNo,
    SessionRunning,
)
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score
from backcare_desktop.core.upcoming import next_slot

IN_BED = ("breathe-4-7-8", "breathe-long-exhale")
"""What *Breathe in bed* plays: the first that is open, or stands for one that is not."""


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
    if wanted is not None and HEAT in wanted.routines:
        return heat_in_turn(plan, phase, r.StartHeat(), moment)
    return _begin(plan, phase, wanted, sort, moment) if wanted else NothingOffered()


def starts_heat(plan: Plan, phase: Phase, moment: Moment) -> bool:
    """Whether it is heat that `start` would begin."""
    wanted = _wanted_now(plan, phase, moment)
    return wanted is not None and HEAT in wanted.routines


def heat_in_turn(plan: Plan, phase: Phase, asked: r.StartHeat, moment: Moment) -> Step | Refusal:
    """Heat, as the turn of a slot that reminds of it: offered, put off, held back or open.

    An offer is answered also where the plan has its slot no more.
    """
    offers = (offered_now(phase), phase.promise.fact if phase.promise else None)
    offered = (one.slot for one in offers if one is not None and HEAT in one.routines)
    held = (fact.slot for fact in phase.ledger.held if reminds_of_heat(plan.slot(fact.slot)))
    opened = (s.id for s in _slots_with(plan, phase, (HEAT,), moment) if reminds_of_heat(s))
    slot = next(chain(offered, held, opened), None)
    return start_heat(plan, phase, asked, moment, slot)


def start_by_hand(plan: Plan, phase: Phase, asked: r.StartByHand, moment: Moment) -> Step | Refusal:
    """Play what the user names, each once; it counts as if offered (law 19)."""
    names = tuple(dict.fromkeys(asked.routines))
    for name in names:
        routine = plan.routines.get(name)
        if routine is None:
            return NoSuchRoutine(name)
        gate = refused_by(routine, phase.ledger)
        if gate is not None:
            return ScreenSaysNo(name, gate.screen, open_instead(plan, phase.ledger, gate))
    slot = next(_slots_with(plan, phase, names, moment), None)
    choice = choose_now(plan, phase.ledger, slot, moment) if slot else None
    turn = choice.turn if choice and choice.routines == names else None
    wanted = Wanted(names, slot.id if slot else None, turn)
    return _begin(plan, phase, wanted, asked.sort, moment)


def breathe_in_bed(plan: Plan, phase: Phase, moment: Moment) -> Step | Refusal:
    """The evening's card, answered with slow breathing: 4-7-8, or what stands in its place."""
    prompt = offered_now(phase)
    if prompt is None or not is_beside_hours(plan, prompt.slot):
        return NothingOffered()
    offered = (offered_for(plan, phase.ledger, (name,), moment.wall) for name in IN_BED)
    routines = next((names for names in offered if names), ())
    if not routines:
        return NothingOffered()
    wanted = Wanted(routines, prompt.slot, None, prompt)
    return _begin(plan, phase, wanted, "full", moment)


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
    """The session is over: completed, partial or stopped; or it was never begun (law 20).

    One that was opened by hand and not begun leaves the turn of its slot as it was.
    """
    session = phase.ledger.session
    if session is None:
        return NothingOffered()
    fact = ended(plan, phase, session, seconds, moment)
    if not fact.done and seconds <= 0:
        fact = replace(fact, outcome="not-begun")
    phase = replace(phase, present_from=moment.boot)
    if ends_turn(session, fact):
        phase = phase.with_clock(session.slot, 0.0)
    routines = (plan.routines[name] for name in session.routines if name in plan.routines)
    standing = any(routine.in_sort(session.sort).on_feet for routine in routines)
    if standing and fact.blocks:
        phase = replace(phase, sitting=0.0)
    return fact_noted(Step(phase), fact)


def eased(ledger: Ledger, routines: tuple[Routine, ...], sort: Sort) -> Sort:
    """The sort in which it begins: gentle on a gentle day, and after it made one dizzy (A11).

    So it is where a safety question was answered that asks for it.
    """
    dizzy = sort == "full" and any(one.id in ledger.dizzy for one in routines)
    softened = any(softened_by(one, ledger) for one in routines)
    return "gentle" if ledger.is_gentle or dizzy or softened else sort


def felt(phase: Phase, said: r.SayFelt, moment: Moment) -> Step | Refusal:
    """How a session of today felt; one that was taken back has no feeling."""
    taken_back = {fact.what for fact in phase.today if isinstance(fact, Undone)}
    over = (f for f in phase.today if isinstance(f, SessionEnded) and f.id not in taken_back)
    session = next((fact for fact in over if fact.session == said.session), None)
    if session is None:
        return NothingOffered()
    fact = Felt(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=session.day,
        session=session.session,
        routines=session.routines,
        feeling=said.feeling,
    )
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
        blocks=_counts(plan, session, done),
    )


def _begin(plan: Plan, phase: Phase, wanted: Wanted, sort: Sort, moment: Moment) -> Step | Refusal:
    if phase.ledger.session is not None:
        return SessionRunning()
    gone = next((name for name in wanted.routines if name not in plan.routines), None)
    if gone is not None:
        return NoSuchRoutine(gone)
    routines = tuple(plan.routines[name] for name in wanted.routines)
    sort = eased(phase.ledger, routines, sort)
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
    offer = prompt or (phase.promise.fact if phase.promise else None)
    if offer is not None:
        routines = still_open(plan, phase.ledger, offer.slot, offer.routines)
        return Wanted(routines, offer.slot, offer.turn, prompt) if routines else None
    name = next_slot(plan, phase, moment)
    slot = plan.slot(name) if name else None
    choice = choose_now(plan, phase.ledger, slot, moment) if slot else None
    return Wanted(choice.routines, name, choice.turn) if choice else None


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


def _counts(plan: Plan, session: SessionStarted, done: int) -> tuple[Pillar, ...]:
    """What was done at least in part; the evening's card counts by being answered."""
    done_for = _blocks(plan, session.routines) if done else ()
    answers = session.slot is not None and session.prompt is not None
    evening = answers and is_beside_hours(plan, session.slot or "")
    return tuple(dict.fromkeys((*done_for, *(("sleep",) if evening else ()))))


def _blocks(plan: Plan, names: tuple[str, ...]) -> tuple[Pillar, ...]:
    known = (plan.routines[name] for name in names if name in plan.routines)
    return tuple(dict.fromkeys(p for routine in known for p in routine.counts_as))
