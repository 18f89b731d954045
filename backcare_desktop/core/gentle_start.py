"""The gentle first days: five working days with a break an hour, then one question."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Change
from backcare_desktop.core.ledger import DAYS_LOOKED_BACK, Ledger
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.settings import Settings

FIRST_DAYS = DAYS_LOOKED_BACK
"""Working days that were lived before it is asked."""

HOUR = 60
"""Minutes of sitting from one break to the next in the gentle plan."""

CLOSER: dict[Change, int] = {"every-45": 45, "every-30": 30}
"""What may be tried instead, in minutes; both go with the standard plan."""


def is_over(plan: Plan, ledger: Ledger) -> bool:
    """Whether it is to be asked, once, how to go on."""
    asked = any(one.rule == "gentle-start" for one in ledger.adapted)
    hourly = any(isinstance(slot, Spaced) and slot.every >= HOUR for slot in plan.slots)
    return plan.name == "gentle" and hourly and not asked and len(ledger.past) >= FIRST_DAYS


def answers() -> tuple[r.Reply, ...]:
    """Keep it, or come closer."""
    return tuple(r.Adapt("gentle-start", one) for one in ("as-before", *CLOSER))


def settled(settings: Settings, change: Change) -> Settings:
    """The settings after such an answer; "as-before" is the gentle day again."""
    if change in CLOSER:
        return replace(settings, plan="standard", spacing=CLOSER[change])
    return replace(settings, plan="gentle", spacing=HOUR)
