"""What the rules change by themselves, and what the user answers to their questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from backcare_desktop.core import gentle_start
from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Adapted, Change, Rule
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step, fact_noted
from backcare_desktop.core.plan import Plan

UNUSED = 7
"""Whole days without use after which one begins gently again (rule A19)."""

ASKS_AGAIN = timedelta(days=7)
"""At most one question a week (A7 and A10); so long one about a single day is remembered."""

GENTLE_DAYS = 7
"""Lived days of the gentle form after them, the first one included: five working days."""


def adapt(plan: Plan, phase: Phase, asked: r.Adapt, moment: Moment) -> Step:
    """A rule's question was answered, or an older change is taken back."""
    fact = _adapted(phase, moment, asked.rule, asked.change, asked.slot)
    if asked.rule == "done-at-once":
        fact = gentle_start.to_go_back(plan, phase.ledger, fact)
    if asked.rule == "gentle-start":
        fact = gentle_start.with_way_back(plan, phase.ledger, fact)
    return fact_noted(Step(phase), fact)


def after_days_away(step: Step, moment: Moment) -> Step:
    """Who comes back after a week finds nothing to catch up on, and an easy start (A19)."""
    ledger = step.phase.ledger
    last = ledger.last_used
    if last is None or (ledger.day - last).days <= UNUSED:
        return step
    until = ledger.day + timedelta(days=GENTLE_DAYS - 1)
    return fact_noted(step, _adapted(step.phase, moment, "week-away", "on", until=until))


def _adapted(  # noqa: PLR0913, PLR0917 - what it is about, and for how long
    phase: Phase,
    moment: Moment,
    rule: Rule,
    change: Change,
    slot: str = "",
    until: date | None = None,
) -> Adapted:
    if rule == "hard-days":
        until = phase.ledger.day + ASKS_AGAIN - timedelta(days=1)
    if rule == "skipped-twice":
        until = phase.ledger.day
    name = moment.name(len(phase.today))
    fact = Adapted(id=name, at=moment.wall, day=phase.ledger.day, rule=rule, change=change)
    return replace(fact, slot=slot, until=until)
