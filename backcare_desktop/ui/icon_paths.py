"""The icons' outlines on a grid of 20 by 20, one function each; how they are inked: icons.py."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

GRID = 20.0
"""The side of the square in which every icon is drawn."""

IconName = Literal[
    "breathe",
    "stretch",
    "move",
    "heat",
    "sleep",
    "pause",
    "play",
    "next",
    "back",
    "close",
    "down",
    "left",
    "right",
    "gear",
    "chart",
    "eye",
    "voice",
    "mic",
    "shield",
    "table",
    "export",
    "check",
    "info",
]
"""What there is an icon for; the pillars' icons carry the pillars' names."""

DIRECTIONAL: frozenset[IconName] = frozenset({"next", "back", "left", "right"})
"""What points along the line of reading, and so is mirrored with it."""

_Point = tuple[float, float]


def _line(path: QPainterPath, *points: _Point) -> None:
    first, *rest = points
    path.moveTo(*first)
    for point in rest:
        path.lineTo(*point)


def _closed(path: QPainterPath, *points: _Point) -> None:
    _line(path, *points)
    path.closeSubpath()


def _circle(path: QPainterPath, x: float, y: float, radius: float) -> None:
    path.addEllipse(QPointF(x, y), radius, radius)


def _arc(path: QPainterPath, box: QRectF, start: float, length: float) -> None:
    path.arcMoveTo(box, start)
    path.arcTo(box, start, length)


def _dot(path: QPainterPath, x: float, y: float) -> None:
    """As large as the stroke: with round caps, a line too short to be seen as one."""
    _line(path, (x, y), (x, y + 0.01))


def _breathe(path: QPainterPath) -> None:
    _circle(path, 10, 10, 7.6)
    _circle(path, 10, 10, 3.4)


def _stretch(path: QPainterPath) -> None:
    _circle(path, 10, 4.4, 1.9)
    _line(path, (4.2, 3.6), (10, 9.4), (15.8, 3.6))
    _line(path, (6.6, 17.6), (10, 12.4), (13.4, 17.6))
    _line(path, (10, 9.4), (10, 12.4))


def _move(path: QPainterPath) -> None:
    _circle(path, 11.2, 3.4, 1.9)
    _line(path, (11, 7.2), (9.8, 12), (12.6, 14.4), (13.2, 18))
    _line(path, (9.8, 12), (8.6, 15), (5.6, 17.6))
    _line(path, (6.4, 10.4), (8, 8), (11, 7.2), (13, 10), (15.4, 10.8))


def _heat(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(2.8, 13, 14.4, 4.4), 2.2, 2.2)
    for x in (5.6, 10.0, 14.4):
        path.moveTo(x, 10.4)
        path.cubicTo(x + 2.2, 8.4, x - 2.2, 5.4, x, 2.8)


def _sleep(path: QPainterPath) -> None:
    path.moveTo(16.6, 12.2)
    path.arcTo(QRectF(3, 3, 14, 14), -20, -236)
    path.cubicTo(6.6, 9.5, 10.4, 14, 16.6, 12.2)


def _pause(path: QPainterPath) -> None:
    _line(path, (7, 4.5), (7, 15.5))
    _line(path, (13, 4.5), (13, 15.5))


def _play(path: QPainterPath) -> None:
    _closed(path, (6.5, 4.2), (15.5, 10), (6.5, 15.8))


def _next(path: QPainterPath) -> None:
    _closed(path, (5.5, 4.8), (12.5, 10), (5.5, 15.2))
    _line(path, (15, 4.8), (15, 15.2))


def _back(path: QPainterPath) -> None:
    _closed(path, (14.5, 4.8), (7.5, 10), (14.5, 15.2))
    _line(path, (5, 4.8), (5, 15.2))


def _close(path: QPainterPath) -> None:
    _line(path, (5.5, 5.5), (14.5, 14.5))
    _line(path, (14.5, 5.5), (5.5, 14.5))


def _down(path: QPainterPath) -> None:
    _line(path, (5.8, 8), (10, 12.2), (14.2, 8))


def _left(path: QPainterPath) -> None:
    _line(path, (12.2, 5.5), (7.6, 10), (12.2, 14.5))


def _right(path: QPainterPath) -> None:
    _line(path, (7.8, 5.5), (12.4, 10), (7.8, 14.5))


def _gear(path: QPainterPath) -> None:
    _circle(path, 10, 10, 2.7)
    _circle(path, 10, 10, 5.3)
    for eighth in range(8):
        across, up = math.cos(eighth * math.pi / 4), math.sin(eighth * math.pi / 4)
        inner, outer = 5.3, 7.7
        _line(
            path,
            (10 + inner * across, 10 + inner * up),
            (10 + outer * across, 10 + outer * up),
        )


def _chart(path: QPainterPath) -> None:
    _line(path, (4, 16.5), (16.5, 16.5))
    for x, top in ((5.6, 10.5), (10.0, 4.5), (14.4, 7.5)):
        _line(path, (x, 13), (x, top))


def _eye(path: QPainterPath) -> None:
    path.moveTo(2.5, 10)
    path.quadTo(10, 2.6, 17.5, 10)
    path.quadTo(10, 17.4, 2.5, 10)
    _circle(path, 10, 10, 2.4)


def _voice(path: QPainterPath) -> None:
    _closed(path, (3, 8), (6, 8), (10, 4.6), (10, 15.4), (6, 12), (3, 12))
    _arc(path, QRectF(9.5, 6.5, 7, 7), -50, 100)


def _mic(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(7.4, 2.6, 5.2, 9.4), 2.6, 2.6)
    _arc(path, QRectF(4.6, 4.6, 10.8, 10.8), 180, 180)
    _line(path, (10, 15.4), (10, 17.6))
    _line(path, (7, 17.6), (13, 17.6))


def _shield(path: QPainterPath) -> None:
    path.moveTo(10, 2.6)
    path.lineTo(16, 5)
    path.lineTo(16, 10)
    path.cubicTo(16, 14, 13, 16.4, 10, 17.6)
    path.cubicTo(7, 16.4, 4, 14, 4, 10)
    path.lineTo(4, 5)
    path.closeSubpath()
    _line(path, (10, 6.8), (10, 10.8))
    _dot(path, 10, 13.6)


def _table(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(3, 4, 14, 12), 2, 2)
    _line(path, (3, 8.2), (17, 8.2))
    _line(path, (8, 8.2), (8, 16))


def _export(path: QPainterPath) -> None:
    _line(path, (10, 12.4), (10, 3.2))
    _line(path, (6.6, 6.4), (10, 3), (13.4, 6.4))
    _line(path, (4, 11.5), (4, 16.4), (16, 16.4), (16, 11.5))


def _info(path: QPainterPath) -> None:
    _circle(path, 10, 10, 7.4)
    _line(path, (10, 9.4), (10, 13.6))
    _dot(path, 10, 6.4)


def _check(path: QPainterPath) -> None:
    _line(path, (4.5, 10.4), (8.4, 14.2), (15.6, 6))


_DRAWN: Mapping[IconName, Callable[[QPainterPath], None]] = {
    "breathe": _breathe,
    "stretch": _stretch,
    "move": _move,
    "heat": _heat,
    "sleep": _sleep,
    "pause": _pause,
    "play": _play,
    "next": _next,
    "back": _back,
    "close": _close,
    "down": _down,
    "left": _left,
    "right": _right,
    "gear": _gear,
    "chart": _chart,
    "eye": _eye,
    "voice": _voice,
    "mic": _mic,
    "shield": _shield,
    "table": _table,
    "export": _export,
    "check": _check,
    "info": _info,
}


def icon_path(name: IconName) -> QPainterPath:
    """The lines of an icon, to be stroked with round caps and joins, never filled."""
    path = QPainterPath()
    _DRAWN[name](path)
    return path
