"""One movement: the card's picture grows into the player's, so that nothing flashes between them.

A window that changes its flags, or is resized by the window manager sixty times a second, shows
bare frames. So a third window lies over both places: it takes over the card's picture before
the card goes, and goes itself only after the player has painted beneath it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QRect, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QWidget

MOVE_MS = 260
"""How long the movement takes, in milliseconds."""

_PLACED_BY_US = frozenset({"xcb", "windows", "cocoa", "offscreen"})
"""Platforms on which a window can be put in a place; under Wayland it cannot."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is on screen, and where: `place` in global pixels, without any shadow."""

    place: QRect
    pixels: QPixmap


def can_move() -> bool:
    """Whether windows can be placed here at all."""
    return QGuiApplication.platformName() in _PLACED_BY_US


class Entrance(QWidget):
    """The movement itself: takes no input, no focus, and lives for about a third of a second."""

    covered = Signal()
    """The first picture is on screen, over the card: the card can go."""

    arrived = Signal()
    """The last picture is on screen: the player can come up beneath it."""

    def __init__(self, card: Picture, player: Picture, ground: QColor, *, composited: bool) -> None:
        flags = (
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.WindowTransparentForInput
        )
        super().__init__(None, flags)
        self._card, self._player, self._ground = card, player, ground
        self._composited = composited
        self._gone = 0.0
        self._seen = False
        self._become_a_window()
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(MOVE_MS)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._moved)
        self._motion.finished.connect(self.arrived)

    def place_at(self, gone: float) -> QRect:
        """Where the picture is after this share of the way (0 to 1), in global pixels."""
        a, b = self._card.place, self._player.place
        return QRect(
            round(a.x() + (b.x() - a.x()) * gone),
            round(a.y() + (b.y() - a.y()) * gone),
            round(a.width() + (b.width() - a.width()) * gone),
            round(a.height() + (b.height() - a.height()) * gone),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The two pictures, one fading into the other, in a frame that grows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.place_at(self._gone).translated(-self.pos())
        painter.setClipPath(self._outline(frame))
        painter.fillRect(frame, self._ground)
        painter.setOpacity(self._gone)
        painter.drawPixmap(frame.topLeft(), self._player.pixels)
        painter.setOpacity(max(0.0, 1 - 2 * self._gone))
        painter.drawPixmap(frame.topLeft(), self._card.pixels)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self.covered.emit()
        self._motion.start()

    def _moved(self, gone: float) -> None:
        self._gone = gone
        self._cut_out()
        self.repaint()

    def _become_a_window(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        if self._composited:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setGeometry(self._card.place.united(self._player.place))
        self._cut_out()

    def _cut_out(self) -> None:
        """Without a compositor the rest of the window would be black."""
        if not self._composited:
            frame = self.place_at(self._gone).translated(-self.geometry().topLeft())
            self.setMask(QRegion(frame))

    def _outline(self, frame: QRect) -> QPainterPath:
        path = QPainterPath()
        radius = 14 * (1 - self._gone) if self._composited else 0.0
        path.addRoundedRect(QRectF(frame), radius, radius)
        return path
