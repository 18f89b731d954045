"""Heat that is offered: only where that is wanted, within its limits, and never begun by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.day_preview import day_preview
from backcare_desktop.core.facts import (
    Answer,
    HeatEnded,
    HeatStarted,
    Prompted,
    SessionStarted,
    Skipped,
    Unanswered,
)
from backcare_desktop.core.forecast import forecast
from backcare_desktop.core.heat import APART, BEFORE_BED, HEAT
from backcare_desktop.core.hours import Hours, Range, bedtime, seconds_between
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.schedule import replan
from backcare_desktop.core.sessions import starts_heat
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tailored import tailored
from backcare_desktop.core.tally import tally
from backcare_desktop.core.upcoming import upcoming
from backcare_desktop.core.warmth import HeatWish
from backcare_desktop.paths import resources_dir
from backcare_desktop.store.plan_file import read_plan
from tests.core.desk import BERLIN, Desk
from tests.routines import OURS

NINE = datetime(2026, 11, 24, 9, tzinfo=BERLIN)
SCREENS = ("heat", "breath-hold", "leg-symptom")


def day(*, remind: bool = True, name: str = "standard", hours: Hours | None = None) -> Plan:
    """Our plan, for somebody who wants to be reminded of heat."""
    settings = Settings(heat=HeatWish(remind=remind), hours=hours or Hours())
    return tailored(read_plan(resources_dir() / "plans", name), settings, OURS)


def only_heat(plan: Plan) -> Plan:
    """The reminders alone."""
    own = {slot.id for slot in plan.reminders}
    return replace(plan, slots=tuple(slot for slot in plan.slots if slot.id in own))


def at_desk(plan: Plan, screens: tuple[str, ...] = SCREENS, wall: datetime = NINE) -> Desk:
    desk = Desk(plan=plan, wall=wall)
    for screen in screens:
        desk.say(r.AnswerScreen(screen, "no"))
    desk.touch()
    return desk


def offered(desk: Desk) -> list[Prompted]:
    return [fact for fact in desk.of(Prompted) if HEAT in fact.routines]


def sit_until_offered(desk: Desk, hours: float = 8) -> Prompted | None:
    before = len(offered(desk))
    for _ in range(round(hours * 60)):
        if len(offered(desk)) > before:
            return offered(desk)[-1]
        desk.sit(1)
    return None


def whole_day(desk: Desk) -> None:
    """Sit till evening, and take up whatever of heat comes."""
    while desk.wall.time() < time(23, 50):
        desk.sit(1)
        if desk.phase.showing and HEAT in desk.phase.showing.prompt.routines:
            desk.say(r.Start("full"))
        if desk.phase.heat is not None and desk.phase.heat.asked is not None:
            desk.say(r.SkinIsFine())
        if desk.phase.ledger.warmth.ended is not None:
            desk.say(r.PadIsOff())


@pytest.mark.parametrize("name", ["standard", "gentle"])
def test_a_day_has_no_heat_prompt_unless_it_is_wanted(name: str) -> None:
    desk = at_desk(day(remind=False, name=name))
    whole_day(desk)
    assert offered(desk) == []


@pytest.mark.parametrize("name", ["standard", "gentle"])
def test_a_wanted_day_has_three_within_working_hours(name: str) -> None:
    desk = at_desk(only_heat(day(name=name)))
    whole_day(desk)
    assert len(offered(desk)) == len(desk.of(HeatStarted)) == 3
    assert all(9 <= fact.at.hour < 17 for fact in offered(desk))
    for ended, prompt in zip(desk.of(HeatEnded), offered(desk)[1:], strict=False):
        assert seconds_between(ended.at, prompt.at) >= APART


@pytest.mark.parametrize("start", [8, 12, 16, 18])
@pytest.mark.parametrize("length", [3, 5, 8])
def test_law_17_whatever_the_hours_it_keeps_to_the_limits_of_heat(start: int, length: int) -> None:
    hours = Hours(week=((Range(time(start), time(min(23, start + length))),),) * 7, bed=time(22))
    desk = at_desk(only_heat(day(hours=hours)), wall=NINE.replace(hour=7))
    whole_day(desk)
    bed = bedtime(hours, desk.phase.ledger.day, NINE)
    assert len(offered(desk)) <= 3
    for prompt in offered(desk):
        assert seconds_between(prompt.at, bed) > BEFORE_BED or prompt.at > bed
        ends = [fact.at for fact in desk.of(HeatEnded) if fact.at <= prompt.at]
        assert all(seconds_between(end, prompt.at) >= APART for end in ends)
    assert len(offered(desk)) == len(desk.of(HeatStarted))  # none was offered that could not begin


def test_a14_while_the_question_about_warmth_is_open_or_says_yes_nothing_is_offered() -> None:
    answers: tuple[Answer | None, ...] = (None, "open", "yes")
    for answer in answers:
        desk = at_desk(only_heat(day()), screens=())
        if answer is not None:
            desk.say(r.AnswerScreen("heat", answer))
        assert sit_until_offered(desk, 9) is None
        assert desk.of(Prompted) == []  # nor a walk in its place


def test_its_start_is_heat_in_its_turn_and_closes_the_card() -> None:
    desk = at_desk(only_heat(day()))
    prompt = sit_until_offered(desk)
    assert prompt is not None
    assert starts_heat(desk.plan, desk.phase, desk.moment())
    desk.say(r.StartHeat(18, "wrap"))
    begun = desk.last(HeatStarted)
    assert (begun.slot, begun.minutes, begun.source) == (prompt.slot, 18, "wrap")
    assert desk.phase.showing is None
    assert prompt.slot in desk.phase.ledger.ended
    assert not desk.of(SessionStarted)
    desk.restart()
    assert not desk.of(Unanswered)
    assert prompt.slot in desk.phase.ledger.ended


def test_law_19_heat_by_hand_in_its_window_counts_as_if_offered() -> None:
    desk = at_desk(only_heat(day()))
    desk.sit(20)
    desk.say(r.StartByHand((HEAT,)))
    assert desk.last(HeatStarted).slot is None  # before the window
    desk.sit(4)
    desk.say(r.PadIsOff())
    prompt = sit_until_offered(desk)
    assert prompt is not None
    assert prompt.slot == "heat-noon"
    desk.say(r.Skip())
    assert desk.last(Skipped).slot == "heat-noon"
    desk.sit(10)
    desk.say(r.StartByHand((HEAT,)))
    assert desk.last(HeatStarted).slot is None  # its turn is over


def test_a14_a_card_that_the_question_shuts_goes_and_nothing_takes_its_place() -> None:
    desk = at_desk(only_heat(day()))
    sit_until_offered(desk)
    desk.say(r.AnswerScreen("heat", "yes"))
    assert desk.phase.showing is None
    assert all(fact.routines == (HEAT,) for fact in desk.of(Prompted))


def test_put_off_it_comes_again_only_while_heat_may_begin() -> None:
    desk = at_desk(only_heat(day()))
    sit_until_offered(desk)
    desk.say(r.Later(30))
    assert len(offered(desk)) == 1
    desk.say(r.AnswerScreen("heat", "yes"))
    desk.sit(40)
    assert len(offered(desk)) == 1


def test_not_today_is_for_all_of_them() -> None:
    desk = at_desk(only_heat(day()))
    sit_until_offered(desk)
    desk.say(r.NotToday())
    assert sit_until_offered(desk) is None


def test_what_comes_next_is_no_heat_that_could_not_begin() -> None:
    desk = at_desk(only_heat(day()))
    coming = upcoming(desk.plan, desk.phase, desk.moment())
    assert coming is not None
    assert (coming.slot, coming.at) == ("heat-morning", NINE + timedelta(minutes=30))
    desk.sit(20)
    desk.say(r.StartHeat())
    desk.sit(4)
    desk.say(r.PadIsOff())
    coming = upcoming(desk.plan, desk.phase, desk.moment())
    assert coming is None or coming.slot != "heat-morning"


def test_it_is_used_never_of_so_many() -> None:
    desk = at_desk(day())
    heat = next(
        one for one in tally(desk.facts, desk.plan, desk.phase.ledger) if one.pillar == "heat"
    )
    assert heat.of is None


@pytest.mark.parametrize("remind", [False, True])
def test_the_day_ahead_shows_it_and_takes_no_time_for_it(*, remind: bool) -> None:
    screens: dict[str, Answer] = dict.fromkeys(SCREENS, "no")
    with_heat = day_preview(day(remind=remind), screens, NINE)
    without = day_preview(day(remind=False), screens, NINE)
    assert with_heat is not None
    assert without is not None
    heat = [one for one in with_heat.planned if HEAT in one.routines]
    assert len(heat) == (3 if remind else 0)
    assert with_heat.prompts - without.prompts <= 3


def test_a_forecast_is_what_comes() -> None:
    desk = at_desk(only_heat(day()))
    planned = forecast(desk.plan, tuple(desk.facts), desk.phase.ledger.day, desk.wall)
    whole_day(desk)
    assert [one.slot for one in planned] == [fact.slot for fact in offered(desk)]


def test_law_19_no_walk_stands_in_for_heat_that_an_answer_shuts_while_it_is_offered() -> None:
    desk = at_desk(only_heat(day()))
    for _ in range(5 * 60 * 4):
        if desk.phase.showing is None:
            desk.sit(seconds=15)
    assert desk.phase.showing
    assert desk.phase.showing.prompt.routines == (HEAT,)
    desk.say(r.AnswerScreen("heat", "yes"))
    assert desk.phase.showing is None
    assert {fact.routines for fact in desk.of(Prompted)} == {(HEAT,)}
    desk.say(r.Start())
    assert not desk.of(SessionStarted)


def unwanted(desk: Desk) -> None:
    """Reminders are switched off in the settings."""
    desk.plan = replace(only_heat(day()), slots=())


def test_what_was_put_off_does_not_come_once_it_is_wanted_no_more() -> None:
    desk = at_desk(only_heat(day()))
    assert sit_until_offered(desk)
    desk.say(r.Later(30))
    unwanted(desk)
    desk.sit(60)
    assert len(offered(desk)) == 1
    assert desk.phase.promise is None


def test_what_was_put_off_is_awaited_no_more_from_the_moment_it_is_not_wanted() -> None:
    desk = at_desk(only_heat(day()))
    assert sit_until_offered(desk)
    desk.say(r.Later(30))
    unwanted(desk)
    assert replan(desk.plan, desk.phase, desk.moment()).phase.promise is None
    desk.restart()
    assert upcoming(desk.plan, desk.phase, desk.moment()) is None


@pytest.mark.parametrize("minutes", [0, 100])
def test_heat_by_hand_is_the_turn_that_waits_behind_a_call_also_after_its_window(
    minutes: int,
) -> None:
    desk = at_desk(only_heat(day()))
    desk.sit(29)
    desk.hold("call")
    desk.sit(5)
    waits = desk.phase.ledger.held[0].slot
    desk.sit(minutes)
    desk.say(r.StartHeat())
    assert desk.last(HeatStarted).slot == waits
    assert desk.phase.ledger.held == ()
    desk.release()
    desk.sit(30)
    assert offered(desk) == []


@pytest.mark.parametrize("reply", [r.Start(), r.StartHeat()], ids=str)
def test_a_card_that_is_still_up_then_is_answered_by_its_start(reply: r.Reply) -> None:
    desk = at_desk(only_heat(day()))
    prompt = sit_until_offered(desk)
    assert prompt
    unwanted(desk)
    desk.say(reply)
    assert desk.last(HeatStarted).slot == prompt.slot
    assert desk.phase.showing is None
    assert desk.phase.ledger.prompt is None
    desk.sit(2)
    assert not desk.of(Unanswered)
