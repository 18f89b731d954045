"""On the way between two poses nothing slides, sinks or bends the wrong way."""

from __future__ import annotations

import math

import pytest

from backcare_desktop.core.figure_bones import SideFigure
from backcare_desktop.core.figure_props import Furniture
from backcare_desktop.core.figure_side import lowest_sole, palm, reach_point
from backcare_desktop.core.pose import Footing, FrontPose, Pose, SidePose
from backcare_desktop.core.skeleton import solve
from backcare_desktop.core.tween import SideTween, eased, tween
from tests.core.figure import INSTANTS, LYING, poses, side_transitions, transitions
from tests.core.test_skeleton import as_angles, beyond, side, solved

SIDE = side_transitions()
ON_FEET = tuple(pair for pair in SIDE if not pair[0].startswith(LYING))

STEPS = ("walk", "march", "lunge_stand", "split_stand", "leg_out")
"""In what the poses are called between which a foot is set somewhere else."""


def way(start: str, end: str) -> SideTween:
    made = tween(side(start), side(end))
    assert isinstance(made, SideTween)
    return made


def points(pose: Pose) -> list[tuple[float, float]]:
    figure = solve(pose)
    limbs = (
        (figure.near, figure.far) if isinstance(figure, SideFigure) else (figure.right, figure.left)
    )
    spine = [figure.spine.hip, figure.spine.l5, figure.spine.t12, figure.spine.c7]
    arms = [p for one in limbs for p in (one.arm.elbow, one.arm.wrist, one.arm.tip)]
    return spine + arms + [p for one in limbs for p in (one.leg.knee, one.leg.ankle)]


@pytest.mark.parametrize(("start", "end"), ON_FEET)
def test_no_foot_leaves_the_floor_and_none_sinks(start: str, end: str) -> None:
    between = way(start, end)
    for at in INSTANTS:
        figure = solved(between.at(at))
        low = min(lowest_sole(figure.near.leg), lowest_sole(figure.far.leg))
        assert -0.020 <= low <= 0.020, at


@pytest.mark.parametrize(("start", "end"), SIDE)
def test_no_joint_passes_its_limit_on_the_way(start: str, end: str) -> None:
    between = way(start, end)
    for at in INSTANTS:
        pose = as_angles(between.at(at))
        assert not beyond(pose.near), at
        assert not beyond(pose.far), at


@pytest.mark.parametrize(("start", "end"), SIDE)
def test_a_foot_pinned_at_both_ends_never_slides(start: str, end: str) -> None:
    one, other = side(start), side(end)
    between = way(start, end)
    for limb in ("near", "far"):
        pins = getattr(one, limb).foot, getattr(other, limb).foot
        if None in pins or pins[0] != pins[1]:
            continue
        for at in INSTANTS:
            ankle = getattr(solved(between.at(at)), limb).leg.ankle
            assert math.dist(ankle, pins[0]) < 0.004, (limb, at)


@pytest.mark.parametrize(
    ("start", "end"),
    [pair for pair in ON_FEET if not any(step in "-".join(pair) for step in STEPS)],
)
def test_where_nobody_takes_a_step_both_feet_stay_where_they_are(start: str, end: str) -> None:
    for limb in ("near", "far"):
        ankles = [getattr(solved(way(start, end).at(at)), limb).leg.ankle for at in INSTANTS]
        assert max(math.dist(ankles[0], one) for one in ankles) < 0.008, limb


@pytest.mark.parametrize(("start", "end"), SIDE)
def test_a_hand_stays_on_its_target(start: str, end: str) -> None:
    between = way(start, end)
    for at in INSTANTS:
        pose = between.at(at)
        figure = solved(pose)
        for limb, solution in ((pose.near, figure.near), (pose.far, figure.far)):
            if limb.reach is not None:
                target = reach_point(limb.reach, figure.spine, figure.near.leg, figure.far.leg)
                assert math.dist(palm(solution.arm), target) < 0.012, at


@pytest.mark.parametrize(("start", "end"), SIDE)
def test_nothing_jumps(start: str, end: str) -> None:
    between = way(start, end)
    before = points(between.at(0))
    for step in range(1, 101):
        now = points(between.at(step / 100))
        assert max(map(math.dist, before, now)) < 0.06
        before = now


@pytest.mark.parametrize(("start", "end"), transitions())
def test_a_way_begins_and_ends_in_its_poses(start: str, end: str) -> None:
    one, other = poses()[start], poses()[end]
    between = tween(one, other)
    if between is None:
        assert one.view != other.view
        return
    for pose, at in ((one, 0.0), (other, 1.0)):
        found = max(map(math.dist, points(pose), points(between.at(at))))
        carried = isinstance(pose, SidePose) and not pose.grounded
        assert found < (0.02 if carried else 1e-6)


@pytest.mark.parametrize(("start", "end"), transitions())
def test_what_stands_there_at_both_ends_is_one_thing_and_stays_where_it_is(
    start: str, end: str
) -> None:
    there = [
        {type(prop): prop for prop in poses()[name].scene.props if isinstance(prop, Furniture)}
        for name in (start, end)
    ]
    for kind in there[0].keys() & there[1].keys():
        assert there[0][kind] == there[1][kind]


def test_poses_seen_from_different_sides_are_not_tweened() -> None:
    assert tween(poses()["chin_start"], poses()["neck_right"]) is None
    assert tween(poses()["front_sit"], poses()["squeeze"]) is None


def test_an_arm_passes_in_front_of_the_body_on_its_way_up() -> None:
    between = way("stand_desk", "ham_arms_up")
    for at in (0.3, 0.5, 0.7):
        arm = solved(between.at(at)).near.arm
        assert arm.tip[0] > arm.shoulder[0]


def test_things_and_glows_change_half_way() -> None:
    between = way("lunge_tuck", "lunge_ease")
    assert between.at(0.49).scene.props == side("lunge_tuck").scene.props
    assert between.at(0.5).scene.props == side("lunge_ease").scene.props
    assert between.at(0.5).scene.glowing == {"hip"}


def test_knees_seen_from_in_front_stay_while_the_body_shifts() -> None:
    between = tween(poses()["shift_right"], poses()["shift_left"])
    assert between is not None
    middle = between.at(0.5)
    assert isinstance(middle, FrontPose)
    assert middle.right.footing == Footing((-0.098, 0.27), (-0.088, 0.052))
    assert middle.hip[0] == pytest.approx(0)


def test_a_way_is_slow_at_both_ends() -> None:
    assert [eased(0), eased(0.5), eased(1)] == pytest.approx([0, 0.5, 1])
    assert eased(0.05) < 0.05 / 4
    assert 1 - eased(0.95) < 0.05 / 4
