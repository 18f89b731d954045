"""The player's keys: arrows, S, V, escape, F1. Space is the focused button's: *Pause*."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.playhead import Playhead


class PlayerKeys(QObject):
    """Says what a key asks for; the arrows follow the line of reading."""

    moved = Signal(object)
    """The session is to go a step on or back: a `Move`."""

    softened = Signal()
    voiced = Signal()
    left = Signal()
    help_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        key = Qt.Key
        for name, tell in (
            (key.Key_Left, lambda: self._aside(onwards=False)),
            (key.Key_Right, lambda: self._aside(onwards=True)),
            (key.Key_S, self.softened.emit),
            (key.Key_V, self.voiced.emit),
            (key.Key_Escape, self.left.emit),
            (key.Key_F1, self.help_asked.emit),
        ):
            QShortcut(QKeySequence(name), window, tell)

    def _aside(self, *, onwards: bool) -> None:
        mirrored = self._window.isRightToLeft()
        self.moved.emit(Playhead.next if onwards is not mirrored else Playhead.back)
