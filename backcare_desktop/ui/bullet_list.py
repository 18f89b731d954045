"""A list of sentences to read: a real list to a reader, each of its items whole at any width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontInfo,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import ColourName

_STEP = 1.48
"""From one line to the next, as a multiple of the font's size."""

_INDENT, _DOT, _ACROSS = 18, 2.6, 3
"""To the words; the dot's radius; above and below an item: pixels at 100 % text."""

_Index = QModelIndex | QPersistentModelIndex

_COMES_BACK = frozenset((Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason))
"""Why the focus goes for a while."""


class _Sentence:
    """One sentence laid out in lines, at one width of the list in pixels."""

    def __init__(self, theme: Theme, words: str, width: int, direction: Qt.LayoutDirection) -> None:
        font = theme.font("list")
        self.indent, self._across = theme.scaled(_INDENT), theme.scaled(_ACROSS)
        self.step = QFontInfo(font).pixelSize() * _STEP
        self._lines = QTextLayout(words, font)
        option = QTextOption()
        option.setTextDirection(direction)
        option.setAlignment(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft))
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._lines.setTextOption(option)
        self._lines.beginLayout()
        top = self._across + (self.step - QFontMetricsF(font).height()) / 2
        while (line := self._lines.createLine()).isValid():
            line.setLineWidth(max(1, width - self.indent))
            line.setPosition(QPointF(0, top))
            top += self.step
        self._lines.endLayout()

    @property
    def height(self) -> int:
        """The room that it takes, in pixels."""
        return round(self._lines.lineCount() * self.step) + 2 * self._across

    @property
    def first_middle(self) -> float:
        """The middle of its first line, from the top."""
        return self._across + self.step / 2

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draw it in the painter's colour."""
        self._lines.draw(painter, corner)


class _Item(QStyledItemDelegate):
    """Paints a sentence beside its dot."""

    def __init__(self, theme: Theme, tone: ColourName, parent: QListWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._list = parent
        self._tone: ColourName = tone

    def sentence(self, words: str, width: int) -> _Sentence:
        """The words, laid out for a list of this width."""
        return _Sentence(self.theme, words, width, self._list.layoutDirection())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The whole width, and the height that follows from it."""
        wide = self._list.viewport().width()
        return QSize(wide, self.sentence(str(index.data()), wide).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Dot, lines, and a frame where the keyboard stands."""
        box: QRect = option.rect
        laid = self.sentence(str(index.data()), box.width())
        rtl = self._list.isRightToLeft()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_dot(painter, box, laid, rtl=rtl)
        painter.setPen(self.theme.colour("text"))
        laid.draw(painter, QPointF(box.left() + (0 if rtl else laid.indent), box.top()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, QRectF(box))
        painter.restore()

    def _paint_dot(self, painter: QPainter, box: QRect, laid: _Sentence, *, rtl: bool) -> None:
        radius = _DOT * self.theme.text_scale
        across = laid.indent / 3
        x = box.right() + 1 - across if rtl else box.left() + across
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(self._tone))
        painter.drawEllipse(QPointF(x, box.top() + laid.first_middle), radius, radius)

    def _paint_focus(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self.theme.colour("focus"), self.theme.size("focus_width")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self.theme.radius("chip")
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


class BulletList(QListWidget):
    """Sentences with dots before them; arrows go from one to the next, nothing can be chosen."""

    def __init__(
        self,
        theme: Theme,
        sentences: Sequence[str],
        tone: ColourName,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._item = _Item(theme, tone, self)
        self.setItemDelegate(self._item)
        self._sentences = tuple(sentences)
        self._become_plain()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        self._item.theme = theme
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all sentences at this width, both in pixels."""
        return sum(self._item.sentence(one, width).height for one in self._sentences)

    def sizeHint(self) -> QSize:
        """As its sentences need at some middling width."""
        wide = self._item.theme.scaled(480)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible; how high then, follows from the width."""
        return QSize(self._item.theme.scaled(160), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the sentences out for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the sentences."""
        super().showEvent(event)
        if not self.count():
            self.addItems(self._sentences)

    def hideEvent(self, event: QHideEvent) -> None:
        """To readers the items of a list that is hidden are on screen: it has none then."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """To readers the item where one was has the focus still: none is current elsewhere.

        Who goes to another window and comes back reads on where they were.
        """
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.setCurrentRow(-1)

    def _become_plain(self) -> None:
        """Neither frame nor ground nor bars: the page scrolls, not the list."""
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(never)
        self.setVerticalScrollBarPolicy(never)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setProperty("plain", True)  # noqa: FBT003 - Qt's way to set a property
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
