"""Laws of the player's pace: frames only while something moves, and never too late for a step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.playhead import CAUGHT_UP, Playhead
from backcare_desktop.core.score import score
from backcare_desktop.ui.player_pace import LEAST, next_look
from tests.ui.session import BREATHING, FOLD

BREATH = score((BREATHING,))


def look(head: Playhead, frame: int | None, *, seen: bool) -> float:
    return next_look(head, head.cue, frame, seen=seen)


def at(elapsed: float) -> Playhead:
    return Playhead(BREATH, clock=elapsed, elapsed=elapsed)


def test_what_moves_is_drawn_as_often_as_its_frames_say() -> None:
    assert look(at(9.0), 33, seen=True) == 0.033


def test_a_frame_never_goes_past_the_end_of_a_step() -> None:
    assert look(at(11.99), 33, seen=True) == pytest.approx(0.01)


def test_what_stands_still_waits_for_the_next_count() -> None:
    assert look(at(13.25), None, seen=True) == 0.75


def test_slow_frames_are_never_late_for_a_count() -> None:
    assert look(at(13.0), 200, seen=True) == pytest.approx(0.2)
    assert look(at(13.9), 200, seen=True) == pytest.approx(0.1)


def test_slow_frames_fall_on_counts_so_that_one_look_is_for_both() -> None:
    begun = at(13.0).cue
    assert begun.into == 1.0
    assert look(at(13.05), 250, seen=True) == pytest.approx(0.2)
    assert look(at(13.26), 250, seen=True) == pytest.approx(0.24)
    assert look(at(13.49), 250, seen=True) == pytest.approx(0.26)


def test_what_nobody_sees_is_looked_at_once_a_second_and_at_the_end_of_a_step() -> None:
    assert look(at(9.0), 33, seen=False) == 1.0
    assert look(at(11.75), 33, seen=False) == 0.25
    assert CAUGHT_UP > 1.0


def test_a_pause_wakes_only_for_its_end() -> None:
    head = replace(at(9.0).paused(), clock=109.0)
    assert look(head, 33, seen=True) == 200.0


def test_it_never_spins() -> None:
    assert look(at(BREATH.seconds), 33, seen=True) >= LEAST
    assert look(Playhead(score((FOLD,)), clock=0.0), None, seen=True) >= LEAST
