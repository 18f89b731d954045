"""The keys that panel and status window have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QPushButton, QWidget

SETTINGS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Comma)
"""Opens the settings in every window."""


@dataclass(frozen=True, slots=True)
class PanelKeys:
    """What each key does; `starts` are the buttons of the habits, in their order."""

    starts: Callable[[], Sequence[QPushButton]]
    leave: Callable[[], object]
    pause: Callable[[], object]
    week: Callable[[], object]
    safety: Callable[[], object]
    settings: Callable[[], object]

    def press(self, pressed: QKeyCombination, focus: QWidget | None) -> bool:
        """Do what this key stands for; False for a key that stands for nothing."""
        if pressed == SETTINGS:
            self.settings()
            return True
        key = pressed.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return self._start(key - int(Qt.Key.Key_1))
        match key:
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_P:
                self.pause()
            case Qt.Key.Key_W:
                self.week()
            case Qt.Key.Key_F1:
                self.safety()
            case Qt.Key.Key_Down:
                self._step(1, focus)
            case Qt.Key.Key_Up:
                self._step(-1, focus)
            case _:
                return False
        return True

    def _start(self, place: int) -> bool:
        starts = self.starts()
        if place < len(starts):
            starts[place].click()
        return place < len(starts)

    def _step(self, way: int, focus: QWidget | None) -> None:
        """Focus the next of them; from elsewhere the first, or the last."""
        starts = [one for one in self.starts() if one.isEnabled()]
        if not starts:
            return
        last = len(starts) - 1
        here = next((place for place, one in enumerate(starts) if one is focus), None)
        away = 0 if way > 0 else last
        to = away if here is None else max(0, min(last, here + way))
        starts[to].setFocus(Qt.FocusReason.TabFocusReason)
