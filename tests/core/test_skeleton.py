"""Every posture is one that a body can take, and that stands where it says."""

from __future__ import annotations

import math

import pytest

from backcare_desktop.core.figure_bones import SHANK, THIGH, SideFigure
from backcare_desktop.core.figure_side import lowest_sole, palm, reach_point, solve_side
from backcare_desktop.core.geometry import two_bones, vec, wrapped
from backcare_desktop.core.pose import FrontPose, SideLimb, SidePose
from backcare_desktop.core.skeleton import solve
from backcare_desktop.core.tween import tween
from tests.core.figure import LYING, names, poses

SPINE = {
    "pelvis": (-100, 110),
    "lumbar": (-32, 45),
    "thorax": (-32, 45),
    "neck": (-40, 45),
    "head": (-40, 40),
}
LIMB = {"wrist": (-60, 70), "hip": (-28, 125), "knee": (-3, 145)}
ARM = {"shoulder": (-60, 190), "elbow": (-4, 150)}
FOOT = (-70, 30)


def side(name: str) -> SidePose:
    pose = poses()[name]
    assert isinstance(pose, SidePose)
    return pose


def solved(pose: SidePose) -> SideFigure:
    figure = solve(pose)
    assert isinstance(figure, SideFigure)
    return figure


def as_angles(pose: SidePose) -> SidePose:
    """The posture with what was pinned or reached as angles: that of a way to itself."""
    way = tween(pose, pose)
    assert way is not None
    assert isinstance(way.start, SidePose)
    return way.start


def beyond(limb: SideLimb) -> list[str]:
    """The joints of a limb that are bent farther than they can be."""
    limits = dict(LIMB)
    if limb.upper_len == 1:
        limits |= ARM
    if limb.toes is None:
        limits["ankle"] = FOOT
    return [
        f"{name} {getattr(limb, name):.1f}"
        for name, (least, most) in limits.items()
        if not least <= getattr(limb, name) <= most
    ]


@pytest.mark.parametrize("name", names(SidePose))
def test_no_joint_passes_its_limit(name: str) -> None:
    pose = as_angles(side(name))
    for bone, (least, most) in SPINE.items():
        assert least <= getattr(pose.spine, bone) <= most, bone
    assert not beyond(pose.near)
    assert not beyond(pose.far)


@pytest.mark.parametrize("name", [n for n in names(SidePose) if not n.startswith(LYING)])
def test_somebody_stands_on_the_floor_and_nobody_under_it(name: str) -> None:
    figure = solved(side(name))
    low = min(lowest_sole(figure.near.leg), lowest_sole(figure.far.leg))
    assert -0.012 <= low <= 0.006


@pytest.mark.parametrize("name", names(SidePose))
def test_a_pinned_foot_is_at_its_place(name: str) -> None:
    figure = solved(side(name))
    pose = figure.pose
    for limb, solution in ((pose.near, figure.near), (pose.far, figure.far)):
        if limb.foot is not None:
            assert math.dist(limb.foot, solution.leg.ankle) < 0.004


@pytest.mark.parametrize("name", names(SidePose))
def test_a_hand_is_on_its_target(name: str) -> None:
    figure = solved(side(name))
    pose, near, far = figure.pose, figure.near, figure.far
    for limb, solution in ((pose.near, near), (pose.far, far)):
        if limb.reach is not None:
            target = reach_point(limb.reach, figure.spine, near.leg, far.leg)
            assert math.dist(palm(solution.arm), target) < 0.012


@pytest.mark.parametrize("name", names(FrontPose))
def test_a_hand_seen_from_in_front_is_on_its_target(name: str) -> None:
    figure = solve(poses()[name])
    assert not isinstance(figure, SideFigure)
    pose = figure.pose
    for limb, solution in ((pose.right, figure.right), (pose.left, figure.left)):
        if limb.reach is not None:
            arm = solution.arm
            reached = (
                arm.wrist[0] + vec(arm.fore, 0.044 * limb.fore_len)[0],
                arm.wrist[1] + vec(arm.fore, 0.044 * limb.fore_len)[1],
            )
            assert math.dist(reached, limb.reach.point) < 0.012


@pytest.mark.parametrize("name", names(SidePose))
def test_bones_keep_their_length(name: str) -> None:
    figure = solved(side(name))
    for leg in (figure.near.leg, figure.far.leg):
        assert math.dist(leg.hip, leg.knee) == pytest.approx(THIGH)
        assert math.dist(leg.knee, leg.ankle) == pytest.approx(SHANK)


def test_knees_bend_forward_and_elbows_back() -> None:
    figure = solve_side(side("sit_tall"))
    leg = figure.near.leg
    straight = (leg.hip[0] + leg.ankle[0]) / 2
    assert leg.knee[0] > straight
    assert wrapped(figure.near.arm.upper - figure.near.arm.fore) > 0


def test_two_bones_reach_what_is_near_and_point_at_what_is_far() -> None:
    first, second = two_bones((0, 0), (0.3, 0), 0.2, 0.2, 1)
    x = vec(first, 0.2)[0] + vec(second, 0.2)[0]
    y = vec(first, 0.2)[1] + vec(second, 0.2)[1]
    assert [x, y] == pytest.approx([0.3, 0], abs=1e-9)
    first, second = two_bones((0, 0), (9, 0), 0.2, 0.2, 1)
    assert first == pytest.approx(90, abs=3)
    assert second == pytest.approx(90, abs=3)
