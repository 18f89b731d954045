"""Laws 9 and 20: what a session counts, and who is there while it runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import (
    Felt,
    Prompted,
    SessionEnded,
    SessionStarted,
    Sort,
    UnitDone,
    WasAway,
)
from backcare_desktop.core.hours import seconds_between
from backcare_desktop.core.routine import Otherwise
from tests.core.desk import BERLIN, ROUTINES, Desk, plan


@pytest.mark.parametrize(
    ("units", "outcome", "blocks"),
    [(0, "stopped", ()), (1, "partial", ("breathe",)), (4, "completed", ("breathe",))],
)
def test_law_20_a_session_is_completed_partial_or_stopped(
    units: int, outcome: str, blocks: tuple[str, ...]
) -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe",)))
    for number in range(1, units + 1):
        desk.say(r.UnitFinished(number))
    desk.say(r.Finish(40))
    ended = desk.last(SessionEnded)
    assert (ended.outcome, ended.done, ended.units) == (outcome, units, 4)
    assert ended.blocks == blocks


def test_law_20_what_was_left_before_it_was_played_was_not_begun() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe",)))
    desk.say(r.Finish(0.0))
    ended = desk.last(SessionEnded)
    assert (ended.outcome, ended.done, ended.blocks) == ("not-begun", 0, ())
    assert desk.phase.ledger.done == {}


def test_law_20_what_was_only_looked_at_by_hand_leaves_its_slot_as_it_was() -> None:
    desk = Desk()
    desk.sit(40)
    before = desk.phase.ledger
    desk.say(r.StartByHand(("walk",)))
    assert desk.last(SessionStarted).slot == "movement"
    desk.say(r.Finish(0.0))
    ended = desk.last(SessionEnded)
    assert desk.phase.ledger == replace(before, last_shown=ended.at, turns={"movement": 0})
    desk.sit(16)
    assert desk.last(Prompted).routines == ("walk",)


def test_law_20_an_offer_that_was_begun_and_left_is_a_turn_that_is_over() -> None:
    desk = Desk()
    desk.sit(46)
    desk.say(r.Start())
    desk.say(r.Finish(0.0))
    assert desk.last(SessionEnded).outcome == "not-begun"
    assert "movement" in desk.phase.ledger.ended
    desk.sit(44)
    assert len(desk.of(Prompted)) == 1


def test_law_20_each_finished_round_is_a_fact_once() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe",)))
    for number in (1, 1, 3, 9, 0):
        desk.say(r.UnitFinished(number))
    assert [fact.number for fact in desk.of(UnitDone)] == [1, 3]


def test_law_20_a_session_over_the_turn_of_the_day_can_be_undone() -> None:
    desk = Desk(wall=datetime(2026, 11, 24, 3, 59, tzinfo=BERLIN))
    desk.say(r.StartByHand(("breathe",)))
    desk.sit(2)
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(100))
    desk.say(r.Undo(desk.last(SessionEnded).id))
    assert desk.phase.ledger.session is None
    ledger = desk.phase.ledger
    desk.restart()
    assert desk.phase.ledger == ledger


def test_how_a_session_felt_is_kept_as_it_was_said_last() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe",)))
    desk.say(r.Finish(40))
    session = desk.last(SessionEnded).session
    before = desk.phase.ledger
    desk.say(r.SayFelt(session, "harder"))
    desk.say(r.SayFelt(session, "dizzy"))
    assert [(fact.session, fact.feeling) for fact in desk.of(Felt)] == [
        (session, "harder"),
        (session, "dizzy"),
    ]
    assert desk.last(Felt).routines == ("breathe",)
    assert desk.phase.ledger == replace(before, dizzy=frozenset({"breathe"}))


def dizzy_of(desk: Desk) -> None:
    """Break a session off, because it made one dizzy."""
    desk.say(r.StartByHand(("breathe",)))
    desk.say(r.Finish(10))
    desk.say(r.SayFelt(desk.last(SessionEnded).session, "dizzy"))


def test_a11_who_felt_dizzy_begins_the_next_one_gently_and_only_the_next() -> None:
    desk = Desk()
    dizzy_of(desk)
    sorts = []
    for _ in range(2):
        desk.say(r.StartByHand(("breathe",)))
        sorts.append(desk.last(SessionStarted).sort)
        desk.say(r.UnitFinished(1))
        desk.say(r.Finish(40))
    assert sorts == ["gentle", "full"]


def test_a11_another_routine_begins_as_ever_and_so_does_what_was_chosen() -> None:
    desk = Desk()
    dizzy_of(desk)
    desk.say(r.StartByHand(("walk",)))
    assert desk.last(SessionStarted).sort == "full"
    desk.say(r.Finish(10))
    desk.say(r.StartByHand(("breathe",), "short"))
    assert desk.last(SessionStarted).sort == "short"


def test_a11_it_lasts_over_the_day_and_a_restart() -> None:
    desk = Desk()
    dizzy_of(desk)
    desk.leave(24 * 60)
    desk.restart()
    desk.say(r.StartByHand(("breathe",)))
    assert desk.last(SessionStarted).sort == "gentle"


def test_a11_taken_back_nothing_is_eased() -> None:
    desk = Desk()
    dizzy_of(desk)
    desk.say(r.Undo(desk.last(Felt).id))
    desk.say(r.StartByHand(("breathe",)))
    assert desk.last(SessionStarted).sort == "full"


def test_of_a_session_that_runs_or_was_taken_back_no_feeling_is_kept() -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe",)))
    running = desk.phase.ledger.session
    assert running is not None
    desk.say(r.SayFelt(running.id, "same"))
    desk.say(r.Finish(40))
    desk.say(r.Undo(desk.last(SessionEnded).id))
    desk.say(r.SayFelt(running.id, "same"))
    assert desk.of(Felt) == []


def test_law_20_no_prompt_comes_into_a_session() -> None:
    desk = Desk()
    desk.sit(40)
    desk.say(r.StartByHand(("breathe",)))
    desk.sit(30)
    assert not desk.of(Prompted)


def test_law_20_a_stretch_without_input_is_no_absence() -> None:
    desk = Desk()
    desk.sit(5)
    desk.say(r.StartByHand(("reach",)))
    desk.leave(6)
    desk.say(r.Finish(360))
    desk.leave(1)
    desk.touch()
    desk.sit(5)
    assert not desk.of(WasAway)


def test_law_20_a_sleep_inside_a_breathing_session_is_not_sitting() -> None:
    desk = Desk()
    desk.sit(5)
    desk.say(r.StartByHand(("breathe",)))
    desk.sleep(120)
    desk.touch()
    desk.sit(1)
    assert desk.phase.sitting < 5 * 60
    assert len(desk.of(WasAway)) == 1


def test_law_20_a_lock_inside_a_session_goes_on_as_an_absence_after_it() -> None:
    desk = Desk()
    desk.sit(5)
    desk.say(r.StartByHand(("breathe",)))
    desk.locked_since = desk.boot
    locked = desk.wall
    desk.leave(5)
    desk.say(r.Finish(10))
    desk.leave(55)
    desk.locked_since = None
    desk.touch()
    desk.sit(1)
    assert abs(seconds_between(locked, desk.last(WasAway).began)) < 10


def test_law_9_a_session_on_ones_feet_sets_the_sitting_clock_to_zero() -> None:
    desk = Desk()
    desk.sit(20)
    desk.say(r.StartByHand(("breathe",)))
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(80))
    assert desk.phase.sitting > 19 * 60
    desk.say(r.StartByHand(("walk",)))
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(120))
    assert desk.phase.sitting == 0


def test_law_9_the_gentle_sort_of_it_does_not_where_that_stays_seated() -> None:
    walk = ROUTINES["walk"]
    seated = replace(
        walk, sorts={"gentle": {}}, otherwise={"gentle": Otherwise(on_feet=False)}, by_wall=False
    )
    desk = Desk(plan=replace(plan(), routines={**ROUTINES, "walk": seated}))
    desk.sit(20)
    sorts: tuple[Sort, ...] = ("gentle", "full")
    for sort in sorts:
        desk.say(r.StartByHand(("walk",), sort))
        desk.say(r.UnitFinished(1))
        desk.say(r.Finish(120))
        assert (desk.phase.sitting > 0) == (sort == "gentle"), sort


def test_law_9_a_session_in_the_chair_is_sitting() -> None:
    desk = Desk()
    desk.sit(10)
    desk.say(r.StartByHand(("breathe",)))
    desk.leave(seconds=80)
    desk.say(r.Finish(80))
    assert desk.phase.sitting == 680
