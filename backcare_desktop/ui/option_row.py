"""A few choices, one of them chosen: radio buttons in one frame, in rows where it is narrow."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.way_in import let_tab_in

V = TypeVar("V", bound=Hashable)

_EDGE = 1


class OptionRow(QFrame, Generic[V]):
    """Each choice is a value and its words; arrows go from one to the next, as between radios."""

    chosen = Signal(object)
    """The user has chosen this value; not told of what `show_choice` shows."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[V, str]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what is chosen; a reader hears it with each choice."""
        super().__init__(parent)
        self.setProperty("box", "choices")
        self.setAccessibleName(name)
        self.buttons: dict[V, Button] = {}
        self._showing = False
        row = FlowLayout(self, gap=0, align=Qt.AlignmentFlag.AlignJustify)
        row.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        for value, words in choices:
            self.buttons[value] = self._button(theme, value, words, name)
            row.addWidget(self.buttons[value])

    @property
    def choice(self) -> V | None:
        """What is chosen; None while nothing is."""
        return next((value for value, one in self.buttons.items() if one.isChecked()), None)

    def show_choice(self, value: V | None) -> None:
        """Have this one chosen, or none where it is no choice of these."""
        self._showing = True
        for key, button in self.buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(key == value)
        for button in self.buttons.values():
            button.setAutoExclusive(True)
        self._showing = False
        let_tab_in([*self.buttons.values()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the one before or after; Qt's own way needs a second key to choose."""
        step = self._step(event.key())
        values = list(self.buttons)
        at = next((n for n, v in enumerate(values) if self.buttons[v].hasFocus()), None)
        if step == 0 or at is None:
            super().keyPressEvent(event)
            return
        button = self.buttons[values[(at + step) % len(values)]]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()

    def _step(self, key: int) -> int:
        ahead = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
        }
        return steps.get(Qt.Key(key), 0)

    def _button(self, theme: Theme, value: V, words: str, name: str) -> Button:
        made = _Segment(theme, words, "segment")
        made.setCheckable(True)
        made.setAutoExclusive(True)  # a reader then meets a radio button
        made.setAccessibleDescription(name)
        made.toggled.connect(lambda on: self._toggled(value, on=on))  # a reader does not click
        return made

    def _toggled(self, value: V, *, on: bool) -> None:
        if on and not self._showing:
            let_tab_in([*self.buttons.values()])
            self.chosen.emit(value)


class _Segment(Button):
    """Leaves the arrows to its row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in arrows:
            event.ignore()
        else:
            super().keyPressEvent(event)
