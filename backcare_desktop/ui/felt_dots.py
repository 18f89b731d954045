"""A row of answers as dots, joined where they may be: a picture with its numbers as its name."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backcare_desktop.core.check_in import MOST
from backcare_desktop.core.felt import Dots
from backcare_desktop.ui.theme import Theme

_HIGH, _LEAST = 62, 96
_DOT, _LINE = 2.6, 1.8
_TICK, _TICKS = 5.0, 9.0
_EDGE = 5.0


class FeltDots(QLabel):
    """Dots from 0 at the bottom to 10 at the top; under them a tick for each day with a session."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._dots = theme, Dots((), ())
        self.setPixmap(QPixmap(1, 1))  # what a reader takes for a graphic is a label with one
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_dots(self, dots: Dots, said: str) -> None:
        """Draw these; a reader hears what is said."""
        self._dots = dots
        self.setAccessibleName(said)
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(_LEAST, round(_HIGH * max(1.0, self._theme.text_scale) ** 0.5))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairlines at 0, 5 and 10, the line, the dots over it, the ticks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        self._paint_line(painter)
        painter.setPen(QPen(self._theme.colour("surface"), 1))
        painter.setBrush(self._theme.colour("accent"))
        dot = _DOT * max(1.0, self._theme.text_scale) ** 0.5
        for at, value in enumerate(self._dots.values):
            if value is not None:
                painter.drawEllipse(self._place(at, value), dot, dot)
        self._paint_ticks(painter)

    def _paint_grid(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.colour("track"), 1))
        for level in (0, MOST / 2, MOST):
            y = self._place(0, level).y()
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _paint_line(self, painter: QPainter) -> None:
        """Only between neighbours: a gap stays a gap."""
        painter.setPen(QPen(self._theme.colour("text2"), _LINE))
        for at, (one, other) in enumerate(pairwise(self._dots.line)):
            if one is not None and other is not None:
                painter.drawLine(self._place(at, one), self._place(at + 1, other))

    def _paint_ticks(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.colour("text2"), 1.5))
        for at, ticked in enumerate(self._dots.ticks):
            if ticked:
                foot = QPointF(self._place(at, 0).x(), self.height() - 1)
                painter.drawLine(foot, foot - QPointF(0, _TICK))

    def _place(self, at: int, value: float) -> QPointF:
        count = max(1, len(self._dots.values) - 1)
        along = _EDGE + (self.width() - 2 * _EDGE) * at / count
        x = self.width() - along if self.isRightToLeft() else along
        below = _TICKS if self._dots.ticks else 0.0
        high = self.height() - 2 * _EDGE - below
        return QPointF(x, _EDGE + high * (1 - value / MOST))
