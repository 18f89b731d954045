"""Laws of the day's tally: what stands is counted once, and a start begins only what is open."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import SessionEnded
from backcare_desktop.core.plan import Anchor, Timed
from backcare_desktop.core.tally import PillarToday, tally
from tests.core.desk import MORNING, MOVEMENT, Desk, plan

AFTERNOON = Timed("afternoon", Anchor("end", -105), Anchor("end", -20), (("breathe",),))


def desk() -> Desk:
    return Desk(plan=plan(MOVEMENT, MORNING, AFTERNOON))


def today(desk: Desk) -> dict[str, PillarToday]:
    found = tally(desk.phase.today, desk.plan, desk.phase.ledger)
    return {one.pillar: one for one in found}


def play(desk: Desk, *routines: str, units: int = 4) -> SessionEnded:
    desk.say(r.StartByHand(routines))
    for number in range(1, units + 1):
        desk.sit(seconds=20)
        desk.say(r.UnitFinished(number))
    desk.say(r.Finish(20.0 * units))
    return desk.last(SessionEnded)


def test_only_pillars_with_routines_are_there_in_their_order() -> None:
    assert list(today(desk())) == ["breathe", "stretch", "move"]


def test_a_session_that_stands_is_counted_and_remembered_as_the_last() -> None:
    one = desk()
    play(one, "breathe")
    assert today(one)["breathe"].done == 1
    assert today(one)["breathe"].last == ("breathe",)
    assert today(one)["move"].done == 0


def test_a_session_taken_back_is_not_counted() -> None:
    one = desk()
    one.say(r.Undo(play(one, "breathe").id))
    assert today(one)["breathe"].done == 0
    assert today(one)["breathe"].last == ()


def test_a_session_that_was_stopped_counts_for_nothing() -> None:
    one = desk()
    play(one, "breathe", units=0)
    assert today(one)["breathe"].done == 0


def test_only_timed_slots_give_a_number_to_reach() -> None:
    found = today(desk())
    assert found["breathe"].of == 2
    assert found["move"].of is None
    assert found["stretch"].of is None


def test_the_number_is_full_when_it_is_reached_and_stays_so_beyond() -> None:
    one = desk()
    assert not today(one)["breathe"].is_full
    for _ in range(3):
        play(one, "breathe")
    assert today(one)["breathe"].is_full


def test_a_start_begins_the_next_set_of_the_plan() -> None:
    one = desk()
    assert today(one)["move"].start == ("walk",)


def test_a_start_never_begins_what_an_unanswered_question_keeps_shut() -> None:
    one = desk()
    assert today(one)["breathe"].start == ("breathe",)
    assert today(one)["stretch"].start == ("reach",)


def test_a_start_begins_what_an_answer_has_opened() -> None:
    one = desk()
    one.say(r.AnswerScreen("holds", "no"))
    assert today(one)["breathe"].start == ("held-breath",)


def test_a_pillar_of_which_nothing_is_open_has_no_start() -> None:
    one = desk()
    only = {"fold": one.plan.routines["fold"]}
    shut = replace(one.plan, routines=only, slots=(MOVEMENT,))
    (stretch,) = tally((), shut, one.phase.ledger)
    assert (stretch.pillar, stretch.start) == ("stretch", ())
