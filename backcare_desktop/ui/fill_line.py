"""A thin line that fills while something is being done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui.theme import Theme

_WIDE, _HIGH = 160, 3
_STEPS = 2 * _WIDE


class FillLine(QProgressBar):
    """How much of a step is gone; to a reader it does not move until it is full."""

    def __init__(self, theme: Theme, pillar: Pillar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pillar = theme, pillar
        self._part = 0.0
        self.setTextVisible(False)
        self.setRange(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.update()

    def show_pillar(self, pillar: Pillar) -> None:
        """Take another pillar's colour."""
        self._pillar = pillar
        self.update()

    def show_part(self, part: float) -> None:
        """Fill so much of it (0 to 1)."""
        part = round(part * _STEPS) / _STEPS
        if part != self._part:
            self._part = part
            self.setValue(int(part))
            self.update()

    def sizeHint(self) -> QSize:
        """A short line."""
        return QSize(_WIDE, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, and what is gone, from the side from which one reads."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        gone = QRectF(box)
        gone.setWidth(box.width() * self._part)
        if self.isRightToLeft():
            gone.moveRight(box.right())
        painter.setBrush(self._theme.pillar(self._pillar))
        painter.drawRoundedRect(gone, box.height() / 2, box.height() / 2)
