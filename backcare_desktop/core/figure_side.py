"""Solves a posture seen from the side: feet stay where they are pinned, palms where they rest."""

from __future__ import annotations

from typing import assert_never

from backcare_desktop.core.figure_bones import (
    FOREARM,
    HAND,
    PALM,
    REST,
    REST_THORAX,
    SHANK,
    SHOULDER_AT,
    SHOULDER_FWD,
    THIGH,
    UPPER_ARM,
    Arm,
    Leg,
    Limb,
    SideFigure,
    SpineLine,
    spine_line,
)
from backcare_desktop.core.geometry import Point, add, mix_points, sub, two_bones, vec
from backcare_desktop.core.pose import OnPart, Reach, SideLimb, SidePose, Spot

ORIGIN: Point = (0.0, 0.0)

_SOLE: tuple[Point, ...] = (
    (-0.030, -0.040),
    (0.030, -0.0415),
    (0.085, -0.0415),
    (0.107, -0.034),
)
"""Points of the sole: along the foot, and across it, from the ankle."""


def solve_side(pose: SidePose) -> SideFigure:
    """Where its bones are."""
    hip = _hip(pose)
    spine = spine_line(pose.spine, REST, hip)
    near_leg = _held_leg(pose.near, hip, spine.pelvis)
    far_leg = _held_leg(pose.far, hip, spine.pelvis)
    near_arm = _arm(pose.near, spine, near_leg, far_leg)
    far_arm = _arm(pose.far, spine, near_leg, far_leg)
    return SideFigure(pose, spine, Limb(near_arm, near_leg), Limb(far_arm, far_leg))


def sole(leg: Leg) -> list[Point]:
    """The points under the foot, from the heel to the tip of the toes."""
    along, across = vec(leg.foot), vec(leg.foot - 90)
    return [add(add(leg.ankle, along, x), across, y) for x, y in _SOLE]


def sole_below(foot: float) -> float:
    """How high the lowest point of a sole is above the ankle: less than 0 where it is below."""
    along, across = vec(foot), vec(foot - 90)
    return min(along[1] * x + across[1] * y for x, y in _SOLE)


def lowest_sole(leg: Leg) -> float:
    """The height of the lowest point under the foot."""
    return leg.ankle[1] + sole_below(leg.foot)


def palm(arm: Arm) -> Point:
    """The point of a hand that touches."""
    return add(arm.wrist, vec(arm.fore), PALM)


def reach_point(reach: Reach, spine: SpineLine, near: Leg, far: Leg) -> Point:
    """The point at which the palm is to be."""
    match reach:
        case Spot():
            return reach.point
        case OnPart():
            return _on_part(reach, spine, near, far)
        case _:
            assert_never(reach)


def _on_part(reach: OnPart, spine: SpineLine, near: Leg, far: Leg) -> Point:
    match reach.part:
        case "thigh_near" | "thigh_far":
            leg = near if reach.part == "thigh_near" else far
            on = mix_points(leg.hip, leg.knee, reach.t)
            return add(on, vec(leg.thigh - 90, reach.lift))
        case "shank_near" | "shank_far":
            leg = near if reach.part == "shank_near" else far
            on = mix_points(leg.knee, leg.ankle, reach.t)
            return add(on, vec(leg.shank - 90, reach.lift))
        case "waist":
            on = mix_points(spine.hip, spine.l5, reach.t)
            return add(on, vec(spine.pelvis + 90, reach.lift))
        case "head":
            on = add(spine.skull, vec(spine.head, reach.t))
            return add(on, vec(spine.head + 90, reach.lift))
        case _:
            assert_never(reach.part)


def _hip(pose: SidePose) -> Point:
    """Where the anchor, or the lower foot on the floor, puts the hip."""
    pelvis = REST.pelvis + pose.spine.pelvis
    near = _free_leg(pose.near, ORIGIN, pelvis)
    far = _free_leg(pose.far, ORIGIN, pelvis)
    match pose.anchor.joint:
        case "hip":
            anchored = ORIGIN
        case "knee_near":
            anchored = near.knee
        case "knee_far":
            anchored = far.knee
        case "ankle_near":
            anchored = near.ankle
        case "ankle_far":
            anchored = far.ankle
        case _:
            assert_never(pose.anchor.joint)
    x, y = sub(pose.anchor.at, anchored)
    return (x, -min(lowest_sole(near), lowest_sole(far))) if pose.grounded else (x, y)


def _free_leg(limb: SideLimb, hip: Point, pelvis: float) -> Leg:
    thigh = pelvis - REST.pelvis + 180 - limb.hip
    return _leg(limb, hip, thigh, thigh + limb.knee)


def _held_leg(limb: SideLimb, hip: Point, pelvis: float) -> Leg:
    if limb.foot is None:
        return _free_leg(limb, hip, pelvis)
    thigh, shank = two_bones(hip, limb.foot, THIGH, SHANK, -1)
    return _leg(limb, hip, thigh, shank)


def _leg(limb: SideLimb, hip: Point, thigh: float, shank: float) -> Leg:
    foot = shank - 90 - limb.ankle if limb.toes is None else limb.toes
    knee = add(hip, vec(thigh, THIGH))
    return Leg(hip, knee, add(knee, vec(shank, SHANK)), thigh, shank, foot)


def _arm(limb: SideLimb, spine: SpineLine, near: Leg, far: Leg) -> Arm:
    shoulder = _shoulder(limb, spine)
    upper_long, fore_long = UPPER_ARM * limb.upper_len, FOREARM * limb.fore_len
    if limb.reach is None:
        upper = spine.thorax - REST_THORAX + 180 - limb.shoulder
        fore = upper - limb.elbow
    else:
        target = reach_point(limb.reach, spine, near, far)
        upper, fore = two_bones(shoulder, target, upper_long, fore_long + PALM, limb.reach.bend)
    hand = fore - limb.wrist
    elbow = add(shoulder, vec(upper, upper_long))
    wrist = add(elbow, vec(fore, fore_long))
    return Arm(shoulder, elbow, wrist, add(wrist, vec(hand, HAND)), upper, fore, hand)


def _shoulder(limb: SideLimb, spine: SpineLine) -> Point:
    on = add(mix_points(spine.t12, spine.c7, SHOULDER_AT), vec(spine.thorax, limb.up))
    return add(on, vec(spine.thorax + 90, SHOULDER_FWD + limb.fwd))
