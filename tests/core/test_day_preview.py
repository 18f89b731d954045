"""Laws of the preview: an ordinary working day, as the answers to the safety questions make it."""

from __future__ import annotations

from datetime import datetime

from backcare_desktop.core.day_preview import day_preview
from backcare_desktop.core.hours import Hours
from tests.core.desk import BERLIN, MORNING, MOVEMENT, plan

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=BERLIN)
WEEKDAYS = Hours()


def test_it_is_the_next_day_with_working_hours() -> None:
    day = day_preview(plan(MOVEMENT, hours=WEEKDAYS), {}, FRIDAY)
    assert day is not None
    assert day.day.isoformat() == "2026-11-30"
    assert day.prompts == len(day.planned)
    assert day.seconds > 0


def test_without_working_hours_there_is_none() -> None:
    assert day_preview(plan(MOVEMENT, hours=Hours(week=((),) * 7)), {}, FRIDAY) is None


def test_it_offers_what_the_answers_leave_open() -> None:
    asked = plan(MORNING, hours=WEEKDAYS)
    gate = asked.routines["held-breath"].gates[0]
    open_day = day_preview(asked, {gate.screen: "no"}, FRIDAY)
    shut_day = day_preview(asked, {gate.screen: "yes"}, FRIDAY)
    assert open_day is not None
    assert shut_day is not None
    assert ("held-breath",) in [one.routines for one in open_day.planned]
    assert ("held-breath",) not in [one.routines for one in shut_day.planned]
