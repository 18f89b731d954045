"""A sheet of paper that is written from top to bottom, in either direction of reading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

POINT = 10.0
"""Units of the sheet to a typographic point."""

_ALIGN = Qt.AlignmentFlag
_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALL = 1e6


class Sheet:
    """`wide` is how much there is to write on; lengths and places are in points."""

    def __init__(self, painter: QPainter, wide: float) -> None:
        self.painter, self.wide = painter, wide
        self.y = 0.0
        self._rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def font(self, points: float, *, strong: bool = False) -> QFont:
        """The system's font at this size."""
        font = QFont(QGuiApplication.font())
        font.setPixelSize(round(points * POINT))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def skip(self, points: float) -> None:
        """Leave so much free."""
        self.y += points

    def words(  # noqa: PLR0913 - each is one thing about the words
        self,
        text: str,
        points: float,
        ink: QColor,
        *,
        strong: bool = False,
        left: float = 0.0,
        wide: float | None = None,
    ) -> float:
        """A paragraph at this height, broken as need be; how high it is. The height stays."""
        room = self.box(left, self.wide - left if wide is None else wide, _TALL)
        side = _ALIGN.AlignRight if self._rtl else _ALIGN.AlignLeft
        flags = int(side | _ALIGN.AlignTop | _ALIGN.AlignAbsolute) | _WRAP
        self.painter.setFont(self.font(points, strong=strong))
        self.painter.setPen(ink)
        return self.painter.drawText(room, flags, text).height() / POINT

    def paragraph(self, text: str, points: float, ink: QColor, *, strong: bool = False) -> None:
        """The same over the whole width, and on below it."""
        self.y += self.words(text, points, ink, strong=strong)

    def cell(  # noqa: PLR0913 - likewise
        self,
        text: str,
        points: float,
        ink: QColor,
        box: QRectF,
        *,
        strong: bool = False,
        at_end: bool = True,
    ) -> None:
        """One line in the middle of a box, at its end (where numbers stand) or its beginning."""
        font = self.font(points, strong=strong)
        right = at_end is not self._rtl
        side = _ALIGN.AlignRight if right else _ALIGN.AlignLeft
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(ink)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        flags = int(side | _ALIGN.AlignVCenter | _ALIGN.AlignAbsolute)
        self.painter.drawText(box, flags, shown)

    def rule(self, ink: QColor, thick: float = 0.6) -> None:
        """A line across, at this height."""
        self.painter.setPen(QPen(ink, thick * POINT))
        level = self.y * POINT
        self.painter.drawLine(QPointF(0, level), QPointF(self.wide * POINT, level))

    def fill(self, ink: QColor, high: float) -> None:
        """A ground across, from this height down."""
        self.painter.fillRect(self.box(0, self.wide, high), ink)

    def box(self, left: float, wide: float, high: float) -> QRectF:
        """A place at this height in the painter's units, from where one begins to read."""
        x = self.wide - left - wide if self._rtl else left
        return QRectF(x * POINT, self.y * POINT, wide * POINT, high * POINT)

    def dots(
        self, box: QRectF, shares: Sequence[tuple[float, float]], ink: QColor, grid: QColor
    ) -> None:
        """Dots in a box, each at a share of its width and of its height, on three hairlines."""
        self.painter.setPen(QPen(grid, 0.5 * POINT))
        for share in (0.0, 0.5, 1.0):
            level = box.bottom() - share * box.height()
            self.painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(ink)
        for across, up in shares:
            along = 1 - across if self._rtl else across
            at = QPointF(box.left() + along * box.width(), box.bottom() - up * box.height())
            self.painter.drawEllipse(at, 1.7 * POINT, 1.7 * POINT)
