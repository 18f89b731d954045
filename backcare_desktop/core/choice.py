"""Which routines a slot offers next, from the day so far and the safety questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from backcare_desktop.core.hours import DAY_TURNS, seconds_between
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan, Slot, Spaced
from backcare_desktop.core.routine import Gate, Routine

FOLDS_FROM = time(10)
"""Local time before which no forward fold is offered (law 17)."""

FOLDS_AFTER = 2 * 3600.0
"""Seconds after the day's first input before which none is offered (law 17)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A set of routines to be played together, from the `turn`-th place of a rotation."""

    turn: int
    routines: tuple[str, ...]


def choose(plan: Plan, ledger: Ledger, slot: Slot, at: datetime | None = None) -> Choice | None:
    """The next set of a slot that can be offered at that time; None when there is none.

    Without a time, what depends on the hour of the day is left aside.
    """
    size = len(slot.rotation)
    first = ledger.turns.get(slot.id, 0)
    for turn in range(first, first + size):
        routines = offered_for(plan, ledger, slot.rotation[turn % size], at)
        if routines:
            return Choice(turn, routines)
    return None


def offered_for(
    plan: Plan, ledger: Ledger, wanted: tuple[str, ...], at: datetime | None = None
) -> tuple[str, ...]:
    """What may be offered in place of a set: each routine, or the first one open instead."""
    found = (_open_one(plan, ledger, name, at) for name in wanted)
    return tuple(dict.fromkeys(name for name in found if name))


def still_open(plan: Plan, ledger: Ledger, slot: str, offered: tuple[str, ...]) -> tuple[str, ...]:
    """What stands of an offer of this slot: each routine, or the first one open instead.

    Only safety, a sore back and a day of rest count, which asks for nothing after sitting: what
    was offered by the hour stays so.
    """
    if ledger.mark == "rest" and isinstance(plan.slot(slot), Spaced):
        return ()
    found = (_stands(plan, ledger, name) for name in offered)
    return tuple(dict.fromkeys(name for name in found if name))


def closed_by(routine: Routine, ledger: Ledger) -> Gate | None:
    """The safety question that keeps this routine from being offered, if any."""
    return next((gate for gate in routine.gates if _closes(gate, ledger)), None)


def refused_by(routine: Routine, ledger: Ledger) -> Gate | None:
    """The safety question answered "yes" that keeps it from being started by hand (law 19)."""
    return next((g for g in routine.gates if ledger.screens.get(g.screen) == "yes"), None)


def open_instead(plan: Plan, ledger: Ledger, gate: Gate) -> tuple[str, ...]:
    """What may be played in place of what this question shuts: the same answer may shut some."""
    others = (plan.routines.get(name) for name in gate.instead)
    return tuple(one.id for one in others if one and closed_by(one, ledger) is None)


def softened_by(routine: Routine, ledger: Ledger) -> str | None:
    """The safety question for whose answer it begins in its gentle sort, if any."""
    return next((s for s in routine.gentle_for if ledger.screens.get(s) in {"yes", "open"}), None)


def folds_too_early(ledger: Ledger, at: datetime) -> bool:
    """Whether it is before ten, or within two hours of the day's first input (law 17)."""
    early = DAY_TURNS <= at.time() < FOLDS_FROM
    begun = ledger.first_input
    return early or begun is None or seconds_between(begun, at) < FOLDS_AFTER


def _open_one(plan: Plan, ledger: Ledger, name: str, at: datetime | None) -> str:
    routine = plan.routines.get(name)
    if routine is None:
        return ""
    gate = closed_by(routine, ledger)
    if gate is None and not _not_now(plan, routine, ledger, at):
        return "" if name in ledger.out else name
    others = (plan.routines.get(other) for other in (gate or routine).instead)
    return next((o.id for o in others if o and _fits(plan, o, ledger, at)), "")


def _stands(plan: Plan, ledger: Ledger, name: str) -> str:
    routine = plan.routines.get(name)
    if routine is None or not _is_shut(routine, ledger):
        return name
    if routine.pillar == "heat":
        return ""  # who wanted to be reminded of heat is not sent for a walk (A14)
    others = (plan.routines.get(other) for other in (closed_by(routine, ledger) or routine).instead)
    open_ones = (o.id for o in others if o and not _is_shut(o, ledger) and o.id not in ledger.out)
    return next(open_ones, "")


def _is_shut(routine: Routine, ledger: Ledger) -> bool:
    sore = routine.forward_fold and ledger.mark == "flare"
    return sore or closed_by(routine, ledger) is not None


def _fits(plan: Plan, routine: Routine, ledger: Ledger, at: datetime | None) -> bool:
    shut = closed_by(routine, ledger) or _not_now(plan, routine, ledger, at)
    return not shut and routine.id not in ledger.out


def _not_now(plan: Plan, routine: Routine, ledger: Ledger, at: datetime | None) -> bool:
    """The article's limits, and a sore back (law 17); the user's word on folds goes before."""
    if _done_enough(plan, routine, ledger):
        return True
    if not routine.forward_fold:
        return False
    if ledger.mark == "flare":
        return True
    return at is not None and not plan.folds_any_time and folds_too_early(ledger, at)


def _done_enough(plan: Plan, routine: Routine, ledger: Ledger) -> bool:
    """A routine that holds another one counts with it: the reset is a second 4-7-8."""
    name = routine.counts_with or routine.id
    first = plan.routines.get(name)
    if first is None or not first.daily_target:
        return False
    same = (one.id for one in plan.routines.values() if name in (one.id, one.counts_with))
    return sum(ledger.done.get(one, 0) for one in same) >= first.daily_target


def _closes(gate: Gate, ledger: Ledger) -> bool:
    answer = ledger.screens.get(gate.screen)
    return answer in ("yes", "open") or (answer is None and gate.needs_answer)
