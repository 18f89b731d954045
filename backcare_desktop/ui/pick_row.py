"""One of a few, as buttons that wrap: radio buttons to a reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.way_in import let_tab_in

_ROWS = 6


class PickRow(QWidget):
    """Its words, and under them the choices; `chosen` is the place of the one that holds."""

    changed = Signal()
    """Another one was chosen."""

    def __init__(
        self, theme: Theme, words: str, choices: Sequence[str], *, chosen: int = 0
    ) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._group = QButtonGroup(self)
        row = FlowLayout(gap=theme.size("gap"))
        for place, said in enumerate(choices):
            button = Button(theme, said)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a reader then meets a radio button
            button.setAccessibleDescription(words)
            button.toggled.connect(lambda on, one=button: one.show_icon("check" if on else None))
            self._group.addButton(button, place)
            self.buttons.append(button)
            row.addWidget(button)
        self.buttons[chosen].setChecked(True)
        let_tab_in(self.buttons)
        self._group.idToggled.connect(self._toggled)  # a reader does not click
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_ROWS)
        column.addWidget(Words(words, "label", wrap=True))
        column.addLayout(row)

    def _toggled(self, _place: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        if on:
            let_tab_in(self.buttons)
            self.changed.emit()

    @property
    def chosen(self) -> int:
        """The place of the choice that holds, from 0."""
        return self._group.checkedId()
