"""Through a whole session the figure never jumps."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from backcare_desktop.core.figure_bones import SideFigure
from backcare_desktop.core.figure_motion import Frame, frame_at
from backcare_desktop.core.pose import Pose
from backcare_desktop.core.score import score, swapped, swaps_begun
from backcare_desktop.core.skeleton import solve
from backcare_desktop.core.tween import tween
from tests.core.figure import UNSEEN, poses, routines
from tests.routines import SCORES


def posture(frame: Frame) -> Pose:
    way = tween(poses()[frame.start], poses()[frame.end])
    return way.at(frame.way) if way else poses()[frame.end]


def joints(pose: Pose) -> list[tuple[float, float]]:
    figure = solve(pose)
    limbs = (
        (figure.near, figure.far) if isinstance(figure, SideFigure) else (figure.right, figure.left)
    )
    ends = [point for one in limbs for point in (one.arm.tip, one.leg.knee, one.leg.ankle)]
    return [figure.spine.hip, figure.spine.skull, *ends]


@pytest.mark.parametrize("name", SCORES)
def test_a_step_begins_where_the_one_before_ended(name: str) -> None:
    before: str | None = None
    last: Pose | None = None
    seen: set[tuple[int, str | None]] = set()
    swaps = swaps_begun(SCORES[name].routines[0], SCORES[name].sort)
    for beat in SCORES[name].beats:
        motion = swapped(beat.step.motion, swaps) if beat.step.motion else None
        if motion is None or (id(beat.step), before) in seen:
            before = last = None
            continue
        seen.add((id(beat.step), before))
        first = posture(frame_at(motion, before, 0.0, beat.seconds))
        if last is not None and last.view == first.view:
            assert max(map(math.dist, joints(last), joints(first))) < UNSEEN, beat.step.cue
        last = posture(frame_at(motion, before, beat.seconds, beat.seconds))
        before = motion.poses[-1]


@pytest.mark.parametrize("name", list(routines()))
def test_a_step_that_is_a_movement_is_seen_as_one(name: str) -> None:
    routine = routines()[name]
    for swaps in ({}, *routine.options.values()):
        before: str | None = None
        for beat in score((routine,)).beats:
            motion = beat.step.motion
            if motion is not None:
                shown = {swaps.get(pose, pose) for pose in motion.poses} - {before}
                assert shown or beat.step.kind != "move", beat.step.cue
            before = swaps.get(motion.poses[-1], motion.poses[-1]) if motion else None


@pytest.mark.parametrize("name", list(routines()))
def test_nothing_moves_faster_than_a_body_would(name: str) -> None:
    """A foot that swings forward in a walk is the fastest: 1.8 body heights a second."""
    before: str | None = None
    seen: set[tuple[int, str | None]] = set()
    for beat in score((routines()[name],)).beats:
        motion = beat.step.motion
        if motion is not None and (id(beat.step), before) not in seen:
            seen.add((id(beat.step), before))
            shown = min(beat.seconds, 10.0)
            frames = [
                frame_at(motion, before, n / 30, beat.seconds) for n in range(int(shown * 30))
            ]
            moving = [posture(frame) for frame in dict.fromkeys(frames)]
            steps = [
                max(map(math.dist, joints(one), joints(other)))
                for one, other in pairwise(moving)
                if one.view == other.view
            ]
            assert max(steps, default=0) < 0.06, beat.step.cue
        before = motion.poses[-1] if motion else None
