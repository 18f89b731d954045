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

ROUND = 9
"""How round the first and the last row are, as the card that they lie in."""

_ROUND, _APART, _BESIDE = 6, 4, 6
_LEAD = 6
"""Where words do not stand at the cell's edge, less is enough there."""
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
        align = QStyle.visualAlignment(option.direction, option.displayAlignment)
        box = inside(option.rect, align)
        painter.drawText(box, align, option.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The words, and room on both sides."""
        font = index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(font if isinstance(font, QFont) else option.font)
        wide = metrics.horizontalAdvance(str(index.data())) + INSIDE + _LEAD
        return QSize(wide, metrics.height())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect = self._theme, option.rect
        if index.row() == index.model().rowCount() - 1:
            paint_end(painter, theme, rect, whole_row(option).adjusted(0, -ROUND, 0, 0))
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.colour("line"))
        if option.state & _State.State_Selected and option.state & _State.State_Active:
            self._paint_focus(painter, option, index)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The part of a ring around the whole row that falls into this cell."""
        theme, wide, view = self._theme, self._theme.size("focus_width"), option.widget
        row = QRectF(whole_row(option))
        box = row.adjusted(_APART, 2, -_APART, -2)
        painter.setClipRect(option.rect)
        painter.setBrush(theme.colour("accentSoft"))
        has_focus = isinstance(view, QTableView) and view.hasFocus()
        painter.setPen(QPen(theme.colour("focus"), wide) if has_focus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, _ROUND, _ROUND)


def inside(cell: QRect, align: Qt.AlignmentFlag) -> QRect:
    """Where the words of a cell stand."""
    at_right = bool(align & Qt.AlignmentFlag.AlignRight)
    return cell.adjusted(0 if at_right else INSIDE, 0, -INSIDE if at_right else 0, 0)


def whole_row(option: QStyleOptionViewItem) -> QRect:
    """Where the row lies of which this is one cell."""
    view, rect = option.widget, option.rect
    if not isinstance(view, QTableView):
        return rect
    head = view.horizontalHeader()
    return QRect(-head.offset(), rect.top(), head.length(), rect.height())


def paint_end(painter: QPainter, theme: Theme, cell: QRect, row: QRect) -> None:
    """The ground of the first or last row's cell; the card's round corners stay free."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(cell)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("sunken"))
    painter.drawRoundedRect(row, ROUND, ROUND)
    painter.restore()


class WeekHeader(QHeaderView):
    """The names of the columns, an icon before those of the pillars."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._with_icons = True
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def show_theme(self, theme: Theme) -> None:
        """Paint in these colours and fonts."""
        self._theme = theme
        self.viewport().update()

    def show_icons(self, *, shown: bool) -> None:
        """With the pillars' icons, or without where there is no room."""
        self._with_icons = shown
        self.viewport().update()

    def wide(self, section: int) -> int:
        """What a column's name needs, in pixels."""
        metrics = QFontMetrics(self._theme.font("section"))
        icon = self._theme.icon_size() + _BESIDE if self._pillar(section) else 0
        return metrics.horizontalAdvance(self._name(section)) + icon + INSIDE + _LEAD

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Ground, icon, words."""
        painter.save()
        whole = QRect(-self.offset(), rect.top(), self.length(), rect.height())
        paint_end(painter, self._theme, rect, whole.adjusted(0, 0, 0, ROUND))
        painter.setFont(self._theme.font("section"))
        painter.setPen(self._theme.colour("text"))
        flags = self.model().headerData(logicalIndex, self.orientation(), _ALIGNMENT)
        align = QStyle.visualAlignment(self.layoutDirection(), flags)
        box = inside(rect, align)
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
        within = self._with_icons and 0 < section <= len(PILLARS)
        return PILLARS[section - 1] if within else None
