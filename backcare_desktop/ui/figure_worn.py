"""Paints what the figure has on it: heat at the back, a glass in the hand."""

from __future__ import annotations

import math
from typing import assert_never

from PySide6.QtGui import QColor, QPainterPath

from backcare_desktop.core.figure_bones import Figure, SideFigure
from backcare_desktop.core.figure_props import Glass, HeatPad, HeatWrap, Worn
from backcare_desktop.core.geometry import Point, add, mix_points, vec
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_curves import TORSO, curve
from backcare_desktop.ui.figure_outline import Circle, chain, smooth, stroked
from backcare_desktop.ui.figure_trunk import SpineCurve, breath_bulge, spine_curve

_BELT_SWING = 1 / 12
_GLASS_SWING = 1 / 30
_CLEAR = QColor(255, 255, 255, 150)


def paint_worn(canvas: Canvas, prop: Worn, figure: Figure) -> None:
    """Heat or a glass; only the side view has them."""
    if not isinstance(figure, SideFigure):
        return
    match prop:
        case HeatPad():
            _paint_heat_pad(canvas, figure)
        case HeatWrap():
            _paint_heat_wrap(canvas, figure)
        case Glass():
            _paint_glass(canvas, figure, prop)
        case _:
            assert_never(prop)


def _paint_heat_pad(canvas: Canvas, figure: SideFigure) -> None:
    """A pad that follows the back, a cloth under it, warmth rising."""
    ink, line = canvas.ink, spine_curve(figure.spine)
    cloth = [(_behind(line, 0.50 + 1.49 * n / 13, 0.004), 0.0065) for n in range(14)]
    pad = [(_behind(line, 0.62 + 1.25 * n / 11, 0.0205), 0.0135) for n in range(12)]
    _fill_edged(canvas, chain(cloth), ink.shoe, (ink.shoe_line, 0.002))
    _fill_edged(canvas, chain(pad), ink.heat, (ink.heat2, 0.0025))
    x, y = pad[6][0]
    for side in (-1, 0, 1):
        start = (x + side * 0.045, y + 0.045)
        _paint_warmth(canvas, start, (0.018, 0.020, 0.035, 0.058), 0.0075)


def _paint_heat_wrap(canvas: Canvas, figure: SideFigure) -> None:
    """A thick pad behind, a belt to the front, warmth rising behind the back."""
    ink, line = canvas.ink, spine_curve(figure.spine)
    pad: list[Circle] = []
    belt_front: list[Point] = []
    belt_back: list[Point] = []
    for n in range(9):
        u = 0.74 + 1.05 * n / 8
        front, back = curve(TORSO, u)
        pad.append((line.off(u, 0.002 - back), 0.0125 + 0.0035 * math.sin(math.pi * n / 8)))
        if n in {2, 4, 6}:
            swell = figure.pose.breath * breath_bulge(u)
            belt_front.append(line.off(u, front + swell + 0.0048))
            belt_back.append(line.off(u, -back))
    canvas.fill(smooth([*belt_back, *belt_front[::-1]], swing=_BELT_SWING), ink.heat2)
    canvas.fill(chain([(at, radius + 0.0022) for at, radius in pad]), ink.heat2)
    canvas.fill(chain(pad), ink.heat)
    x, y = pad[4][0]
    for n in range(3):
        start = (x - 0.036 - 0.025 * n, y - 0.026 - 0.003 * n)
        _paint_warmth(canvas, start, (-0.016, 0.022, 0.040, 0.064), 0.0070)


def _paint_glass(canvas: Canvas, figure: SideFigure, prop: Glass) -> None:
    """A glass of water, and the fingers before it."""
    arm = (figure.near if prop.hand == "near" else figure.far).arm
    ink, painter = canvas.ink, canvas.painter
    along, across = vec(arm.hand), vec(arm.hand + 90)
    painter.save()
    painter.translate(*add(mix_points(arm.wrist, arm.tip, 0.62), across, -0.012))
    painter.rotate(-prop.tilt)
    _fill_edged(canvas, _cup(0.019, 0.050, 0.015, -0.030), _CLEAR, (ink.prop3, 0.002))
    canvas.fill(_cup(0.017, 0.022, 0.0145, -0.028), ink.water)
    painter.restore()
    fingers = add(add(arm.wrist, along, 0.066), across, -0.002)
    canvas.fill(chain([(add(arm.wrist, along, 0.035), 0.0125), (fingers, 0.008)]), ink.skin)


def _behind(line: SpineCurve, u: float, out: float) -> Point:
    """A point that far off the back."""
    return line.off(u, -(curve(TORSO, u)[1] + out))


def _fill_edged(
    canvas: Canvas, form: QPainterPath, colour: QColor, edge: tuple[QColor, float]
) -> None:
    rim, width = edge
    canvas.fill(stroked(form, 2 * width), rim)
    canvas.fill(form, colour)


def _paint_warmth(
    canvas: Canvas, start: Point, wave: tuple[float, float, float, float], width: float
) -> None:
    """A wavy line upwards: how far it swings, and the heights of its two bends and its end."""
    x, y = start
    swing, first, second, top = wave
    path = QPainterPath()
    path.moveTo(x, y)
    path.cubicTo(x + swing, y + first, x - swing, y + second, x, y + top)
    canvas.fill(stroked(path, width), canvas.ink.heat)


def _cup(top: float, high: float, bottom: float, low: float) -> QPainterPath:
    """A glass's outline, by half its width and its height above and below."""
    corners = [(-top, high), (-bottom, low), (bottom, low), (top, high)]
    return smooth(corners, swing=_GLASS_SWING)
