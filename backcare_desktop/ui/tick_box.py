"""A check box as large as its words are, drawn in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget

from backcare_desktop.ui.icons import middle, paint_icon
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import FontRole

_SIDE, _ROUND, _TICK, _GAP = 20, 5, 0.7, 10
_EDGE = 1.5
_LEAST, _ENDLESS = 120, 1 << 20
_FLAGS = Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextWordWrap


class TickBox(QCheckBox):
    """On or off, with words after it; all of it can be clicked."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        role: FontRole = "name",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._theme, self._role = theme, role
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All words on one line."""
        words = self._words(_ENDLESS)
        wide = self._side() + _GAP + words.width()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window; the words then go on below."""
        wide = min(self.sizeHint().width(), self._theme.scaled(_LEAST))
        return QSize(wide, self._theme.size("target"))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words at this width, both in pixels; never less than a target."""
        words = self._words(max(1, width - self._side() - _GAP))
        return max(self._theme.size("target"), words.height() + 4, self._side())

    def hitButton(self, place: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, tick and words; mirrored where one reads from the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._side()
        box = QRect(0, (self.height() - side) // 2, side, side)
        words = self.rect().adjusted(side + _GAP, 0, 0, 0)
        if self.isRightToLeft():
            box.moveRight(self.width() - 1)
            words.moveLeft(0)
        self._paint_box(painter, QRectF(box))
        painter.setFont(self._font())
        painter.setPen(self._theme.colour("text" if self.isEnabled() else "disabled"))
        across = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(words, _FLAGS | Qt.AlignmentFlag.AlignVCenter | across, self.text())

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        theme, on = self._theme, self.isChecked()
        half = _EDGE / 2
        painter.setPen(QPen(theme.colour("accent" if on else "control"), _EDGE))
        painter.setBrush(theme.colour("accent" if on else "raised"))
        radius = theme.scaled(_ROUND)
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
        if on:
            place = middle(box, box.width() * _TICK)
            paint_icon(painter, "check", place, theme.colour("onAccent"), stroke=box.width() / 9)

    def _words(self, width: int) -> QSize:
        room = QRect(0, 0, width, _ENDLESS)
        return QFontMetrics(self._font()).boundingRect(room, int(_FLAGS), self.text()).size()

    def _font(self) -> QFont:
        font = self._theme.font(self._role)
        font.setWeight(font.Weight.Normal)
        return font

    def _side(self) -> int:
        return max(_SIDE, self._theme.scaled(_SIDE))
