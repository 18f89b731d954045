"""The gentle first days: five working days with a break an hour, then one question."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Adapted, Change
from backcare_desktop.core.ledger import DAYS_LOOKED_BACK, Ledger
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.settings import Settings

FIRST_DAYS = DAYS_LOOKED_BACK
"""Working days that were lived before it is asked."""

HOUR = 60
"""Minutes of sitting from one break to the next in the gentle plan."""

PLANS_OWN = 0
"""Stands in a fact for the spacing that the plan has by itself, where the user had chosen none."""

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


def with_way_back(plan: Plan, ledger: Ledger, fact: Adapted) -> Adapted:
    """The fact of an answer; see `to_go_back`. To the gentle day leads nothing from itself."""
    if fact.change not in CLOSER and plan.name == "gentle":
        return fact
    return to_go_back(plan, ledger, fact)


def to_go_back(plan: Plan, ledger: Ledger, fact: Adapted) -> Adapted:
    """The fact of an answer with the spacing that was chosen before it, or is again after it.

    Where the user has chosen another since, going back changes nothing.
    """
    if fact.change in CLOSER:
        return replace(fact, instead_of=_before(plan, ledger, CLOSER[fact.change]))
    stood = next((one for one in ledger.adapted if one.rule == fact.rule), None)
    if stood is None or stood.change not in CLOSER or plan.spacing != CLOSER[stood.change]:
        return fact
    return replace(fact, instead_of=stood.instead_of or PLANS_OWN)


def _before(plan: Plan, ledger: Ledger, spacing: int) -> int:
    """What is answered twice leads back to where its first answer does."""
    stood = (one for one in ledger.adapted if CLOSER.get(one.change) == spacing == plan.spacing)
    return next(
        (one.instead_of for one in stood if one.instead_of is not None), plan.spacing or PLANS_OWN
    )


def settled(settings: Settings, fact: Adapted) -> Settings:
    """The settings after such an answer; taken back, they are those of before it."""
    if fact.change in CLOSER:
        return replace(settings, plan="standard", spacing=CLOSER[fact.change])
    if fact.instead_of is None:
        return settings
    return replace(settings, plan="gentle", spacing=fact.instead_of or None)
