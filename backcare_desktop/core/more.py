"""More breaks, offered on the week's page where most were begun at once for days (rule A8).

It is only ever offered: nothing comes more often unless the user says so. What is offered is the
next closer spacing of the breaks after sitting. The timed slots have the article's numbers, of
which there is no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backcare_desktop.core import reply as r
from backcare_desktop.core.adapting import ASKS_AGAIN
from backcare_desktop.core.closer import agreed, closer, spaced
from backcare_desktop.core.facts import (
    DayBegan,
    DayMarked,
    Fact,
    Prompted,
    SessionEnded,
    SessionStarted,
)
from backcare_desktop.core.gentle_start import CLOSER
from backcare_desktop.core.ledger import DAYS_LOOKED_BACK, Ledger
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.rebuild import ledger_of, standing_facts

AT_ONCE = timedelta(minutes=2)
"""A break that began so soon after it was offered was welcome."""

OFTEN = 4
"""So many of the last five working days were of that kind."""

MOST = 3 / 4
"""On such a day at least this part of the breaks after sitting was begun at once, and done."""

OFFERED_AGAIN = timedelta(days=28)
"""Whatever was answered, it is not offered again for so long."""

FAR_ENOUGH = timedelta(days=14)
"""So far back the last working days are looked for; what lies further says nothing of now."""


@dataclass(frozen=True, slots=True)
class More:
    """An offer, or what was agreed to today. Both are minutes of sitting from break to break.

    `now` is what stands and `every` what is offered; they are one where it `stands` since today,
    and the one answer takes it back.
    """

    every: int
    now: int
    answers: tuple[r.Adapt, ...]

    @property
    def stands(self) -> bool:
        """Whether it was agreed to today."""
        return self.every == self.now


def more(plan: Plan, facts: Sequence[Fact], day: date) -> More | None:
    """What to offer on this lived day, by the plan that was chosen and what is remembered.

    `facts` go back `FAR_ENOUGH`, after those that stood before, in order.
    """
    slot = spaced(plan)
    ledger = ledger_of(tuple(facts), day)
    if slot is None:
        return None
    if _agreed_today(slot, ledger):
        return More(slot.every, slot.every, (r.Adapt("done-at-once", "as-before"),))
    next_one = closer(slot.every)
    if next_one is None or not _may_offer(plan, slot, ledger):
        return None
    if not _was_welcome(slot, standing_facts(tuple(facts)), day):
        return None
    change, every = next_one
    answers = (r.Adapt("done-at-once", change), r.Adapt("done-at-once", "as-before"))
    return More(every, slot.every, answers)


def _agreed_today(slot: Spaced, ledger: Ledger) -> bool:
    """Whether the spacing that stands is what was agreed to today."""
    one = agreed(ledger)
    return one is not None and one.day == ledger.day and CLOSER.get(one.change) == slot.every


def _may_offer(plan: Plan, slot: Spaced, ledger: Ledger) -> bool:
    """Not to one who has just answered something, nor while it is to be gentle or comes rarely."""
    answered = any(ledger.day - one.day < ASKS_AGAIN for one in ledger.adapted)
    last = agreed(ledger)
    if answered or (last is not None and ledger.day - last.day < OFFERED_AGAIN):
        return False
    first_days = plan.name == "gentle" and all(one.rule != "gentle-start" for one in ledger.adapted)
    rarer = ledger.change("slot-skipped", slot.id) != "as-before"
    return not (first_days or rarer or ledger.is_gentle or ledger.mark != "ordinary")


def _was_welcome(slot: Spaced, facts: tuple[Fact, ...], today: date) -> bool:
    days = {fact.day for fact in facts if isinstance(fact, DayBegan) and fact.day < today}
    last = sorted(days)[-DAYS_LOOKED_BACK:]
    if len(last) < DAYS_LOOKED_BACK or _were_hard(facts, last[0]):
        return False
    return sum(_was_welcome_on(day, slot, facts) for day in last) >= OFTEN


def _were_hard(facts: tuple[Fact, ...], since: date) -> bool:
    """Whether a day since then was one of rest, or of a sore back."""
    marks = (fact for fact in facts if isinstance(fact, DayMarked) and fact.day >= since)
    return any(fact.mark != "ordinary" for fact in marks)


def _was_welcome_on(day: date, slot: Spaced, facts: tuple[Fact, ...]) -> bool:
    of_day = [fact for fact in facts if fact.day == day]
    offers = {
        fact.id: fact.at
        for fact in of_day
        if isinstance(fact, Prompted) and fact.slot == slot.id and fact.continues is None
    }
    done = {fact.session for fact in of_day if isinstance(fact, SessionEnded) and fact.blocks}
    at_once = [
        fact
        for fact in of_day
        if isinstance(fact, SessionStarted)
        and fact.id in done
        and fact.prompt in offers
        and fact.at - offers[fact.prompt] <= AT_ONCE
    ]
    return bool(offers) and len(at_once) >= MOST * len(offers)
