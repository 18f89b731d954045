"""What keeps a due prompt back, and what its end brings (law 12)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.due import allowed
from backcare_desktop.core.facts import HeldBack
from backcare_desktop.core.moment import Hold, Moment
from backcare_desktop.core.phase import Phase, Step, fact_noted
from backcare_desktop.core.plan import Plan, Slot, Timed

SETTLES_AFTER_HOLD = 60.0
"""Seconds after the last hold in which nothing is offered (law 12)."""

LONG = 90 * 60.0
"""Seconds of hold after which the icon carries the quiet mark (law 12)."""


def holds_seen(phase: Phase, moment: Moment) -> Phase:
    """What keeps prompts back now; after the last of it comes a settling minute.

    So it does after one that began and ended between two looks.
    """
    if moment.holds:
        since = phase.held_since
        if since is None:
            since = min(hold.since for hold in moment.holds)
        return replace(phase, held_since=since)
    ended = moment.held_until
    if phase.held_since is None and (ended is None or ended <= phase.boot):
        return phase
    settles = (moment.boot if ended is None else ended) + SETTLES_AFTER_HOLD
    settle = max(phase.settle_until, settles)
    return replace(phase, held_since=None, settle_until=settle)


def hold_back(plan: Plan, phase: Phase, moment: Moment) -> Step:
    """Nothing is offered; each slot that falls due meanwhile is noted, once."""
    step = Step(replace(phase, ready_since=None))
    known = {fact.slot for fact in phase.ledger.held}
    for due in allowed(plan, phase, moment):
        if due.slot.id not in known:
            step = fact_noted(step, _held_back(step.phase, due.slot, moment))
    return step


def turns_begun_anew(phase: Phase, shown: str) -> Phase:
    """One prompt stands for all spaced slots that fell due under a hold."""
    for fact in phase.ledger.held:
        if not fact.timed and fact.slot != shown:
            phase = phase.with_clock(fact.slot, 0.0)
    return phase


def waits_for(phase: Phase, moment: Moment) -> tuple[Hold, ...]:
    """What a due prompt waits for just now; nothing while none is due."""
    return moment.holds if phase.ledger.held else ()


def is_long(phase: Phase, moment: Moment) -> bool:
    """Whether a prompt has been kept back for so long that the icon says so."""
    since = phase.held_since
    return bool(waits_for(phase, moment)) and since is not None and moment.boot - since >= LONG


def _held_back(phase: Phase, slot: Slot, moment: Moment) -> HeldBack:
    return HeldBack(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        slot=slot.id,
        by=tuple(hold.kind for hold in moment.holds),
        timed=isinstance(slot, Timed),
    )
