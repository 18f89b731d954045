"""Asked once more before days are deleted for good, from the log and, if wished, from backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.tick_box import TickBox
from backcare_desktop.ui.week_words import days_from, translate

_WIDE, _MARGIN, _APART = 420, 24, 14


@dataclass(frozen=True, slots=True)
class Deletion:
    """What is to go; the days are None for everything."""

    first: date | None
    last: date | None
    backups: bool
    key: bool = False


class DeleteDialog(QDialog):
    """Two buttons of one size; the one that has the focus at first changes nothing."""

    confirmed = Signal(object)
    """This `Deletion` is meant."""

    def __init__(
        self, theme: Theme, days: tuple[date | None, date | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._days = days
        self.setWindowTitle(translate("week", "Delete"))
        lay_ground(self, "surface")
        self.backups = TickBox(theme, translate("week", "Out of the backups, too"), "body")
        self.key = TickBox(theme, translate("week", "The key in your keyring, too"), "body")
        self.keep = Button(theme, translate("week", "Keep them"))
        self.delete = Button(theme, translate("week", "Delete"))
        self.keep.clicked.connect(self.reject)
        self.delete.clicked.connect(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_APART)
        column.addWidget(Words(_asked(days), "heading", wrap=True))
        column.addWidget(Words(_warned(days), "body", wrap=True))
        column.addWidget(self.backups)
        column.addWidget(self.key)
        self.key.setVisible(days == (None, None))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.delete)
        column.addLayout(row)
        self.setMinimumWidth(theme.scaled(_WIDE))
        self.keep.setFocus()

    def _confirm(self) -> None:
        self.confirmed.emit(Deletion(*self._days, self.backups.isChecked(), self.key.isChecked()))
        self.accept()


def _asked(days: tuple[date | None, date | None]) -> str:
    first, last = days
    if first is None or last is None:
        return translate("week", "Delete everything that was logged?")
    return translate("week", "Delete these days: {days}?").format(days=days_from(first, last))


def _warned(days: tuple[date | None, date | None]) -> str:
    if days == (None, None):
        return translate(
            "week", "Every session, check-in and mark goes for good. It cannot be taken back."
        )
    return translate(
        "week", "Sessions, check-ins and marks of these days go for good. It cannot be taken back."
    )
