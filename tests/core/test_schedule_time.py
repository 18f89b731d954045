"""Laws 1 to 5 and 23: time is an argument."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import DayBegan, Prompted, SessionEnded, UnitDone, WasAway
from backcare_desktop.core.hours import Hours, Range
from backcare_desktop.core.plan import Anchor
from backcare_desktop.core.schedule import advance, replan
from tests.core.desk import ALL_DAY, BERLIN, MORNING, MOVEMENT, Desk, plan


def test_law_1_the_same_moments_give_the_same_facts() -> None:
    one, other = Desk(), Desk()
    for desk in (one, other):
        desk.sit(50)
        desk.say(r.Start())
        desk.sit(3)
        desk.say(r.Finish(120))
    assert one.facts == other.facts


@pytest.mark.parametrize("hours", [-5, 5])
def test_law_2_a_clock_that_is_set_is_neither_sitting_nor_rest(hours: int) -> None:
    desk = Desk(plan=plan(hours=Hours(week=((Range(time(0), time(0)),),) * 7)))
    desk.sit(20)
    desk.set_wall(desk.wall + timedelta(hours=hours))
    desk.sit(24)
    assert not desk.of(Prompted)
    desk.sit(1)
    assert len(desk.of(Prompted)) == 1
    assert not desk.of(WasAway)


def test_law_2_a_timed_slot_follows_the_new_time_and_comes_once_a_day() -> None:
    desk = Desk(plan=plan(MORNING))
    desk.sit(5)
    desk.set_wall(desk.wall + timedelta(hours=1))
    desk.sit(2)
    assert [p.slot for p in desk.of(Prompted)] == ["morning"]
    desk.say(r.Skip())
    desk.set_wall(desk.wall - timedelta(minutes=50))
    desk.sit(120)
    assert len(desk.of(Prompted)) == 1


def test_law_3_looks_are_a_minute_apart_at_most_while_counting() -> None:
    desk = Desk()
    desk.sit(30)
    gaps = [b - a for a, b in zip(desk.looks, desk.looks[1:], strict=False)]
    assert max(gaps) == pytest.approx(60)
    assert len(gaps) < 35


def test_law_3_looks_are_15_s_apart_at_most_while_a_card_is_up() -> None:
    desk = Desk()
    desk.sit(45)
    assert desk.phase.showing
    assert desk.phase.asked - desk.boot <= 15


def test_law_3_outside_hours_nothing_is_asked_before_the_next_change() -> None:
    desk = Desk(wall=datetime(2026, 11, 24, 18, tzinfo=BERLIN))
    desk.sit(15 * 60)
    gaps = [b - a for a, b in zip(desk.looks, desk.looks[1:], strict=False)]
    assert max(gaps) == pytest.approx(3600)
    assert len(gaps) <= 17


def test_law_3_a_late_look_means_sleep_since_the_look_before() -> None:
    desk = Desk()
    desk.sit(30)
    desk.sleep(10)
    desk.touch()
    desk.sit(1)
    away = desk.last(WasAway)
    assert away.at - away.began >= timedelta(minutes=10)
    assert desk.phase.sitting < 120


@pytest.mark.parametrize(("late", "slept"), [(29, False), (31, True)])
def test_law_3_a_look_a_little_late_is_no_sleep_and_one_30_s_late_is(
    late: int, *, slept: bool
) -> None:
    desk = Desk()
    desk.sit(30)
    desk.boot = desk.phase.asked + late
    desk.touch()
    desk.extra_look()
    assert desk.phase.gone_since is None
    assert desk.phase.sitting == pytest.approx((30 * 60) if slept else desk.boot - 1000, abs=1)


def test_law_4_extra_looks_change_nothing() -> None:
    plain, eager = Desk(), Desk()
    for desk in (plain, eager):
        for minute in range(60 * 7):
            desk.sit(seconds=30)
            if desk is eager:
                desk.extra_look()
            desk.sit(seconds=30)
            if minute % 100 == 50:
                desk.leave(8)
                if desk is eager:
                    desk.extra_look()
                desk.touch()
    assert [(f.at, f.day, type(f)) for f in eager.facts] == [
        (f.at, f.day, type(f)) for f in plain.facts
    ]
    assert len(plain.facts) > 10


def test_law_4_an_early_look_leaves_the_phase_as_it_was() -> None:
    desk = Desk()
    desk.sit(10)
    desk.boot += 1
    step = advance(desk.plan, desk.phase, desk.moment())
    assert step.phase is desk.phase
    assert step.facts == ()


def test_law_5_a_timed_slot_is_due_from_the_very_start_of_its_window() -> None:
    desk = Desk(plan=plan(MORNING), wall=datetime(2026, 11, 24, 9, 30, 25, tzinfo=BERLIN))
    desk.sit(31)
    assert desk.last(Prompted).at == datetime(2026, 11, 24, 10, tzinfo=BERLIN)


def test_law_17_the_day_begins_with_its_first_input_and_not_with_the_program() -> None:
    desk = Desk(last_input=-1000.0)
    assert not desk.of(DayBegan)
    desk.leave(90)
    assert not desk.of(DayBegan)
    desk.touch()
    desk.sit(1)
    assert desk.last(DayBegan).at >= datetime(2026, 11, 24, 10, 30, tzinfo=BERLIN)


def test_law_5_a_timed_slot_is_due_also_after_a_late_start() -> None:
    desk = Desk(plan=plan(MORNING), wall=datetime(2026, 11, 24, 11, 30, tzinfo=BERLIN))
    desk.sit(1)
    assert [p.slot for p in desk.of(Prompted)] == ["morning"]


def test_law_5_a_timed_slot_is_over_when_its_window_is() -> None:
    desk = Desk(plan=plan(MORNING), wall=datetime(2026, 11, 24, 12, 1, tzinfo=BERLIN))
    desk.sit(120)
    assert not desk.of(Prompted)


def test_law_2_a_clock_set_from_one_range_into_another_ends_no_turn() -> None:
    two = Hours(week=((Range(time(9), time(12)), Range(time(13), time(17))),) * 7)
    desk = Desk(plan=plan(hours=two))
    desk.sit(40)
    desk.set_wall(desk.wall + timedelta(hours=4))
    desk.sit(4)
    assert not desk.of(Prompted)
    desk.sit(2)
    assert len(desk.of(Prompted)) == 1


def test_law_5_a_change_of_zone_moves_the_end_of_the_hours() -> None:
    desk = Desk(wall=datetime(2026, 11, 24, 15, tzinfo=BERLIN))
    desk.sit(30)
    desk.set_wall(desk.wall.astimezone(ZoneInfo("Europe/Helsinki")))
    desk.sit(20)
    assert desk.phase.span is not None
    assert desk.phase.span.end.astimezone(BERLIN).hour == 16
    desk.sit(15)
    assert not desk.phase.open


def test_law_3_another_plan_is_gone_by_at_once() -> None:
    desk = Desk(wall=datetime(2026, 11, 24, 18, tzinfo=BERLIN))
    desk.sit(5)
    late = plan(hours=Hours(week=((Range(time(9), time(20)),),) * 7))
    step = replan(late, desk.phase, desk.moment())
    assert step.phase.open
    assert step.phase.asked - desk.boot <= 60


NIGHT = Hours(week=((Range(time(0), time(4)),),) * 7)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_law_5_a_window_that_daylight_saving_changes_is_offered_at_most_once(day: date) -> None:
    hours = replace(NIGHT, week=((Range(time(1), time(3, 30)),),) * 7)
    desk = Desk(
        plan=plan(replace(MORNING, opens=Anchor("start", 65)), hours=hours),
        wall=datetime(day.year, day.month, day.day, 0, 30, tzinfo=BERLIN),
    )
    desk.sit(60 * 4)
    assert len(desk.of(Prompted)) <= 1


def test_law_5_the_lived_day_never_goes_back() -> None:
    desk = Desk()
    desk.sit(5)
    tokyo = desk.wall.astimezone(ZoneInfo("Asia/Tokyo"))
    desk.set_wall(tokyo.astimezone(ZoneInfo("Pacific/Honolulu")))
    desk.sit(5)
    assert desk.phase.ledger.day == date(2026, 11, 24)


def test_law_5_a_change_of_zone_moves_what_is_still_to_come() -> None:
    desk = Desk(plan=plan(MORNING))
    desk.sit(5)
    assert not desk.of(Prompted)
    desk.set_wall(desk.wall.astimezone(ZoneInfo("Europe/Helsinki")))
    desk.sit(2)
    assert len(desk.of(Prompted)) == 1
    assert desk.last(Prompted).at.astimezone(UTC).hour == 8


def test_law_23_a_day_turns_at_four() -> None:
    desk = Desk(plan=plan(hours=NIGHT), wall=datetime(2026, 11, 24, 3, tzinfo=BERLIN))
    assert desk.last(DayBegan).day == date(2026, 11, 23)
    desk.plan = plan(MOVEMENT, hours=ALL_DAY)
    desk.sit(60 * 7)
    assert desk.last(DayBegan).day == date(2026, 11, 24)


def test_law_23_a_session_belongs_to_the_day_on_which_it_started() -> None:
    desk = Desk(
        plan=plan(hours=Hours(week=((Range(time(3), time(8)),),) * 7)),
        wall=datetime(2026, 11, 24, 3, 59, tzinfo=BERLIN),
    )
    desk.say(r.StartByHand(("walk",)))
    desk.sit(3)
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(150))
    assert desk.last(SessionEnded).day == date(2026, 11, 23)
    assert desk.last(UnitDone).day == date(2026, 11, 23)
    assert desk.phase.ledger.day == date(2026, 11, 24)
