"""A step's poses follow each other as its kind says."""

from __future__ import annotations

import pytest

from backcare_desktop.core.figure_motion import Frame, frame_at, key_frame_at
from backcare_desktop.core.routine import Motion

FOLD = Motion(("half", "hold"), kind="move")
HOLD = Motion(("hold",), kind="hold", move_s=1.2, breathes=True)
WALK = Motion(("w1", "w2", "w3", "w4"), kind="loop", period_s=1.2)
SIP = Motion(("down", "up", "up", "down"), kind="loop", period_s=6)


def test_a_move_is_spread_evenly_over_its_step() -> None:
    first, second = frame_at(FOLD, "up", 1, 4), frame_at(FOLD, "up", 3, 4)
    assert (first.start, first.end, second.start, second.end) == ("up", "half", "half", "hold")
    assert [first.way, second.way] == pytest.approx([0.5, 0.5])


def test_a_move_ends_in_its_last_pose() -> None:
    for at in (4.0, 9.0):
        end = frame_at(FOLD, "up", at, 4)
        assert (end.end, end.way) == ("hold", 1)


def test_a_move_without_a_pose_before_begins_in_its_own_first() -> None:
    assert frame_at(FOLD, None, 0, 4).start == "half"
    assert frame_at(Motion(("up",), kind="move"), None, 2, 4) == Frame("up", "up")


def test_a_hold_is_reached_in_its_time_and_kept() -> None:
    assert frame_at(HOLD, "half", 0.6, 10).way == pytest.approx(0.5)
    kept = frame_at(HOLD, "half", 1.3, 10)
    assert (kept.start, kept.end, kept.way) == ("hold", "hold", 1)


def test_a_hold_shorter_than_its_way_is_reached_at_its_end() -> None:
    assert frame_at(HOLD, "half", 0.4, 0.8).way == pytest.approx(0.5)


def test_breath_goes_in_for_four_seconds_and_out_for_six() -> None:
    breaths = [frame_at(HOLD, None, 1.2 + at, 60).breath for at in (0, 2, 4, 7, 10, 14)]
    assert breaths == [pytest.approx(share, abs=1e-9) for share in (0, 0.5, 1, 0.5, 0, 1)]


def test_a_loop_goes_round() -> None:
    assert [frame_at(WALK, None, at, 60).start for at in (0.1, 0.4, 0.7, 1.0, 1.3)] == [
        "w1",
        "w2",
        "w3",
        "w4",
        "w1",
    ]
    assert frame_at(WALK, None, 1.1, 60).end == "w1"


def test_a_loop_without_a_rest_runs_evenly() -> None:
    assert frame_at(WALK, None, 0.06, 60).way == pytest.approx(0.2, abs=0.01)


def test_a_loop_with_a_rest_eases_into_it() -> None:
    assert frame_at(SIP, None, 0.15, 60).way < 0.1
    assert frame_at(SIP, None, 2, 60).start == frame_at(SIP, None, 2, 60).end == "up"


def test_a_pose_from_before_leads_into_a_loop() -> None:
    first = frame_at(WALK, "stand", 0.6, 60)
    assert (first.start, first.end) == ("stand", "w1")
    assert first.way == pytest.approx(0.5)
    assert frame_at(WALK, "stand", 1.3, 60).start == "w1"


def test_a_loop_goes_on_from_a_pose_of_its_own() -> None:
    first = frame_at(WALK, "w4", 0.0, 60)
    assert (first.start, first.end, first.way) == ("w4", "w1", 0)


@pytest.mark.parametrize("before", [None, "stand", "w1", "w3", "w4"])
@pytest.mark.parametrize("seconds", [2.0, 5.0, 59.3, 120.0])
def test_a_loop_ends_in_its_last_pose_at_nearly_its_own_pace(
    before: str | None, seconds: float
) -> None:
    end = frame_at(WALK, before, seconds, seconds)
    assert end.end == "w4"
    assert end.way == pytest.approx(1)
    if seconds > 50:
        assert end.lasts == pytest.approx(0.3, rel=0.02)


def test_a_glow_that_fades_is_gone_after_two_seconds() -> None:
    fading = Motion(("fist",), glow=0.8, fades=True, move_s=0)
    assert [frame_at(fading, "fist", at, 9).glow for at in (0, 1, 2, 5)] == [0.8, 0.4, 0, 0]


def test_with_reduced_motion_only_key_poses_are_seen() -> None:
    for at in (0, 0.6, 1.19):
        key = key_frame_at(HOLD, "half", at, 10)
        assert (key.start, key.end, key.way, key.breath) == ("half", "hold", 1, None)
    assert {key_frame_at(HOLD, "half", at, 10) for at in (1.3, 3, 7)} == {Frame("hold", "hold")}


def test_with_reduced_motion_a_loop_stands_in_its_first_pose() -> None:
    assert {key_frame_at(WALK, "stand", at, 60) for at in (0, 0.5, 7)} == {Frame("w1", "w1")}
