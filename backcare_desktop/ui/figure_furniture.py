"""Paints chairs and desks."""

from __future__ import annotations

import functools
from typing import assert_never

from PySide6.QtGui import QColor, QPainterPath

from backcare_desktop.core.figure_props import Chair, Desk, FrontChair, Furniture
from backcare_desktop.core.geometry import Point, add, vec
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_outline import chain, empty, ribbon, rounded


def paint_furniture(canvas: Canvas, prop: Furniture, *, behind: bool) -> None:
    """A piece of furniture; `behind`: seen from behind."""
    match prop:
        case Chair():
            _paint_chair(canvas, prop)
        case FrontChair():
            _paint_front_chair(canvas, prop, behind=behind)
        case Desk():
            _paint_desk(canvas, prop)
        case _:
            assert_never(prop)


def _line(canvas: Canvas, start: Point, end: Point, look: tuple[float, QColor]) -> None:
    width, colour = look
    canvas.fill(ribbon([start, end], width), colour)


def _paint_chair(canvas: Canvas, prop: Chair) -> None:
    """Far legs, near legs, the back's post and rest, the seat."""
    ink = canvas.ink
    far, near, top = _chair_forms(prop)
    canvas.fill(far, ink.prop3)
    canvas.fill(near, ink.prop2)
    canvas.fill(top, ink.prop)


@functools.lru_cache(maxsize=8)
def _chair_forms(prop: Chair) -> tuple[QPainterPath, QPainterPath, QPainterPath]:
    """Its far legs, its near legs with the back's post, its rest and seat: kept as it is."""
    x, top = prop.at
    y = top - 0.034
    far, near, over = empty(), empty(), empty()
    for form, off in ((far, 0.016), (near, 0.0)):
        foot = 0.010 + off * 0.5
        back_leg = [(x - 0.135 + off, y + 0.01), (x - 0.165 + off, foot)]
        front_leg = [(x + 0.100 + off, y + 0.01), (x + 0.125 + off, foot)]
        form.addPath(ribbon(back_leg, 0.018))
        form.addPath(ribbon(front_leg, 0.018))
    up, out = vec(-prop.tilt), vec(90 - prop.tilt)
    low = (x - 0.128, y + 0.02)
    high = add(low, up, prop.back + 0.02)
    near.addPath(ribbon([low, high], 0.017))
    rest = [add(add(low, up, prop.back * 0.42), out, 0.010), add(add(high, up, -0.01), out, 0.010)]
    over.addPath(chain([(point, 0.016) for point in rest]))
    over.addPath(rounded(x - 0.150, y, 0.285, 0.034, 0.017))
    return far, near, over


def _paint_front_chair(canvas: Canvas, prop: FrontChair, *, behind: bool) -> None:
    """Its back unless it is a stool, two legs, the seat."""
    ink, (x, y) = canvas.ink, prop.at
    if not behind and not prop.stool:
        canvas.fill(rounded(x - 0.118, y + 0.10, 0.236, 0.20, 0.045), ink.prop)
    for side in (-1, 1):
        leg = (x + side * 0.125, y - 0.02), (x + side * 0.145, 0.012)
        _line(canvas, *leg, (0.018, ink.prop2))
    seat = ink.prop if behind else ink.prop2
    canvas.fill(rounded(x - 0.150, y - 0.036, 0.300, 0.044, 0.020), seat)


def _paint_desk(canvas: Canvas, prop: Desk) -> None:
    """Its leg, its top, and a screen on it."""
    ink, x, y, wide = canvas.ink, prop.x, prop.y, prop.width
    leg = x + wide * 0.78
    _line(canvas, (leg, y - 0.01), (leg, 0.012), (0.022, ink.prop2))
    _line(canvas, (leg - 0.075, 0.009), (leg + 0.085, 0.009), (0.018, ink.prop3))
    canvas.fill(rounded(x, y - 0.022, wide, 0.024, 0.010), ink.prop)
    if prop.screen:
        middle = x + wide * 0.62
        _line(canvas, (middle, y + 0.01), (middle, y + 0.07), (0.014, ink.prop3))
        canvas.fill(rounded(middle - 0.035, y, 0.07, 0.010, 0.005), ink.prop3)
        canvas.fill(rounded(middle - 0.008, y + 0.035, 0.018, 0.15, 0.008), ink.prop2)
