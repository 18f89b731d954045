"""The trunk seen from the side: its line through the spine, and what lies on it."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from PySide6.QtGui import QPainterPath

from backcare_desktop.core.figure_bones import LUMBAR, PELVIS, THORAX, SpineLine
from backcare_desktop.core.geometry import Point, add, vec
from backcare_desktop.ui.figure_curves import TORSO, curve
from backcare_desktop.ui.figure_outline import smooth

HEM = 0.50
"""The shirt ends here, on the spine's parameter: 0 hip, 1 waist, 2 ribs' end, 3 neck."""

_FIRST, _LAST = -0.12, 3.0
_BONES = (PELVIS, LUMBAR, THORAX)
_STEP = 0.02
_STEEPEST = 0.9
_SEAT_RADIUS = 0.060
_COLLAR = 0.0335
_SHIRT_OUT = 0.003


@dataclass(frozen=True, slots=True)
class SpineCurve:
    """A smooth line through the joints of the spine."""

    down: Point
    """The pelvis' direction as a unit vector."""
    points: tuple[Point, Point, Point, Point, Point, Point]

    def at(self, u: float) -> tuple[Point, Point]:
        """The point at a parameter, and the line's unit tangent there."""
        if u < 0:
            return add(self.points[1], self.down, u * PELVIS), self.down
        first, w = _weights(u)
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.points[first : first + 4]
        vx = w[4] * ax + w[5] * bx + w[6] * cx + w[7] * dx
        vy = w[4] * ay + w[5] * by + w[6] * cy + w[7] * dy
        length = math.hypot(vx, vy) or 1.0
        x = w[0] * ax + w[1] * bx + w[2] * cx + w[3] * dx
        y = w[0] * ay + w[1] * by + w[2] * cy + w[3] * dy
        return (x, y), (vx / length, vy / length)

    def off(self, u: float, forward: float) -> Point:
        """A point that far in front of the line."""
        (x, y), (tx, ty) = self.at(u)
        return x + ty * forward, y - tx * forward


def spine_curve(spine: SpineLine) -> SpineCurve:
    """The line through these joints."""
    down = vec(spine.pelvis)
    return SpineCurve(
        down,
        (
            add(spine.hip, down, -0.05),
            spine.hip,
            spine.l5,
            spine.t12,
            spine.c7,
            spine.skull,
        ),
    )


@functools.lru_cache(maxsize=256)
def _weights(u: float) -> tuple[int, tuple[float, ...]]:
    """Catmull-Rom weights of position and tangent: a fixed table, not work per frame."""
    first = min(2, int(u))
    t = u - first
    t2, t3 = t * t, t * t * t
    return first, (
        0.5 * (-t + 2 * t2 - t3),
        0.5 * (2 - 5 * t2 + 3 * t3),
        0.5 * (t + 4 * t2 - 3 * t3),
        0.5 * (t3 - t2),
        0.5 * (-1 + 4 * t - 3 * t2),
        0.5 * (9 * t2 - 10 * t),
        0.5 * (1 + 8 * t - 9 * t2),
        0.5 * (3 * t2 - 2 * t),
    )


def breath_bulge(u: float) -> float:
    """How far a full breath moves the front: the belly most, then the chest."""
    belly = 0.020 * math.exp(-(((u - 1.35) / 0.55) ** 2))
    chest = 0.012 * math.exp(-(((u - 2.45) / 0.4) ** 2))
    return belly + chest


@dataclass(frozen=True, slots=True)
class _Station:
    """Where the envelope of the circles strung on the spine touches, off a point of its line."""

    u: float
    front: float
    back: float
    bulge: float
    shift: float


def _station(u: float) -> _Station:
    front, back = curve(TORSO, u)
    low, high = max(_FIRST, u - _STEP), min(_LAST, u + _STEP)
    bone = _BONES[min(2, max(0, int(u)))]
    wider = sum(curve(TORSO, high)) - sum(curve(TORSO, low))
    lean = max(-_STEEPEST, min(_STEEPEST, wider / 2 / ((high - low) * bone)))
    radius, middle = (front + back) / 2, (front - back) / 2
    across = math.sqrt(1 - lean * lean)
    return _Station(
        u, middle + radius * across, radius * across - middle, breath_bulge(u), -radius * lean
    )


_SHIRT = tuple(map(_station, (HEM, 0.75, 1.05, 1.4, 1.75, 2.05, 2.3, 2.48, 2.64, 2.76, 2.87, 2.97)))
_SEAT = tuple(map(_station, (_FIRST, 0.05, 0.25, 0.45, 0.66)))


def shirt(line: SpineCurve, breath: float) -> QPainterPath:
    """The shirt from its hem to the collar."""
    front, back = _sides(line, _SHIRT, breath, _SHIRT_OUT)
    (x, y), (tx, ty) = line.at(_LAST)
    collar = (x + tx * _COLLAR, y + ty * _COLLAR)
    return smooth([*back, collar, *front[::-1]], closed=False)


def seat(line: SpineCurve, breath: float) -> QPainterPath:
    """The trousers below the hem, round at the seat."""
    front, back = _sides(line, _SEAT, breath, 0.0)
    (x, y), (tx, ty) = line.at(_FIRST)
    x, y = x - ty * 0.008, y + tx * 0.008
    r, e = _SEAT_RADIUS, _SEAT_RADIUS * math.sqrt(0.5)
    under = [
        (x - tx * e - ty * e, y - ty * e + tx * e),
        (x - tx * r, y - ty * r),
        (x - tx * e + ty * e, y - ty * e - tx * e),
    ]
    return smooth([*back[::-1], *under, *front], closed=False)


def _sides(
    line: SpineCurve, stations: tuple[_Station, ...], breath: float, out: float
) -> tuple[list[Point], list[Point]]:
    """The front and the back of the trunk, from the first station to the last."""
    front: list[Point] = []
    back: list[Point] = []
    for one in stations:
        (x, y), (tx, ty) = line.at(one.u)
        x, y = x + tx * one.shift, y + ty * one.shift
        f, b = one.front + breath * one.bulge + out, one.back + out
        front.append((x + ty * f, y - tx * f))
        back.append((x - ty * b, y + tx * b))
    return front, back
