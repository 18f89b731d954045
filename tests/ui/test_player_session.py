"""Laws of a session that is played: each unit and the end once, and only what was done."""

from __future__ import annotations

import pytest

from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.reply import Finish, Reply, UnitFinished
from backcare_desktop.core.score import score
from backcare_desktop.ui.player_session import PlayedSession, other_way
from tests.routines import OURS
from tests.ui.session import BREATHING, FOLD, SESSION, WALK


def played(*, at: float = 0.0) -> tuple[PlayedSession, list[Reply]]:
    told: list[Reply] = []
    made = PlayedSession(SESSION, score((BREATHING,)), told.append)
    made.begin(0.0)
    for second in range(1, int(at) + 1):
        made.look(float(second))
    return made, told


def test_each_round_is_told_once_when_it_ends() -> None:
    made, told = played(at=8 + 18)
    assert told == []
    made.look(8 + 19.0)
    made.look(8 + 19.5)
    assert told == [UnitFinished(1)]


def test_the_end_is_told_once_and_after_the_last_round() -> None:
    made, told = played(at=8 + 4 * 19 + 6)
    assert told == [*(UnitFinished(n) for n in (1, 2, 3, 4)), Finish(90.0)]
    made.finish()
    made.look(200.0)
    assert len(told) == 5
    assert not made.is_running


def test_a_round_passed_over_is_not_told() -> None:
    made, told = played(at=10)
    for _ in range(3):
        made.move(10.0, Playhead.next)
    made.look(11.0)
    assert told == []


def test_ended_early_it_tells_what_was_played_without_pauses() -> None:
    made, told = played(at=20)
    made.move(20.0, Playhead.paused)
    made.move(120.0, Playhead.resumed)
    made.look(125.0)
    made.finish()
    assert told == [Finish(25.0)]


def test_five_minutes_of_pause_end_it() -> None:
    made, told = played(at=30)
    made.move(30.0, Playhead.paused)
    made.look(329.0)
    assert made.is_running
    made.look(330.0)
    assert told == [UnitFinished(1), Finish(30.0)]


def test_a_gap_under_half_a_minute_is_caught_up_and_a_longer_one_pauses() -> None:
    made, _ = played(at=10)
    made.look(39.0)
    assert made.head is not None
    assert (made.head.elapsed, made.head.is_paused) == (39.0, False)
    made.look(70.0)
    assert (made.head.elapsed, made.head.is_paused) == (39.0, True)


def test_a_walk_goes_on_through_a_gap() -> None:
    told: list[Reply] = []
    made = PlayedSession(SESSION, score((WALK,)), told.append)
    made.begin(0.0)
    made.look(90.0)
    made.look(121.0)
    assert told == [UnitFinished(1), Finish(120.0)]


def test_never_begun_it_ends_after_no_seconds() -> None:
    told: list[Reply] = []
    made = PlayedSession(SESSION, score((BREATHING,)), told.append)
    made.look(5.0)
    made.finish()
    assert told == [Finish(0.0)]


def test_the_softer_way_goes_on_at_the_same_place_of_the_same_step() -> None:
    made, _ = played(at=8 + 19 + 2)
    made.switch_softer(8 + 19 + 2.0)
    assert made.head is not None
    cue = made.head.cue
    assert (cue.beat.step.kind, cue.beat.unit, cue.part) == ("inhale", 2, 0.5)
    assert cue.beat.seconds == pytest.approx(2.0)
    made.switch_softer(8 + 19 + 2.0)
    assert made.head.elapsed == pytest.approx(8 + 19 + 2)


def test_the_softer_way_loses_no_round() -> None:
    made, told = played(at=8 + 19 + 2)
    made.switch_softer(29.0)
    for second in range(30, 90):
        made.look(float(second))
    assert [one for one in told if isinstance(one, UnitFinished)] == [
        UnitFinished(n) for n in (1, 2, 3, 4)
    ]


def test_where_the_steps_differ_the_softer_way_goes_on_with_the_same_round() -> None:
    told: list[Reply] = []
    made = PlayedSession(SESSION, score((OURS["breathe-cyclic-sigh"],)), told.append)
    made.begin(0.0)
    for second in range(1, 6 + 9 + 5):
        made.look(float(second))
    made.switch_softer(6 + 9 + 5.0)
    assert made.head is not None
    assert (made.head.cue.beat.unit, made.head.cue.into) == (2, 0)
    for second in range(21, 330):
        made.look(float(second))
    assert [one.number for one in told if isinstance(one, UnitFinished)] == list(range(1, 34))


def test_what_began_gently_can_go_on_as_usual() -> None:
    usual = other_way(score((BREATHING,), "gentle"))
    assert usual == score((BREATHING,))


def test_what_has_no_gentle_sort_or_another_number_of_holds_has_no_softer_way() -> None:
    assert other_way(score((FOLD,))) is None
    assert other_way(score((OURS["hamstring-standing"],))) is None
    assert other_way(score((BREATHING,), "short")) is None
