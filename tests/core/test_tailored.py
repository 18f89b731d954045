"""Laws of the plan in force: what the user has chosen goes before what the plan says."""

from __future__ import annotations

from datetime import time

from backcare_desktop.core.hours import Hours, Range
from backcare_desktop.core.plan import Spaced
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tailored import tailored
from tests.core.desk import MORNING, MOVEMENT, ROUTINES, plan


def test_spacing_gaps_and_hours_are_the_users() -> None:
    hours = Hours(week=((Range(time(6), time(14)),),) * 7)
    settings = Settings(spacing=30, quiet_gap=20, away=10, hours=hours)
    made = tailored(plan(MOVEMENT, MORNING), settings, ROUTINES)
    assert made.slot("movement") == Spaced("movement", 30, MOVEMENT.rotation)
    assert made.slot("morning") == MORNING
    assert (made.quiet_gap, made.away, made.hours) == (20, 10, hours)


def test_what_was_not_chosen_is_as_the_plan_says() -> None:
    made = tailored(plan(MOVEMENT), Settings(), ROUTINES)
    assert made.slot("movement") == MOVEMENT
    assert made.routines == ROUTINES
