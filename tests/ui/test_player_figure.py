"""Laws of what a figure is asked for: only when something moves, and from the pose before."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.routine import Motion
from backcare_desktop.core.score import score, swapped
from backcare_desktop.ui.player_figure import (
    BREATH_FRAME,
    FRAME,
    frame_length,
    key_poses,
    pose_before,
)
from tests.ui.session import BREATHING, FOLD

STRETCH = score((FOLD,))


def test_a_held_pose_is_drawn_until_it_is_reached_and_then_only_for_its_breath() -> None:
    assert frame_length(Motion(("stand",), move_s=1.2), 0.5) == FRAME
    assert frame_length(Motion(("stand",), move_s=1.2), 2.0) is None
    assert frame_length(Motion(("stand",), breathes=True), 2.0) == BREATH_FRAME


def test_what_goes_from_pose_to_pose_or_round_is_always_drawn() -> None:
    assert frame_length(Motion(("a", "b"), "move"), 9.0) == FRAME
    assert frame_length(Motion(("a", "b"), "loop", period_s=1.1), 9.0) == FRAME
    assert frame_length(Motion(("a",), fades=True), 9.0) == FRAME


def test_a_step_begins_in_the_pose_in_which_the_last_one_ended() -> None:
    assert [pose_before(STRETCH, index) for index in range(4)] == [None, "stand", "fold", "fold"]


def test_another_routine_begins_from_nothing() -> None:
    both = score((BREATHING, FOLD))
    first = next(i for i, beat in enumerate(both.beats) if beat.routine == "fold")
    assert pose_before(both, first) is None


def test_an_option_changes_the_poses_that_it_names_and_nothing_else() -> None:
    motion = Motion(("half", "fold"), "move", 2.0, breathes=True, glow=0.5, fades=True)
    soft = swapped(motion, {"fold": "fold_soft"})
    assert soft == Motion(("half", "fold_soft"), "move", 2.0, breathes=True, glow=0.5, fades=True)


def test_key_poses_are_few_all_different_and_in_order() -> None:
    assert [pose for pose, _ in key_poses(STRETCH, 4)] == ["stand", "fold", "rise"]
    assert len(key_poses(STRETCH, 2)) == 2
    assert key_poses(score((BREATHING,)), 4) == ()


def test_the_parts_of_a_set_share_the_room_for_key_poses_and_what_prepares_stands_back() -> None:
    other = replace(FOLD, id="other")
    both = key_poses(score((FOLD, other)), 4)
    assert [(pose, beat.routine) for pose, beat in both] == [
        (pose, routine) for routine in ("fold", "other") for pose in ("fold", "rise")
    ]
    many = score(tuple(replace(FOLD, id=str(number)) for number in range(6)))
    assert [beat.routine for _, beat in key_poses(many, 4)] == ["0", "1", "2", "3"]
