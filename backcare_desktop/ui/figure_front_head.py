"""Paints neck and head seen from in front or behind; in front it turns."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QPainterPath, QTransform

from backcare_desktop.core.figure_bones import FrontFigure
from backcare_desktop.core.geometry import Point, add, mix, vec
from backcare_desktop.core.pose import Region
from backcare_desktop.ui import figure_heads as heads
from backcare_desktop.ui.figure_canvas import Canvas, mapped
from backcare_desktop.ui.figure_outline import chain, ellipse

_FULL_TURN = 60.0
_STRAIGHT, _EAR_PASSES, _NOSE_CLEARS = 0.02, 0.25, 0.05
_SCALE = heads.HEAD_SCALE


def paint_head(canvas: Canvas, figure: FrontFigure) -> None:
    """Neck, ears, face or the back of the head, hair."""
    ink, pose = canvas.ink, figure.pose
    behind = pose.view == "back"
    turn = abs(pose.yaw) / _FULL_TURN
    place = _place(figure, -1 if pose.yaw < 0 and turn >= _STRAIGHT else 1)
    _paint_neck(canvas, figure)
    near_ear = (mix(-0.0475, -0.012, turn), 0.046)
    if behind or turn < _EAR_PASSES:
        _paint_ear(canvas, place, near_ear, 0.0095)
        _paint_ear(canvas, place, (mix(0.0475, 0.040, min(1, turn * 2)), 0.048), 0.0095)
    canvas.fill(place.map(heads.face(turn)), ink.skin)
    if turn > _NOSE_CLEARS:
        nose = ellipse((mix(0.030, 0.0545, turn), 0.044), 0.0075 * turn / _SCALE, 0.0085 / _SCALE)
        canvas.fill(place.map(nose), ink.skin)
    if behind:
        canvas.fill(place.map(heads.hair_behind()), ink.hair)
    else:
        canvas.fill(place.map(heads.hair(turn)), ink.hair)
        _paint_face(canvas, place, turn)
        if turn >= _EAR_PASSES:
            _paint_ear(canvas, place, near_ear, mix(0.006, 0.0095, turn))
    _shine_head(canvas, figure, place)


def _place(figure: FrontFigure, sign: int) -> QTransform:
    """The head's own axes; it is drawn as if turning to the viewer's right, mirrored by sign."""
    spine = figure.spine
    (ux, uy), (vx, vy) = vec(spine.head, _SCALE), vec(spine.head + 90, _SCALE * sign)
    return QTransform(vx, vy, ux, uy, *spine.skull)


def _paint_neck(canvas: Canvas, figure: FrontFigure) -> None:
    spine = figure.spine
    rings = [
        (add(spine.c7, vec(spine.thorax), -0.014), 0.0350),
        (spine.c7, 0.0285),
        (add(spine.skull, vec(spine.head), 0.012), 0.0265),
    ]
    canvas.fill(chain(rings), canvas.ink.skin2)


def _paint_ear(canvas: Canvas, place: QTransform, at: Point, across: float) -> None:
    canvas.fill(place.map(_ear(at, across)), canvas.ink.skin2)


@lru_cache(maxsize=128)
def _ear(at: Point, across: float) -> QPainterPath:
    return ellipse(at, across / _SCALE, 0.0160 / _SCALE)


def _paint_face(canvas: Canvas, place: QTransform, turn: float) -> None:
    if canvas.face:
        canvas.fill(place.map(heads.eyes(turn)), canvas.ink.face)
        canvas.fill(place.map(heads.nose_and_mouth(turn)), canvas.ink.face2)


def _shine_head(canvas: Canvas, figure: FrontFigure, place: QTransform) -> None:
    lights: tuple[tuple[Region, Point, float], ...] = (
        ("eyes", (0, 0.070), 0.055),
        ("jaw", (0, 0.016), 0.046),
        ("head", (0, 0.03), 0.095),
    )
    for region, point, radius in lights:
        if region in figure.pose.scene.glowing:
            canvas.shine(mapped(place, point), radius)
