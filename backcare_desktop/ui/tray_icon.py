"""The state of the day at a glance: one mark, drawn anew for each size so that its lines are sharp.

A ring around a spine. The ring fills with the time gone; a dot on it says that something waits or
is due; the spine gives way to waves or bars.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

SIZES = (16, 20, 22, 24, 32, 48, 64)
"""In pixels: what hosts ask for; others are scaled from the next one."""

TWELFTHS = 12

TrayState = Literal["counting", "held", "held_long", "due", "session", "heat", "paused", "off"]
"""What the user is in: see `TrayLook`."""

_KEPT = 8

_REPLACES = QPainter.CompositionMode.CompositionMode_Source
"""Nothing faint lies on anything: so it looks the same, and Qt needs no threads to blend it, which
would wake half a hundred times for each new icon."""

_GRID = 32.0
_INK = {False: "#1E2625", True: "#F4F1EA"}
_ACCENT = {False: "#1F6F6B", True: "#7FD0C7"}
_ON_ACCENT = {False: "#FFFFFF", True: "#0B2220"}
_WARM = {False: "#B85F17", True: "#E39A52"}
_FAINT = 0.38
_SMALL = 24
"""Below this size there is room for two waves only."""


@dataclass(frozen=True, slots=True)
class TrayLook:
    """How the icon looks.

    `counting` shows the time gone of this interval, `held` that besides and a dot, `held_long`
    a ring for the dot; `due` is a prompt that is up or folded away; `heat` shows the time gone
    of a pad's. `twelfths` (0 to 12) are the arc of those that have one.
    """

    state: TrayState = "off"
    twelfths: int = 0


def twelfths(part: float) -> int:
    """A share of an interval (0 to 1) as the arc shows it: whole only when all of it is gone."""
    return max(0, min(TWELFTHS, int(part * TWELFTHS + 1e-9)))


class TrayIcons:
    """Icons by look, for a dark or a bright bar; the last few are kept."""

    def __init__(self, *, dark_bar: bool) -> None:
        self._dark = dark_bar
        self._kept: dict[TrayLook, QIcon] = {}

    def show_bar(self, *, dark: bool) -> bool:
        """The bar is now of this kind; whether it was of the other."""
        changed = dark is not self._dark
        if changed:
            self._dark = dark
            self._kept.clear()
        return changed

    def icon(self, look: TrayLook) -> QIcon:
        """The icon of this look, in every size."""
        made = self._kept.pop(look, None) or self._drawn(look)
        self._kept[look] = made
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return made

    def _drawn(self, look: TrayLook) -> QIcon:
        icon = QIcon()
        for size in SIZES:
            icon.addPixmap(tray_pixmap(look, size, dark_bar=self._dark))
        return icon


def tray_pixmap(look: TrayLook, size: int, *, dark_bar: bool) -> QPixmap:
    """The look in one size, in pixels of the screen."""
    pixels = QPixmap(size, size)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(_REPLACES)
    _Mark(painter, size, dark_bar=dark_bar).paint(look)
    painter.end()
    return pixels


class _Mark:
    """One drawing: designed on a grid of 32, its lines laid on whole pixels."""

    def __init__(self, painter: QPainter, size: int, *, dark_bar: bool) -> None:
        self._painter, self._size = painter, size
        self._scale = size / _GRID
        self._ink = QColor(_INK[dark_bar])
        self._accent = QColor(_ACCENT[dark_bar])
        self._on_accent = QColor(_ON_ACCENT[dark_bar])
        self._warm = QColor(_WARM[dark_bar])
        self._faint = QColor(self._ink)
        self._faint.setAlphaF(_FAINT)
        self._stroke = self._whole(3.0, least=2)

    def paint(self, look: TrayLook) -> None:
        """Paint all of it."""
        match look.state:
            case "counting":
                self._arc(look.twelfths)
                self._spine(self._ink)
            case "held" | "held_long":
                self._arc(look.twelfths)
                self._spine(self._ink)
                self._waiting(hollow=look.state == "held_long")
            case "due":
                self._ring(self._accent)
                self._spine(self._ink)
                self._dot(QPointF(25.4, 6.6), 6.4, self._accent)
            case "session":
                self._disc()
                self._spine(self._on_accent)
            case "heat":
                self._arc(look.twelfths)
                self._waves()
            case "paused":
                self._dashes()
                self._bars()
            case "off":
                self._ring(self._faint)
                self._spine(self._faint)
            case _:
                assert_never(look.state)

    def _whole(self, length: float, *, least: int = 1) -> int:
        """A length of the grid in whole pixels."""
        return max(least, round(length * self._scale))

    def _box(self) -> QRectF:
        """The middle of the ring's stroke, its edges on whole pixels."""
        inset = self._whole(1.0) + self._stroke / 2
        return QRectF(0, 0, self._size, self._size).adjusted(inset, inset, -inset, -inset)

    def _pen(self, colour: QColor, width: float) -> QPen:
        return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)

    def _ring(self, colour: QColor) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(colour, self._stroke))
        self._painter.drawEllipse(self._box())

    def _arc(self, gone: int) -> None:
        if gone >= TWELFTHS:
            self._ring(self._ink)
            return
        self._ring(self._faint)
        if gone:
            self._painter.setPen(self._pen(self._ink, self._stroke))
            self._painter.drawArc(self._box(), 90 * 16, -gone * 30 * 16)

    def _spine(self, colour: QColor) -> None:
        path = QPainterPath(QPointF(16.6, 8.8))
        path.cubicTo(12.4, 12.2, 13.6, 15.0, 16.2, 16.6)
        path.cubicTo(19.4, 18.6, 18.8, 21.4, 15.6, 23.4)
        self._curve(path, colour, 3.2)

    def _waves(self) -> None:
        places = (11.6, 20.4) if self._size < _SMALL else (10.8, 16.0, 21.2)
        for x in places:
            path = QPainterPath(QPointF(x, 21.6))
            path.cubicTo(x + 3.6, 18.4, x - 3.6, 14.2, x, 10.6)
            self._curve(path, self._warm, 2.8)

    def _curve(self, path: QPainterPath, colour: QColor, width: float) -> None:
        self._painter.save()
        self._painter.scale(self._scale, self._scale)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(self._pen(colour, max(width, 2 / self._scale)))
        self._painter.drawPath(path)
        self._painter.restore()

    def _disc(self) -> None:
        inset = self._whole(1.5)
        self._fill(QRectF(0, 0, self._size, self._size).adjusted(inset, inset, -inset, -inset))

    def _fill(self, box: QRectF) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._accent)
        self._painter.drawEllipse(box)

    def _bars(self) -> None:
        """Whole pixels wide, and as far from the middle on both sides."""
        wide = self._whole(3.6, least=2)
        gap = self._whole(3.6, least=2)
        gap += (self._size - gap) % 2
        high = self._whole(12.0)
        top = (self._size - high) / 2
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._ink)
        for left in ((self._size - gap) / 2 - wide, (self._size + gap) / 2):
            self._painter.drawRoundedRect(QRectF(left, top, wide, high), wide / 2, wide / 2)

    def _dashes(self) -> None:
        """Eight dashes with gaps of the same length, whatever the size."""
        pen = QPen(self._faint, self._stroke)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for eighth in range(8):
            self._painter.drawArc(self._box(), round((eighth * 45 + 8) * 16), 29 * 16)

    def _waiting(self, *, hollow: bool) -> None:
        at, radius = QPointF(26, 26), 5.4
        self._dot(at, radius, self._ink)
        if hollow:
            edge = self._whole(2.0, least=2)
            self._clear(at * self._scale, max(radius * self._scale - edge, 1.0))

    def _dot(self, at: QPointF, radius: float, colour: QColor) -> None:
        """A dot, and a clear gap of at least a pixel around it."""
        middle, wide = at * self._scale, max(radius * self._scale, 3)
        self._clear(middle, wide + max(1.0, self._scale))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawEllipse(middle, wide, wide)

    def _clear(self, middle: QPointF, radius: float) -> None:
        mode = QPainter.CompositionMode
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(Qt.GlobalColor.black)
        self._painter.setCompositionMode(mode.CompositionMode_Clear)
        self._painter.drawEllipse(middle, radius, radius)
        self._painter.setCompositionMode(_REPLACES)
