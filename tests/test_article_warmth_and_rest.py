"""The article's statements on heat, rest, sleep and activity, each by what the program does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import ActivityLogged, HeatStarted, Prompted
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.refusal import HeatNotNow
from backcare_desktop.paths import resources_dir
from backcare_desktop.store.plan_file import read_plan
from backcare_desktop.ui.activity_sheet import ActivitySheet
from backcare_desktop.ui.heat_sheet import AREAS, MINUTES, SOURCES, HeatSheet
from backcare_desktop.ui.panel_view import activities_of
from backcare_desktop.ui.rest_line import RestLine, rest_words
from backcare_desktop.ui.safety_words import IDS, said
from backcare_desktop.ui.sleep_card import pillow_cue
from tests.core.desk import BERLIN, Desk
from tests.core.warm import sit_with_checks
from tests.routines import OURS
from tests.ui import surfaces
from tests.ui.look import theme

PLANS = [
    replace(read_plan(resources_dir() / "plans", name), routines=OURS)
    for name in ("standard", "gentle")
]
each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda one: one.name)
MORNING = datetime(2026, 11, 24, 9, tzinfo=BERLIN)


def texts() -> list[str]:
    """Every word of the routines, and every agreed sentence."""
    found = [said(name) for name in IDS]
    for one in OURS.values():
        found += [one.title, one.purpose, one.position, one.line, one.gentle, one.evidence.text]
        found += [step.cue for block in one.blocks for step in block.steps]
    return found


@each_plan
def test_heat_is_15_to_20_minutes_three_times_a_day_on_the_affected_area(plan: Plan) -> None:
    desk = Desk(plan=plan, wall=MORNING)
    desk.say(r.AnswerScreen("heat", "no"))
    for _ in range(4):
        desk.say(r.StartHeat())
        sit_with_checks(desk, 15)
        desk.say(r.PadIsOff())
        desk.sit(121)
    assert [fact.minutes for fact in desk.of(HeatStarted)] == [15, 15, 15]
    assert [type(one) for one in desk.refusals][-2:].count(HeatNotNow) == 1
    assert (min(MINUTES), max(MINUTES)) == (15, 20)
    assert set(SOURCES) == {"pack", "pad", "wrap"}
    assert set(AREAS) == {"upper-back", "mid-back", "lower-back", "neck-shoulder"}
    assert desk.of(HeatStarted)[0].area == "lower-back"


def test_the_window_before_heat_names_what_with_where_and_how_long(qtbot: QtBot) -> None:
    """S28, S30, S31 and S32, as they stand there."""
    sheet = surfaces.shown(qtbot, HeatSheet(theme(), None, None))
    seen = surfaces.texts(sheet)
    for words in (
        ("Heat pack", "Heating pad", "Heat wrap"),
        ("15", "16", "17", "18", "19", "20"),
        ("Upper back", "Mid back", "Lower back", "Neck or shoulder"),
        ("Warm shower or bath instead",),
    ):
        assert set(words) <= set(seen)


def test_the_window_of_activities_names_walk_swim_and_yoga_first(qtbot: QtBot) -> None:
    """S49, as it stands there."""
    sheet = surfaces.shown(qtbot, ActivitySheet(theme(), activities_of(PLANS[0])))
    seen = surfaces.texts(sheet)
    places = [seen.index(words) for words in ("Walk", "Swim", "Yoga", "Cycle")]
    assert places == sorted(places)


def test_a_third_day_of_rest_is_read_in_the_panel(qtbot: QtBot) -> None:
    """S48 and S44, as they stand there."""
    line = RestLine(theme())
    for day, name in ((1, "mov-2"), (2, "mov-2"), (3, "mov-3")):
        line.show_day(day)
        surfaces.shown(qtbot, line)
        assert said(name) in surfaces.texts(line)


@each_plan
def test_heat_is_offered_as_a_tile_with_a_warm_shower_and_never_by_itself(plan: Plan) -> None:
    tile = next(one for one in plan.tiles if one.id == "heat")
    assert tile.rotation == ((HEAT,), ("heat-warm-shower",))
    prompted = {name for slot in plan.slots for names in slot.rotation for name in names}
    assert not prompted & {HEAT, "heat-warm-shower"}
    assert "warm-shower" in activities_of(plan)


def test_a_warm_shower_counts_as_warmth_and_leaves_the_three_of_the_pad() -> None:
    desk = Desk(plan=PLANS[0], wall=MORNING)
    desk.say(r.LogActivity("warm-shower", 10))
    assert desk.last(ActivityLogged).blocks == ("heat",)
    assert desk.phase.ledger.warmth.used == 0


@each_plan
def test_walk_swim_and_yoga_come_first_in_the_log_of_activities(plan: Plan) -> None:
    assert activities_of(plan)[:3] == ("walk", "swim", "yoga")
    assert set(activities_of(plan)[3:]) >= {"cycle", "gym", "other"}


def test_two_days_of_rest_are_neutral_and_the_third_has_the_smallest_walk() -> None:
    desk = Desk(plan=PLANS[0], wall=MORNING)
    heard = []
    for _ in range(4):
        desk.say(r.MarkDay("rest"))
        desk.restart(killed_for=60)
        heard.append(rest_words(desk.phase.ledger.rest_day))
        desk.sit(24 * 60)
    assert heard[:3] == [said("mov-2"), said("mov-2"), said("mov-3")]
    assert heard[3] == said("mov-3").removeprefix("Third rest day. ")
    assert rest_words(desk.phase.ledger.rest_day) == ""


def test_a_day_without_rest_begins_the_count_anew_and_so_does_taking_it_back() -> None:
    desk = Desk(plan=PLANS[0], wall=MORNING)
    desk.say(r.MarkDay("rest"))
    desk.sit(48 * 60)
    desk.say(r.MarkDay("rest"))
    assert desk.phase.ledger.rest_day == 1
    desk.say(r.MarkDay("ordinary"))
    assert desk.phase.ledger.rest_day == 0


def test_nothing_anywhere_recommends_bed_rest() -> None:
    rest = re.compile(r"bed rest|stay(ing)? in bed|rest in bed", re.IGNORECASE)
    assert [text for text in texts() if rest.search(text)] == [said("mov-2")]
    assert "more than staying in bed" in said("mov-2")


@each_plan
def test_one_card_an_evening_shows_the_side_position_with_a_pillow_between(plan: Plan) -> None:
    desk = Desk(plan=plan, wall=datetime(2026, 11, 24, 21, 30, tzinfo=BERLIN))
    desk.sit(120)
    prompts = [fact for fact in desk.of(Prompted) if fact.slot == "sleep"]
    assert [fact.routines for fact in prompts] == [("sleep-side-setup",)]
    assert f"{prompts[0].at:%H:%M}" >= "21:45"
    assert "pillow between your knees" in pillow_cue(OURS["sleep-side-setup"])
