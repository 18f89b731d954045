"""One value out of several, shown as a button; its menu has the others."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from backcare_desktop.ui.controls import MenuButton
from backcare_desktop.ui.theme import Theme

V = TypeVar("V", bound=Hashable)


class Picker(MenuButton, Generic[V]):
    """The present value's words, an arrow, and a menu."""

    chosen = Signal(object)
    """The user has chosen this value."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[V, str]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what is chosen; a reader hears it before the value."""
        self._list = QMenu()
        super().__init__(theme, "", self._list, parent=parent)
        self._list.setParent(self, self._list.windowFlags())  # it goes with the button
        self._name, self._words = name, dict(choices)
        self._group = QActionGroup(self)
        self._actions = {value: self._action(value, words) for value, words in choices}
        self.show_choice(choices[0][0])

    @property
    def choice(self) -> V:
        """What is shown."""
        return self._choice

    def show_choice(self, value: V) -> None:
        """Show this value; one of none of the choices is shown as it is."""
        self._choice = value
        words = self._words.get(value, str(value))
        self.setText(words)
        said = self.tr("{name}: {value}").format(name=self._name, value=words)
        self.setAccessibleName(said)
        action = self._actions.get(value)
        if action is not None:
            action.setChecked(True)
        self.updateGeometry()

    def _action(self, value: V, words: str) -> QAction:
        made = self._list.addAction(words)
        made.setCheckable(True)
        self._group.addAction(made)
        made.triggered.connect(lambda: self._take(value))
        return made

    def _take(self, value: V) -> None:
        self.show_choice(value)
        self.chosen.emit(value)
