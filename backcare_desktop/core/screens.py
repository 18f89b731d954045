"""The safety questions by name, as routines, facts and pages have them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from backcare_desktop.core.choice import offered_for
from backcare_desktop.core.facts import PILLARS, Answer, Pillar
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan

BREATH_HOLD = "breath-hold"
LEG_SYMPTOM = "leg-symptom"
HEAT = "heat"
KNEE_PAIN = "knee-pain"
DIZZINESS = "dizziness"
BONE_LOSS = "bone-loss"
RECENT_SURGERY = "recent-surgery"
ARM_TINGLING = "arm-tingling"
LATE_PREGNANCY = "late-pregnancy"

CHECKED = "checked-by-professional"
"""Whether the pain has been looked at. It opens and shuts nothing."""


def gated_by(plan: Plan, screen: str) -> tuple[str, ...]:
    """The routines for which this question is asked: those of the plan's slots first."""
    in_slots = [name for slot in plan.slots for names in slot.rotation for name in names]
    every = dict.fromkeys((*in_slots, *sorted(plan.routines)))
    return tuple(
        name
        for name in every
        if name in plan.routines
        and any(gate.screen == screen for gate in plan.routines[name].gates)
    )


def offered_with(plan: Plan, screen: str, answer: Answer | None) -> tuple[str, ...]:
    """What would be offered of all that it guards, this question answered so and no other one."""
    return _open(plan, gated_by(plan, screen), {screen: answer} if answer else {}, plan_only=screen)


def softened_with(plan: Plan, screen: str, answer: Answer | None) -> tuple[str, ...]:
    """What would be played in its gentle sort, this question answered so."""
    if answer not in {"yes", "open"}:
        return ()
    return tuple(name for name in sorted(plan.routines) if screen in plan.routines[name].gentle_for)


def set_of(plan: Plan, screens: Mapping[str, Answer]) -> Mapping[Pillar, tuple[str, ...]]:
    """What the plan offers with these answers, habit by habit, in the order of its turns."""
    wanted = [name for slot in plan.slots for names in slot.rotation for name in names]
    wanted += [name for tile in plan.tiles for names in tile.rotation for name in names]
    names = _open(plan, tuple(dict.fromkeys(wanted)), screens)
    return {
        pillar: tuple(name for name in names if plan.routines[name].pillar == pillar)
        for pillar in PILLARS
    }


def _open(
    plan: Plan, names: tuple[str, ...], screens: Mapping[str, Answer], *, plan_only: str = ""
) -> tuple[str, ...]:
    """`plan_only` is a question that is looked at alone: every other one counts as "no"."""
    known = dict(screens)
    if plan_only:
        gates = {gate.screen for routine in plan.routines.values() for gate in routine.gates}
        known |= dict.fromkeys(gates - {plan_only}, "no")
    return offered_for(plan, _fresh(known), names)


def _fresh(screens: Mapping[str, Answer]) -> Ledger:
    return Ledger(day=date.min, screens=screens)
