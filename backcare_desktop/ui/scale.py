"""A rating from 0 to 10: eleven buttons, none of them preset, and what the ends mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.way_in import let_tab_in

MOST = 10

_LARGE = 1.4
"""From this text size on the buttons stand in two rows."""

_GAP, _HIGH, _WIDE, _NARROW = 4, 36, 36, 30


class Scale(QFrame):
    """One question's answers. Arrows, digits and X choose; Backspace takes the answer back."""

    chosen = Signal()
    """Another answer, or none any more."""

    def __init__(  # noqa: PLR0913 - each says one thing about the question
        self,
        theme: Theme,
        question: str,
        least: str,
        most: str,
        *,
        high: int = _HIGH,
        parent: QWidget | None = None,
    ) -> None:
        """`least` and `most` are what 0 and 10 mean; `high` is a button's height in pixels."""
        super().__init__(parent)
        self._question, self._least, self._most = question, least, most
        self._value: int | None = None
        self._showing = self._pressed_again = False
        self.buttons = [self._button(theme, number, high) for number in range(MOST + 1)]
        self._fill(theme)
        self._settle()

    @property
    def value(self) -> int | None:
        """The answer; None while there is none."""
        return self._value

    def show_value(self, value: int | None) -> None:
        """Have this answer, or none."""
        self._value, self._showing = value, True
        for number, button in enumerate(self.buttons):
            button.setAutoExclusive(False)
            button.setChecked(number == value)
        for button in self.buttons:
            button.setAutoExclusive(True)  # a reader then meets radio buttons
        self._showing = False
        self._settle()

    def first(self) -> QWidget:
        """Where the keyboard enters."""
        return self.buttons[self._value or 0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, digits, X for ten, Backspace for none."""
        wanted = self._wanted(event.key())
        if wanted is not None:
            self._choose(wanted)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._clear()
        else:
            super().keyPressEvent(event)

    def _wanted(self, key: int) -> int | None:
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            return key - Qt.Key.Key_0
        if key == Qt.Key.Key_X:
            return MOST
        ahead = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
        }
        step = steps.get(Qt.Key(key))
        if step is None:
            return None
        at = self.value
        return self._focused() if at is None else min(MOST, max(0, at + step))

    def _focused(self) -> int:
        return next((n for n, one in enumerate(self.buttons) if one.hasFocus()), 0)

    def _choose(self, number: int) -> None:
        self.show_value(number)
        self.buttons[number].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit()

    def _clear(self) -> None:
        self.show_value(None)
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit()

    def _pressed(self, number: int) -> None:
        self._pressed_again = self._value == number

    def _clicked(self) -> None:
        """A second click on the answer takes it back, for who has no keyboard."""
        if self._pressed_again:
            self.show_value(None)
            self.chosen.emit()

    def _toggled(self, number: int, *, on: bool) -> None:
        """By pointer, by key, or by a reader, which does not click."""
        if on and not self._showing:
            self.show_value(number)
            self.chosen.emit()

    def _settle(self) -> None:
        """Tab enters at the answer; a reader hears the whole question, and what is chosen."""
        let_tab_in(self.buttons)
        self.setAccessibleName(self._said(self.value))

    def _said(self, value: int | None) -> str:
        asked = self.tr("{question} 0 {least} to 10 {most}. {chosen}")
        chosen = self.tr("Nothing chosen.")
        if value is not None:
            chosen = self.tr("{number} is chosen.").format(number=texts.number(value))
        return asked.format(
            question=self._question, least=self._least, most=self._most, chosen=chosen
        )

    def _button(self, theme: Theme, number: int, high: int) -> Button:
        made = _Point(theme, texts.number(number), "point")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setMinimumHeight(max(high, theme.scaled(high)))
        made.setMinimumWidth(theme.scaled(_NARROW))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = self.tr("{number} of 10").format(number=texts.number(number))
        made.setAccessibleName(name)
        made.setAccessibleDescription(self._question + self._end(number))
        made.toggled.connect(lambda on: self._toggled(number, on=on))
        made.pressed.connect(lambda: self._pressed(number))
        made.clicked.connect(self._clicked)
        return made

    def _end(self, number: int) -> str:
        return {0: f" {self._least}", MOST: f" {self._most}"}.get(number, "")

    def _fill(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        if theme.text_scale < _LARGE:
            row = QHBoxLayout()
            row.setSpacing(_GAP)
            for button in self.buttons:
                row.addWidget(button, 1)
            column.addLayout(row)
        else:
            half = (MOST + 2) // 2
            for part in (self.buttons[:half], self.buttons[half:]):
                flow = FlowLayout(gap=_GAP)
                for button in part:
                    flow.addWidget(button)
                column.addLayout(flow)
        ends = QHBoxLayout()
        ends.addWidget(Words(self._least, "note", "text2", wrap=True), 1)
        last = Words(self._most, "note", "text2", wrap=True)
        last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        ends.addWidget(last, 1)
        column.addLayout(ends)


class _Point(Button):
    """Leaves arrows, digits and Backspace to its scale."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()
