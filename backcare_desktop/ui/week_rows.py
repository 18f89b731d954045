"""How the week's table is painted: heading, hairlines, the row in focus, the sum."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from backcare_desktop.core.facts import PILLARS, Pillar
from backcare_desktop.ui.icons import paint_icon
from backcare_desktop.ui.theme import Theme

INSIDE = 14
"""Between a cell's edge and its words, in pixels."""

_ROUND, _APART, _BESIDE = 6, 4, 6
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class WeekRows(QStyledItemDelegate):
    """Paints the cells of the table; its last row is the sum."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def show_theme(self, theme: Theme) -> None:
        """Paint in these colours."""
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, hairline, words."""
        self.initStyleOption(option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(option.palette.ColorRole.Text))
        box = option.rect.adjusted(INSIDE, 0, -INSIDE, 0)
        align = QStyle.visualAlignment(option.direction, option.displayAlignment)
        painter.drawText(box, align, option.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The words, and room on both sides."""
        font = index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(font if isinstance(font, QFont) else option.font)
        wide = metrics.horizontalAdvance(str(index.data())) + 2 * INSIDE + 2
        return QSize(wide, metrics.height())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect = self._theme, option.rect
        if index.row() == index.model().rowCount() - 1:
            painter.fillRect(rect, theme.colour("sunken"))
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.colour("line"))
        if option.state & _State.State_Selected and option.state & _State.State_Active:
            self._paint_focus(painter, option, index)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The part of a ring around the whole row that falls into this cell."""
        theme, wide = self._theme, self._theme.size("focus_width")
        view = option.widget
        if not isinstance(view, QTableView):
            return
        head = view.horizontalHeader()
        left, right = -head.offset(), head.length() - head.offset()
        row = QRectF(left, option.rect.top(), right - left, option.rect.height())
        box = row.adjusted(_APART, 2, -_APART, -2)
        painter.setClipRect(option.rect)
        painter.setBrush(theme.colour("accentSoft"))
        has_focus = view.hasFocus()
        painter.setPen(QPen(theme.colour("focus"), wide) if has_focus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, _ROUND, _ROUND)


class WeekHeader(QHeaderView):
    """The names of the columns, an icon before those of the pillars."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def show_theme(self, theme: Theme) -> None:
        """Paint in these colours and fonts."""
        self._theme = theme
        self.viewport().update()

    def wide(self, section: int) -> int:
        """What a column's name needs, in pixels."""
        metrics = QFontMetrics(self._theme.font("section"))
        icon = self._theme.icon_size() + _BESIDE if self._pillar(section) else 0
        return metrics.horizontalAdvance(self._name(section)) + icon + 2 * INSIDE + 2

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Ground, icon, words."""
        painter.save()
        painter.fillRect(rect, self._theme.colour("sunken"))
        painter.setFont(self._theme.font("section"))
        painter.setPen(self._theme.colour("text"))
        box = rect.adjusted(INSIDE, 0, -INSIDE, 0)
        flags = self.model().headerData(logicalIndex, self.orientation(), _ALIGNMENT)
        align = QStyle.visualAlignment(self.layoutDirection(), flags)
        words = painter.boundingRect(box, align, self._name(logicalIndex))
        painter.drawText(box, align, self._name(logicalIndex))
        pillar = self._pillar(logicalIndex)
        if pillar is not None:
            self._paint_icon(painter, words, pillar)
        painter.restore()

    def _paint_icon(self, painter: QPainter, words: QRect, pillar: Pillar) -> None:
        side = self._theme.icon_size()
        left = words.left() - _BESIDE - side
        if self.isRightToLeft():
            left = words.right() + 1 + _BESIDE
        box = QRectF(left, words.center().y() + 1 - side / 2, side, side)
        paint_icon(painter, pillar, box, self._theme.pillar(pillar))

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()))

    def _pillar(self, section: int) -> Pillar | None:
        return PILLARS[section - 1] if 0 < section <= len(PILLARS) else None
