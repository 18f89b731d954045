"""A day as it will look is the day as it comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from time import perf_counter

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Mark, Prompted, SatFor, TimeOfDay
from backcare_desktop.core.forecast import Planned, forecast, rest_of_day
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.hours import Hours, seconds_between
from backcare_desktop.core.plan import Anchor, Timed
from backcare_desktop.core.score import score
from tests.core.desk import BERLIN, MORNING, MOVEMENT, Desk, plan
from tests.core.warm import warm_plan

TUESDAY = date(2026, 11, 24)
LIKE = datetime(2026, 11, 20, 12, tzinfo=BERLIN)
EVENING = Timed("evening", Anchor("bed", -45), Anchor("bed"), (("breathe",),), beside_hours=True)
OFFICE = plan(MOVEMENT, MORNING, EVENING, hours=Hours())


def test_a_day_has_its_prompts_in_order_each_with_its_why() -> None:
    planned = forecast(OFFICE, (), TUESDAY, LIKE)
    assert [one.slot for one in planned[:2]] == ["movement", "morning"]
    assert planned[-1].slot == "evening"
    for one in planned:
        assert isinstance(one.why, SatFor if one.slot == "movement" else TimeOfDay)
        assert one.at.date() == TUESDAY
    gaps = [seconds_between(a.at, b.at) for a, b in pairwise(planned)]
    assert min(gaps) >= 15 * 60


def test_a_weekend_has_the_evening_only() -> None:
    assert [one.slot for one in forecast(OFFICE, (), date(2026, 11, 28), LIKE)] == ["evening"]


def test_it_goes_by_what_stands() -> None:
    desk = Desk(plan=OFFICE)
    desk.say(r.AnswerScreen("holds", "no"))
    desk.say(r.AnswerScreen("legs", "no"))
    before = forecast(OFFICE, (), TUESDAY, LIKE)
    after = forecast(OFFICE, tuple(desk.facts), date(2026, 11, 25), LIKE)
    assert {"held-breath", "fold"}.isdisjoint(name for one in before for name in one.routines)
    assert {"held-breath", "fold"} <= {name for one in after for name in one.routines}


def test_a_pause_that_lasts_leaves_the_day_empty() -> None:
    desk = Desk(plan=OFFICE)
    desk.say(r.Pause(None))
    assert forecast(OFFICE, tuple(desk.facts), date(2026, 11, 25), LIKE) == []


def marked(mark: Mark) -> list[Planned]:
    desk = Desk(plan=OFFICE)
    desk.say(r.MarkDay(mark))
    return forecast(OFFICE, tuple(desk.facts), TUESDAY, LIKE)


def test_a_day_of_rest_has_its_timed_prompts_only() -> None:
    assert {one.slot for one in marked("rest")} == {"morning", "evening"}


def test_a_day_on_which_the_back_is_sore_has_an_hour_between_its_breaks() -> None:
    whys = [one.why for one in marked("flare") if one.slot == "movement"]
    assert whys
    assert all(isinstance(why, SatFor) and why.minutes >= 60 for why in whys)


def test_a_mark_that_was_taken_back_counts_for_nothing() -> None:
    desk = Desk(plan=OFFICE)
    desk.say(r.MarkDay("rest"))
    desk.say(r.Undo(desk.facts[-1].id))
    assert forecast(OFFICE, tuple(desk.facts), TUESDAY, LIKE) == marked("ordinary")


def test_a_holiday_leaves_its_days_empty_and_no_other() -> None:
    desk = Desk(plan=OFFICE)
    desk.say(r.Pause(datetime(2026, 11, 27, 4, tzinfo=BERLIN), "holiday"))
    days = [forecast(OFFICE, tuple(desk.facts), date(2026, 11, day), LIKE) for day in (25, 26, 27)]
    assert [bool(day) for day in days] == [False, False, True]


def test_a_pause_of_that_day_begins_when_it_was_said() -> None:
    desk = Desk(plan=OFFICE, wall=datetime(2026, 11, 24, 11, tzinfo=BERLIN))
    desk.say(r.Pause(None))
    planned = forecast(OFFICE, tuple(desk.facts), TUESDAY, LIKE)
    assert planned
    assert all(one.at < desk.wall for one in planned)


def test_a_slot_that_was_dropped_is_not_planned() -> None:
    desk = Desk(plan=OFFICE)
    desk.say(r.Adapt("slot-skipped", "dropped", "movement"))
    for day in (TUESDAY, date(2026, 11, 25)):
        planned = forecast(OFFICE, tuple(desk.facts), day, LIKE)
        assert {one.slot for one in planned} == {"morning", "evening"}


def test_the_rest_of_a_day_is_what_then_comes() -> None:
    desk = Desk(plan=OFFICE)
    desk.sit(20)
    said = rest_of_day(desk.plan, desk.phase, desk.moment())
    while len(desk.of(Prompted)) < 5:
        desk.sit(seconds=5)
        if desk.phase.showing:
            names = desk.last(Prompted).routines
            seconds = score(tuple(OFFICE.routines[name] for name in names)).seconds
            desk.say(r.Start())
            desk.sit(seconds=seconds)
            desk.say(r.UnitFinished(1))
            desk.say(r.Finish(seconds))
    for one, prompt in zip(said, desk.of(Prompted), strict=False):
        assert (one.slot, one.routines) == (prompt.slot, prompt.routines)
        assert abs(seconds_between(one.at, prompt.at)) < 30


def test_who_warms_the_back_sits_on_meanwhile() -> None:
    heat = Timed("warm", Anchor("start", 10), Anchor("end"), ((HEAT,),))
    warming = replace(plan(MOVEMENT, heat), routines=warm_plan().routines)
    desk = Desk(plan=warming)
    desk.say(r.AnswerScreen("heat", "no"))
    first, second, *_ = forecast(warming, tuple(desk.facts), date(2026, 11, 25), LIKE)
    assert (first.slot, second.slot) == ("warm", "movement")
    assert f"{second.at:%H:%M:%S}" == "09:45:00"


def test_looking_ahead_changes_nothing() -> None:
    desk = Desk(plan=OFFICE)
    desk.sit(20)
    before = desk.phase
    rest_of_day(desk.plan, desk.phase, desk.moment())
    assert desk.phase == before


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_on_which_the_clocks_change_has_its_prompts_too(day: date) -> None:
    daily = plan(MOVEMENT, MORNING)
    assert 8 <= len(forecast(daily, (), day, LIKE)) <= 12


def test_a_day_is_worked_out_in_a_moment() -> None:
    forecast(OFFICE, (), TUESDAY, LIKE)
    began = perf_counter()
    forecast(OFFICE, (), TUESDAY, LIKE)
    assert perf_counter() - began < 1.0
