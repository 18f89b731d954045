"""Laws of the plan in force: what the user has chosen goes before what the plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from backcare_desktop.core.hours import Hours, Range
from backcare_desktop.core.plan import Anchor, Spaced, Tile, Timed
from backcare_desktop.core.settings import Evening, Settings
from backcare_desktop.core.tailored import tailored
from tests.core.desk import MORNING, MOVEMENT, ROUTINES, plan


def test_spacing_gaps_and_hours_are_the_users() -> None:
    hours = Hours(week=((Range(time(6), time(14)),),) * 7)
    settings = Settings(spacing=30, quiet_gap=20, away=10, hours=hours)
    made = tailored(plan(MOVEMENT, MORNING), settings, ROUTINES)
    assert made.slot("movement") == Spaced("movement", 30, MOVEMENT.rotation)
    assert made.slot("morning") == MORNING
    assert (made.quiet_gap, made.away, made.hours) == (20, 10, hours)


NIGHT = Timed("sleep", Anchor("bed", -45), Anchor("bed"), (("lie",),), beside_hours=True)


def test_the_evenings_card_comes_as_long_before_bedtime_as_was_chosen() -> None:
    sooner = Settings(sleep=Evening(minutes_before=90))
    slot = tailored(plan(MOVEMENT, NIGHT), sooner, ROUTINES).slot("sleep")
    assert slot == replace(NIGHT, opens=Anchor("bed", -90))
    assert tailored(plan(NIGHT), Settings(), ROUTINES).slot("sleep") == NIGHT


def test_an_evenings_card_that_is_not_wanted_can_still_be_had_by_hand() -> None:
    made = tailored(plan(MOVEMENT, NIGHT), Settings(sleep=Evening(card=False)), ROUTINES)
    assert made.slot("sleep") is None
    assert made.slot("movement") == MOVEMENT
    assert made.tiles == (Tile("sleep", (("lie",),)),)


def test_what_was_not_chosen_is_as_the_plan_says() -> None:
    made = tailored(plan(MOVEMENT), Settings(), ROUTINES)
    assert made.slot("movement") == MOVEMENT
    assert made.routines == ROUTINES
