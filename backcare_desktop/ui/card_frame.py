"""The frame of a small window without a title bar: a shadow where that can be, else an edge."""

from __future__ import annotations

import math

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import ColourName, ShadowToken

SHADOW_ROOM = 24
"""The transparent margin in which the shadow falls, in pixels."""

_STEPS = 2
"""Steps of the shadow's fall in a pixel."""

_MIDDLE = 4
"""What is stretched of the patch, in pixels."""

_Cuts = tuple[float, float, float, float]


class CardFrame(QWidget):
    """A card: a window whose corners are round and which throws a shadow.

    `composited` says that a compositor runs. Without one what is transparent would be black, so
    the card is a plain rectangle with a border. Its layout must keep `margins` around what it
    holds; `card_rect` is the card as it is seen.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        composited: bool,
        flags: Qt.WindowType = Qt.WindowType.Window,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, flags | Qt.WindowType.FramelessWindowHint)
        self._theme, self._composited = theme, composited
        self._shadow: tuple[object, QPixmap] | None = None
        kind = Qt.WidgetAttribute
        self.setAttribute(kind.WA_TranslucentBackground if composited else kind.WA_OpaquePaintEvent)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self._shadow = None
        self.update()

    def margins(self, padding: int) -> QMargins:
        """What a layout keeps free: this padding within the card, and the room around it."""
        room = padding + (SHADOW_ROOM if self._composited else 0)
        return QMargins(room, room, room, room)

    def card_rect(self) -> QRect:
        """The card within the window, without its shadow."""
        room = SHADOW_ROOM if self._composited else 0
        return self.rect().adjusted(room, room, -room, -room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, ground and edge."""
        painter = QPainter(self)
        card = QRectF(self.card_rect())
        if not self._composited:
            painter.fillRect(card, self._theme.colour("surface"))
            self._paint_edge(painter, card, "control")
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.radius("card")
        if self._theme.shadow is None:
            self._paint_edge(painter, card, "line", wide=2, radius=radius)
            return
        self._paint_shadow(painter, self._theme.shadow)
        self._paint_edge(painter, card, "line", radius=radius)

    def _paint_edge(
        self, painter: QPainter, card: QRectF, tone: ColourName, *, wide: int = 1, radius: int = 0
    ) -> None:
        half = wide / 2
        painter.setPen(QPen(self._theme.colour(tone), wide))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(card.adjusted(half, half, -half, -half), radius, radius)

    def _paint_shadow(self, painter: QPainter, shadow: ShadowToken) -> None:
        radius = self._theme.radius("card")
        key = (shadow, self.devicePixelRatioF())
        if self._shadow is None or self._shadow[0] != key:
            self._shadow = (key, shadow_patch(shadow, radius, self.devicePixelRatioF()))
        _paint_patch(painter, self._shadow[1], QRectF(self.rect()), _corner(shadow, radius))


def shadow_patch(shadow: ShadowToken, radius: int, ratio: float) -> QPixmap:
    """The shadow of the smallest card, its middle to be stretched.

    Each step inwards replaces the one before: added up, such faint colours would lose their
    fractions and show bands.
    """
    side = 2 * _corner(shadow, radius) + _MIDDLE
    pixels = QPixmap(round(side * ratio), round(side * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(Qt.PenStyle.NoPen)
    room, reach = SHADOW_ROOM, SHADOW_ROOM - shadow.y
    card = QRectF(0, 0, side, side).adjusted(room, room, -room, -room).translated(0, shadow.y)
    colour = QColor(shadow.colour)
    for step in range(reach * _STEPS + 1):
        out = reach - step / _STEPS
        colour.setAlphaF(shadow.alpha * (1 - out / reach) ** 2)
        painter.setBrush(colour)
        box = card.adjusted(-out, -out, out, out)
        painter.drawRoundedRect(box, radius + out, radius + out)
    painter.end()
    return pixels


def _corner(shadow: ShadowToken, radius: int) -> int:
    """The side of a corner of the patch, such that it is whole at every quarter of a ratio."""
    return math.ceil((SHADOW_ROOM + radius + shadow.y) / 4) * 4


def _paint_patch(painter: QPainter, patch: QPixmap, box: QRectF, corner: int) -> None:
    """Corners as they are, sides stretched; the middle lies under the card."""
    ratio = patch.devicePixelRatio()
    ends = (0.0, corner, corner + _MIDDLE, 2 * corner + _MIDDLE)
    across = (box.left(), box.left() + corner, box.right() - corner, box.right())
    down = (box.top(), box.top() + corner, box.bottom() - corner, box.bottom())
    for column in range(3):
        for row in range(3):
            if (column, row) == (1, 1):
                continue
            source = _between(ends, ends, column, row)
            picture = QRectF(source.topLeft() * ratio, source.size() * ratio)
            painter.drawPixmap(_between(across, down, column, row), patch, picture)


def _between(across: _Cuts, down: _Cuts, column: int, row: int) -> QRectF:
    corner = QPointF(across[column], down[row])
    return QRectF(corner, QPointF(across[column + 1], down[row + 1]))
