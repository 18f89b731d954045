"""Laws of what is asked before a routine is begun by hand: what guards it, once, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.asking import Question, asking
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.routine import Gate
from tests.core.desk import ROUTINES, Desk, plan

HELD, FOLD, WALK = ROUTINES["held-breath"], ROUTINES["fold"], ROUTINES["walk"]


def test_what_is_guarded_asks_and_names_what_is_played_where_the_answer_shuts_it() -> None:
    for guarded, question in (
        (HELD, Question("holds", ("walk", "breathe"))),
        (FOLD, Question("legs", ("walk", "reach"))),
    ):
        found = asking(plan(), (WALK, guarded), Desk().phase.ledger)
        assert found is not None
        assert found.questions == (question,)


def test_of_two_that_are_guarded_each_question_is_asked() -> None:
    found = asking(plan(), (HELD, FOLD), Desk().phase.ledger)
    assert found is not None
    assert [one.screen for one in found.questions] == ["holds", "legs"]


@pytest.mark.parametrize("answer", ["yes", "no", "open"])
def test_it_is_asked_once_whatever_was_said(answer: Answer) -> None:
    desk = Desk()
    desk.say(r.AnswerScreen("holds", answer))
    assert asking(plan(), (HELD,), desk.phase.ledger) is None


def test_a_question_that_need_not_be_answered_keeps_nobody_waiting() -> None:
    eased = replace(HELD, gates=(Gate("holds", ("breathe",), needs_answer=False),))
    of = replace(plan(), routines={**ROUTINES, "held-breath": eased})
    found = asking(of, (WALK, eased), Desk().phase.ledger)
    assert found is not None
    assert found.questions == ()
    assert found.more == (Question("holds", ("walk", "breathe")),)


def test_what_would_only_make_it_gentle_may_be_asked_too() -> None:
    soft = replace(WALK, gentle_for=("bones",))
    of = replace(plan(), routines={**ROUTINES, "walk": soft})
    found = asking(of, (soft,), Desk().phase.ledger)
    assert found is not None
    assert found.more == (Question("bones", ("walk",)),)
    assert asking(plan(), (WALK,), Desk().phase.ledger) is None
