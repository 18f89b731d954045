"""The way from one posture to another: angles through their own range, feet and hands held.

All that does not depend on time is worked out once; `at` only mixes numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from backcare_desktop.core.figure_bones import (
    REST,
    REST_THORAX,
    Arm,
    FrontFigure,
    Limb,
    SideFigure,
    SpineLine,
)
from backcare_desktop.core.figure_front import solve_front
from backcare_desktop.core.figure_side import palm, solve_side
from backcare_desktop.core.geometry import wrapped
from backcare_desktop.core.pose import (
    Anchor,
    FrontLimb,
    FrontPose,
    OnPart,
    Pose,
    Reach,
    SideLimb,
    SidePose,
    Spot,
)
from backcare_desktop.core.pose_mix import mixed_front, mixed_side
from backcare_desktop.core.treading import Tread, fixed, floor_passing, on_floor, tread, treads

ARM_WINDOW = -90.0
"""An arm's angle lives in [-90, 270): on its way up it passes in front, never behind the back."""


def eased(share: float) -> float:
    """A share of time (0 to 1) as a share of the way: slow at both ends."""
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, share)))


@dataclass(frozen=True, slots=True)
class SideTween:
    """Between two postures seen from the side, both ready to be mixed number by number.

    `near` and `far` say how the feet get there where they stand at both ends.
    """

    start: SidePose
    end: SidePose
    near: Tread | None = None
    far: Tread | None = None

    def at(self, way: float) -> SidePose:
        """The posture at this share of the way; things and glows are the end's from half way."""
        pose = mixed_side(self.start, self.end, way)
        if self.near is None or self.far is None:
            return pose
        return replace(
            pose, near=self.near.on_it(pose.near, way), far=self.far.on_it(pose.far, way)
        )


@dataclass(frozen=True, slots=True)
class FrontTween:
    """Between two postures seen from in front, or two seen from behind."""

    start: FrontPose
    end: FrontPose

    def at(self, way: float) -> FrontPose:
        """The posture at this share of the way; things and glows are the end's from half way."""
        return mixed_front(self.start, self.end, way)


Tween = SideTween | FrontTween


def tween(start: Pose, end: Pose) -> Tween | None:
    """The way between two postures; None where they are seen from different sides."""
    match start, end:
        case SidePose(), SidePose() if start.view == end.view:
            return _side_tween(start, end)
        case FrontPose(), FrontPose() if start.view == end.view:
            return _front_tween(start, end)
        case _:
            return None


def _side_tween(start: SidePose, end: SidePose) -> SideTween:
    one, other = solve_side(start), solve_side(end)
    if treads(one, other):
        return _trodden(one, other)
    anchors = _anchors(one, other)
    rises = start.anchor.joint != end.anchor.joint and on_floor(one) and on_floor(other)
    grounded = start.grounded or end.grounded or rises
    return SideTween(
        _prepared_side(one, other, anchors[0], grounded=grounded),
        _prepared_side(other, one, anchors[1], grounded=grounded),
    )


def _trodden(one: SideFigure, other: SideFigure) -> SideTween:
    """With both feet on the floor, or stepping; the hip glides between its two places."""
    start, end = _treading(one, other), _treading(other, one)
    if _same_feet(start.near, end.near) and _same_feet(start.far, end.far):
        return SideTween(start, end)
    passing = floor_passing(one.pose, other.pose)
    near = tread(one.near.leg, other.near.leg, passing)
    return SideTween(start, end, near, tread(one.far.leg, other.far.leg, passing))


def _treading(this: SideFigure, that: SideFigure) -> SidePose:
    pose = _prepared_side(this, that, Anchor("hip", this.spine.hip), grounded=False)
    near, far = fixed(pose.near, this.near.leg), fixed(pose.far, this.far.leg)
    return replace(pose, near=near, far=far)


def _same_feet(one: SideLimb, other: SideLimb) -> bool:
    return (one.foot, one.toes) == (other.foot, other.toes)


def _anchors(one: SideFigure, other: SideFigure) -> tuple[Anchor, Anchor]:
    """The same joint held at both ends: the hip, where they name different ones."""
    if one.pose.anchor.joint == other.pose.anchor.joint:
        return one.pose.anchor, other.pose.anchor
    return Anchor("hip", one.spine.hip), Anchor("hip", other.spine.hip)


def _prepared_side(
    this: SideFigure, that: SideFigure, anchor: Anchor, *, grounded: bool
) -> SidePose:
    """One end of the way, seen with the other in mind."""
    pose, other = this.pose, that.pose
    near = _held(pose.near, other.near, this.near.arm, that.near.arm)
    far = _held(pose.far, other.far, this.far.arm, that.far.arm)
    return replace(
        pose,
        near=_as_angles(near, this.spine, this.near, other.near),
        far=_as_angles(far, this.spine, this.far, other.far),
        anchor=anchor,
        grounded=grounded,
    )


def _held(limb: SideLimb, other: SideLimb, arm: Arm, other_arm: Arm) -> SideLimb:
    """The limb with that of its holds which the other end has as well."""
    foot = limb.foot if other.foot is not None else None
    reach = _held_reach(limb.reach, other.reach)
    if reach is None and _lets_go(limb, other, arm, other_arm):
        reach = Spot(palm(arm))
    return replace(limb, foot=foot, reach=reach)


def _lets_go(limb: SideLimb, other: SideLimb, arm: Arm, other_arm: Arm) -> bool:
    """Whether a hand that is free at one end lies on a thing at the other.

    It goes there on a straight line: along its angles it would pass through the thing.
    """
    free = [one.reach for one in (limb, other)].count(None) == 1
    thing = any(isinstance(one.reach, Spot) for one in (limb, other))
    return free and thing and _elbow(arm) >= 0 and _elbow(other_arm) >= 0


def _elbow(arm: Arm) -> float:
    return wrapped(arm.upper - arm.fore)


def _held_reach(reach: Reach | None, other: Reach | None) -> Reach | None:
    """What a hand rests on all the way: the same part of the body, or the same spot.

    One that goes from one place to another swings free, along its angles; so does an elbow that
    turns over, which a hold would let jump.
    """
    match reach, other:
        case OnPart(), OnPart() if (reach.part, reach.bend) == (other.part, other.bend):
            return reach
        case Spot(), Spot() if reach == other:
            return reach
        case _:
            return None


def _as_angles(limb: SideLimb, spine: SpineLine, solved: Limb, other: SideLimb) -> SideLimb:
    """What was solved as the angles that lead there, each in its own range."""
    arm, leg = solved.arm, solved.leg
    ankle = limb.ankle if limb.toes is None else leg.shank - 90 - leg.foot
    return replace(
        limb,
        shoulder=wrapped(spine.thorax - REST_THORAX + 180 - arm.upper, ARM_WINDOW),
        elbow=_elbow(arm),
        wrist=wrapped(limb.wrist),
        hip=wrapped(spine.pelvis - REST.pelvis + 180 - leg.thigh),
        knee=wrapped(leg.shank - leg.thigh),
        ankle=wrapped(ankle),
        toes=None if other.toes is None else limb.toes,
    )


def _front_tween(start: FrontPose, end: FrontPose) -> FrontTween:
    one, other = solve_front(start), solve_front(end)
    return FrontTween(_prepared_front(one, end), _prepared_front(other, start))


def _prepared_front(this: FrontFigure, that: FrontPose) -> FrontPose:
    pose, sign, thorax = this.pose, this.right_sign, this.spine.thorax
    return replace(
        pose,
        right=_front_angles(pose.right, that.right, this.right, thorax, sign),
        left=_front_angles(pose.left, that.left, this.left, thorax, -sign),
    )


def _front_angles(
    limb: FrontLimb, other: FrontLimb, solved: Limb, thorax: float, sign: int
) -> FrontLimb:
    arm = solved.arm
    return replace(
        limb,
        abd=wrapped((180 + thorax - arm.upper) * sign, ARM_WINDOW),
        elbow=wrapped((arm.upper - arm.fore) * sign),
        wrist=wrapped(limb.wrist),
        hip=wrapped(limb.hip),
        knee=wrapped(limb.knee),
        footing=limb.footing if other.footing is not None else None,
        reach=limb.reach if other.reach is not None else None,
    )
