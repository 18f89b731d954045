"""A row that goes on in the next line where it does not fit, from the right where one reads so."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_Row = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Lays its items side by side, each at its own size, `gap` pixels between them.

    `align` says where the items of a line stand: left (the side from which one reads), middle or
    right. Justified, the items of a line share out what it has left; a single item stays as it is.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._align = align
        self.setSpacing(gap)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item, at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item away, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more height than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width, both in pixels."""
        around = self.contentsMargins()
        inner = width - around.left() - around.right()
        return self._height(self._rows(inner)) + around.top() + around.bottom()

    def minimumSize(self) -> QSize:
        """Room for the largest item."""
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    def sizeHint(self) -> QSize:
        """All items in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        high = max((size.height() for size in sizes), default=0)
        return QSize(wide, high).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        """Place every item within this rectangle."""
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for row in self._rows(inner.width()):
            self._place(row, QRect(inner.left(), top, inner.width(), self._high(row)), inner)
            top += self._high(row) + self.spacing()

    def _place(self, row: _Row, line: QRect, inner: QRect) -> None:
        free = line.width() - self._wide(row)
        left = line.left() + self._lead(free)
        for (item, _size), wide in zip(row, self._widths(row, free), strict=True):
            place = QRect(QPoint(left, line.top()), QSize(wide, line.height()))
            item.setGeometry(self._mirrored(place, inner))
            left += wide + self.spacing()

    def _lead(self, free: int) -> int:
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            return free // 2
        return free if self._align & Qt.AlignmentFlag.AlignRight else 0

    def _widths(self, row: _Row, free: int) -> list[int]:
        """Justified they are equal, or where one needs more than that, each has equally more."""
        wished = [size.width() for _, size in row]
        if len(self._shown()) == 1 or not self._is_justified():
            return wished
        equal = _shares(free + sum(wished), len(row))
        if max(wished) <= min(equal):
            return equal
        return [wish + more for wish, more in zip(wished, _shares(free, len(row)), strict=True)]

    def _mirrored(self, place: QRect, inner: QRect) -> QRect:
        widget = self.parentWidget()
        if widget is None or not widget.isRightToLeft():
            return place
        return place.translated(inner.left() + inner.right() - place.left() - place.right(), 0)

    def _rows(self, width: int) -> list[_Row]:
        rows: list[_Row] = []
        for item in self._shown():
            entry = (
                item,
                item.sizeHint().boundedTo(QSize(max(width, 1), item.sizeHint().height())),
            )
            if rows and self._wide([*rows[-1], entry]) <= width:
                rows[-1].append(entry)
            else:
                rows.append([entry])
        return self._balanced(rows, width) if self._is_justified() else rows

    def _balanced(self, rows: list[_Row], width: int) -> list[_Row]:
        """As many in each line as in the others, where that fits: four are two and two."""
        entries = [entry for row in rows for entry in row]
        each = -(-len(entries) // max(1, len(rows)))
        even = [entries[at : at + each] for at in range(0, len(entries), each)] if each else []
        return even if all(self._wide(row) <= width for row in even) else rows

    def _is_justified(self) -> bool:
        return bool(self._align & Qt.AlignmentFlag.AlignJustify)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _wide(self, row: _Row) -> int:
        return sum(size.width() for _, size in row) + self.spacing() * (len(row) - 1)

    def _high(self, row: _Row) -> int:
        return max(size.height() for _, size in row)

    def _height(self, rows: list[_Row]) -> int:
        return sum(map(self._high, rows)) + self.spacing() * max(0, len(rows) - 1)


def _shares(whole: int, parts: int) -> list[int]:
    """So many parts that are equal but for a pixel, and add up."""
    return [whole * (at + 1) // parts - whole * at // parts for at in range(parts)]
