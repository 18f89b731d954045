"""From a posture to bones: what is pinned or reached is solved, whatever the view."""

from __future__ import annotations

from typing import assert_never

from backcare_desktop.core.figure_bones import Figure
from backcare_desktop.core.figure_front import solve_front
from backcare_desktop.core.figure_side import solve_side
from backcare_desktop.core.pose import FrontPose, Pose, SidePose


def solve(pose: Pose) -> Figure:
    """Where the bones of this posture are."""
    match pose:
        case SidePose():
            return solve_side(pose)
        case FrontPose():
            return solve_front(pose)
        case _:
            assert_never(pose)
