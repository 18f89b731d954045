"""Laws of the player's pace: frames only while something moves, and never too late for a step."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.playhead import CAUGHT_UP, Playhead
from backcare_desktop.core.score import score
from backcare_desktop.ui.player_pace import next_look
from tests.ui.session import BREATHING, FOLD

BREATH = score((BREATHING,))


def look(head: Playhead, frame: int | None, *, seen: bool) -> int:
    return next_look(head, head.cue, frame, seen=seen)


def at(elapsed: float) -> Playhead:
    return Playhead(BREATH, clock=elapsed, elapsed=elapsed)


def test_what_moves_is_drawn_thirty_times_a_second() -> None:
    assert look(at(9.0), 33, seen=True) == 34


def test_a_frame_never_goes_past_the_end_of_a_step() -> None:
    assert look(at(11.99), 33, seen=True) == 11


def test_what_stands_still_waits_for_the_next_count() -> None:
    assert look(at(13.25), None, seen=True) == 751


def test_what_nobody_sees_is_looked_at_once_a_second_and_at_the_end_of_a_step() -> None:
    assert look(at(9.0), 33, seen=False) == 1001
    assert look(at(11.75), 33, seen=False) == 251
    assert CAUGHT_UP * 1000 > 1001


def test_a_pause_wakes_only_for_its_end() -> None:
    head = replace(at(9.0).paused(), clock=109.0)
    assert look(head, 33, seen=True) == 200_001


def test_it_never_spins() -> None:
    assert look(at(BREATH.seconds), 33, seen=True) >= 1
    assert look(Playhead(score((FOLD,)), clock=0.0), None, seen=True) >= 1
