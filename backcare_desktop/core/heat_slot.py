"""Slots that remind of heat offer it or nothing, and only while it may begin (law 17, A14)."""

from __future__ import annotations

from backcare_desktop.core.choice import Choice, choose
from backcare_desktop.core.heat import HEAT, heat_refused
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.plan import Plan, Slot


def reminds_of_heat(slot: Slot | None) -> bool:
    """Whether its turn is a heat session."""
    return slot is not None and any(HEAT in names for names in slot.rotation)


def choose_now(plan: Plan, ledger: Ledger, slot: Slot, moment: Moment) -> Choice | None:
    """The next set of a slot that can be offered at this moment; None when there is none."""
    choice = choose(plan, ledger, slot, moment.wall)
    if choice is None or not may_come(plan, ledger, slot, choice.routines, moment):
        return None
    return choice


def may_come(
    plan: Plan, ledger: Ledger, slot: Slot | None, routines: tuple[str, ...], moment: Moment
) -> bool:
    """Whether a slot may offer these now: one of heat only heat itself, while it may begin.

    Once it is not wanted any more (`slot` is None then) what was put off does not come either.
    """
    if HEAT in routines:
        return slot is not None and heat_refused(plan, ledger, moment) is None
    return not reminds_of_heat(slot)
