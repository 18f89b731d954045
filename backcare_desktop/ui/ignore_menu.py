"""What is sensed, with a tick at each that the user takes for wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from backcare_desktop.core.sense import Ignoring, Sense
from backcare_desktop.ui.sense_words import sense_name


class IgnoreMenu(QMenu):
    """A tick says that nothing goes by it."""

    asked = Signal(object)
    """One is to be ignored or heeded again: `core.sense.Ignoring`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._ticks = {sense: self._tick(sense) for sense in Sense}

    def show_ignored(self, ignored: frozenset[Sense]) -> None:
        """These are."""
        for sense, tick in self._ticks.items():
            tick.setChecked(sense in ignored)

    def _tick(self, sense: Sense) -> QAction:
        tick = self.addAction(sense_name(sense))
        tick.setCheckable(True)
        tick.triggered.connect(lambda on: self.asked.emit(Ignoring(sense, on)))
        return tick
