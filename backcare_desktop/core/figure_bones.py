"""The figure's bones: their lengths, and where a solved posture has them."""

from __future__ import annotations

from dataclasses import dataclass

from backcare_desktop.core.geometry import Point, add, vec
from backcare_desktop.core.pose import FrontPose, SidePose, Spine

PELVIS, LUMBAR, THORAX, NECK = 0.088, 0.098, 0.138, 0.044
UPPER_ARM, FOREARM, HAND = 0.172, 0.143, 0.088
THIGH, SHANK, ANKLE_HEIGHT = 0.250, 0.246, 0.042
SHOULDER_HALF, HIP_HALF = 0.093, 0.048

PALM = HAND * 0.5
"""From the wrist to the middle of the hand, which is what touches."""

SHOULDER_AT, SHOULDER_FWD = 0.80, 0.004
"""The shoulder joint: so far up the thorax, and so much in front of it."""

REST = Spine(pelvis=-9, lumbar=11, thorax=-8, neck=24, head=-17)
"""The standing curve, seen from the side: a posture holds only what departs from it."""

STRAIGHT = Spine()
"""Seen from in front, the spine stands straight."""

REST_THORAX = REST.pelvis + REST.lumbar + REST.thorax
"""The direction of the thorax in relaxed standing."""


@dataclass(frozen=True, slots=True)
class SpineLine:
    """The joints of the spine as points, and its bones' directions in degrees."""

    hip: Point
    l5: Point
    t12: Point
    c7: Point
    skull: Point
    pelvis: float
    lumbar: float
    thorax: float
    neck: float
    head: float


@dataclass(frozen=True, slots=True)
class Leg:
    """Joints of a leg, and its bones' directions in degrees."""

    hip: Point
    knee: Point
    ankle: Point
    thigh: float
    shank: float
    foot: float


@dataclass(frozen=True, slots=True)
class Arm:
    """Joints of an arm, the tip of its hand, and its bones' directions in degrees."""

    shoulder: Point
    elbow: Point
    wrist: Point
    tip: Point
    upper: float
    fore: float
    hand: float


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm and a leg of one side of the body."""

    arm: Arm
    leg: Leg


@dataclass(frozen=True, slots=True)
class SideFigure:
    """A posture seen from the side, solved."""

    pose: SidePose
    spine: SpineLine
    near: Limb
    far: Limb


@dataclass(frozen=True, slots=True)
class FrontFigure:
    """A posture seen from in front or behind, solved."""

    pose: FrontPose
    spine: SpineLine
    right: Limb
    left: Limb

    @property
    def right_sign(self) -> int:
        """The person's right is on the viewer's left (-1) in front, on the right (1) behind."""
        return 1 if self.pose.view == "back" else -1


Figure = SideFigure | FrontFigure


def spine_line(values: Spine, rest: Spine, hip: Point) -> SpineLine:
    """The spine that rises from the hip."""
    pelvis = rest.pelvis + values.pelvis
    lumbar = pelvis + rest.lumbar + values.lumbar
    thorax = lumbar + rest.thorax + values.thorax
    neck = thorax + rest.neck + values.neck
    head = neck + rest.head + values.head
    l5 = add(hip, vec(pelvis, PELVIS))
    t12 = add(l5, vec(lumbar, LUMBAR))
    c7 = add(t12, vec(thorax, THORAX))
    skull = add(c7, vec(neck, NECK))
    return SpineLine(hip, l5, t12, c7, skull, pelvis, lumbar, thorax, neck, head)
