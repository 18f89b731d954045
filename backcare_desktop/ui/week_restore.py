"""Asked once more before everything is as it was in a backup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.week_words import translate

_WIDE, _MARGIN, _APART = 420, 24, 14


class RestoreDialog(QDialog):
    """Two buttons of one size; the one that has the focus at first changes nothing."""

    confirmed = Signal(object)
    """What is in this `Path` is to be put back."""

    def __init__(self, theme: Theme, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.setWindowTitle(translate("week", "Put back"))
        lay_ground(self, "surface")
        self.keep = Button(theme, translate("week", "Leave it as it is"))
        self.put_back = Button(theme, translate("week", "Put back"))
        self.keep.clicked.connect(self.reject)
        self.put_back.clicked.connect(self._confirm)
        asked = translate("week", "Put everything back as it was in {file}?")
        said = translate(
            "week",
            "The log, your settings and your own routines will be those of that file. What is "
            "here now is kept as a backup of its own first.",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_APART)
        column.addWidget(Words(asked.format(file=file.name), "heading", wrap=True))
        column.addWidget(Words(said, "body", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.put_back)
        column.addLayout(row)
        self.setMinimumWidth(theme.scaled(_WIDE))
        self.keep.setFocus()

    def _confirm(self) -> None:
        self.confirmed.emit(self._file)
        self.accept()
