"""The safety questions that stand before a routine is begun by hand, where nobody was asked yet.

Each is asked once. It can be skipped, and then the safer way is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backcare_desktop.core.choice import still_open
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Routine


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; `instead` is what is played where the answer shuts what was to be."""

    screen: str
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said to it."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked, of somebody with this plan."""

    plan: Plan
    questions: tuple[Question, ...]


def asking(plan: Plan, routines: Sequence[Routine], ledger: Ledger) -> Asking | None:
    """What is still to be asked before these are played."""
    names = tuple(one.id for one in routines)
    gates = (gate.screen for one in routines for gate in one.gates if gate.needs_answer)
    found = tuple(
        Question(screen, still_open(plan, _with_yes(ledger, screen), "", names))
        for screen in dict.fromkeys(gates)
        if screen not in ledger.screens
    )
    return Asking(plan, found) if found else None


def _with_yes(ledger: Ledger, screen: str) -> Ledger:
    return replace(ledger, screens={**ledger.screens, screen: "yes"})
