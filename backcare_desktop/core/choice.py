"""Which routines a slot offers next, from the day so far and the safety questions."""

from __future__ import annotations

from dataclasses import dataclass

from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan, Slot
from backcare_desktop.core.routine import Gate, Routine


@dataclass(frozen=True, slots=True)
class Choice:
    """A set of routines to be played together, from the `turn`-th place of a rotation."""

    turn: int
    routines: tuple[str, ...]


def choose(plan: Plan, ledger: Ledger, slot: Slot) -> Choice | None:
    """The next set of a slot that can be offered at all; None when there is none today."""
    size = len(slot.rotation)
    first = ledger.turns.get(slot.id, 0)
    for turn in range(first, first + size):
        routines = offered_for(plan, ledger, slot.rotation[turn % size])
        if routines:
            return Choice(turn, routines)
    return None


def offered_for(plan: Plan, ledger: Ledger, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """What may be offered in place of a set: each routine, or the first one open instead."""
    found = (_open_one(plan, ledger, name) for name in wanted)
    return tuple(dict.fromkeys(name for name in found if name))


def closed_by(routine: Routine, ledger: Ledger) -> Gate | None:
    """The safety question that keeps this routine from being offered, if any."""
    return next((gate for gate in routine.gates if _closes(gate, ledger)), None)


def refused_by(routine: Routine, ledger: Ledger) -> Gate | None:
    """The safety question answered "yes" that keeps it from being started by hand (law 19)."""
    return next((g for g in routine.gates if ledger.screens.get(g.screen) == "yes"), None)


def _open_one(plan: Plan, ledger: Ledger, name: str) -> str:
    routine = plan.routines.get(name)
    if routine is None:
        return ""
    gate = closed_by(routine, ledger)
    if gate is None:
        return "" if name in ledger.out else name
    others = (plan.routines.get(other) for other in gate.instead)
    fitting = (o for o in others if o and o.id not in ledger.out and not closed_by(o, ledger))
    return next((o.id for o in fitting), "")


def _closes(gate: Gate, ledger: Ledger) -> bool:
    answer = ledger.screens.get(gate.screen)
    return answer == "yes" or (answer is None and gate.needs_answer)
