"""Law 19: what is started by hand."""

from __future__ import annotations

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import (
    Prompted,
    SessionStarted,
    WasAway,
)
from backcare_desktop.core.plan import Anchor, Spaced, Timed
from backcare_desktop.core.refusal import (
    NoSuchRoutine,
    ScreenSaysNo,
    SessionRunning,
)
from tests.core.desk import Desk, plan

NOON = Timed("noon", Anchor("start", 60), Anchor("start", 240), (("breathe",),))


def prompted() -> Desk:
    desk = Desk()
    desk.sit(45)
    assert desk.phase.showing
    return desk


def test_law_19_what_is_started_by_hand_starts_at_once() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe",)))
    session = desk.last(SessionStarted)
    assert session.routines == ("breathe",)
    assert session.prompt is None


def test_law_19_it_counts_as_if_offered() -> None:
    desk = Desk()
    desk.sit(40)
    desk.say(r.StartByHand(("walk",)))
    assert desk.last(SessionStarted).slot == "movement"
    assert desk.last(SessionStarted).turn == 0
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(120))
    desk.sit(44)
    assert not desk.of(Prompted)
    desk.sit(1.1)
    assert desk.last(Prompted).routines == ("reach",)


def test_law_19_a_timed_slot_in_its_window_is_served_first() -> None:
    both = Spaced("also", 60, (("breathe",),))
    desk = Desk(plan=plan(both, NOON))
    desk.sit(60.5)
    desk.say(r.StartByHand(("breathe",)))
    assert desk.last(SessionStarted).slot == "noon"


def test_law_19_there_is_one_session_at_a_time() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe",)))
    desk.say(r.StartByHand(("walk",)))
    assert desk.refusals == [SessionRunning()]


def test_law_19_no_routine_is_played_twice_in_one_go() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe", "breathe")))
    assert desk.last(SessionStarted).routines == ("breathe",)


def test_law_19_an_unanswered_safety_question_does_not_refuse() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("held-breath",)))
    assert desk.phase.ledger.session


def test_law_19_a_safety_question_answered_yes_does_and_says_why() -> None:
    desk = Desk()
    desk.say(r.AnswerScreen("holds", "yes"))
    desk.say(r.StartByHand(("held-breath",)))
    assert desk.refusals == [ScreenSaysNo("held-breath", "holds", ("breathe",))]


def test_law_19_an_unknown_routine_is_refused() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("fly",)))
    assert desk.refusals == [NoSuchRoutine("fly")]


def test_law_19_start_without_a_prompt_plays_what_comes_next() -> None:
    desk = Desk()
    desk.sit(10)
    desk.say(r.Start())
    assert desk.last(SessionStarted).routines == ("walk",)
    assert desk.last(SessionStarted).slot == "movement"


def test_law_19_start_keeps_a_promise() -> None:
    desk = prompted()
    desk.say(r.Later(15))
    desk.say(r.Start())
    assert desk.last(SessionStarted).routines == ("walk",)
    assert desk.phase.ledger.promise is None


@pytest.mark.parametrize("start", [r.Start(), r.StartByHand(("walk",))])
def test_law_19_what_was_put_off_and_is_done_by_hand_does_not_come_again(start: r.Reply) -> None:
    desk = prompted()
    desk.say(r.Later(15))
    desk.sit(2)
    desk.say(start)
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(120))
    desk.sit(44)
    assert len(desk.of(Prompted)) == 1
    desk.sit(2)
    assert desk.last(Prompted).continues is None


def test_law_19_whoever_answers_is_there() -> None:
    desk = Desk()
    desk.sit(10)
    desk.leave(20)
    desk.say(r.StartByHand(("breathe",)))
    assert desk.phase.gone_since is None
    assert len(desk.of(WasAway)) == 1
