"""Hands and feet as outlines that never change.

Each has axes of its own: x along the part, y to its left.
"""

from __future__ import annotations

import functools

from PySide6.QtGui import QPainterPath, QTransform

from backcare_desktop.core.geometry import Point
from backcare_desktop.core.pose import Grip
from backcare_desktop.ui.figure_outline import Circle, chain, curved, flat, grown, smooth, stroked

_FOOT: tuple[Point, ...] = (
    (-0.026, 0.012),
    (-0.034, -0.012),
    (-0.033, -0.034),
    (-0.020, -0.0415),
    (0.030, -0.0415),
    (0.085, -0.0415),
    (0.107, -0.036),
    (0.108, -0.024),
    (0.090, -0.010),
    (0.052, 0.004),
    (0.026, 0.020),
    (0, 0.022),
)
_TOES: tuple[Point, ...] = (
    (-0.022, 0.004),
    (-0.026, -0.020),
    (-0.025, -0.036),
    (0.008, -0.0425),
    (0.041, -0.036),
    (0.036, -0.020),
    (0.022, 0.004),
    (0, 0.010),
)
_HEEL: tuple[Point, ...] = (
    (-0.021, 0.006),
    (-0.025, -0.018),
    (-0.026, -0.036),
    (0, -0.0415),
    (0.026, -0.036),
    (0.025, -0.018),
    (0.021, 0.006),
    (0, 0.010),
)
_TOE_LINE: tuple[Point, ...] = ((-0.0185, -0.013), (0.005, -0.0065), (0.0285, -0.013))

_HANDS: dict[Grip, tuple[Circle, ...]] = {
    "hand": (
        ((0, 0), 0.0150),
        ((0.024, 0), 0.0185),
        ((0.044, 0), 0.0165),
        ((0.072, 0.004), 0.0085),
    ),
    "grip": (
        ((0, 0), 0.0150),
        ((0.022, 0.001), 0.0175),
        ((0.042, 0.006), 0.0145),
        ((0.060, 0.014), 0.0095),
    ),
    "wrap": (
        ((0, 0), 0.0148),
        ((0.020, 0.0005), 0.0160),
        ((0.038, 0.003), 0.0135),
        ((0.052, 0.008), 0.0100),
    ),
    "fist": (((0, 0), 0.0150), ((0.024, 0), 0.0190), ((0.040, 0.001), 0.0165)),
}
_THUMB: tuple[Circle, ...] = (((0.012, 0.008), 0.0085), ((0.040, 0.024), 0.0065))
_SHOE_EDGE = 0.0022


def placed(form: QPainterPath, at: Point, along: Point, flip: int = 1) -> QPainterPath:
    """A form with its x along a unit vector; `flip` -1 lays its y to the right."""
    x, y = along
    return QTransform(x, y, -y * flip, x * flip, at[0], at[1]).map(form)


@functools.cache
def hand(grip: Grip) -> QPainterPath:
    """A hand from its wrist."""
    path = chain(_HANDS[grip])
    if grip == "hand":
        path.addPath(chain(_THUMB))
    return path


@functools.cache
def foot() -> QPainterPath:
    """A shoe seen from the side, from the ankle."""
    return smooth(_FOOT, swing=1 / 6.5)


@functools.cache
def foot_edge() -> QPainterPath:
    """The shoe's outline with its rim."""
    return flat(grown(foot(), _SHOE_EDGE))


@functools.cache
def shoe_front(*, heel: bool) -> QPainterPath:
    """A shoe seen from in front, or from behind."""
    return flat(curved(_HEEL if heel else _TOES, swing=1 / 5.6))


@functools.cache
def shoe_front_edge(*, heel: bool) -> QPainterPath:
    """The outline of such a shoe with its rim."""
    return flat(grown(shoe_front(heel=heel), _SHOE_EDGE))


@functools.cache
def toe_line() -> QPainterPath:
    """The seam over the toes, seen from in front."""
    return stroked(curved(_TOE_LINE, closed=False), 0.0042)
