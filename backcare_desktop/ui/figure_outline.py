"""Outlines of the figure: smooth curves, strings of circles, thick lines, all made of lines.

Qt's raster engine fills an outline of straight lines about ten times faster than one of curves,
with the same antialiasing. So every outline is flattened once, finer than any screen shows.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPainterPathStroker, QPen, QTransform

from backcare_desktop.core.geometry import Point

FINENESS = 1600.0
"""Outlines are flattened at this many pixels per body height."""

SOFT = 1 / 6
"""How far a smooth curve swings out: a sixth is a Catmull-Rom spline."""

_UP = QTransform.fromScale(FINENESS, FINENESS)
_DOWN = QTransform.fromScale(1 / FINENESS, 1 / FINENESS)

_STRAIGHT = 1e-4
"""A turn of less than this, in radians, is none."""

Circle = tuple[Point, float]
"""A centre and a radius."""


def empty() -> QPainterPath:
    """A path in which overlapping outlines fill as one."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def flat(path: QPainterPath) -> QPainterPath:
    """The same outline made of straight lines only."""
    made = empty()
    for polygon in path.toSubpathPolygons(_UP):
        made.addPolygon(_DOWN.map(polygon))
    return made


def smooth(points: Sequence[Point], *, closed: bool = True, swing: float = SOFT) -> QPainterPath:
    """A smooth outline through the points, flattened."""
    return flat(curved(points, closed=closed, swing=swing))


def curved(points: Sequence[Point], *, closed: bool = True, swing: float = SOFT) -> QPainterPath:
    """A smooth line through the points, as cubic curves."""
    path = empty()
    path.moveTo(*points[0])
    ends = (points[-1], (points[0], points[1])) if closed else (points[0], (points[-1],))
    run = [ends[0], *points, *ends[1]]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(run, run[1:], run[2:], run[3:], strict=False):
        path.cubicTo(
            bx + (cx - ax) * swing,
            by + (cy - ay) * swing,
            cx - (dx - bx) * swing,
            cy - (dy - by) * swing,
            cx,
            cy,
        )
    if closed:
        path.closeSubpath()
    return path


def ellipse(centre: Point, across: float, along: float) -> QPainterPath:
    """An ellipse of these radii, flattened."""
    path = empty()
    path.addEllipse(QPointF(*centre), across, along)
    return flat(path)


def rounded(x: float, y: float, wide: float, high: float, radius: float) -> QPainterPath:
    """A rectangle with round corners, flattened."""
    path = empty()
    path.addRoundedRect(x, y, wide, high, radius, radius)
    return flat(path)


def polyline(points: Sequence[Point]) -> QPainterPath:
    """A line through the points, without width."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def stroked(path: QPainterPath, width: float) -> QPainterPath:
    """The outline of a line of that width, its ends and corners round."""
    pen = QPen(
        QColor(Qt.GlobalColor.black),
        width * FINENESS,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
    return flat(_DOWN.map(QPainterPathStroker(pen).createStroke(_UP.map(path))))


def grown(path: QPainterPath, width: float) -> QPainterPath:
    """The outline, that much farther out all round."""
    return path.united(stroked(path, 2 * width))


def ribbon(points: Sequence[Point], width: float) -> QPainterPath:
    """A line of that width; kept, whatever its place, while its form stays."""
    x, y = points[0]
    form = tuple((round(a - x, 4), round(b - y, 4)) for a, b in points)
    return _ribbon(form, width).translated(x, y)


@functools.lru_cache(maxsize=256)
def _ribbon(points: tuple[Point, ...], width: float) -> QPainterPath:
    return stroked(polyline(points), width)


def chain(circles: Sequence[Circle]) -> QPainterPath:
    """One closed outline around a string of circles: tangents, arcs at the joins, round caps."""
    kept = _seen(circles)
    path = empty()
    if len(kept) == 1:
        (centre, radius), *_ = kept
        return ellipse(centre, radius, radius)
    bends = [_tangent(one, other) for one, other in pairwise(kept)]
    _side(path, kept, bends, -1)
    way, lean = bends[-1]
    _arc(path, kept[-1], way - lean, way + lean)
    _side(path, kept, bends, 1)
    way, lean = bends[0]
    _arc(path, kept[0], way + lean, way - lean + 2 * math.pi)
    path.closeSubpath()
    return flat(path)


def _seen(circles: Sequence[Circle]) -> list[Circle]:
    """The circles without those that lie within the one before."""
    kept = [circles[0]]
    for point, radius in circles[1:]:
        last, last_radius = kept[-1]
        if math.dist(point, last) > abs(radius - last_radius) + 1e-6:
            kept.append((point, radius))
        elif radius > last_radius:
            kept[-1] = (point, radius)
    return kept


def _tangent(one: Circle, other: Circle) -> tuple[float, float]:
    """The way between two circles, and how far off it the tangents touch, in radians."""
    (p, r), (q, t) = one, other
    way = math.atan2(q[1] - p[1], q[0] - p[0])
    return way, math.acos(max(-1.0, min(1.0, (r - t) / math.dist(p, q))))


def _side(
    path: QPainterPath, circles: list[Circle], bends: list[tuple[float, float]], sign: int
) -> None:
    """One side of a chain: its tangents, with arcs where it turns outwards."""
    order = range(len(bends)) if sign < 0 else range(len(bends) - 1, -1, -1)
    before: float | None = None
    for index in order:
        start, end = circles[index], circles[index + 1]
        if sign > 0:
            start, end = end, start
        angle = bends[index][0] + sign * bends[index][1]
        _join(path, start, before, angle, opens=sign < 0)
        path.lineTo(*_rim(end, angle))
        before = angle


def _join(
    path: QPainterPath, circle: Circle, before: float | None, angle: float, *, opens: bool
) -> None:
    if before is None:
        if opens:
            path.moveTo(*_rim(circle, angle))
        return
    turn = (angle - before + math.pi) % (2 * math.pi) - math.pi
    if turn > _STRAIGHT:
        _arc(path, circle, before, before + turn)
    else:
        path.lineTo(*_rim(circle, angle))


def _rim(circle: Circle, angle: float) -> Point:
    (x, y), radius = circle
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def _arc(path: QPainterPath, circle: Circle, start: float, end: float) -> None:
    """An arc in radians, y up; a straight line leads to its start."""
    (x, y), radius = circle
    side = 2 * radius
    sweep = -math.degrees(end - start)
    path.arcTo(x - radius, y - radius, side, side, -math.degrees(start), sweep)
