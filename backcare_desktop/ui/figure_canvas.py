"""What the figure is painted with: a painter in body heights, its ink, and what is to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QRadialGradient, QTransform

from backcare_desktop.core.geometry import Point
from backcare_desktop.ui.figure_ink import FigureInk

_CORE, _MIDDLE = 1.1, 0.55
_MIDDLE_AT = 0.6
_LIGHTER = 118


@dataclass(frozen=True, slots=True)
class Canvas:
    """A painter whose unit is the body's height, y up.

    `glow` (0 to 1) is how strongly marked parts of the body shine. `face` and `hints` are off in
    small pictures.
    """

    painter: QPainter
    ink: FigureInk
    glow: float = 1.0
    face: bool = True
    hints: bool = True

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        """Fill an outline: the one thing that is fast."""
        self.painter.fillPath(path, colour)

    def shine(self, at: Point, radius: float, strength: float = 0.85) -> None:
        """A soft light on a part of the body."""
        if self.glow <= 0:
            return
        gradient = QRadialGradient(QPointF(*at), radius)
        core = self.ink.glow.lighter(_LIGHTER)
        gradient.setColorAt(0, _faint(core, min(1.0, strength * _CORE * self.glow)))
        gradient.setColorAt(_MIDDLE_AT, _faint(self.ink.glow, strength * _MIDDLE * self.glow))
        gradient.setColorAt(1, _faint(self.ink.glow, 0))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(gradient))
        self.painter.drawEllipse(QPointF(*at), radius, radius)

    def shine_within(self, clip: QPainterPath, lights: Sequence[tuple[Point, float]]) -> None:
        """Lights of these radii, seen only within an outline."""
        self.painter.save()
        self.painter.setClipPath(clip)
        for at, radius in lights:
            self.shine(at, radius)
        self.painter.restore()


def _faint(colour: QColor, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def mapped(place: QTransform, point: Point) -> Point:
    """Where a transform takes a point."""
    there = place.map(QPointF(*point))
    return there.x(), there.y()
