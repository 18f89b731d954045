"""Laws 6 and 8: sitting, gone and back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Prompted, SessionEnded, Unanswered, WasAway
from tests.core.desk import Desk


def test_law_6_reading_for_under_five_minutes_is_sitting() -> None:
    desk = Desk()
    desk.sit(10)
    desk.leave(4)
    desk.touch()
    desk.sit(1)
    assert not desk.of(WasAway)
    assert desk.phase.sitting == pytest.approx(15 * 60, abs=65)


def test_law_6_at_five_minutes_the_user_has_been_away_since_the_last_input() -> None:
    desk = Desk()
    desk.sit(10)
    left = desk.wall - timedelta(seconds=5)
    desk.leave(12)
    desk.touch()
    back = desk.wall
    desk.sit(2)
    away = desk.last(WasAway)
    assert abs((away.began - left).total_seconds()) <= 5
    assert abs((away.at - back).total_seconds()) <= 60
    assert desk.phase.sitting <= 125


def test_law_6_an_absence_is_one_fact_however_long_it_lasts() -> None:
    desk = Desk()
    desk.sit(10)
    desk.leave(120)
    desk.touch()
    desk.sit(5)
    assert len(desk.of(WasAway)) == 1
    assert not desk.of(SessionEnded)


def test_law_6_all_clocks_are_at_zero_once_the_absence_is_sure() -> None:
    desk = Desk()
    desk.sit(30)
    desk.leave(6)
    assert desk.phase.sitting == 0
    assert set(desk.phase.clocks.values()) == {0}


@pytest.mark.parametrize("tenths", range(0, 2600, 87))
def test_law_6_the_fifth_minute_is_not_late_by_a_rounding(tenths: int) -> None:
    start = 14322.6 + tenths / 10
    desk = Desk(boot=start, last_input=start)
    desk.sit(30)
    desk.lock(4.5)
    desk.boot = desk.phase.asked
    desk.extra_look()
    assert desk.boot - start == pytest.approx(34 * 60 + 55, abs=0.1)
    assert set(desk.phase.clocks.values()) == {0}


def test_law_6_a_five_second_lock_changes_nothing() -> None:
    plain, locked = Desk(), Desk()
    for desk in (plain, locked):
        desk.sit(20)
    plain.sit(seconds=5)
    locked.lock(seconds=5)
    for desk in (plain, locked):
        desk.touch()
        desk.sit(26)
    assert [type(f) for f in locked.facts] == [type(f) for f in plain.facts]
    assert locked.phase.sitting == pytest.approx(plain.phase.sitting, abs=6)


@pytest.mark.parametrize("touched", [0, 20, 45])
def test_law_6_the_fifth_minute_without_input_is_not_missed_between_two_looks(touched: int) -> None:
    desk = Desk()
    desk.sit(30, seconds=touched)
    desk.touch()
    desk.leave(seconds=299)
    assert desk.phase.sitting > 0
    desk.leave(seconds=1.1)
    assert desk.phase.sitting == 0


@pytest.mark.parametrize("begins", range(20 * 60, 20 * 60 + 60, 4))
@pytest.mark.parametrize("lasts", [5, 241, 299])
def test_law_6_a_lock_under_five_minutes_leaves_the_clock_wherever_a_look_falls(
    begins: int, lasts: int
) -> None:
    desk = Desk()
    desk.type_on(begins + 0.5)
    desk.lock(seconds=lasts)
    desk.type_on(120)
    assert not desk.of(WasAway)
    counted = desk.phase.boot - 1000
    assert counted - lasts <= desk.phase.sitting <= counted - (lasts if lasts > 60 else 0)
    settled = desk.boot - 120 + (120 if lasts > 60 else 0)
    assert desk.phase.settle_until <= settled


def test_law_6_a_sleep_right_after_an_unlock_is_no_sitting() -> None:
    desk = Desk()
    desk.sit(20)
    desk.lock(seconds=61)
    desk.sleep(60)
    desk.touch()
    desk.type_on(60)
    assert len(desk.of(WasAway)) == 1
    assert desk.phase.sitting <= 120


def test_law_8_who_comes_a_while_after_the_machine_woke_settles_from_then_on() -> None:
    desk = Desk()
    desk.sit(20)
    desk.locked_since = desk.boot
    desk.sleep(60)
    desk.locked_since, desk.unlocked = None, desk.boot
    desk.extra_look()
    desk.leave(seconds=50)
    desk.type_on(20)
    assert desk.phase.settle_until >= desk.boot - 20 + 120


def test_law_6_a_lock_stops_the_clock_at_its_own_instant() -> None:
    desk = Desk()
    desk.sit(20)
    desk.lock(3)
    desk.touch()
    desk.sit(1)
    assert not desk.of(WasAway)
    assert desk.phase.sitting == pytest.approx(21 * 60, abs=60)


def test_law_6_a_lock_of_five_minutes_is_an_absence() -> None:
    desk = Desk()
    desk.sit(20)
    desk.lock(6)
    desk.touch()
    desk.sit(1)
    assert len(desk.of(WasAway)) == 1


def test_law_6_a_lock_of_a_little_less_is_none() -> None:
    desk = Desk()
    desk.sit(20)
    desk.lock(seconds=285)
    desk.touch()
    desk.sit(1)
    assert not desk.of(WasAway)
    assert desk.phase.sitting == pytest.approx(21 * 60, abs=61)


def test_law_6_who_comes_back_and_locks_again_was_there_between() -> None:
    desk = Desk()
    desk.sit(20)
    desk.lock(6)
    desk.leave(seconds=1)
    desk.touch()
    desk.lock(80)
    desk.touch()
    desk.sit(1)
    assert len(desk.of(WasAway)) == 2
    assert desk.phase.sitting < 130


def test_law_6_an_absence_ends_with_input_and_not_with_the_unlock() -> None:
    desk = Desk()
    desk.sit(20)
    desk.lock(6)
    desk.leave(3)
    desk.touch()
    back = desk.wall
    desk.sit(2)
    assert abs((desk.last(WasAway).at - back).total_seconds()) <= 60


def test_law_6_an_absence_in_a_card_makes_no_fact_but_away() -> None:
    desk = Desk()
    desk.sit(45)
    assert desk.phase.showing
    desk.lock(7)
    desk.touch()
    desk.sit(1)
    assert desk.phase.showing is None
    assert not desk.of(Unanswered)
    assert len(desk.of(WasAway)) == 1


def test_law_6_where_no_sense_tells_of_input_the_clock_alone_counts() -> None:
    desk = Desk(blind=True)
    desk.leave(45)
    assert len(desk.of(Prompted)) == 1
    desk.leave(1)
    assert len(desk.of(Unanswered)) == 1
    assert not desk.of(WasAway)


def test_law_6_where_no_sense_tells_of_input_a_lock_or_a_sleep_is_an_absence() -> None:
    desk = Desk(blind=True)
    desk.leave(20)
    desk.lock(6)
    desk.leave(1)
    assert len(desk.of(WasAway)) == 1
    desk.leave(20)
    desk.sleep(6)
    desk.leave(1)
    assert len(desk.of(WasAway)) == 2
    assert desk.phase.sitting <= 60


def test_law_8_after_an_absence_nothing_is_offered_for_two_minutes() -> None:
    desk = Desk()
    desk.sit(44)
    desk.lock(2)
    desk.touch()
    back = desk.boot
    desk.sit(10)
    prompt = desk.last(Prompted)
    shown = back + (prompt.at - desk.wall).total_seconds() + (desk.boot - back)
    assert shown >= back + 120 - 60


def test_law_20_an_absence_inside_a_walk_is_no_away() -> None:
    desk = Desk()
    desk.sit(5)
    desk.say(r.StartByHand(("walk",)))
    desk.leave(10)
    desk.touch()
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(600))
    desk.sit(5)
    assert not desk.of(WasAway)


def test_law_20_a_walk_that_begins_behind_a_lock_is_no_away() -> None:
    desk = Desk()
    desk.sit(20)
    desk.locked_since = desk.boot
    desk.leave(1)
    desk.say(r.StartByHand(("walk",)))
    desk.locked_since = None
    desk.leave(6)
    desk.say(r.Finish(120))
    assert desk.phase.gone_since is None
    assert desk.of(WasAway) == []
