"""Law 21: a restart changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import (
    Prompted,
    SessionEnded,
    SessionStarted,
    Unanswered,
    WasAway,
)
from backcare_desktop.core.hours import seconds_between
from backcare_desktop.core.schedule import begin
from tests.core.desk import BERLIN, MORNING, MOVEMENT, Desk, plan


def day() -> Desk:
    return Desk(plan=plan(MOVEMENT, MORNING))


def test_law_21_the_first_start_begins_a_day() -> None:
    assert [type(fact).__name__ for fact in Desk().facts] == ["DayBegan"]


def test_law_21_the_sitting_clocks_go_on() -> None:
    desk = day()
    desk.sit(30)
    desk.restart()
    assert desk.phase.clocks["movement"] == pytest.approx(30 * 60, abs=1)
    desk.touch()
    desk.sit(14)
    assert not desk.of(Prompted)
    desk.sit(2.1)
    assert len(desk.of(Prompted)) == 1


@pytest.mark.parametrize("routine", ["walk", "reach"])
def test_law_21_who_starts_something_at_the_very_start_is_not_away(routine: str) -> None:
    desk = day()
    desk.sit(30)
    desk.restart()
    desk.say(r.StartByHand((routine,)))
    desk.leave(6)
    desk.say(r.Finish(120))
    desk.touch()
    desk.sit(1)
    assert not desk.of(WasAway)


def test_law_21_without_the_record_the_clocks_are_at_zero() -> None:
    desk = Desk()
    desk.sit(30)
    desk.restart(record=False)
    desk.touch()
    desk.sit(44)
    assert not desk.of(Prompted)


def test_law_21_the_time_since_is_sleep() -> None:
    desk = Desk()
    desk.sit(30)
    left = desk.wall
    desk.restart(killed_for=20 * 60)
    desk.touch()
    back = desk.wall
    desk.sit(2)
    away = desk.last(WasAway)
    assert abs(seconds_between(left, away.began)) <= 60
    assert abs(seconds_between(back, away.at)) <= 60
    assert desk.phase.sitting < 150


def test_law_21_without_the_record_the_time_since_the_last_fact_is_sleep() -> None:
    desk = Desk()
    desk.sit(46)
    left = desk.facts[-1].at
    desk.restart(killed_for=20 * 60, record=False)
    desk.touch()
    desk.sit(2)
    assert abs(seconds_between(left, desk.last(WasAway).began)) <= 1


def test_law_21_a_clock_set_while_nobody_ran_is_no_rest() -> None:
    desk = Desk()
    desk.sit(30)
    desk.set_wall(desk.wall + timedelta(hours=1))
    desk.restart(killed_for=30)
    desk.touch()
    desk.sit(1)
    assert not desk.of(WasAway)


def test_law_21_a_short_one_is_no_rest() -> None:
    desk = Desk()
    desk.sit(30)
    desk.restart(killed_for=120)
    desk.touch()
    desk.sit(1)
    assert not desk.of(WasAway)
    assert desk.phase.sitting == pytest.approx(31 * 60, abs=65)


@pytest.mark.parametrize("behind_a_lock", [False, True])
def test_law_21_an_absence_that_goes_on_over_it_stays_one(*, behind_a_lock: bool) -> None:
    desk = day()
    desk.sit(20)
    left = desk.wall - timedelta(seconds=5)  # the last touch
    desk.locked_since = desk.boot if behind_a_lock else None
    desk.leave(6)
    assert desk.restart() == []
    desk.leave(10)
    desk.locked_since = None
    desk.sit(1)
    assert [fact.began for fact in desk.of(WasAway)] == [left]
    assert max(desk.phase.clocks.values()) <= 60.0


def test_law_21_a_prompt_on_screen_was_not_answered_when_last_seen() -> None:
    desk = Desk()
    desk.sit(45)
    desk.sit(seconds=30)
    seen = desk.phase.wall
    facts = desk.restart(killed_for=3600)
    assert isinstance(facts[0], Unanswered)
    assert facts[0].at == seen
    assert desk.phase.showing is None
    assert desk.phase.ledger.folded == desk.last(Prompted)
    assert desk.phase.clocks["movement"] == 0


def test_law_21_a_card_that_went_with_its_user_is_not_closed_twice() -> None:
    desk = Desk()
    desk.sit(45)
    desk.lock(2)
    desk.leave(seconds=20)
    desk.restart()
    assert not desk.of(Unanswered)


@pytest.mark.parametrize(("units", "outcome"), [(0, "stopped"), (2, "partial"), (4, "completed")])
def test_law_21_a_running_session_ended_when_last_seen(units: int, outcome: str) -> None:
    desk = Desk()
    desk.say(r.StartByHand(("breathe",)))
    for number in range(1, units + 1):
        desk.sit(seconds=20)
        desk.say(r.UnitFinished(number))
    seen = desk.phase.wall
    facts = desk.restart(killed_for=3600)
    ended = next(fact for fact in facts if isinstance(fact, SessionEnded))
    assert (ended.outcome, ended.at) == (outcome, seen)
    assert desk.phase.ledger.session is None


def test_law_21_a_session_over_the_turn_of_the_day_keeps_its_day() -> None:
    desk = Desk(wall=datetime(2026, 11, 24, 3, 58, tzinfo=BERLIN))
    desk.say(r.StartByHand(("breathe",)))
    desk.sit(1)
    desk.restart(killed_for=600)
    assert desk.last(SessionEnded).day == desk.last(SessionStarted).day
    assert desk.phase.ledger.day > desk.last(SessionEnded).day


def test_law_21_the_quiet_gap_goes_on() -> None:
    desk = Desk(plan=plan(MOVEMENT, MORNING))
    desk.sit(59)
    desk.say(r.StartByHand(("breathe",)))
    desk.say(r.Finish(10))
    ended = desk.wall
    desk.restart(killed_for=120)
    desk.touch()
    desk.sit(30)
    assert seconds_between(ended, desk.of(Prompted)[1].at) == pytest.approx(15 * 60, abs=1)


def test_law_21_the_quiet_gap_counts_from_a_session_that_was_cut_off() -> None:
    desk = Desk(plan=plan(replace(MORNING, beside_hours=True)))
    desk.sit(10)
    desk.say(r.StartByHand(("walk",)))
    desk.sit(52)
    desk.restart(killed_for=30)
    ended = desk.last(SessionEnded).at
    desk.touch()
    desk.sit(40)
    assert seconds_between(ended, desk.last(Prompted).at) >= 15 * 60 - 1


def test_law_21_a_promise_is_kept() -> None:
    desk = Desk()
    desk.sit(45)
    desk.say(r.Later(15))
    asked = desk.wall
    desk.sit(3)
    desk.restart()
    desk.touch()
    desk.sit(14)
    again = desk.last(Prompted)
    assert again.continues
    assert seconds_between(asked, again.at) == pytest.approx(15 * 60, abs=66)


def test_law_21_what_was_taken_back_stays_taken_back() -> None:
    desk = Desk()
    desk.sit(45)
    (skipped,) = desk.say(r.Skip())
    desk.say(r.Undo(skipped.id))
    desk.restart()
    assert not desk.phase.ledger.skips


def test_law_21_safety_answers_stand_for_ever() -> None:
    desk = Desk()
    desk.say(r.AnswerScreen("legs", "yes"))
    desk.leave(60 * 24 * 40)
    desk.restart()
    assert desk.phase.ledger.screens == {"legs": "yes"}


def test_law_21_a_computer_that_was_started_anew_has_a_new_clock() -> None:
    desk = Desk()
    desk.sit(30)
    desk.wall += timedelta(minutes=10)
    desk.boot = 20.0
    desk.last_input = 20.0
    step = begin(desk.plan, tuple(desk.facts), None, desk.moment())
    assert step.phase.boot == 20.0
    assert step.phase.sitting == 0


def test_law_21_a_slot_that_is_no_longer_in_the_plan_does_no_harm() -> None:
    desk = Desk()
    desk.sit(45)
    desk.say(r.Skip())
    desk.plan = plan(MORNING)
    desk.restart()
    desk.touch()
    desk.sit(30)
    assert desk.last(Prompted).slot == "morning"
