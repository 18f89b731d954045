"""Paints a whole picture: the floor's shade, the things behind, the figure, the things in front."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from backcare_desktop.core.figure_bones import Figure, FrontFigure, SideFigure
from backcare_desktop.core.figure_props import Layer
from backcare_desktop.core.pose import Framing, Pose
from backcare_desktop.core.skeleton import solve
from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_front import paint_front
from backcare_desktop.ui.figure_ink import figure_ink
from backcare_desktop.ui.figure_props import paint_props
from backcare_desktop.ui.figure_side import paint_side
from backcare_desktop.ui.figure_still import Stills, paint_behind

FLOOR_UP = 0.07
"""The floor is so much of the picture's height above its lower edge."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a posture is drawn: its colours, and what of it is shown.

    `glow` (0 to 1) is how strongly marked parts of the body shine.
    """

    theme: ThemeName
    tone: str
    mirrored: bool = False
    face: bool = True
    hints: bool = True
    props: bool = True
    glow: float = 1.0


def stage_transform(framing: Framing, box: QRectF, *, mirrored: bool) -> QTransform:
    """From body heights to the pixels of a box."""
    scale = min(box.height() / framing.span, box.width() / framing.width)
    place = QTransform()
    place.translate(box.center().x(), box.bottom() - box.height() * FLOOR_UP)
    place.scale(-scale if mirrored else scale, -scale)
    place.translate(-framing.cx, 0)
    return place


def paint_stage(
    painter: QPainter, pose: Pose, box: QRectF, look: Look, stills: Stills | None = None
) -> None:
    """Paint a posture into a box of the painter's; `stills` spares a moving figure its floor."""
    figure = solve(pose)
    area = painter.transform().mapRect(box)
    canvas = _enter(painter, pose, box, look)
    if look.props and stills is not None:
        stills.paint_behind(canvas, figure, area)
    elif look.props:
        paint_behind(canvas, figure)
    _paint_body(canvas, figure, props=look.props)
    if look.props:
        paint_props(canvas, figure, "front")
        paint_props(canvas, figure, "hint")
    painter.restore()


def paint_hints(painter: QPainter, pose: Pose, box: QRectF, look: Look) -> None:
    """Paint only the hints of a posture into a box."""
    canvas = _enter(painter, pose, box, look)
    paint_props(canvas, solve(pose), "hint")
    painter.restore()


def _enter(painter: QPainter, pose: Pose, box: QRectF, look: Look) -> Canvas:
    """From here on the painter's unit is the body's height; its state is saved."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box, _clip_operation(painter))
    place = stage_transform(pose.scene.framing, box, mirrored=look.mirrored)
    painter.setTransform(place, combine=True)
    ink = figure_ink(look.theme, look.tone)
    return Canvas(painter, ink, look.glow, look.face, look.hints)


def _clip_operation(painter: QPainter) -> Qt.ClipOperation:
    if painter.hasClipping():
        return Qt.ClipOperation.IntersectClip
    return Qt.ClipOperation.ReplaceClip


def _paint_body(canvas: Canvas, figure: Figure, *, props: bool) -> None:
    between = functools.partial(paint_props, canvas, figure) if props else _nothing
    match figure:
        case SideFigure():
            paint_side(canvas, figure, between)
        case FrontFigure():
            canvas.painter.save()
            canvas.painter.rotate(-figure.pose.rotation)
            paint_front(canvas, figure, between)
            canvas.painter.restore()


def _nothing(_layer: Layer) -> None:
    """No things between the limbs."""
