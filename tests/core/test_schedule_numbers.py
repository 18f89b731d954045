"""The numbers in the laws, from both sides: just before each, and just after."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.choice import choose
from backcare_desktop.core.facts import HeatEnded, Prompted
from backcare_desktop.core.hours import seconds_between
from backcare_desktop.core.plan import Anchor, Spaced, Timed
from tests.core import warm
from tests.core.desk import BERLIN, MORNING, MOVEMENT, ROUTINES, Desk, plan

FOLD = replace(ROUTINES["fold"], gates=(), forward_fold=True, instead=("walk",))
IN_THE_EVENING = Timed(
    "evening", Anchor("bed", -45), Anchor("bed"), (("breathe",),), beside_hours=True
)


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, second, tzinfo=BERLIN)


def put_off_until_the_next_pause() -> Desk:
    desk = Desk()
    desk.sit(45)
    desk.say(r.Later(None))
    return desk


@pytest.mark.parametrize(("seconds", "settles"), [(59, False), (61, True)])
def test_law_8_who_was_gone_for_a_minute_settles_for_two(seconds: int, *, settles: bool) -> None:
    desk = Desk()
    desk.sit(44.5)
    desk.touch()
    desk.lock(seconds=seconds)
    desk.touch()
    back = desk.wall
    for _ in range(9):
        desk.leave(seconds=20)
        desk.touch()
    waited = seconds_between(back, desk.of(Prompted)[0].at)
    assert waited == pytest.approx(120 if settles else 30, abs=4)


@pytest.mark.parametrize(("seconds", "stays"), [(29, True), (31, False)])
def test_law_8_a_lock_of_30_seconds_takes_a_card_away_and_none_before(
    seconds: int, *, stays: bool
) -> None:
    desk = Desk()
    desk.sit(45, seconds=4)
    desk.lock(seconds=seconds)
    assert (desk.phase.showing is not None) == stays


def test_law_8_behind_a_lock_the_minute_of_a_card_stands_still() -> None:
    desk = Desk()
    desk.sit(45, seconds=40)
    desk.lock(seconds=25)
    desk.touch()
    desk.leave(seconds=10)
    assert desk.phase.showing is not None
    desk.leave(seconds=25)
    assert desk.phase.showing is None


def test_law_10_it_waits_for_three_seconds_without_input_and_no_longer() -> None:
    desk = Desk()
    desk.sit(44)
    desk.type_on(61)
    desk.leave(seconds=2.9)
    assert not desk.of(Prompted)
    desk.leave(seconds=0.2)
    assert desk.of(Prompted)


@pytest.mark.parametrize(("idle", "comes"), [(59, True), (61, False)])
def test_law_10_who_has_not_touched_anything_for_a_minute_is_perhaps_gone(
    idle: int, *, comes: bool
) -> None:
    desk = Desk()
    desk.sit(seconds=45 * 60 - idle)
    desk.touch()
    desk.leave(seconds=idle)
    assert bool(desk.of(Prompted)) == comes


def test_law_11_the_next_prompt_comes_fifteen_minutes_after_the_one_before_it() -> None:
    desk = Desk(plan=plan(MOVEMENT, Spaced("other", 46, (("reach",),))))
    desk.sit(45)
    first = desk.wall
    desk.say(r.Skip())
    desk.sit(20)
    assert seconds_between(first, desk.last(Prompted).at) == pytest.approx(15 * 60, abs=1)


def test_law_11_the_next_prompt_comes_fifteen_minutes_after_a_session() -> None:
    desk = Desk()
    desk.sit(40)
    desk.say(r.StartByHand(("breathe",)))
    desk.say(r.Finish(20))
    ended = desk.wall
    desk.sit(20)
    assert seconds_between(ended, desk.last(Prompted).at) == pytest.approx(15 * 60, abs=1)


@pytest.mark.parametrize(("begun", "comes"), [(at(16, 9, 59), True), (at(16, 10, 1), False)])
def test_law_13_what_falls_due_in_the_last_five_minutes_does_not_come(
    begun: datetime, *, comes: bool
) -> None:
    desk = Desk(wall=begun)
    desk.sit(49)
    assert bool(desk.of(Prompted)) == comes


def test_law_15_the_next_pause_is_twenty_seconds_without_input() -> None:
    desk = put_off_until_the_next_pause()
    desk.type_on(6 * 60)
    desk.leave(seconds=19)
    desk.type_on(30)
    assert len(desk.of(Prompted)) == 1
    desk.leave(seconds=20.5)
    assert len(desk.of(Prompted)) == 2


def test_law_15_the_next_pause_is_none_before_five_minutes() -> None:
    desk = put_off_until_the_next_pause()
    desk.type_on(275)
    desk.leave(seconds=24)
    assert len(desk.of(Prompted)) == 1
    desk.leave(seconds=2)
    assert len(desk.of(Prompted)) == 2


def test_law_15_the_next_pause_comes_by_thirty_minutes_to_who_pauses_for_less() -> None:
    desk = put_off_until_the_next_pause()
    desk.sit(29, seconds=58)
    assert len(desk.of(Prompted)) == 1
    desk.sit(seconds=4)
    assert len(desk.of(Prompted)) == 2


@pytest.mark.parametrize(
    ("slots", "most"),
    [((MOVEMENT,), 12), ((replace(MOVEMENT, every=30), MORNING, IN_THE_EVENING), 16 + 1)],
)
def test_law_16_twelve_prompts_come_or_what_the_spacing_needs_whatever_is_taken_back(
    slots: tuple[Spaced | Timed, ...], most: int
) -> None:
    desk = Desk(plan=plan(*slots))
    while desk.wall < at(16, 30):
        desk.sit(1)
        if desk.phase.showing:
            (skipped,) = desk.say(r.Skip())
            desk.say(r.Undo(skipped.id))
    assert len(desk.of(Prompted)) == most


@pytest.mark.parametrize(
    ("begun", "when", "offered"),
    [
        (at(7, 0), at(9, 59), "walk"),
        (at(7, 0), at(10, 0), "fold"),
        (at(9, 0), at(10, 59), "walk"),
        (at(9, 0), at(11, 0), "fold"),
    ],
)
def test_law_17_forward_folds_come_from_ten_on_and_two_hours_after_the_first_input(
    begun: datetime, when: datetime, offered: str
) -> None:
    slot = Timed("fold", Anchor("start"), Anchor("end"), (("fold",),))
    folding = replace(plan(slot), routines={**ROUTINES, "fold": FOLD})
    ledger = replace(Desk(plan=folding).phase.ledger, first_input=begun)
    choice = choose(folding, ledger, slot, when)
    assert choice is not None
    assert choice.routines == (offered,)


@pytest.mark.parametrize(("seconds", "blocks"), [(299, ()), (301, ("heat",))])
def test_law_17_heat_of_five_minutes_counts(seconds: int, blocks: tuple[str, ...]) -> None:
    desk = warm.warm()
    desk.sit(seconds=seconds)
    desk.say(r.PadIsOff())
    assert desk.last(HeatEnded).blocks == blocks


@pytest.mark.parametrize(("seconds", "counts"), [(59, False), (61, True)])
def test_law_17_a_start_of_a_minute_is_heat_and_the_next_one_waits(
    seconds: int, *, counts: bool
) -> None:
    desk = warm.warm()
    desk.sit(seconds=seconds)
    desk.say(r.PadIsOff())
    desk.say(r.StartHeat())
    assert bool(desk.refusals) == counts


def test_law_17_the_skin_checks_of_the_next_heat_begin_anew() -> None:
    desk = warm.warm()
    warm.sit_with_checks(desk, 15)
    desk.say(r.PadIsOff())
    desk.sit(121)
    desk.say(r.StartHeat())
    assert warm.seen(desk).checked == 0
