"""A check box that looks like a switch, its words after it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget

from backcare_desktop.ui.theme import Theme

_TRACK_WIDE = 1.7
"""A switch's width, as a multiple of its height."""

_KNOB_ON, _KNOB_OFF = 0.35, 0.275
"""Radius of its knob, as a share of the height."""

_TRACK_HIGH = 20
_LABEL_GAP = 8


class Switch(QCheckBox):
    """On or off, at once; to a reader a check box like any other."""

    def __init__(self, theme: Theme, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The switch, its words, and a target high enough."""
        metrics = QFontMetrics(self._font())
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text())
        room = words.width() + _LABEL_GAP if self.text() else 0
        track = self._track()
        high = max(self._theme.size("target"), words.height() + 4, track.height())
        return QSize(track.width() + room, high)

    def hitButton(self, place: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, knob and words; mirrored where one reads from the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRect(QPoint(0, 0), self._track())
        track.moveTop((self.height() - track.height()) // 2)
        words = self.rect().adjusted(track.width() + _LABEL_GAP, 0, 0, 0)
        if self.isRightToLeft():
            track.moveRight(self.width() - 1)
            words.moveLeft(0)
        self._paint_track(painter, QRectF(track))
        painter.setFont(self._font())
        painter.setPen(self._theme.colour("text2" if self.isEnabled() else "disabled"))
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags, self.text())

    def _paint_track(self, painter: QPainter, box: QRectF) -> None:
        on, high = self.isChecked(), box.height()
        edge = self._theme.colour("accent" if on else "control")
        painter.setPen(edge)
        painter.setBrush(edge if on else self._theme.colour("sunken"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), high / 2, high / 2)
        at_right = on is not self.isRightToLeft()
        x = box.right() - high / 2 if at_right else box.left() + high / 2
        radius = high * (_KNOB_ON if on else _KNOB_OFF)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("onAccent" if on else "control"))
        painter.drawEllipse(QPointF(x, box.center().y()), radius, radius)

    def _track(self) -> QSize:
        high = max(_TRACK_HIGH, self._theme.scaled(_TRACK_HIGH))
        return QSize(round(high * _TRACK_WIDE), high)

    def _font(self) -> QFont:
        return self._theme.font("note")
