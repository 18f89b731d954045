"""The plan of a day, with what its user agreed to change about single slots (A7 and A10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from backcare_desktop.core.facts import Adapted
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Anchor, Plan, Slot, Spaced, Timed

MOVED_BY = 120
"""Minutes by which a timed slot is moved: later, or earlier if it hangs on the day's end."""

CALM = {"tense": "pmr-5min", "scan": "body-scan"}
"""The routines that may stand in for breathing on the day after hard ones (A10)."""

_RARELY = 60


def plan_for(plan: Plan, ledger: Ledger) -> Plan:
    """The plan that holds today; the same object where nothing was changed."""
    slots = plan.slots
    for one in ledger.adapted:
        slots = tuple(new for slot in slots if (new := _changed(slot, one, ledger)) is not None)
    return plan if slots == plan.slots else replace(plan, slots=slots)


def _changed(slot: Slot, one: Adapted, ledger: Ledger) -> Slot | None:
    if slot.id != one.slot:
        return slot
    match slot, one.change:
        case _, "dropped":
            return None
        case Spaced(), "rarer":
            return replace(slot, every=max(slot.every, _RARELY))
        case Timed(), "moved":
            return _moved(slot)
        case Timed(), "tense" | "scan" if ledger.day - one.day == timedelta(days=1):
            return replace(slot, rotation=((CALM[one.change],),))
        case _:
            return slot


def _moved(slot: Timed) -> Timed:
    by = MOVED_BY if slot.opens.mark == "start" else -MOVED_BY
    return replace(slot, opens=_by(slot.opens, by), closes=_by(slot.closes, by))


def _by(anchor: Anchor, minutes: int) -> Anchor:
    return anchor._replace(minutes=anchor.minutes + minutes)
