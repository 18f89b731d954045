"""What was done today, pillar by pillar, and what a start by hand would begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from backcare_desktop.core.choice import closed_by, offered_for
from backcare_desktop.core.facts import (
    PILLARS,
    ActivityLogged,
    Fact,
    HeatEnded,
    Pillar,
    SessionEnded,
    Undone,
)
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan, Rotation, Spaced

Counted = SessionEnded | HeatEnded | ActivityLogged
"""What can be worth a block."""


@dataclass(frozen=True, slots=True)
class PillarToday:
    """One pillar's day.

    `done` are its blocks. `of` is how many timed slots of the plan are for it, None where its
    number is open. `last` are the routines last done, `start` those that a start by hand would
    begin; empty where there are none, or where none is open.
    """

    pillar: Pillar
    done: int
    of: int | None
    last: tuple[str, ...]
    start: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether the day's number is reached."""
        return self.of is not None and self.done >= self.of


def tally(
    facts: Iterable[Fact], plan: Plan, ledger: Ledger, at: datetime | None = None
) -> tuple[PillarToday, ...]:
    """Each pillar that the plan has a routine for, from the facts of today.

    `at` is the time at which a start would be; without it the hour of the day is left aside.
    """
    ended = standing_blocks(facts)
    return tuple(
        _pillar(pillar, ended, plan, _start(plan, ledger, pillar, at))
        for pillar in PILLARS
        if _has(plan, pillar)
    )


def standing_blocks(facts: Iterable[Fact]) -> tuple[Counted, ...]:
    """What was done, by these facts, and was not taken back."""
    known = tuple(facts)
    undone = {fact.what for fact in known if isinstance(fact, Undone)}
    return tuple(f for f in known if isinstance(f, Counted) and f.id not in undone)


def _pillar(
    pillar: Pillar, ended: tuple[Counted, ...], plan: Plan, start: tuple[str, ...]
) -> PillarToday:
    own = tuple(one for one in ended if pillar in one.blocks)
    return PillarToday(
        pillar=pillar,
        done=sum(one.blocks.count(pillar) for one in own),
        of=None if pillar == "heat" else _aim(plan, pillar),
        last=_played(own[-1]) if own else (),
        start=start,
    )


def _played(one: Counted) -> tuple[str, ...]:
    match one:
        case SessionEnded():
            return one.routines
        case HeatEnded():
            return (HEAT,)
        case ActivityLogged():
            return ()


def timed_slots(plan: Plan) -> Mapping[Pillar, int]:
    """How many a day of each pillar that has timed slots only; heat and sleep are never of any."""
    counted: tuple[Pillar, ...] = ("breathe", "stretch", "move")
    found = ((pillar, _aim(plan, pillar)) for pillar in counted)
    return {pillar: count for pillar, count in found if count is not None}


def _has(plan: Plan, pillar: Pillar) -> bool:
    return any(routine.pillar == pillar for routine in plan.routines.values())


def _aim(plan: Plan, pillar: Pillar) -> int | None:
    """How many timed slots are for this pillar; None where a spaced one is, too, or none is."""
    own = [slot for slot in plan.slots if _is_for(plan, slot.rotation, pillar)]
    return None if not own or any(isinstance(slot, Spaced) for slot in own) else len(own)


def _is_for(plan: Plan, rotation: Rotation, pillar: Pillar) -> bool:
    return any(_leads(plan, names) == pillar for names in rotation)


def _leads(plan: Plan, names: tuple[str, ...]) -> Pillar | None:
    first = plan.routines.get(names[0]) if names else None
    return first.pillar if first else None


def _start(plan: Plan, ledger: Ledger, pillar: Pillar, at: datetime | None) -> tuple[str, ...]:
    """The next set of the plan that is open, else the first routine that is."""
    offered = (offered_for(plan, ledger, names, at) for names in _sets(plan, ledger))
    fitting = next((names for names in offered if _leads(plan, names) == pillar), ())
    return fitting or next(
        (
            (routine.id,)
            for routine in plan.routines.values()
            if routine.pillar == pillar and closed_by(routine, ledger) is None
        ),
        (),
    )


def _sets(plan: Plan, ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """Each set of the plan's slots and tiles, every rotation from its next turn on."""
    for slot in plan.slots:
        size = len(slot.rotation)
        first = ledger.turns.get(slot.id, 0)
        for turn in range(first, first + size):
            yield slot.rotation[turn % size]
    for tile in plan.tiles:
        yield from tile.rotation
