"""Law 13: working hours, days off, pauses, and the card beside the hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Paused, PauseKind, Prompted, Unanswered, WasAway
from backcare_desktop.core.hours import Hours, Range, seconds_between
from backcare_desktop.core.plan import Anchor, Timed
from tests.core.desk import ALL_DAY, BERLIN, MORNING, MOVEMENT, Desk, plan

TWO_RANGES = Hours(week=((Range(time(9), time(12, 30)), Range(time(13, 15), time(17, 30))),) * 7)
EVENING = Timed("evening", Anchor("bed", -45), Anchor("bed"), (("breathe",),), beside_hours=True)


def at(hour: int, minute: int = 0, *, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def test_law_13_nothing_is_offered_outside_hours() -> None:
    desk = Desk(plan=plan(hours=TWO_RANGES), wall=at(6))
    desk.sit(3 * 60)
    assert not desk.of(Prompted)
    desk.sit(11 * 60)
    times = [prompt.at.time() for prompt in desk.of(Prompted)]
    assert times
    assert all(time(9) <= t < time(12, 30) or time(13, 15) <= t < time(17, 30) for t in times)


def test_law_13_sitting_before_the_hours_does_not_count() -> None:
    desk = Desk(plan=plan(hours=TWO_RANGES), wall=at(8))
    desk.sit(60 + 44)
    assert not desk.of(Prompted)
    desk.sit(1.5)
    assert desk.of(Prompted)


def test_law_13_the_end_of_a_range_ends_the_turns() -> None:
    desk = Desk(plan=plan(hours=TWO_RANGES), wall=at(12, 5))
    desk.sit(26)
    assert set(desk.phase.clocks.values()) == {0.0}
    desk.sit(44 + 44)
    assert not desk.of(Prompted)


def test_law_13_the_end_of_a_range_ends_the_turns_also_where_the_next_begins_at_once() -> None:
    week = ((Range(time(9), time(12)), Range(time(12), time(17))),) * 7
    desk = Desk(plan=plan(hours=Hours(week=week)), wall=at(11, 30))
    desk.sit(30 + 44)
    assert not desk.of(Prompted)
    desk.sit(2)
    assert len(desk.of(Prompted)) == 1


def test_law_13_nothing_new_comes_in_the_last_five_minutes() -> None:
    desk = Desk(plan=plan(hours=TWO_RANGES), wall=at(11, 41))
    desk.sit(60)
    assert not desk.of(Prompted)


def test_law_13_what_was_due_at_the_end_is_over() -> None:
    desk = Desk(plan=plan(hours=TWO_RANGES), wall=at(11, 41))
    desk.sit(49 + 45 + 40)
    assert not desk.of(Prompted)


def test_law_13_a_day_without_hours_is_quiet() -> None:
    weekdays = Hours(week=(ALL_DAY.week[0],) * 5 + ((), ()))
    desk = Desk(plan=plan(hours=weekdays), wall=at(8, day=28))
    desk.sit(36 * 60)
    assert not desk.of(Prompted)


def test_law_13_a_day_off_by_date_is_quiet_and_so_is_its_evening() -> None:
    holiday = Hours(week=ALL_DAY.week, off=frozenset({date(2026, 11, 24)}))
    desk = Desk(plan=plan(MOVEMENT, EVENING, hours=holiday), wall=at(8))
    desk.sit(20 * 60)
    assert not desk.of(Prompted)
    desk.sit(7 * 60)
    assert {prompt.at.date() for prompt in desk.of(Prompted)} == {date(2026, 11, 25)}


def test_law_13_a_range_may_cross_midnight_and_belongs_to_its_weekday() -> None:
    nights = Hours(week=((Range(time(22), time(6)),), *((),) * 6))
    desk = Desk(plan=plan(hours=nights), wall=at(21, day=23))
    desk.sit(34 * 60)
    assert desk.of(Prompted)
    assert all(at(22, day=23) <= prompt.at < at(6) for prompt in desk.of(Prompted))


def test_law_13_a_window_in_the_night_is_open_after_midnight_too() -> None:
    nights = Hours(week=((Range(time(20), time(4)),),) * 7)
    late = Timed("late", Anchor("start", 300), Anchor("start", 360), (("breathe",),))
    desk = Desk(plan=plan(late, hours=nights), wall=at(23, day=23))
    desk.sit(4 * 60)
    assert [prompt.at.hour for prompt in desk.of(Prompted)] == [1]


def test_law_13_a_pause_is_quiet_and_takes_a_card_away() -> None:
    desk = Desk()
    desk.sit(45)
    desk.say(r.Pause(None))
    assert desk.phase.showing is None
    desk.sit(4 * 60)
    assert len(desk.of(Prompted)) == 1
    assert not desk.of(Unanswered)


def test_law_13_a_pause_ends_by_itself_and_counting_begins_anew() -> None:
    desk = Desk()
    desk.sit(30)
    desk.say(r.Pause(desk.wall + timedelta(minutes=60)))
    desk.sit(60 + 44)
    assert not desk.of(Prompted)
    desk.sit(2)
    assert desk.of(Prompted)


def test_law_13_a_pause_ends_by_hand() -> None:
    desk = Desk()
    desk.say(r.Pause(None))
    desk.sit(10)
    desk.say(r.Resume())
    desk.sit(46)
    assert len(desk.of(Prompted)) == 1


@pytest.mark.parametrize("kind", ["holiday", "sick"])
def test_law_13_and_a20_a_holiday_or_an_illness_is_a_pause_that_says_so_and_outlives_the_days(
    kind: PauseKind,
) -> None:
    desk = Desk()
    desk.say(r.Pause(desk.wall + timedelta(days=3), kind))
    assert desk.last(Paused).kind == kind
    desk.sit(2 * 24 * 60)
    assert not desk.of(Prompted)


def test_law_13_to_resume_without_a_pause_says_nothing() -> None:
    assert Desk().say(r.Resume()) == []


@pytest.mark.parametrize("record", [True, False])
def test_law_13_a_pause_outlives_a_restart(*, record: bool) -> None:
    desk = Desk()
    desk.say(r.Pause(desk.wall + timedelta(days=2)))
    desk.sit(10)
    desk.restart(killed_for=3600, record=record)
    desk.sit(24 * 60)
    assert not desk.of(Prompted)
    desk.sit(24 * 60)
    assert desk.of(Prompted)


def test_law_13_who_was_off_in_a_pause_that_ended_while_nobody_ran_was_not_away() -> None:
    desk = Desk()
    desk.sit(10)
    desk.say(r.Pause(desk.wall + timedelta(minutes=30)))
    desk.sit(5)
    desk.restart(killed_for=3600)
    desk.touch()
    desk.sit(5)
    assert desk.phase.open
    assert not desk.of(WasAway)


def test_law_13_a_promise_does_not_outlive_its_range() -> None:
    desk = Desk(plan=plan(hours=TWO_RANGES), wall=at(11, 20))
    desk.sit(46)
    desk.say(r.Later(30))
    desk.sit(90)
    assert len(desk.of(Prompted)) == 1
    assert desk.phase.promise is None


def test_law_13_a_promise_between_two_ranges_is_over_when_the_next_was_slept_through() -> None:
    desk = Desk(plan=plan(hours=TWO_RANGES), wall=at(11, 30))
    desk.sit(70)
    desk.say(r.Later(30))
    assert desk.phase.promise
    desk.sleep(5 * 60)
    desk.touch()
    desk.sit(2)
    assert desk.phase.promise is None
    assert desk.phase.ledger.promise is None


def test_law_13_an_absence_over_the_end_of_hours_ends_with_them() -> None:
    desk = Desk(plan=plan(hours=TWO_RANGES), wall=at(12))
    desk.sit(10)
    desk.leave(60)
    away = desk.last(WasAway)
    assert abs(seconds_between(away.at, at(12, 30))) < 1
    desk.touch()
    desk.sit(30)
    assert len(desk.of(WasAway)) == 1


def test_law_13_the_evening_card_comes_when_the_computer_is_in_use() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(20))
    desk.sit(3 * 60)
    assert [prompt.slot for prompt in desk.of(Prompted)] == ["evening"]


def test_law_13_the_evening_card_comes_where_no_sense_tells_of_input() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(20), blind=True)
    desk.leave(110)
    assert len(desk.of(Prompted)) == 1


def test_law_13_the_evening_card_does_not_come_to_an_empty_chair() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(20))
    desk.leave(4 * 60)
    assert not desk.of(Prompted)


def test_law_8_who_comes_home_in_the_evening_settles_first() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(20))
    desk.lock(110)
    desk.touch()
    back = desk.wall
    desk.sit(5)
    assert seconds_between(back, desk.last(Prompted).at) >= 120


def test_law_8_who_wakes_the_computer_in_the_evening_settles_first() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(21, 20))
    desk.sit(1)
    desk.sleep(30)
    desk.touch()
    back = desk.wall
    desk.sit(5)
    assert seconds_between(back, desk.last(Prompted).at) >= 120


def test_law_13_the_evening_card_keeps_to_a_pause() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(20))
    desk.say(r.Pause(None))
    desk.sit(4 * 60)
    assert not desk.of(Prompted)


def test_law_13_the_evening_card_stays_for_half_an_hour() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(21))
    desk.sit(46)
    shown = desk.last(Prompted).at
    desk.sit(28)
    assert desk.phase.showing
    desk.sit(10)
    assert desk.phase.showing is None
    assert 1795 <= seconds_between(shown, desk.last(Unanswered).at) <= 1816


def test_law_13_the_evening_card_lapses_at_bedtime() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(22, 20))
    desk.sit(11)
    assert desk.of(Prompted)
    assert desk.phase.showing is None
    assert desk.last(Unanswered).at.time() <= time(22, 30, 16)


def test_law_13_the_evening_card_goes_when_the_computer_sleeps() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(22))
    desk.sit(2)
    desk.sleep(9 * 60)
    desk.touch()
    desk.sit(1)
    assert desk.phase.showing is None
    assert not desk.of(Unanswered)


def test_law_13_later_is_kept_in_the_evening_until_bedtime() -> None:
    desk = Desk(plan=plan(EVENING), wall=at(21, 44))
    desk.sit(2)
    desk.say(r.Later(15))
    desk.sit(12)
    assert len(desk.of(Prompted)) == 1
    desk.sit(6)
    first, again = desk.of(Prompted)
    assert again.continues == first.id
    desk.say(r.Later(30))
    desk.sit(60)
    assert len(desk.of(Prompted)) == 2


def test_law_13_a_change_of_hours_keeps_what_was_counted() -> None:
    desk = Desk()
    desk.sit(40)
    desk.plan = plan(MOVEMENT, MORNING, hours=TWO_RANGES)
    desk.sit(6)
    assert len(desk.of(Prompted)) == 1
