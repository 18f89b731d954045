"""Why a session began otherwise than usual: one line with its undo (A22)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.theme import Theme


class WhyLine(QWidget):
    """Shown as long as what it tells of holds."""

    undone = Signal()
    """It is to be as usual."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._why = Words("", "note", "text2", wrap=True)
        self.undo = Button(theme, self.tr("Undo"), "link")
        self.undo.clicked.connect(self.undone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(theme.size("gap"))
        row.addWidget(self._why, 1)
        row.addWidget(self.undo)
        self.hide()

    def show_why(self, why: str, *, can_be_undone: bool) -> None:
        """Say this; no words hide the line."""
        self.undo.setVisible(can_be_undone)
        self._why.setText(why)
        self.undo.setAccessibleDescription(why)
        self.setVisible(bool(why))
