"""Breaks that come closer as was agreed to (rule A8), and the way back from there."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.facts import Adapted, Change
from backcare_desktop.core.gentle_start import CLOSER
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.settings import Settings


def spaced(plan: Plan) -> Spaced | None:
    """The slot of the breaks after sitting, if the plan has it."""
    return next((slot for slot in plan.slots if isinstance(slot, Spaced)), None)


def closer(every: int) -> tuple[Change, int] | None:
    """The next closer spacing than so many minutes of sitting, if there is one."""
    return next((one for one in CLOSER.items() if one[1] < every), None)


def agreed(ledger: Ledger) -> Adapted | None:
    """The last answer to such an offer."""
    return next((one for one in ledger.adapted if one.rule == "done-at-once"), None)


def settled(settings: Settings, fact: Adapted) -> Settings:
    """The settings after such an answer."""
    if fact.change in CLOSER:
        return replace(settings, spacing=CLOSER[fact.change])
    if fact.instead_of is None:
        return settings
    return replace(settings, spacing=fact.instead_of or None)
