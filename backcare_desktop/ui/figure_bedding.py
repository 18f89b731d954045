"""Paints what the figure lies or kneels on, and what covers it."""

from __future__ import annotations

import functools
from typing import assert_never

from PySide6.QtGui import QPainterPath

from backcare_desktop.core.figure_bones import Figure, SideFigure
from backcare_desktop.core.figure_props import (
    Bedding,
    BedTop,
    Blanket,
    Cushion,
    LegPillow,
    Mat,
    Mattress,
    Pillow,
)
from backcare_desktop.core.geometry import Point, mix_points
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_outline import grown, rounded, smooth, stroked


def paint_bedding(canvas: Canvas, prop: Bedding, figure: Figure) -> None:
    """A mat, a pillow, a bed or a blanket."""
    match prop:
        case Cushion():
            _paint_cushion(canvas, prop)
        case Mat():
            _paint_mat(canvas, prop)
        case Pillow():
            _paint_pillow(canvas, prop)
        case LegPillow():
            _paint_leg_pillow(canvas, prop, figure)
        case BedTop():
            _paint_bed_top(canvas, prop)
        case Mattress():
            _paint_mattress(canvas, prop)
        case Blanket():
            _paint_blanket(canvas, prop)
        case _:
            assert_never(prop)


def _paint_cushion(canvas: Canvas, prop: Cushion) -> None:
    """With its shaded underside."""
    x, y = prop.at
    canvas.fill(rounded(x - 0.10, y, 0.20, 0.032, 0.015), canvas.ink.prop3)
    canvas.fill(rounded(x - 0.10, y + 0.008, 0.20, 0.024, 0.012), canvas.ink.soft2)


def _paint_mat(canvas: Canvas, prop: Mat) -> None:
    """With its shaded underside."""
    left, wide = prop.x - prop.width / 2, prop.width
    canvas.fill(rounded(left, -0.002, wide, 0.018, 0.009), canvas.ink.prop2)
    canvas.fill(rounded(left, 0.004, wide, 0.012, 0.006), canvas.ink.prop)


def _paint_pillow(canvas: Canvas, prop: Pillow) -> None:
    """Where it lies."""
    _fill_pillow(canvas, prop.at, prop.size, prop.angle)


def _paint_leg_pillow(canvas: Canvas, prop: LegPillow, figure: Figure) -> None:
    """Along the lower leg."""
    if isinstance(figure, SideFigure):
        leg = (figure.near if prop.on == "near" else figure.far).leg
        middle = mix_points(leg.knee, leg.ankle, prop.t)
        _fill_pillow(canvas, middle, prop.size, leg.shank - 90 + prop.turn)


def _fill_pillow(canvas: Canvas, at: Point, size: Point, angle: float) -> None:
    """The painter's y goes up, so its turning is clockwise in the picture."""
    painter = canvas.painter
    inner, outer = _pillow_forms(*size)
    painter.save()
    painter.translate(*at)
    painter.rotate(-angle)
    canvas.fill(outer, canvas.ink.soft2)
    canvas.fill(inner, canvas.ink.soft)
    painter.restore()


@functools.lru_cache(maxsize=32)
def _pillow_forms(wide: float, high: float) -> tuple[QPainterPath, QPainterPath]:
    """A pillow, and the same with its rim."""
    right = [(0.28, -0.5), (0.5, -0.36), (0.47, 0), (0.5, 0.36), (0.28, 0.5)]
    left = [(-x, y) for x, y in reversed(right)]
    corners = [(x * wide, y * high) for x, y in (*right, *left)]
    form = smooth(corners)
    return form, grown(form, 0.005)


def _paint_bed_top(canvas: Canvas, prop: BedTop) -> None:
    """A frame and the sheet."""
    x, y, wide, high = prop.rect
    frame = rounded(x - 0.014, y - 0.014, wide + 0.028, high + 0.028, 0.052)
    canvas.fill(frame, canvas.ink.prop2)
    canvas.fill(rounded(x, y, wide, high, 0.042), canvas.ink.prop)


def _paint_mattress(canvas: Canvas, prop: Mattress) -> None:
    """Its side, its top in light, the frame below."""
    x, y, wide, high = prop.rect
    canvas.fill(rounded(x, y, wide, high, 0.030), canvas.ink.prop2)
    canvas.fill(rounded(x, y + high * 0.42, wide, high * 0.58, 0.028), canvas.ink.prop)
    canvas.fill(rounded(x - 0.01, y - 0.035, wide + 0.02, 0.05, 0.012), canvas.ink.prop3)


def _paint_blanket(canvas: Canvas, prop: Blanket) -> None:
    """Its rim, its cloth, its folds."""
    form = smooth(prop.outline)
    canvas.fill(grown(form, 0.0035), canvas.ink.soft2)
    canvas.fill(form, canvas.ink.soft)
    for fold in prop.folds:
        canvas.fill(stroked(smooth(fold, closed=False), 0.006), canvas.ink.soft2)
