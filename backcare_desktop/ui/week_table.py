"""The week as a table: days and pillars, the same numbers as in the chart."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from backcare_desktop.core.facts import PILLARS, Pillar
from backcare_desktop.core.week import Day, Week
from backcare_desktop.ui.focus_ring import RINGS_ITSELF
from backcare_desktop.ui.texts import number, pillar_name
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import ColourName
from backcare_desktop.ui.week_rows import WeekHeader, WeekRows
from backcare_desktop.ui.week_words import active_days, day_name, note, pillar_count

_Role = Qt.ItemDataRole
_Align = Qt.AlignmentFlag
_Index = QModelIndex | QPersistentModelIndex

ROW = 35
"""A row's height at 100 % text, in pixels."""

DAY, TOTAL, NOTE = 0, len(PILLARS) + 1, len(PILLARS) + 2
"""The columns beside those of the pillars, which stand between the first two."""

NONE = "–"
_HEAD = 40
_HEAD_COLOURS: tuple[ColourName, ...] = ("surface",)
_HEAD_SHEET = """
QTableView {{
    background: {surface}; border: none; outline: none; selection-background-color: transparent;
}}
QHeaderView {{ background: {surface}; border: none; }}
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: what stands in each column, and how much it stands out."""

    cells: tuple[str, ...]
    strong: bool = False
    is_sum: bool = False


def rows_of(week: Week) -> tuple[_Row, ...]:
    """A line a day, and one for the week."""
    counts = tuple(_whole(week, pillar) for pillar in PILLARS)
    name = QApplication.translate("week", "Week")
    noted = active_days(week.active_days)
    whole = _Row((name, *counts, number(week.total), noted), strong=True, is_sum=True)
    return (*map(_row, week.days), whole)


def _whole(week: Week, pillar: Pillar) -> str:
    of, count = week.of(pillar), week.count(pillar)
    return number(count) if of is None else pillar_count(pillar, count, of)


def _row(day: Day) -> _Row:
    name, today = day_name(day.day), day.standing == "today"
    if day.is_blank or day.standing == "ahead":
        dashes = (NONE,) * (len(PILLARS) + 1)
        return _Row((name, *dashes, note(day)), strong=today)
    counts = tuple(map(number, day.counts))
    return _Row((name, *counts, number(day.total), note(day)), strong=today)


class WeekTableModel(QAbstractTableModel):
    """The lines of a week, for a view or a reader."""

    def __init__(self, theme: Theme, week: Week, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows_of(week)

    def show_week(self, week: Week) -> None:
        """Hold these days."""
        self._rows = rows_of(week)
        self._all_changed()

    def show_theme(self, theme: Theme) -> None:
        """Give these colours and fonts."""
        self._theme = theme
        self._all_changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, NOTE)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Eight."""
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Day, pillars, total, note."""
        return 0 if parent and parent.isValid() else NOTE + 1

    def is_sum(self, row: int) -> bool:
        """Whether this line is that of the whole week."""
        return self._rows[row].is_sum

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """A cell's text and look."""
        row, column = self._rows[index.row()], index.column()
        text = row.cells[column]
        match role:
            case _Role.DisplayRole:
                return text
            case _Role.TextAlignmentRole:
                return _alignment(column)
            case _Role.FontRole:
                return self._font(strong=self._is_strong(row, column))
            case _Role.ForegroundRole:
                return self._theme.colour(self._ink(row, column))
            case _Role.AccessibleTextRole:
                return QApplication.translate("week", "none") if text == NONE else text
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The name of a column, with its pillar's icon."""
        if orientation != Qt.Orientation.Horizontal:
            return self._rows[section].cells[DAY] if role == _Role.AccessibleTextRole else None
        match role:
            case _Role.DisplayRole:
                return _heading(section)
            case _Role.TextAlignmentRole:
                return _alignment(section)
            case _Role.FontRole:
                return self._theme.font("section")
            case _:
                return None

    def _is_strong(self, row: _Row, column: int) -> bool:
        if column == NOTE:
            return False
        return row.is_sum or column == TOTAL or (row.strong and column == DAY)

    def _font(self, *, strong: bool) -> QFont:
        return self._theme.font("section" if strong else "body", tabular=True)

    def _ink(self, row: _Row, column: int) -> ColourName:
        faint = column == NOTE or (
            DAY < column < TOTAL and row.cells[column] in {NONE, number(0)} and not row.is_sum
        )
        return "text2" if faint else "text"

    def _all_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, NOTE))


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = _Align.AlignLeft if column in {DAY, NOTE} else _Align.AlignRight
    return side | _Align.AlignVCenter


def _heading(column: int) -> str:
    if DAY < column < TOTAL:
        return pillar_name(PILLARS[column - 1])
    named = {
        DAY: QApplication.translate("week", "Day"),
        TOTAL: QApplication.translate("week", "Total"),
        NOTE: QApplication.translate("week", "Note"),
    }
    return named[column]


class WeekTable(QTableView):
    """The table: a row at a time takes the focus, arrows move in it, Ctrl+C copies it all."""

    def __init__(self, theme: Theme, week: Week, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = WeekTableModel(theme, week, self)
        self.setModel(self._model)
        self._painter = WeekRows(theme, self)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setProperty(RINGS_ITSELF, True)  # noqa: FBT003 - Qt's way to set a property
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self._head = WeekHeader(theme, self)
        self.setHorizontalHeader(self._head)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(QApplication.translate("week", "The week in numbers"))
        self.show_theme(theme)
        self._show_rows(there=False)

    def show_week(self, week: Week) -> None:
        """Hold these days; the focus stays in its row."""
        self._model.show_week(week)
        self._fit()

    def show_theme(self, theme: Theme) -> None:
        """Draw in these colours and fonts."""
        self._theme = theme
        self._model.show_theme(theme)
        self._painter.show_theme(theme)
        colours = {name: theme.colour(name).name() for name in _HEAD_COLOURS}
        self.setStyleSheet(_HEAD_SHEET.format(**colours))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(ROW, theme.scaled(ROW)))
        self._head.setFixedHeight(max(_HEAD, theme.scaled(_HEAD)))
        self._head.show_theme(theme)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows, none behind a scroll bar."""
        rows, bar = self.verticalHeader(), self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        high = self._head.height() + rows.defaultSectionSize() * self._model.rowCount()
        return QSize(super().sizeHint().width(), high + below)

    def minimumSizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Have its rows."""
        self._show_rows(there=True)
        self._fit()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """To readers the cells of a table that is hidden are on screen: its rows are hidden, too.

        Not where the window is minimised.
        """
        super().hideEvent(event)
        if not event.spontaneous():
            self._show_rows(there=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies all rows; keys of the window are left to it."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.as_text())
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def as_text(self) -> str:
        """All rows and the heading, with tabs between, as a spreadsheet takes them."""
        model = self._model
        columns = range(model.columnCount())
        lines = [[str(model.headerData(at, Qt.Orientation.Horizontal)) for at in columns]]
        lines += [
            [str(model.data(model.index(row, at))) for at in columns]
            for row in range(model.rowCount())
        ]
        return "\n".join("\t".join(line) for line in lines) + "\n"

    def _show_rows(self, *, there: bool) -> None:
        for row in range(self._model.rowCount()):
            self.setRowHidden(row, not there)

    def _fit(self) -> None:
        """Each column what it needs, without icons if need be; an equal share of what is left."""
        self._head.show_icons(shown=True)
        columns = range(self._model.columnCount())
        least = [self.sizeHintForColumn(at) for at in columns]
        needed = list(map(max, least, map(self._head.wide, columns)))
        if sum(needed) > self.viewport().width():
            self._head.show_icons(shown=False)
            needed = list(map(max, least, map(self._head.wide, columns)))
        left = max(0, self.viewport().width() - sum(needed))
        for at, wide in enumerate(needed):
            share = left * (at + 1) // len(needed) - left * at // len(needed)
            self._head.resizeSection(at, wide + share)
        self.updateGeometry()
