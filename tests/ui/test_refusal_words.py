"""Laws of refusals: each is one sentence, that names what can be done instead."""

from __future__ import annotations

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.choice import offered_for
from backcare_desktop.core.refusal import (
    NoSuchRoutine,
    NothingOffered,
    Refusal,
    ScreenSaysNo,
    SessionRunning,
)
from backcare_desktop.ui.refusal_words import refusal_said
from tests.routines import OURS
from tests.ui import surfaces

TITLES = {"fold": "Standing fold", "reach": "Seated reach"}


@pytest.mark.parametrize(
    ("refusal", "part"),
    [
        (SessionRunning(), "one at a time"),
        (NothingOffered(), "nothing on offer"),
        (NothingOffered("check"), "No skin check is open"),
        (NothingOffered("pad"), "No heating pad is known to be on"),
        (NoSuchRoutine("dance"), "“dance”; there are: fold, reach"),
        (ScreenSaysNo("fold", "legs", ("reach",)), "“Seated reach” may be"),
        (ScreenSaysNo("fold", "legs", ("gone",)), "answers, “Standing fold” is not for you"),
        (ScreenSaysNo("fold", "dizziness", ("reach",)), "you get dizzy, or your balance is unsure"),
    ],
)
def test_each_refusal_is_a_sentence(refusal: Refusal, part: str) -> None:
    said = refusal_said(refusal, TITLES)
    assert part in said
    assert said.endswith(".")


@pytest.mark.parametrize("screen", sorted({g.screen for one in OURS.values() for g in one.gates}))
def test_every_question_of_ours_is_named_as_the_reason(screen: str) -> None:
    said = refusal_said(ScreenSaysNo("fold", screen, ("reach",)), TITLES)
    assert said.startswith("Because ")


@pytest.mark.parametrize("name", sorted(name for name, one in OURS.items() if one.gates))
def test_each_gate_keeps_its_routine_from_being_offered_and_from_being_started(name: str) -> None:
    for gate in OURS[name].gates:
        desk = surfaces.desk()
        desk.say(r.AnswerScreen(gate.screen, "yes"))
        assert name not in offered_for(desk.plan, desk.phase.ledger, (name,))
        assert desk.say(r.StartByHand((name,))) == []
        (refusal,) = desk.refusals
        assert isinstance(refusal, ScreenSaysNo)
        assert refusal.screen == gate.screen
        assert refusal.instead, "something else may be"
        for other in refusal.instead:
            assert desk.say(r.StartByHand((other,)))
            desk.say(r.Finish(0.0))
        desk.say(r.AnswerScreen(gate.screen, "no"))
        assert desk.say(r.StartByHand((name,)))
