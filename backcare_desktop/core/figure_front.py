"""Solves a posture seen from in front or behind."""

from __future__ import annotations

from backcare_desktop.core.figure_bones import (
    FOREARM,
    HAND,
    HIP_HALF,
    PALM,
    SHANK,
    SHOULDER_AT,
    SHOULDER_HALF,
    STRAIGHT,
    THIGH,
    UPPER_ARM,
    Arm,
    FrontFigure,
    Leg,
    Limb,
    SpineLine,
    spine_line,
)
from backcare_desktop.core.geometry import Point, add, heading, mix_points, sub, two_bones, vec
from backcare_desktop.core.pose import FrontLimb, FrontPose

_TOES_DOWN = 180.0
"""A foot that points at the viewer has no direction of its own in the picture."""


def solve_front(pose: FrontPose) -> FrontFigure:
    """Where its bones are."""
    spine = spine_line(pose.spine, STRAIGHT, pose.hip)
    right = 1 if pose.view == "back" else -1
    return FrontFigure(
        pose, spine, _limb(pose.right, spine, right), _limb(pose.left, spine, -right)
    )


def _limb(limb: FrontLimb, spine: SpineLine, sign: int) -> Limb:
    return Limb(_arm(limb, spine, sign), _leg(limb, spine, sign))


def _arm(limb: FrontLimb, spine: SpineLine, sign: int) -> Arm:
    shoulder = _shoulder(limb, spine, sign)
    upper_long, fore_long = UPPER_ARM * limb.upper_len, FOREARM * limb.fore_len
    if limb.reach is None:
        upper = spine.thorax + 180 - sign * limb.abd
        fore = upper - sign * limb.elbow
    else:
        palm_long = fore_long + PALM * limb.fore_len
        bend = -sign * limb.reach.bend
        upper, fore = two_bones(shoulder, limb.reach.point, upper_long, palm_long, bend)
    hand = fore - sign * limb.wrist
    elbow = add(shoulder, vec(upper, upper_long))
    wrist = add(elbow, vec(fore, fore_long))
    tip = add(wrist, vec(hand, HAND * limb.fore_len))
    return Arm(shoulder, elbow, wrist, tip, upper, fore, hand)


def _shoulder(limb: FrontLimb, spine: SpineLine, sign: int) -> Point:
    on = mix_points(spine.t12, spine.c7, SHOULDER_AT)
    out = add(on, vec(spine.thorax + 90 * sign, SHOULDER_HALF - limb.inward))
    return add(out, vec(spine.thorax, limb.up))


def _leg(limb: FrontLimb, spine: SpineLine, sign: int) -> Leg:
    hip = add(spine.hip, vec(spine.pelvis + 90 * sign, HIP_HALF))
    if limb.footing is not None:
        knee, ankle = limb.footing.knee, limb.footing.ankle
        thigh, shank = heading(sub(knee, hip)), heading(sub(ankle, knee))
    else:
        thigh = 180 - sign * limb.hip
        shank = thigh + sign * limb.knee
        knee = add(hip, vec(thigh, THIGH * limb.thigh_len))
        ankle = add(knee, vec(shank, SHANK * limb.shank_len))
    return Leg(hip, knee, ankle, thigh, shank, _TOES_DOWN)
