"""The safety questions that stand before a routine is begun by hand, where nobody was asked yet.

Each is asked once. It can be skipped, and then the safer way is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """What is asked, of somebody with this plan: what must be answered first, and what may be."""

    plan: Plan
    questions: tuple[Question, ...]
    more: tuple[Question, ...] = ()


def asking(plan: Plan, routines: Sequence[Routine], ledger: Ledger) -> Asking | None:
    """What is still to be asked before these are played."""
    must = _asked(plan, routines, ledger, _needed(routines))
    may = _asked(plan, routines, ledger, _others(routines))
    return Asking(plan, must, may) if must or may else None


def _needed(routines: Sequence[Routine]) -> Iterator[str]:
    return (gate.screen for one in routines for gate in one.gates if gate.needs_answer)


def _others(routines: Sequence[Routine]) -> Iterator[str]:
    """What leaves it open as long as nobody says otherwise, or makes it gentle."""
    needed = set(_needed(routines))
    for one in routines:
        every = (*(gate.screen for gate in one.gates), *one.gentle_for)
        yield from (screen for screen in every if screen not in needed)


def _asked(
    plan: Plan, routines: Sequence[Routine], ledger: Ledger, screens: Iterator[str]
) -> tuple[Question, ...]:
    names = tuple(one.id for one in routines)
    return tuple(
        Question(screen, still_open(plan, _with_yes(ledger, screen), "", names))
        for screen in dict.fromkeys(screens)
        if screen not in ledger.screens
    )


def _with_yes(ledger: Ledger, screen: str) -> Ledger:
    return replace(ledger, screens={**ledger.screens, screen: "yes"})
