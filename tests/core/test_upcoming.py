"""What comes next is said as it will come."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Prompted
from backcare_desktop.core.hours import Hours, Range, seconds_between
from backcare_desktop.core.plan import Anchor, Timed
from backcare_desktop.core.upcoming import next_slot, upcoming
from tests.core.desk import BERLIN, MORNING, MOVEMENT, Desk, plan

EVENING = Timed("evening", Anchor("bed", -45), Anchor("bed"), (("breathe",),), beside_hours=True)


def said(desk: Desk) -> object:
    """The slot that comes next, and the minutes until then."""
    moment = desk.moment()
    coming = upcoming(desk.plan, desk.phase, moment)
    return (coming.slot, seconds_between(moment.wall, coming.at) / 60) if coming else None


def test_a_spaced_slot_comes_when_its_clock_is_full() -> None:
    desk = Desk()
    desk.sit(30)
    assert said(desk) == ("movement", pytest.approx(15, abs=1.1))


def test_a_timed_slot_comes_with_its_window() -> None:
    desk = Desk(plan=plan(MORNING))
    desk.sit(20)
    assert said(desk) == ("morning", pytest.approx(40, abs=0.1))


def test_after_a_prompt_nothing_comes_before_the_quiet_gap() -> None:
    desk = Desk(plan=plan(MOVEMENT, MORNING))
    desk.sit(59)
    desk.say(r.Skip())
    moment = desk.moment()
    coming = upcoming(desk.plan, desk.phase, moment)
    assert coming
    assert seconds_between(desk.last(Prompted).at, coming.at) >= 15 * 60 - 1


def test_a_promise_comes_first() -> None:
    desk = Desk(plan=plan(MOVEMENT, MORNING))
    desk.sit(45)
    desk.say(r.Later(30))
    assert said(desk) == ("movement", pytest.approx(30))


def test_what_would_come_too_late_comes_after_the_break() -> None:
    two = Hours(week=((Range(time(9), time(12)), Range(time(13), time(17))),) * 7)
    desk = Desk(plan=plan(hours=two), wall=datetime(2026, 11, 24, 11, 30, tzinfo=BERLIN))
    assert said(desk) == ("movement", pytest.approx(90 + 45))


def test_after_the_last_prompt_of_the_day_nothing_comes() -> None:
    desk = Desk(wall=datetime(2026, 11, 24, 16, 30, tzinfo=BERLIN))
    assert said(desk) is None
    assert next_slot(desk.plan, desk.phase, desk.moment()) is None


def test_the_evening_card_is_said_after_hours() -> None:
    desk = Desk(plan=plan(EVENING), wall=datetime(2026, 11, 24, 19, tzinfo=BERLIN))
    assert said(desk) == ("evening", pytest.approx(165))


def test_a_window_of_the_small_hours_belongs_to_the_night_before() -> None:
    nights = Hours(week=((Range(time(20), time(4)),),) * 7)
    late = Timed("late", Anchor("start", 300), Anchor("start", 360), (("breathe",),))
    start = datetime(2026, 11, 23, 22, tzinfo=BERLIN)
    desk = Desk(plan=plan(late, hours=nights), wall=start)
    assert said(desk) == ("late", pytest.approx(180))
    desk.sit(3 * 60 + 20)
    desk.say(r.Skip())
    assert said(desk) is None


def test_on_a_day_of_rest_no_spaced_slot_comes() -> None:
    desk = Desk(plan=plan(MOVEMENT, MORNING))
    desk.say(r.MarkDay("rest"))
    assert said(desk) == ("morning", pytest.approx(60))


def test_what_is_said_is_what_comes() -> None:
    desk = Desk(plan=plan(MOVEMENT, MORNING))
    for _ in range(6):
        desk.sit(2)
        moment = desk.moment()
        coming = upcoming(desk.plan, desk.phase, moment)
        assert coming
        before = len(desk.of(Prompted))
        while len(desk.of(Prompted)) == before:
            desk.sit(1)
        prompt = desk.last(Prompted)
        assert (prompt.slot, prompt.routines) == (coming.slot, coming.routines)
        assert abs(prompt.at - coming.at) <= timedelta(seconds=65)
        desk.say(r.Start())
        desk.say(r.UnitFinished(1))
        desk.say(r.Finish(30))
