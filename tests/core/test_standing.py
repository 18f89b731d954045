"""Laws of the state at a glance: one at a time, the most pressing first."""

from __future__ import annotations

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.report import status_table
from backcare_desktop.core.standing import (
    Counting,
    Enough,
    Off,
    Offered,
    Paused,
    Playing,
    Standing,
    standing,
)
from tests.core.desk import MORNING, Desk, plan


def now(desk: Desk) -> Standing:
    return standing(desk.plan, desk.phase, desk.moment())


def test_the_arc_is_the_share_of_sitting_that_is_gone() -> None:
    desk = Desk()
    desk.sit(15)
    state = now(desk)
    assert isinstance(state, Counting)
    assert state.next.slot == "movement"
    assert state.part == pytest.approx(1 / 3, abs=0.03)


def test_a_card_on_screen_is_due() -> None:
    desk = Desk()
    desk.sit(45.2)
    state = now(desk)
    assert isinstance(state, Offered)
    assert not state.folded


def test_a_folded_card_stays_due() -> None:
    desk = Desk()
    desk.sit(47)
    state = now(desk)
    assert isinstance(state, Offered)
    assert state.folded


def test_a_session_comes_before_all_else() -> None:
    desk = Desk()
    desk.say(r.Pause(None))
    desk.say(r.StartByHand(("reach",)))
    desk.say(r.UnitFinished(1))
    state = now(desk)
    assert isinstance(state, Playing)
    assert state.done == 1


def test_a_pause_says_until_when() -> None:
    desk = Desk()
    desk.say(r.Pause(None))
    assert now(desk) == Paused(None)


def test_outside_hours_it_says_when_they_begin() -> None:
    desk = Desk(wall=Desk().wall.replace(hour=20))
    state = now(desk)
    assert isinstance(state, Off)
    assert state.until is not None
    assert (state.until.day, state.until.hour) == (25, 9)


def test_when_nothing_more_comes_today_that_is_said() -> None:
    desk = Desk(plan=plan(MORNING), wall=Desk().wall.replace(hour=14))
    assert now(desk) == Enough()


@pytest.mark.parametrize("minutes", [0, 20, 45.2, 47])
def test_the_table_names_the_state_and_what_belongs_to_it(minutes: float) -> None:
    desk = Desk()
    desk.sit(minutes)
    table = status_table(now(desk), desk.phase.sitting)
    expected = {"counting": "next", "due": "offer"}[str(table["state"])]
    assert expected in table
    assert table["sitting_minutes"] == int(desk.phase.sitting // 60)
