"""The plan in force: what a plan says, with what the user has chosen instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from backcare_desktop.core.chosen import with_choices
from backcare_desktop.core.plan import Anchor, Plan, Slot, Spaced, Tile, Timed
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Evening, Settings


def tailored(plan: Plan, settings: Settings, routines: Mapping[str, Routine]) -> Plan:
    """The plan with the user's hours, gaps and spacing, and the routines that there are.

    An evening's card that is not wanted stays as a tile.
    """
    reminders = plan.reminders if settings.heat.remind else ()
    slots = [_spaced_as_chosen(slot, settings) for slot in (*plan.slots, *reminders)]
    if not settings.sleep.card:
        evenings = [slot for slot in slots if _is_evening(slot)]
        slots = [slot for slot in slots if slot not in evenings]
        tiles = (*plan.tiles, *(Tile(one.id, one.rotation) for one in evenings))
        plan = replace(plan, tiles=tiles)
    return replace(
        plan,
        slots=tuple(slots),
        spacing=settings.spacing,
        quiet_gap=settings.quiet_gap,
        away=settings.away,
        folds_any_time=settings.folds_any_time,
        heat=settings.heat,
        hours=settings.hours,
        routines={
            name: with_choices(one, settings.routines.get(name, {}))
            for name, one in routines.items()
        },
    )


def _spaced_as_chosen(slot: Slot, settings: Settings) -> Slot:
    if isinstance(slot, Spaced) and settings.spacing is not None:
        return replace(slot, every=settings.spacing)
    if isinstance(slot, Timed) and _is_evening(slot) and settings.sleep != Evening():
        return replace(slot, opens=Anchor("bed", -settings.sleep.minutes_before))
    return slot


def _is_evening(slot: Slot) -> bool:
    """Whether its time hangs on the bedtime."""
    return isinstance(slot, Timed) and slot.opens.mark == "bed"
