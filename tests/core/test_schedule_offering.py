"""Laws 9 to 11, 14, 16 and 18: which prompt comes, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from itertools import pairwise

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Prompted, SatFor, TimeOfDay, Unanswered, WasAway
from backcare_desktop.core.hours import Hours, Range, seconds_between
from backcare_desktop.core.plan import Anchor, Spaced, Timed
from tests.core.desk import BERLIN, MORNING, MOVEMENT, Desk, plan

QUICK = Spaced("quick", 20, (("reach",),))


def played(desk: Desk, seconds: float = 120) -> None:
    desk.say(r.Start())
    desk.sit(seconds=seconds)
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(seconds))


def test_law_9_a_spaced_slot_is_due_after_its_minutes_of_sitting() -> None:
    desk = Desk()
    desk.sit(44)
    assert not desk.of(Prompted)
    desk.sit(1)
    assert desk.last(Prompted).slot == "movement"
    assert desk.last(Prompted).routines == ("walk",)


def test_law_9_a_turn_ends_with_a_session_and_counting_begins_anew() -> None:
    desk = Desk()
    desk.sit(45)
    played(desk)
    desk.sit(44)
    assert len(desk.of(Prompted)) == 1
    desk.sit(1.1)
    assert len(desk.of(Prompted)) == 2


@pytest.mark.parametrize("answer", [r.Skip(), r.NotToday()])
def test_law_9_a_turn_ends_with_a_skip_or_not_today(answer: r.Reply) -> None:
    desk = Desk()
    desk.sit(45)
    desk.say(answer)
    assert desk.phase.clocks["movement"] == 0


def test_law_9_a_turn_ends_unanswered() -> None:
    desk = Desk()
    desk.sit(46.5)
    assert desk.of(Unanswered)
    assert desk.phase.clocks["movement"] < 60


def test_law_9_nothing_is_made_up_for() -> None:
    desk = Desk()
    desk.sit(30)
    desk.leave(90)
    desk.touch()
    desk.sit(44)
    assert not desk.of(Prompted)
    assert len(desk.of(WasAway)) == 1


def test_law_9_the_rotation_goes_on() -> None:
    desk = Desk()
    for _ in range(3):
        desk.sit(46)
        played(desk)
    assert [p.routines for p in desk.of(Prompted)] == [("walk",), ("reach",), ("walk",)]


def test_law_10_a_due_prompt_waits_for_three_seconds_without_input() -> None:
    desk = Desk()
    desk.sit(44)
    desk.type_on(61)
    assert not desk.of(Prompted)
    desk.leave(seconds=3.1)
    assert desk.of(Prompted)


def test_law_10_who_types_on_is_prompted_after_two_minutes() -> None:
    desk = Desk()
    desk.sit(44)
    desk.type_on(60 + 119)
    assert not desk.of(Prompted)
    desk.type_on(5)
    assert desk.of(Prompted)


def test_law_10_nobody_is_prompted_in_an_empty_chair() -> None:
    desk = Desk()
    desk.sit(43)
    desk.leave(4.5)
    assert not desk.of(Prompted)
    desk.touch()
    desk.sit(2)
    assert desk.of(Prompted)


def test_law_11_fifteen_minutes_lie_between_two_prompts() -> None:
    desk = Desk(plan=plan(MOVEMENT, QUICK))
    desk.sit(60 * 7)
    times = [p.at for p in desk.of(Prompted)]
    gaps = [seconds_between(a, b) for a, b in pairwise(times)]
    assert len(gaps) > 5
    assert min(gaps) >= 15 * 60 - 1


def test_law_11_fifteen_minutes_lie_after_a_session() -> None:
    desk = Desk(plan=plan(MOVEMENT, QUICK))
    desk.sit(14)
    desk.say(r.StartByHand(("breathe",)))
    desk.sit(2)
    desk.say(r.Finish(90))
    ended = desk.wall
    desk.sit(30)
    assert seconds_between(ended, desk.of(Prompted)[0].at) >= 15 * 60 - 1


def test_law_11_there_is_one_prompt_at_a_time() -> None:
    desk = Desk(plan=plan(MOVEMENT, replace(QUICK, every=45)))
    desk.sit(45)
    assert len(desk.of(Prompted)) == 1


def test_law_11_timed_comes_before_spaced() -> None:
    desk = Desk(plan=plan(MOVEMENT, replace(MORNING, opens=Anchor("start", 45))))
    desk.sit(45)
    assert desk.of(Prompted)[0].slot == "morning"


def test_law_11_then_the_order_of_the_plan_counts() -> None:
    desk = Desk(plan=plan(replace(QUICK, every=45), MOVEMENT))
    desk.sit(45)
    assert desk.of(Prompted)[0].slot == "quick"


@pytest.mark.parametrize("slot", [MOVEMENT, replace(MORNING, opens=Anchor("start", 45))])
def test_law_14_a_minute_without_an_answer_folds_the_card(slot: Spaced | Timed) -> None:
    desk = Desk(plan=plan(slot))
    desk.sit(45)
    desk.leave(seconds=59)
    assert desk.phase.showing
    desk.leave(seconds=2)
    assert desk.phase.showing is None
    assert len(desk.of(Unanswered)) == 1
    assert desk.phase.ledger.folded == desk.last(Prompted)


def test_law_14_the_minute_stands_still_under_the_pointer() -> None:
    desk = Desk()
    desk.sit(45)
    desk.leave(seconds=30)
    desk.say(r.Pointer(over=True))
    desk.sit(seconds=120)
    assert desk.phase.showing
    desk.say(r.Pointer(over=False))
    desk.leave(seconds=31)
    assert desk.phase.showing is None


def test_law_14_the_folded_offer_can_be_taken_up_until_the_next_prompt() -> None:
    desk = Desk()
    desk.sit(47)
    assert desk.phase.ledger.folded
    desk.say(r.TakeUp())
    assert desk.phase.showing
    assert desk.phase.showing.prompt == desk.last(Prompted)
    desk.sit(2)
    assert len(desk.of(Unanswered)) == 1
    desk.sit(45)
    assert len(desk.of(Prompted)) == 2


def test_law_14_a_folded_offer_starts_its_own_routines() -> None:
    desk = Desk()
    desk.sit(47)
    desk.say(r.Start())
    assert desk.phase.ledger.session
    assert desk.phase.ledger.session.routines == ("walk",)
    assert desk.phase.ledger.folded is None


def test_law_16_there_are_twelve_prompts_a_day() -> None:
    day = Hours(week=((Range(time(9), time(20)),),) * 7)
    slots = tuple(Spaced(f"s{n}", 100, (("reach",),)) for n in range(6))
    desk = Desk(plan=plan(*slots, hours=day))
    desk.plan = replace(desk.plan, quiet_gap=15)
    desk.sit(60 * 11)
    needed = 6 * (11 * 60 // 100)
    assert len(desk.of(Prompted)) <= max(12, needed)


def test_law_16_no_more_than_twelve_where_the_spacing_needs_fewer() -> None:
    timed = tuple(
        Timed(f"t{n}", Anchor("start", 20 * n), Anchor("end"), (("breathe",),)) for n in range(3)
    )
    desk = Desk(plan=plan(Spaced("s", 180, (("reach",),)), *timed))
    for _ in range(40):
        desk.sit(17)
        desk.say(r.Skip())
    assert 0 < len(desk.of(Prompted)) <= 12


def test_law_16_the_card_beside_the_hours_is_not_among_the_twelve() -> None:
    night = Hours(week=((Range(time(20), time(8)),),) * 7, bed=time(21))
    timed = tuple(
        Timed(f"t{n}", Anchor("start", 20 * n), Anchor("end"), (("breathe",),)) for n in range(14)
    )
    sleep = Timed("sleep", Anchor("bed", -45), Anchor("bed"), (("breathe",),), beside_hours=True)
    desk = Desk(
        plan=plan(sleep, *timed, hours=night), wall=datetime(2026, 11, 23, 20, tzinfo=BERLIN)
    )
    desk.sit(60 * 7.5)
    offered = [p.slot for p in desk.of(Prompted) if p.day.day == 23]
    assert offered.count("sleep") == 1
    assert len(offered) == 15


def test_law_16_a_close_spacing_has_as_many_as_it_needs() -> None:
    desk = Desk(plan=plan(replace(QUICK, every=30)))
    for _ in range(8 * 60):
        desk.sit(1)
        if desk.phase.showing:
            desk.say(r.Start())
            desk.say(r.UnitFinished(1))
            desk.say(r.Finish(10))
    assert len(desk.of(Prompted)) >= 15


def test_law_18_every_prompt_says_why_it_came() -> None:
    desk = Desk(plan=plan(MOVEMENT, MORNING))
    desk.sit(80)
    whys = [p.why for p in desk.of(Prompted)]
    assert whys[0] == SatFor(45)
    assert isinstance(whys[1], TimeOfDay)
    assert whys[1].until.hour == 12


def test_safe_defaults_offer_what_needs_no_answer() -> None:
    desk = Desk(plan=plan(MORNING, Spaced("fold", 45, (("fold",),))))
    desk.sit(120)
    offered = {name for p in desk.of(Prompted) for name in p.routines}
    assert offered == {"reach", "breathe"}


def test_an_answered_question_opens_what_it_closed() -> None:
    desk = Desk(plan=plan(Spaced("fold", 45, (("fold",),))))
    desk.say(r.AnswerScreen("legs", "no"))
    desk.sit(45)
    assert desk.last(Prompted).routines == ("fold",)
