"""The shield that leads to the safety page, where there is no room for its words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui.controls import IconButton
from backcare_desktop.ui.theme import Theme


class HelpButton(IconButton):
    """Named as everywhere else; without `focus` it is for the pointer only."""

    def __init__(self, theme: Theme, *, focus: bool = True, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("help", "When to get help")
        super().__init__(theme, "shield", words, parent=parent)
        if not focus:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
