"""Laws 7 and 8: who sits still, and who settles."""

from __future__ import annotations

import pytest

from backcare_desktop.core.facts import Prompted, Unanswered, WasAway
from backcare_desktop.core.hours import seconds_between
from backcare_desktop.core.plan import Anchor, Spaced, Timed
from tests.core.desk import MORNING, Desk, plan

QUICK = Spaced("quick", 40, (("reach",),))
EARLY = Timed("early", Anchor("start", 20), Anchor("start", 50), (("breathe",),))
EVENING = Timed("evening", Anchor("bed", -45), Anchor("bed"), (("breathe",),), beside_hours=True)


@pytest.mark.parametrize("kind", ["call", "film"])
def test_law_7_a_call_or_a_film_without_input_is_sitting(kind: str) -> None:
    desk = Desk()
    desk.sit(5)
    if kind == "call":
        desk.hold("call")
    desk.still = kind == "film"
    desk.leave(30)
    assert not desk.of(WasAway)
    assert desk.phase.gone_since is None
    assert desk.phase.sitting == pytest.approx(35 * 60, abs=61)


def test_law_7_for_three_hours_after_the_last_input_at_most() -> None:
    desk = Desk()
    desk.sit(5)
    desk.still = True
    desk.leave(3 * 60 - 1)
    assert desk.phase.gone_since is None
    desk.leave(8)
    assert desk.phase.gone_since is not None
    assert desk.phase.sitting == 0


def test_law_7_an_absence_after_it_begins_with_its_end() -> None:
    desk = Desk()
    desk.sit(5)
    desk.still = True
    desk.leave(60)
    desk.still = False
    ended = desk.wall
    desk.leave(10)
    desk.touch()
    desk.sit(1)
    assert abs(seconds_between(ended, desk.last(WasAway).began)) <= 61


def test_law_7_a_lock_goes_before_a_film() -> None:
    desk = Desk()
    desk.sit(5)
    desk.still = True
    desk.lock(6)
    desk.touch()
    desk.sit(1)
    assert len(desk.of(WasAway)) == 1


def test_law_7_full_screen_alone_is_not_sitting() -> None:
    desk = Desk()
    desk.sit(5)
    desk.hold("full-screen")
    desk.leave(6)
    assert desk.phase.gone_since is not None


def test_law_7_who_sits_still_is_prompted() -> None:
    desk = Desk()
    desk.sit(40)
    desk.still = True
    desk.leave(6)
    assert len(desk.of(Prompted)) == 1


def test_law_8_then_one_prompt_comes() -> None:
    desk = Desk(plan=plan(MORNING, EARLY))
    desk.sit(10)
    desk.leave(52)
    desk.touch()
    back = desk.wall
    desk.sit(14)
    assert len(desk.of(Prompted)) == 1
    assert seconds_between(back, desk.last(Prompted).at) >= 120


def test_law_8_a_lock_under_30_s_leaves_a_card_up() -> None:
    desk = Desk()
    desk.sit(45)
    desk.lock(seconds=25)
    desk.touch()
    desk.sit(seconds=20)
    assert desk.phase.showing
    assert not desk.of(Unanswered)


def test_law_8_a_lock_of_30_s_takes_it_away_without_a_fact() -> None:
    desk = Desk()
    desk.sit(45)
    before = list(desk.facts)
    desk.lock(seconds=50)
    desk.touch()
    desk.sit(2)
    assert desk.phase.showing is None
    assert desk.facts == before
