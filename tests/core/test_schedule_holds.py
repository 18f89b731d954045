"""Law 12: what keeps a prompt back, and what its end brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import HeldBack, HoldKind, Prompted
from backcare_desktop.core.holding import is_long, waits_for
from backcare_desktop.core.hours import Hours, Range, later_by, seconds_between
from backcare_desktop.core.plan import Anchor, Spaced, Timed
from backcare_desktop.core.report import status_table
from backcare_desktop.core.standing import Counting, standing
from tests.core.desk import BERLIN, MOVEMENT, Desk, plan

QUICK = Spaced("quick", 40, (("reach",),))
EARLY = Timed("early", Anchor("start", 20), Anchor("start", 50), (("breathe",),))
EVENING = Timed("evening", Anchor("bed", -45), Anchor("bed"), (("breathe",),), beside_hours=True)


@pytest.mark.parametrize("kind", ["call", "full-screen", "do-not-disturb"])
def test_law_12_a_hold_keeps_a_due_prompt_back_and_says_so(kind: HoldKind) -> None:
    desk = Desk()
    desk.sit(40)
    desk.hold(kind)
    desk.sit(20)
    assert not desk.of(Prompted)
    assert desk.last(HeldBack).slot == "movement"
    assert desk.last(HeldBack).by == (kind,)
    assert [hold.kind for hold in waits_for(desk.phase, desk.moment())] == [kind]


def test_law_12_it_says_so_once() -> None:
    desk = Desk()
    desk.hold("call")
    desk.sit(120)
    assert len(desk.of(HeldBack)) == 1


def test_law_12_where_nothing_is_due_nothing_waits() -> None:
    desk = Desk()
    desk.hold("call")
    desk.sit(20)
    assert waits_for(desk.phase, desk.moment()) == ()
    assert not desk.of(HeldBack)


def test_law_12_after_the_last_one_comes_a_settling_minute_then_the_prompt() -> None:
    desk = Desk()
    desk.sit(40)
    desk.hold("call")
    desk.hold("full-screen")
    desk.sit(20)
    desk.holds = desk.holds[1:]
    desk.sit(5)
    assert not desk.of(Prompted)
    desk.release()
    ended = desk.wall
    desk.sit(3)
    wait = seconds_between(ended, desk.last(Prompted).at)
    assert 60 <= wait <= 125
    assert desk.phase.ledger.held == ()


def test_law_12_then_one_prompt_and_the_other_spaced_slots_begin_anew() -> None:
    desk = Desk(plan=plan(MOVEMENT, QUICK))
    desk.sit(35)
    desk.hold("call")
    desk.sit(40)
    assert {fact.slot for fact in desk.of(HeldBack)} == {"movement", "quick"}
    desk.release()
    desk.sit(3)
    assert [p.slot for p in desk.of(Prompted)] == ["movement"]
    assert desk.phase.ledger.held == ()
    desk.say(r.Skip())
    desk.sit(35)
    assert len(desk.of(Prompted)) == 1
    desk.sit(6)
    assert [p.slot for p in desk.of(Prompted)] == ["movement", "quick"]


def test_law_12_a_timed_slot_stays_due_though_its_window_has_closed() -> None:
    desk = Desk(plan=plan(EARLY))
    desk.sit(10)
    desk.hold("call")
    desk.sit(50)
    desk.release()
    desk.sit(3)
    assert [p.slot for p in desk.of(Prompted)] == ["early"]
    desk.say(r.Skip())
    desk.sit(60)
    assert len(desk.of(Prompted)) == 1


def test_law_12_what_waits_outlives_the_turn_of_the_day_and_says_so_once() -> None:
    night = Hours(week=((Range(time(21), time(4, 30)),),) * 7)
    late = replace(EARLY, opens=Anchor("end", -90), closes=Anchor("end", -50))
    desk = Desk(plan=plan(late, hours=night), wall=datetime(2026, 11, 24, 2, 50, tzinfo=BERLIN))
    desk.hold("call")
    desk.sit(80)
    desk.release()
    desk.sit(3)
    assert [p.slot for p in desk.of(Prompted)] == ["early"]
    assert len(desk.of(HeldBack)) == 1


def test_law_12_two_timed_slots_that_waited_both_come() -> None:
    desk = Desk(plan=plan(EARLY, replace(EARLY, id="other"), MOVEMENT))
    desk.sit(10)
    desk.hold("call")
    desk.sit(50)
    desk.release()
    desk.sit(20)
    assert [p.slot for p in desk.of(Prompted)] == ["early", "other"]


def test_law_12_what_waited_is_over_with_the_range() -> None:
    two = Hours(week=((Range(time(9), time(10)), Range(time(11), time(17))),) * 7)
    desk = Desk(plan=plan(EARLY, hours=two))
    desk.sit(10)
    desk.hold("call")
    desk.sit(120)
    desk.release()
    desk.sit(10)
    assert not desk.of(Prompted)


def test_law_12_what_waited_is_over_with_an_absence() -> None:
    desk = Desk(plan=plan(EARLY))
    desk.sit(10)
    desk.hold("do-not-disturb")
    desk.sit(45)
    desk.leave(6)
    desk.release()
    desk.touch()
    desk.sit(20)
    assert not desk.of(Prompted)


def test_law_12_a_promise_waits_too() -> None:
    desk = Desk()
    desk.sit(45)
    desk.say(r.Later(5))
    desk.hold("call")
    desk.sit(20)
    assert len(desk.of(Prompted)) == 1
    desk.release()
    desk.sit(3)
    assert desk.last(Prompted).continues


def test_law_12_after_90_minutes_the_icon_says_so_and_nothing_pops() -> None:
    desk = Desk()
    desk.sit(40)
    desk.hold("call")
    desk.sit(89)
    assert not is_long(desk.phase, desk.moment())
    desk.sit(2)
    assert is_long(desk.phase, desk.moment())
    assert not desk.of(Prompted)


def test_law_12_what_waits_and_for_what_can_be_told() -> None:
    desk = Desk(plan=plan(EARLY))
    desk.sit(10)
    desk.hold("call")
    desk.sit(50)
    now = standing(desk.plan, desk.phase, desk.moment())
    assert isinstance(now, Counting)
    assert now.next.slot == "early"
    assert [hold.kind for hold in now.waits_for] == ["call"]
    assert not now.long
    assert status_table(now, 0)["waits_for"] == ["call"]


def test_law_12_the_sleep_card_waits_and_lapses_at_bedtime() -> None:
    desk = Desk(plan=plan(EVENING), wall=datetime(2026, 11, 24, 21, tzinfo=BERLIN))
    desk.hold("full-screen")
    desk.sit(80)
    assert desk.of(HeldBack)
    desk.sit(15)
    desk.release()
    desk.sit(60)
    assert not desk.of(Prompted)


def test_law_12_a_restart_under_a_hold_changes_nothing() -> None:
    desk = Desk(plan=plan(EARLY, MOVEMENT))
    desk.sit(10)
    desk.hold("call")
    desk.sit(45)
    held = desk.phase.ledger.held
    desk.restart()
    assert desk.phase.ledger.held == held
    assert waits_for(desk.phase, desk.moment())
    desk.touch()
    desk.sit(44)
    assert not is_long(desk.phase, desk.moment())
    desk.sit(2)
    assert is_long(desk.phase, desk.moment())
    desk.release()
    desk.sit(3)
    assert [p.slot for p in desk.of(Prompted)] == ["early"]
    assert desk.phase.clocks["movement"] < 300


def test_law_12_a_session_by_hand_ends_the_waiting_of_its_slot() -> None:
    desk = Desk()
    desk.sit(40)
    desk.hold("do-not-disturb")
    desk.sit(10)
    desk.say(r.StartByHand(("walk",)))
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(120))
    assert desk.phase.ledger.held == ()
    desk.release()
    desk.sit(40)
    assert not desk.of(Prompted)


def test_law_12_a_restart_in_the_settling_minute_settles_on() -> None:
    desk = Desk(plan=plan(MOVEMENT))
    desk.sit(42.5)
    desk.hold("call")
    desk.sit(2)
    desk.release()
    desk.sit(seconds=40)
    settles = desk.phase.settle_until
    assert settles > desk.boot
    desk.restart()
    assert desk.phase.settle_until == settles


@pytest.mark.parametrize("record", [True, False])
def test_law_12_a_hold_that_ends_while_the_program_is_not_there_settles_too(
    *, record: bool
) -> None:
    desk = Desk(plan=plan(EARLY, MOVEMENT))
    desk.sit(18)
    desk.hold("call")
    desk.sit(4)
    desk.release()
    desk.restart(killed_for=40, record=record)
    started = desk.boot
    desk.sit(3)
    assert desk.of(Prompted)
    assert desk.last(Prompted).at >= later_by(desk.wall, started + 60 - desk.boot)


def test_law_12_a_hold_that_begins_and_ends_between_two_looks_settles_too() -> None:
    desk = Desk(plan=plan(MOVEMENT))
    desk.sit(44, seconds=10)
    looks = len(desk.looks)
    desk.hold("call")
    desk.sit(seconds=20)
    desk.release()
    assert len(desk.looks) == looks
    ended = desk.boot
    desk.sit(3)
    shown = desk.last(Prompted).at
    waited = seconds_between(later_by(desk.wall, ended - desk.boot), shown)
    assert 60 <= waited < 62


def test_law_12_the_settling_minute_begins_when_the_last_hold_ended_and_not_at_the_next_look() -> (
    None
):
    desk = Desk(plan=plan(MOVEMENT))
    desk.sit(44)
    desk.hold("call")
    desk.sit(5, seconds=10)
    desk.release()
    ended = desk.boot
    assert ended < desk.phase.asked - 30
    desk.sit(3)
    waited = seconds_between(later_by(desk.wall, ended - desk.boot), desk.last(Prompted).at)
    assert 60 <= waited < 62


def test_law_12_once_the_hold_has_ended_nothing_is_said_to_wait_for_it() -> None:
    desk = Desk(plan=plan(MOVEMENT))
    desk.sit(40)
    desk.hold("call")
    desk.sit(10, seconds=10)
    assert waits_for(desk.phase, desk.moment())
    desk.release()
    assert desk.boot < desk.phase.asked
    assert waits_for(desk.phase, desk.moment()) == ()


def test_law_12_a_hold_of_long_ago_settles_nobody_now() -> None:
    desk = Desk(plan=plan(MOVEMENT))
    desk.hold("call")
    desk.sit(2)
    desk.release()
    desk.sit(30)
    assert desk.phase.settle_until < desk.boot
