"""The one line of the panel in which the rules ask something, or say what they changed (A22)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from backcare_desktop.core import gentle_start
from backcare_desktop.core import reply as r
from backcare_desktop.core.adapted_plan import CALM
from backcare_desktop.core.adapting import ASKS_AGAIN
from backcare_desktop.core.facts import Rule
from backcare_desktop.core.lately import Days, hard_days
from backcare_desktop.core.ledger import DAYS_LOOKED_BACK, Ledger
from backcare_desktop.core.moment import Hold
from backcare_desktop.core.plan import Plan, Slot, Spaced, Timed

OFTEN = 3
"""So many of the last five days make a rule ask (A7)."""

LONG_CALL = 60 * 60.0
"""Seconds of a call after which the tooltip has a posture shift that can stay in it (A2)."""

QUESTIONS: tuple[Rule, ...] = ("slot-skipped", "hard-days")

About = Literal[
    "keep-gentle",
    "week-away",
    "hard-days",
    "slot-skipped",
    "rested",
    "skipped-twice",
    "gentle-start",
]


@dataclass(frozen=True, slots=True)
class Remark:
    """What the line is about, and what may be answered; nothing to answer is only said."""

    about: About
    slot: str = ""
    answers: tuple[r.Reply, ...] = ()


def remark(plan: Plan, ledger: Ledger, check_ins: Days = ()) -> Remark | None:
    """The most pressing line of now: what was changed today goes before what is asked."""
    return next(_remarks(plan, ledger, check_ins), None)


def _remarks(plan: Plan, ledger: Ledger, check_ins: Days) -> Iterator[Remark]:
    for one in ledger.adapted:
        if one.day == ledger.day and one.change == "on":
            yield Remark("week-away", answers=(r.Undo(one.id),))
    if ledger.mark_yesterday == "flare" and not ledger.marked:
        yield Remark("keep-gentle", answers=(r.MarkDay("flare"), r.MarkDay("ordinary")))
    if ledger.is_rested:
        yield Remark("rested", answers=(r.MarkDay("ordinary"),))
    for slot in plan.slots:
        if isinstance(slot, Spaced) and slot.id in ledger.doubled:
            as_before = r.Adapt("skipped-twice", "as-before", slot.id)
            yield Remark("skipped-twice", slot.id, (as_before,))
    if _may_ask(ledger):
        yield from _questions(plan, ledger, check_ins)


def _may_ask(ledger: Ledger) -> bool:
    asking = (*QUESTIONS, "gentle-start", "done-at-once")
    asked = [one.day for one in ledger.adapted if one.rule in asking]
    return not asked or ledger.day - max(asked) >= ASKS_AGAIN


def _questions(plan: Plan, ledger: Ledger, check_ins: Days) -> Iterator[Remark]:
    if gentle_start.is_over(plan, ledger):
        yield Remark("gentle-start", answers=gentle_start.answers())
    second = _second_breathing(plan)
    if second is not None and hard_days(check_ins):
        yield Remark("hard-days", second.id, _calm_answers(plan, second))
    if len(ledger.past) < DAYS_LOOKED_BACK:
        return
    for slot in plan.slots:
        if sum(slot.id in day.skipped for day in ledger.past) >= OFTEN:
            yield Remark("slot-skipped", slot.id, tuple(_slot_answers(slot)))


def _slot_answers(slot: Slot) -> Iterator[r.Reply]:
    if isinstance(slot, Spaced):
        yield r.Adapt("slot-skipped", "rarer", slot.id)
    elif slot.opens.mark != "bed":
        yield r.Adapt("slot-skipped", "moved", slot.id)
    yield r.Adapt("slot-skipped", "dropped", slot.id)
    yield r.Adapt("slot-skipped", "as-before", slot.id)


def _calm_answers(plan: Plan, slot: Slot) -> tuple[r.Reply, ...]:
    tense, scan = (name in plan.routines for name in CALM.values())
    return (
        *((r.Adapt("hard-days", "tense", slot.id),) if tense else ()),
        *((r.Adapt("hard-days", "scan", slot.id),) if scan else ()),
        r.Adapt("hard-days", "as-before", slot.id),
    )


def _second_breathing(plan: Plan) -> Slot | None:
    """The timed slot in which the day's second breathing is, which hangs on the day's end."""
    return next((s for s in plan.slots if isinstance(s, Timed) and s.opens.mark == "end"), None)


def taken_back(ledger: Ledger) -> tuple[r.Reply, ...]:
    """What makes the plan as it was before its questions were answered (A22)."""
    changed = (one for one in ledger.adapted if one.rule in QUESTIONS)
    return tuple(
        r.Adapt(one.rule, "as-before", one.slot) for one in changed if one.change != "as-before"
    )


def is_long_call(holds: Sequence[Hold], boot: float) -> bool:
    """Whether somebody has been in a call for an hour by this `boot` reading (A2)."""
    return any(hold.kind == "call" and boot - hold.since >= LONG_CALL for hold in holds)
