"""Paints the hints: arrows and dots that show where a movement goes."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from PySide6.QtGui import QColor, QPainterPath

from backcare_desktop.core.figure_bones import Figure
from backcare_desktop.core.figure_props import Arrow, Dots, Hint, LineArrow, PropInk
from backcare_desktop.core.geometry import Point, add, heading, mix, mix_points, sub, vec
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_outline import ellipse, ribbon, smooth

_WIDTH = 0.0095
_ARC_STEPS = 24
_BARB = 128.0
_EDGE, _HEAD = 0.004, 0.012
"""How far the edge of a hint reaches out, and the inner radius of an arrow's head."""


def paint_hint(canvas: Canvas, prop: Hint, figure: Figure) -> None:
    """An arrow or a dotted line."""
    match prop:
        case Arrow():
            _paint_arrow(canvas, prop, figure)
        case LineArrow():
            _paint_line_arrow(canvas, prop)
        case Dots():
            _paint_dots(canvas, prop)
        case _:
            assert_never(prop)


def _paint_arrow(canvas: Canvas, prop: Arrow, figure: Figure) -> None:
    """An arc with a head at its end."""
    middle = getattr(figure.spine, prop.at) if isinstance(prop.at, str) else prop.at
    for more, colour in _coats(canvas, prop.ink):
        form, end, way = _arc(prop.start, prop.end, prop.radius, _WIDTH + 2 * more)
        canvas.fill(form.translated(*middle), colour)
        _paint_head(canvas, add(middle, end), way, 1 + more / _HEAD, colour)


@lru_cache(maxsize=64)
def _arc(
    start: float, end: float, radius: float, width: float
) -> tuple[QPainterPath, Point, float]:
    """An arc around nought, its end, and where that points to; kept, as nothing of it moves."""
    points = [vec(mix(start, end, n / _ARC_STEPS), radius) for n in range(_ARC_STEPS + 1)]
    return ribbon(points[:-1], width), points[-1], heading(sub(points[-1], points[-4]))


def _paint_line_arrow(canvas: Canvas, prop: LineArrow) -> None:
    """A line with a head at its end."""
    way = heading(sub(prop.end, prop.start))
    for more, colour in _coats(canvas, prop.ink):
        canvas.fill(ribbon([prop.start, prop.end], prop.width + 2 * more), colour)
        _paint_head(canvas, prop.end, way, prop.width / _WIDTH + more / _HEAD, colour)


def _paint_dots(canvas: Canvas, prop: Dots) -> None:
    """Evenly from end to end."""
    places = [mix_points(prop.start, prop.end, n / (prop.count - 1)) for n in range(prop.count)]
    for more, colour in _coats(canvas, prop.ink):
        radius = prop.radius + more / 2
        for at in places:
            canvas.fill(ellipse(at, radius, radius), colour)


def _paint_head(canvas: Canvas, end: Point, way: float, size: float, colour: QColor) -> None:
    canvas.fill(_head(round(way, 1), round(size, 3)).translated(*end), colour)


@lru_cache(maxsize=128)
def _head(way: float, size: float) -> QPainterPath:
    """An arrow's head that points this way, its end at nought; kept, for few ways are taken."""
    corners = ((way, 0.026), (way + _BARB, 0.024), (way - _BARB, 0.024))
    return smooth([vec(turn, out * size) for turn, out in corners], swing=1 / 40)


def _coats(canvas: Canvas, name: PropInk) -> tuple[tuple[float, QColor], ...]:
    """An edge that tells a hint from the clothes on which it lies, then the hint itself."""
    ink = canvas.ink
    if name == "hint":
        return (_EDGE, ink.hint_edge), (0.0, ink.hint)
    return (_EDGE, ink.shoe_edge), (0.0, ink.shoe)
