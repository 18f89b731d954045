"""The plan in force: what a plan says, with what the user has chosen instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from backcare_desktop.core.chosen import with_choices
from backcare_desktop.core.plan import Plan, Slot, Spaced
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Settings


def tailored(plan: Plan, settings: Settings, routines: Mapping[str, Routine]) -> Plan:
    """The plan with the user's hours, gaps and spacing, and the routines that there are."""
    return replace(
        plan,
        slots=tuple(_spaced_as_chosen(slot, settings) for slot in plan.slots),
        quiet_gap=settings.quiet_gap,
        away=settings.away,
        folds_any_time=settings.folds_any_time,
        hours=settings.hours,
        routines={
            name: with_choices(one, settings.routines.get(name, {}))
            for name, one in routines.items()
        },
    )


def _spaced_as_chosen(slot: Slot, settings: Settings) -> Slot:
    if isinstance(slot, Spaced) and settings.spacing is not None:
        return replace(slot, every=settings.spacing)
    return slot
