"""What the rules have changed, one by one: when, why, and what takes it back (rule A22)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import (
    Adapted,
    Change,
    CheckedIn,
    DayBegan,
    DayMarked,
    Fact,
    Felt,
    Rule,
    Skipped,
)
from backcare_desktop.core.gentle_start import CLOSER
from backcare_desktop.core.ledger import Ledger, note
from backcare_desktop.core.rebuild import standing_facts

About = Rule | Literal["rested", "sore-back", "dizzy"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One change. `about` is its reason; `slot` and `routines` are what it is about, if any.

    `until` is the last lived day of it, None where it stands until it is taken back. `undo` takes
    it back; None where it is over, or a change back itself.
    """

    at: datetime
    about: About
    change: Change = "on"
    slot: str = ""
    routines: tuple[str, ...] = ()
    until: date | None = None
    undo: r.Reply | None = None


def changes(facts: Sequence[Fact], now: Ledger, spacing: int | None = None) -> tuple[Changed, ...]:
    """Those of these facts, in order, as the ledger of `now` has them; what was undone is none.

    `spacing` is what the user has for the breaks after sitting, in minutes; None for the plan's.
    """
    return tuple(_changes(standing_facts(tuple(facts)), now, spacing))


def _changes(facts: Sequence[Fact], now: Ledger, spacing: int | None) -> Iterator[Changed]:
    ledger = Ledger(day=min((fact.day for fact in facts), default=now.day))
    before: Fact | None = None
    for fact in facts:
        ledger = ledger if fact.day <= ledger.day else ledger.dawn(fact.day)
        after = note(ledger, fact)
        match fact:
            case Adapted():
                yield _agreed(fact, now, spacing)
            case Skipped(slot=slot) if slot in after.doubled - ledger.doubled:
                yield _doubled(fact, now)
            case DayBegan() if ledger.is_rested:
                yield _today(fact, "rested", now, stands=now.is_rested)
            case DayMarked(mark="flare") if fact.by_rule or _beside_a_check_in(fact, before):
                yield _today(fact, "sore-back", now, stands=now.mark == "flare")
            case Felt(feeling="dizzy"):
                yield Changed(fact.at, "dizzy", routines=fact.routines)
            case _:
                pass
        ledger, before = after, fact


def _beside_a_check_in(fact: Fact, before: Fact | None) -> bool:
    """Facts of before there was `by_rule` are told by this."""
    return isinstance(before, CheckedIn) and before.at == fact.at


def _agreed(fact: Adapted, now: Ledger, spacing: int | None) -> Changed:
    stands = fact.change != "as-before" and fact in now.adapted and _is_chosen(fact, spacing)
    undo = r.Adapt(fact.rule, "as-before", fact.slot) if stands else None
    return Changed(fact.at, fact.rule, fact.change, fact.slot, until=fact.until, undo=undo)


def _is_chosen(fact: Adapted, spacing: int | None) -> bool:
    """A spacing that another took the place of, by whatever rule or hand, is over."""
    if fact.change not in CLOSER:
        return True
    same = fact.rule == "done-at-once" and fact.instead_of == spacing
    return spacing == CLOSER[fact.change] and not same


def _doubled(fact: Skipped, now: Ledger) -> Changed:
    stands = fact.day == now.day and fact.slot in now.doubled
    undo = r.Adapt("skipped-twice", "as-before", fact.slot) if stands else None
    return Changed(fact.at, "skipped-twice", "rarer", fact.slot, until=fact.day, undo=undo)


def _today(
    fact: DayBegan | DayMarked, about: Literal["rested", "sore-back"], now: Ledger, *, stands: bool
) -> Changed:
    undo = r.MarkDay("ordinary") if stands and fact.day == now.day else None
    return Changed(fact.at, about, until=fact.day, undo=undo)
