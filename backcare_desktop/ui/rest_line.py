"""A day of rest: nothing is asked of it, and the third in a row has a smallest walk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.theme import Theme

LONG = 3
"""The day of rest from which on the smallest walk is suggested (article: one or two)."""

WALK = "walk-and-water"

_APART = 16


class RestLine(QWidget):
    """Away on any other day."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Words(self.tr("Rest day"), "section")
        self._words = Words("", "note", "text2", wrap=True)
        self.walk = Button(theme, self.tr("Smallest walk"))
        self.walk.clicked.connect(lambda: self.answered.emit(r.StartByHand((WALK,), "gentle")))
        self.end = Button(theme, self.tr("No rest day after all"), "link", flush=True)
        self.end.clicked.connect(lambda: self.answered.emit(r.MarkDay("ordinary")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._name)
        column.addWidget(self._words)
        row = FlowLayout(gap=_APART)
        row.addWidget(self.walk)
        row.addWidget(self.end)
        column.addLayout(row)
        self.hide()

    def show_day(self, day: int) -> None:
        """Say what fits this day of rest, from 1; 0 for none."""
        self.setVisible(day > 0)
        self._words.setText(rest_words(day))
        self.walk.setVisible(day >= LONG)


def rest_words(day: int) -> str:
    """What is said on this day of rest in a row, from 1; nothing on any other day."""
    if day <= 0:
        return ""
    if day < LONG:
        return said("mov-2")
    return said("mov-3") if day == LONG else said("mov-3").partition(". ")[2]
