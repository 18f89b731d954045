"""Paints the figure seen from in front or behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainterPath, QTransform

from backcare_desktop.core.figure_bones import FrontFigure, Leg, Limb
from backcare_desktop.core.figure_props import Layer
from backcare_desktop.core.geometry import Point, add, mix_points
from backcare_desktop.core.pose import FrontLimb, Region
from backcare_desktop.ui import figure_hands_feet as ends
from backcare_desktop.ui.figure_arms import ArmPart, DressedArm, paint_arm
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_front_head import paint_head
from backcare_desktop.ui.figure_limbs import (
    FRONT_ARM,
    FRONT_SHANK,
    FRONT_THIGH,
    SEATED_SHANK,
    SEATED_SHANK_BANDS,
    SEATED_THIGH,
    bone,
    limb,
)
from backcare_desktop.ui.figure_outline import polyline, stroked
from backcare_desktop.ui.figure_torso import Trunk, hips, paint_blades, paint_collar, torso

_ON_TRUNK: frozenset[Region] = frozenset({"belly", "chest", "back"})


def paint_front(canvas: Canvas, figure: FrontFigure, paint_props: Callable[[Layer], None]) -> None:
    """The body, with the things that lie between its parts."""
    pose, ink = figure.pose, canvas.ink
    behind, glowing = pose.view == "back", pose.scene.glowing
    shirt, trousers = torso(figure), hips(figure)
    if behind:
        _paint_arms(canvas, figure, shirt, "fore")
    _paint_legs(canvas, figure)
    if pose.seated:
        paint_props("mid")
    paint_head(canvas, figure)
    canvas.fill(trousers, ink.leg)
    _paint_lap(canvas, figure)
    if "buttocks" in glowing:
        canvas.shine_within(trousers, [(figure.spine.hip, 0.11)])
    canvas.fill(shirt, ink.torso)
    if not _ON_TRUNK.isdisjoint(glowing):
        canvas.shine_within(shirt, _trunk_lights(figure))
    paint_collar(canvas, figure)
    if behind and pose.blades is not None:
        paint_blades(canvas, figure, pose.blades)
    _paint_arms(canvas, figure, shirt, "upper" if behind else "all")
    if glowing:
        _shine_limbs(canvas, figure)


def _sides(figure: FrontFigure) -> tuple[tuple[Limb, FrontLimb, int], ...]:
    """Both limbs, how they are posed, and on which side of the picture they are."""
    sign = figure.right_sign
    return (
        (figure.right, figure.pose.right, sign),
        (figure.left, figure.pose.left, -sign),
    )


def _paint_arms(canvas: Canvas, figure: FrontFigure, shirt: QPainterPath, part: ArmPart) -> None:
    for solved, posed, sign in _sides(figure):
        if not posed.hidden:
            arm = DressedArm(solved.arm, FRONT_ARM, posed.grip, flip=-sign)
            paint_arm(canvas, arm, shirt, part)


def _paint_legs(canvas: Canvas, figure: FrontFigure) -> None:
    """Standing legs whole; of seated ones the lower part, in shade."""
    pose = figure.pose
    for solved, _, _ in _sides(figure):
        if pose.seated:
            _paint_lower_leg(canvas, figure, solved.leg)
        elif pose.legs:
            leg = solved.leg
            _paint_foot(canvas, leg.ankle, _outwards(figure, leg.ankle), heel=False)
            path = limb((FRONT_THIGH, leg.hip, leg.knee), (FRONT_SHANK, leg.knee, leg.ankle))
            canvas.fill(path, canvas.ink.leg)


def _outwards(figure: FrontFigure, point: Point) -> int:
    return -1 if point[0] < figure.spine.hip[0] else 1


def _paint_lower_leg(canvas: Canvas, figure: FrontFigure, leg: Leg) -> None:
    behind = figure.pose.view == "back"
    _paint_foot(canvas, leg.ankle, _outwards(figure, leg.knee), heel=behind)
    canvas.fill(bone(SEATED_SHANK, leg.knee, leg.ankle), canvas.ink.leg2)
    if not behind:
        for form, colour in zip(SEATED_SHANK_BANDS, canvas.ink.shanks, strict=True):
            canvas.fill(bone(form, leg.knee, leg.ankle), colour)


def _paint_foot(canvas: Canvas, ankle: Point, side: int, *, heel: bool) -> None:
    ink, place = canvas.ink, QTransform(side, 0, 0, 1, *ankle)
    canvas.fill(place.map(ends.shoe_front_edge(heel=heel)), ink.shoe_line)
    canvas.fill(place.map(ends.shoe_front(heel=heel)), ink.shoe)
    if not heel:
        canvas.fill(place.map(ends.toe_line()), ink.shoe2)


def _paint_lap(canvas: Canvas, figure: FrontFigure) -> None:
    """Thighs that come towards the viewer; from behind, the seam of the trousers instead."""
    if figure.pose.view == "back":
        trunk = Trunk(figure.spine)
        seam = polyline([trunk.pelvis(0, 0, 0), trunk.pelvis(-0.68, 0, 0)])
        canvas.fill(stroked(seam, 0.0042), canvas.ink.leg2)
    elif figure.pose.seated:
        for solved, _, _ in _sides(figure):
            path = bone(SEATED_THIGH, solved.leg.hip, solved.leg.knee)
            canvas.fill(path, canvas.ink.leg)


def _trunk_lights(figure: FrontFigure) -> list[tuple[Point, float]]:
    trunk, glowing = Trunk(figure.spine), figure.pose.scene.glowing
    lights: tuple[tuple[Region, Point, float], ...] = (
        ("belly", trunk.lumbar(0.35, 0, 0), 0.085),
        ("chest", trunk.thorax(0.35, 0, 0), 0.105),
        ("back", trunk.lumbar(0.3, 0, 0), 0.09),
    )
    return [(at, radius) for region, at, radius in lights if region in glowing]


def _shine_limbs(canvas: Canvas, figure: FrontFigure) -> None:
    glowing = figure.pose.scene.glowing
    if "shoulders" in glowing:
        canvas.shine(figure.right.arm.shoulder, 0.075)
        canvas.shine(figure.left.arm.shoulder, 0.075)
    _shine_limb(canvas, figure.right, glowing, "fist_R")
    _shine_limb(canvas, figure.left, glowing, "fist_L")


def _shine_limb(canvas: Canvas, part: Limb, glowing: frozenset[Region], fist: Region) -> None:
    leg, arm = part.leg, part.arm
    if fist in glowing or "hands" in glowing:
        canvas.shine(mix_points(arm.wrist, arm.tip, 0.45), 0.062)
    if "upperarms" in glowing:
        canvas.shine(mix_points(arm.shoulder, arm.elbow, 0.55), 0.068)
    if "thighs" in glowing:
        canvas.shine(mix_points(leg.hip, leg.knee, 0.6), 0.085)
    if "shanks" in glowing:
        canvas.shine(mix_points(leg.knee, leg.ankle, 0.45), 0.09)
    if "feet" in glowing:
        canvas.shine(add(leg.ankle, (0, -0.015)), 0.07)
