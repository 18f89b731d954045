"""Law 15: what an answer to a prompt does, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import (
    LeftOut,
    Prompted,
    SessionEnded,
    SessionStarted,
    Skipped,
    Unanswered,
)
from backcare_desktop.core.hours import Hours, Range, seconds_between
from backcare_desktop.core.plan import Anchor, Timed
from backcare_desktop.core.promises import lapses_at
from backcare_desktop.core.refusal import (
    NothingOffered,
)
from tests.core.desk import BERLIN, MORNING, MOVEMENT, Desk, plan

NOON = Timed("noon", Anchor("start", 60), Anchor("start", 240), (("breathe",),))


def prompted() -> Desk:
    desk = Desk()
    desk.sit(45)
    assert desk.phase.showing
    return desk


def asked_and_skipped(desk: Desk) -> None:
    while not desk.phase.showing:
        desk.sit(1)
    desk.say(r.Skip())


@pytest.mark.parametrize("minutes", [5, 15, 30])
def test_law_15_later_brings_the_same_prompt_after_its_minutes(minutes: int) -> None:
    desk = prompted()
    first = desk.last(Prompted)
    desk.say(r.Later(minutes))
    assert desk.phase.showing is None
    asked = desk.wall
    desk.sit(minutes - 1)
    assert len(desk.of(Prompted)) == 1
    desk.sit(2)
    again = desk.last(Prompted)
    assert again.continues == first.id
    assert again.routines == first.routines
    assert seconds_between(asked, again.at) == pytest.approx(minutes * 60, abs=5)


def test_law_15_later_twice_continues_the_first_prompt() -> None:
    desk = prompted()
    first = desk.last(Prompted)
    for _ in range(2):
        desk.say(r.Later(5))
        desk.sit(6)
    assert [p.continues for p in desk.of(Prompted)] == [None, first.id, first.id]
    assert desk.phase.ledger.prompts == 1


def test_law_15_at_the_next_pause_waits_for_20_s_without_input() -> None:
    desk = prompted()
    desk.say(r.Later(None))
    desk.type_on(4 * 60)
    desk.leave(seconds=50)
    desk.touch()
    assert len(desk.of(Prompted)) == 1
    desk.type_on(5 * 60)
    assert len(desk.of(Prompted)) == 1
    desk.leave(seconds=21)
    assert len(desk.of(Prompted)) == 2


def test_law_15_at_the_next_pause_comes_by_30_minutes() -> None:
    desk = prompted()
    desk.say(r.Later(None))
    desk.type_on(29 * 60)
    assert len(desk.of(Prompted)) == 1
    desk.type_on(3 * 60 + 5)
    assert len(desk.of(Prompted)) == 2


def test_law_15_a_timed_slot_near_a_promise_waits_until_after_it() -> None:
    early = replace(NOON, opens=Anchor("start", 50))
    desk = Desk(plan=plan(replace(MOVEMENT, every=30), early))
    desk.sit(30)
    desk.say(r.Later(30))
    desk.sit(30.5)
    assert [p.slot for p in desk.of(Prompted)] == ["movement", "movement"]
    desk.say(r.Skip())
    desk.sit(15)
    assert desk.last(Prompted).slot == "noon"


def test_law_15_a_timed_slot_far_from_a_promise_comes_before_it() -> None:
    early = replace(NOON, opens=Anchor("start", 50))
    desk = Desk(plan=plan(replace(MOVEMENT, every=30), early))
    desk.sit(30)
    desk.say(r.Later(40))
    desk.sit(21)
    assert [p.slot for p in desk.of(Prompted)] == ["movement", "noon"]


@pytest.mark.parametrize("answer", [r.Skip(), r.NotToday()])
def test_law_15_an_answer_to_one_slot_leaves_the_promise_of_another(answer: r.Reply) -> None:
    early = replace(NOON, opens=Anchor("start", 50))
    desk = Desk(plan=plan(replace(MOVEMENT, every=30), early))
    desk.sit(30)
    desk.say(r.Later(40))
    desk.sit(20)
    assert desk.last(Prompted).slot == "noon"
    desk.say(answer)
    desk.sit(21)
    assert desk.last(Prompted).continues == desk.of(Prompted)[0].id


@pytest.mark.parametrize("killed", [True, False])
@pytest.mark.parametrize("ended_by", [r.Skip(), r.Start()])
def test_law_15_to_take_back_what_ended_a_promise_keeps_it(
    ended_by: r.Reply, *, killed: bool
) -> None:
    desk = prompted()
    desk.say(r.Later(15))
    desk.sit(2)
    desk.say(ended_by)
    desk.say(r.Finish(0))
    desk.say(r.Undo(desk.facts[-1].id))
    if killed:
        desk.restart()
    desk.touch()
    desk.sit(14)
    assert desk.last(Prompted).continues == desk.of(Prompted)[0].id


def test_law_15_a_promise_of_a_timed_slot_is_kept_though_its_window_has_closed() -> None:
    desk = Desk(plan=plan(MORNING), wall=datetime(2026, 11, 24, 11, 40, tzinfo=BERLIN))
    desk.sit(1)
    desk.say(r.Later(30))
    desk.sit(31)
    assert desk.last(Prompted).continues == desk.of(Prompted)[0].id
    assert desk.last(Prompted).at.hour == 12


def test_law_15_an_absence_cancels_a_promise_of_a_spaced_slot() -> None:
    desk = prompted()
    desk.say(r.Later(15))
    desk.leave(8)
    desk.touch()
    desk.sit(40)
    assert len(desk.of(Prompted)) == 1


@pytest.mark.parametrize("killed", [True, False])
def test_law_15_the_turn_of_the_day_keeps_a_promise(*, killed: bool) -> None:
    night = Hours(week=((Range(time(21), time(6)),),) * 7)
    desk = Desk(plan=plan(hours=night), wall=datetime(2026, 11, 24, 3, tzinfo=BERLIN))
    desk.sit(45)
    desk.say(r.Later(30))
    desk.sit(20)
    if killed:
        desk.restart()
    desk.touch()
    desk.sit(11)
    assert desk.last(Prompted).continues == desk.of(Prompted)[0].id


def test_law_15_an_absence_keeps_a_promise_of_a_timed_slot() -> None:
    desk = Desk(plan=plan(MORNING))
    desk.sit(61)
    desk.say(r.Later(5))
    desk.leave(8)
    desk.touch()
    back = desk.wall
    desk.sit(4)
    assert len(desk.of(Prompted)) == 2
    assert seconds_between(back, desk.last(Prompted).at) >= 120


def test_law_15_a_promise_past_the_end_of_hours_says_so() -> None:
    desk = Desk()
    assert lapses_at(desk.phase, 30, desk.moment()) is None
    desk.sit(7 * 60 + 40)
    moment = desk.moment()
    assert lapses_at(desk.phase, 15, moment) is None
    assert lapses_at(desk.phase, 30, moment) == desk.wall.replace(hour=17, minute=0)
    assert lapses_at(desk.phase, None, moment) is None


def test_law_15_not_today_leaves_the_routine_out_and_the_rotation_goes_on() -> None:
    desk = prompted()
    desk.say(r.NotToday())
    assert desk.last(LeftOut).routines == ("walk",)
    for _ in range(3):
        asked_and_skipped(desk)
    assert ("walk",) not in [p.routines for p in desk.of(Prompted)[1:]]


def test_law_15_what_was_left_out_is_back_on_the_next_day() -> None:
    desk = prompted()
    desk.say(r.NotToday())
    desk.leave(23 * 60)
    desk.touch()
    desk.sit(60)
    assert desk.last(Prompted).routines == ("walk",)


def test_law_15_two_skips_in_a_row_double_the_spacing_for_the_day() -> None:
    desk = Desk()
    asked_and_skipped(desk)
    asked_and_skipped(desk)
    skipped = desk.wall
    while not desk.phase.showing:
        desk.sit(1)
    assert seconds_between(skipped, desk.last(Prompted).at) == pytest.approx(90 * 60, abs=70)
    desk.leave(23 * 60)
    desk.touch()
    desk.sit(47)
    assert desk.last(Prompted).day > desk.facts[0].day


def test_law_15_a_session_between_breaks_the_row() -> None:
    desk = Desk()
    asked_and_skipped(desk)
    desk.sit(45)
    desk.say(r.Start())
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(120))
    asked_and_skipped(desk)
    assert not desk.phase.ledger.doubled


def test_law_15_no_answer_is_no_skip() -> None:
    desk = Desk()
    desk.sit(3 * 47)
    assert len(desk.of(Unanswered)) >= 2
    assert not desk.phase.ledger.doubled


def test_law_15_a_skip_before_the_prompt_ends_the_turn_to_come() -> None:
    desk = Desk()
    desk.sit(30)
    desk.say(r.Skip())
    assert desk.last(Skipped).prompt is None
    assert desk.last(Skipped).slot == "movement"
    desk.sit(44)
    assert not desk.of(Prompted)


def test_law_15_without_an_offer_there_is_nothing_to_answer() -> None:
    desk = Desk()
    for reply in (r.Later(5), r.NotToday(), r.TakeUp(), r.Finish(3), r.UnitFinished(1)):
        assert desk.say(reply) == []
    assert desk.refusals == [NothingOffered()] * 5


@pytest.mark.parametrize("answer", [r.Skip(), r.NotToday(), r.Later(30)])
def test_law_15_each_answer_can_be_undone_and_is_then_due_again(answer: r.Reply) -> None:
    desk = prompted()
    (fact,) = desk.say(answer)
    desk.say(r.Undo(fact.id))
    assert desk.phase.promise is None
    assert not desk.phase.ledger.out
    assert not desk.phase.ledger.skips
    desk.sit(16)
    assert len(desk.of(Prompted)) == 2


def test_law_15_an_undone_skip_counts_on_as_if_it_had_not_been() -> None:
    desk = Desk()
    desk.sit(30)
    (fact,) = desk.say(r.Skip())
    desk.sit(5)
    desk.say(r.Undo(fact.id))
    desk.sit(9)
    assert not desk.of(Prompted)
    desk.sit(1.1)
    assert desk.of(Prompted)


def test_law_15_undoing_the_second_skip_takes_the_doubling_back() -> None:
    desk = Desk()
    asked_and_skipped(desk)
    asked_and_skipped(desk)
    assert desk.phase.ledger.doubled
    desk.say(r.Undo(desk.last(Skipped).id))
    assert not desk.phase.ledger.doubled


def test_law_15_a_fact_is_undone_once() -> None:
    desk = prompted()
    (fact,) = desk.say(r.Skip())
    assert desk.say(r.Undo(fact.id))
    assert desk.say(r.Undo(fact.id)) == []


def test_law_15_what_is_no_answer_cannot_be_undone() -> None:
    desk = prompted()
    assert desk.say(r.Undo(desk.last(Prompted).id)) == []
    desk.say(r.Start())
    assert desk.say(r.Undo(desk.last(SessionStarted).id)) == []
    assert desk.phase.ledger.session


def test_law_15_an_undone_session_counts_no_more() -> None:
    desk = prompted()
    desk.say(r.Start())
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(120))
    desk.say(r.Undo(desk.last(SessionEnded).id))
    assert "movement" not in desk.phase.ledger.ended
    assert desk.phase.ledger.session is None
