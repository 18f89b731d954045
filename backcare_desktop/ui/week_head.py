"""The week's heading, and the buttons that lead to other weeks to the table, and out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.week import Week
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_words import dates, translate

_SQUARE = 36


class WeekHead(QWidget):
    """Title and dates at the left, the buttons at the right, below where there is no room."""

    turned = Signal(str)
    """Another week is asked for: "earlier", "now" or "later"."""

    export_asked = Signal()
    """The ways out are asked for."""

    table_toggled = Signal()
    """The table instead of the chart is asked for, or the chart again."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._dates = Words("", "body", "text2", tabular=True)
        self.earlier = self._step(theme, "left", translate("week", "Week before"))
        self._now = Button(theme, translate("week", "This week"))
        self._later = self._step(theme, "right", translate("week", "Week after"))
        self._table = Button(theme, translate("week", "Table"), icon="table")
        self._turns = {"earlier": self.earlier, "now": self._now, "later": self._later}
        for turn, button in self._turns.items():
            button.clicked.connect(lambda _checked, turn=turn: self.turned.emit(turn))
        self._table.clicked.connect(self.table_toggled)
        self.export = Button(theme, translate("week", "Export"), icon="export")
        self.export.clicked.connect(self.export_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._title(), 1)
        row.addWidget(self._buttons(theme), 2)

    def show_week(self, week: Week) -> None:
        """Name these days, and offer the weeks beside them."""
        self._dates.setText(dates(week))
        self.earlier.setEnabled(week.has_earlier)
        self._later.setEnabled(week.has_later)

    def show_table(self, *, shown: bool) -> None:
        """The button leads to what is not shown."""
        self._table.setText(translate("week", "Chart") if shown else translate("week", "Table"))
        self._table.show_icon("chart" if shown else "table")

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All of them, in reading order."""
        return (*self._turns.values(), self._table, self.export)

    def turn(self, turn: str) -> None:
        """As if that button had been pressed, where it can be."""
        if self._turns[turn].isEnabled():
            self.turned.emit(turn)

    def _title(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Words(translate("week", "Your week"), "title"))
        column.addWidget(self._dates)
        return column

    def _buttons(self, theme: Theme) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignRight)
        for button in self.buttons:
            row.addWidget(button)
        return box

    def _step(self, theme: Theme, glyph: str, name: str) -> Button:
        button = Button(theme, "", icon="left" if glyph == "left" else "right")
        button.setFixedWidth(max(_SQUARE, theme.scaled(_SQUARE)))
        button.setStyleSheet("QPushButton { padding-left: 0px; padding-right: 0px; }")
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button
