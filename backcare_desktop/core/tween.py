"""The way from one posture to another: angles through their own range, feet and hands held.

All that does not depend on time is worked out once; `at` only mixes numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from backcare_desktop.core.figure_bones import (
    REST,
    REST_THORAX,
    FrontFigure,
    Limb,
    SideFigure,
    SpineLine,
)
from backcare_desktop.core.figure_front import solve_front
from backcare_desktop.core.figure_side import lowest_sole, solve_side
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

ARM_WINDOW = -90.0
"""An arm's angle lives in [-90, 270): on its way up it passes in front, never behind the back."""

_FLOOR_NEAR = 0.02
"""A sole this near to the floor stands on it."""


def eased(share: float) -> float:
    """A share of time (0 to 1) as a share of the way: slow at both ends."""
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, share)))


@dataclass(frozen=True, slots=True)
class SideTween:
    """Between two postures seen from the side, both ready to be mixed number by number."""

    start: SidePose
    end: SidePose

    def at(self, way: float) -> SidePose:
        """The posture at this share of the way; things and glows are the end's from half way."""
        return mixed_side(self.start, self.end, way)


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
        case SidePose(), SidePose():
            return _side_tween(start, end)
        case FrontPose(), FrontPose() if start.view == end.view:
            return _front_tween(start, end)
        case _:
            return None


def _side_tween(start: SidePose, end: SidePose) -> SideTween:
    one, other = solve_side(start), solve_side(end)
    anchors = _anchors(one, other)
    rises = start.anchor.joint != end.anchor.joint and _on_floor(one) and _on_floor(other)
    grounded = start.grounded or end.grounded or rises
    return SideTween(
        _prepared_side(one, other, anchors[0], grounded=grounded),
        _prepared_side(other, one, anchors[1], grounded=grounded),
    )


def _anchors(one: SideFigure, other: SideFigure) -> tuple[Anchor, Anchor]:
    """The same joint held at both ends: the hip, where they name different ones."""
    if one.pose.anchor.joint == other.pose.anchor.joint:
        return one.pose.anchor, other.pose.anchor
    return Anchor("hip", one.spine.hip), Anchor("hip", other.spine.hip)


def _on_floor(figure: SideFigure) -> bool:
    """Whether a foot stands on the floor; it then carries the body all the way."""
    low = min(lowest_sole(figure.near.leg), lowest_sole(figure.far.leg))
    return abs(low) < _FLOOR_NEAR


def _prepared_side(
    this: SideFigure, that: SideFigure, anchor: Anchor, *, grounded: bool
) -> SidePose:
    """One end of the way, seen with the other in mind."""
    pose, other = this.pose, that.pose
    near, far = _held(pose.near, other.near), _held(pose.far, other.far)
    return replace(
        pose,
        near=_as_angles(near, this.spine, this.near, both_flat=near.flat and other.near.flat),
        far=_as_angles(far, this.spine, this.far, both_flat=far.flat and other.far.flat),
        anchor=anchor,
        grounded=grounded,
    )


def _held(limb: SideLimb, other: SideLimb) -> SideLimb:
    """The limb with that of its holds which the other end has as well."""
    foot = limb.foot if other.foot is not None else None
    return replace(limb, foot=foot, reach=_held_reach(limb.reach, other.reach))


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


def _as_angles(limb: SideLimb, spine: SpineLine, solved: Limb, *, both_flat: bool) -> SideLimb:
    """What was solved as the angles that lead there, each in its own range."""
    arm, leg = solved.arm, solved.leg
    ankle = leg.shank - 90 - leg.foot if limb.flat else limb.ankle
    return replace(
        limb,
        shoulder=wrapped(spine.thorax - REST_THORAX + 180 - arm.upper, ARM_WINDOW),
        elbow=wrapped(arm.upper - arm.fore),
        wrist=wrapped(limb.wrist),
        hip=wrapped(spine.pelvis - REST.pelvis + 180 - leg.thigh),
        knee=wrapped(leg.shank - leg.thigh),
        ankle=wrapped(ankle),
        flat=both_flat,
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
