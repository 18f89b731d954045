"""Paints the figure seen from the side, from the far limbs to the near arm."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainterPath, QTransform

from backcare_desktop.core.figure_bones import Leg, Limb, SideFigure
from backcare_desktop.core.figure_props import Layer
from backcare_desktop.core.geometry import Point, add, mix_points, vec
from backcare_desktop.core.pose import Region
from backcare_desktop.ui import figure_hands_feet as ends
from backcare_desktop.ui import figure_heads as heads
from backcare_desktop.ui.figure_arms import DressedArm, paint_arm, paint_far_arm
from backcare_desktop.ui.figure_canvas import Canvas, mapped
from backcare_desktop.ui.figure_limbs import FAR_THIGH, NEAR_THIGH, SIDE_ARM, SIDE_SHANK, limb
from backcare_desktop.ui.figure_outline import smooth
from backcare_desktop.ui.figure_trunk import SpineCurve, seat, shirt, spine_curve

HIDDEN = 0.7
"""From here on an arm that is on its way behind head or trunk is left out."""

_ON_TRUNK: frozenset[Region] = frozenset({"belly", "chest", "back"})


def paint_side(canvas: Canvas, figure: SideFigure, paint_props: Callable[[Layer], None]) -> None:
    """The body, with the things that lie between its parts."""
    pose, glowing = figure.pose, figure.pose.scene.glowing
    line = spine_curve(figure.spine)
    _paint_far(canvas, figure)
    paint_props("mid")
    trousers, top = seat(line, pose.breath), shirt(line, pose.breath)
    _paint_head(canvas, figure)
    canvas.fill(trousers, canvas.ink.leg)
    _paint_leg(canvas, figure.near.leg, far=False)
    if "buttocks" in glowing:
        at = add(figure.spine.hip, vec(figure.spine.pelvis + 90), -0.03)
        canvas.shine_within(trousers, [(at, 0.10)])
    canvas.fill(top, canvas.ink.torso)
    if not _ON_TRUNK.isdisjoint(glowing):
        canvas.shine_within(top, _trunk_lights(line, glowing))
    if "hip" in glowing:
        canvas.shine(_hip_front(figure), 0.070)
    paint_props("front_leg")
    paint_arm(canvas, DressedArm(figure.near.arm, SIDE_ARM, pose.near.grip), top)
    if glowing:
        _shine_limb(canvas, figure.near, glowing)
        _shine_limb(canvas, figure.far, glowing)


def _paint_far(canvas: Canvas, figure: SideFigure) -> None:
    far, (dx, dy) = figure.pose.far, figure.pose.depth
    canvas.painter.translate(dx, dy)
    if far.hide < HIDDEN:
        paint_far_arm(canvas, DressedArm(figure.far.arm, SIDE_ARM, far.grip))
    _paint_leg(canvas, figure.far.leg, far=True)
    canvas.painter.translate(-dx, -dy)


def _paint_leg(canvas: Canvas, leg: Leg, *, far: bool) -> None:
    ink, along = canvas.ink, vec(leg.foot)
    canvas.fill(ends.placed(ends.foot_edge(), leg.ankle, along), ink.shoe_line)
    canvas.fill(ends.placed(ends.foot(), leg.ankle, along), ink.shoe2 if far else ink.shoe)
    thigh = FAR_THIGH if far else NEAR_THIGH
    path = limb((thigh, leg.hip, leg.knee), (SIDE_SHANK, leg.knee, leg.ankle))
    canvas.fill(path, ink.leg2 if far else ink.leg)


def _paint_head(canvas: Canvas, figure: SideFigure) -> None:
    ink, spine = canvas.ink, figure.spine
    canvas.fill(_neck(figure), ink.skin)
    (ux, uy), (vx, vy) = vec(spine.head), vec(spine.head + 90)
    place = QTransform(vx, vy, ux, uy, *spine.skull)
    canvas.fill(place.map(heads.profile()), ink.skin)
    canvas.fill(place.map(heads.profile_hair()), ink.hair)
    if canvas.face:
        canvas.fill(place.map(heads.profile_mouth()), ink.face2)
        canvas.fill(place.map(heads.profile_eye()), ink.face)
    canvas.fill(place.map(heads.profile_ear()), ink.skin2)
    lights: tuple[tuple[Region, Point, float], ...] = (
        ("eyes", (0.038, 0.075), 0.050),
        ("jaw", (0.030, 0.012), 0.046),
        ("head", (0.012, 0.04), 0.095),
    )
    for region, point, radius in lights:
        if region in figure.pose.scene.glowing:
            canvas.shine(mapped(place, heads.on_profile(point)), radius)


def _neck(figure: SideFigure) -> QPainterPath:
    spine = figure.spine
    thorax, neck, head = vec(spine.thorax), vec(spine.neck), vec(spine.head)
    bend = ((thorax[0] + neck[0]) / 2, (thorax[1] + neck[1]) / 2)
    rings = (
        (add(spine.c7, thorax, -0.02), thorax, 0.034),
        (spine.c7, bend, 0.0305),
        (mix_points(spine.c7, spine.skull, 0.6), neck, 0.0272),
        (add(spine.skull, head, 0.012), head, 0.0265),
    )
    back = [(x - dy * w, y + dx * w) for (x, y), (dx, dy), w in rings]
    front = [(x + dy * w, y - dx * w) for (x, y), (dx, dy), w in rings]
    return smooth([*back, *front[::-1]], swing=1 / 8)


def _trunk_lights(line: SpineCurve, glowing: frozenset[Region]) -> list[tuple[Point, float]]:
    lights: tuple[tuple[Region, float, float, float], ...] = (
        ("belly", 1.3, 0.045, 0.095),
        ("chest", 2.45, 0.03, 0.10),
        ("back", 1.3, -0.035, 0.095),
    )
    return [(line.off(u, out), radius) for region, u, out, radius in lights if region in glowing]


def _hip_front(figure: SideFigure) -> Point:
    leg = figure.near.leg
    return add(mix_points(leg.hip, leg.knee, 0.16), vec(leg.thigh - 90), 0.034)


def _shine_limb(canvas: Canvas, part: Limb, glowing: frozenset[Region]) -> None:
    leg, arm = part.leg, part.arm
    if "thighs" in glowing:
        canvas.shine(mix_points(leg.hip, leg.knee, 0.55), 0.085)
    if "shanks" in glowing:
        canvas.shine(mix_points(leg.knee, leg.ankle, 0.45), 0.085)
    if "feet" in glowing:
        canvas.shine(add(leg.ankle, vec(leg.foot), 0.03), 0.075)
    if "hands" in glowing:
        canvas.shine(mix_points(arm.wrist, arm.tip, 0.4), 0.06)
    if "upperarms" in glowing:
        canvas.shine(mix_points(arm.shoulder, arm.elbow, 0.5), 0.07)
    if "shoulders" in glowing:
        canvas.shine(arm.shoulder, 0.075)
