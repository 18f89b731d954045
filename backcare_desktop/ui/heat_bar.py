"""How much of the heat is over, and on it the skin checks: a dot each, a tick when answered."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from backcare_desktop.core.heat import CHECK_EVERY
from backcare_desktop.core.heat_time import HeatStanding
from backcare_desktop.ui import texts
from backcare_desktop.ui.icons import paint_icon
from backcare_desktop.ui.theme import Theme

_BAR, _HIGH = 8, 14
_DOT, _NOW, _GAP = 5.0, 5.5, 2.0
"""Radius of a check's dot, of the one that is asked for, and the clear ring around it."""


class HeatBar(QProgressBar):
    """A progress bar in whole minutes to a reader: it does not chatter."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._part, self._checked, self._asked = 0.0, 0, 0
        self._checks: tuple[float, ...] = ()
        self.setTextVisible(False)
        self.setAccessibleName(self.tr("Heat"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.update()

    def show_heat(self, heat: HeatStanding, boot: float) -> None:
        """As it stands at this reading of the clock."""
        self._part = heat.part(boot)
        whole = heat.session.minutes * 60
        self._checks = tuple(n * CHECK_EVERY / whole for n in range(1, heat.checks + 1))
        self._checked, self._asked = heat.checked, heat.number(boot)
        gone = int(self._part * heat.session.minutes)
        if (self.maximum(), self.value()) != (heat.session.minutes, gone):
            self.setRange(0, heat.session.minutes)
            self.setValue(gone)
            self.setAccessibleDescription(self._said(gone, heat.session.minutes))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it may be, as high as a dot."""
        return QSize(_HIGH, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, what is over, and the checks; mirrored where one reads from the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        box = QRectF(0, (self.height() - _BAR) / 2, self.width(), _BAR)
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(box, _BAR / 2, _BAR / 2)
        if self._part > 0:
            painter.setBrush(self._theme.pillar("heat"))
            gone = QRectF(box.topLeft(), box.size())
            gone.setWidth(max(_BAR, box.width() * self._part))
            painter.drawRoundedRect(gone, _BAR / 2, _BAR / 2)
        for number, part in enumerate(self._checks, 1):
            self._paint_check(painter, number, QPointF(box.width() * part, box.center().y()))

    def _paint_check(self, painter: QPainter, number: int, at: QPointF) -> None:
        now = number == self._asked
        radius = _NOW if now else _DOT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("noticeBg" if self._asked else "surface"))
        painter.drawEllipse(at, radius + _GAP, radius + _GAP)
        painter.setBrush(self._theme.colour("notice" if now else "text2"))
        painter.drawEllipse(at, radius, radius)
        if number <= self._checked:
            tick = QRectF(at.x() - 4, at.y() - 4, 8, 8)
            ink, mirrored = self._theme.colour("surface"), self.isRightToLeft()
            paint_icon(painter, "check", tick, ink, mirrored=mirrored)

    def _said(self, gone: int, whole: int) -> str:
        words = self.tr("{gone} of {whole} minutes")
        return words.format(gone=texts.number(gone), whole=texts.number(whole))
