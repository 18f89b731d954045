"""How the keyboard goes about a row of buttons of which one is chosen at most."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from backcare_desktop.ui.controls import Button


def let_tab_in(buttons: Sequence[QAbstractButton]) -> None:
    """Tab goes to the chosen one only, or to the first where none is; arrows go on from there.

    Left to Qt, it enters at the first until one of them has had the focus.
    """
    way_in = next((one for one in buttons if one.isChecked()), buttons[0])
    for one in buttons:
        policy = Qt.FocusPolicy.StrongFocus if one is way_in else Qt.FocusPolicy.ClickFocus
        one.setFocusPolicy(policy)


class QuietAnswer(Button):
    """One that counts at once: arrows are left to its row, also where they are the window's."""

    def event(self, event: QEvent) -> bool:
        """Whether a key is wanted here, before it is taken for one of the window's."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _step(event, mirrored=False):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own way would choose the next answer where one is chosen."""
        if _step(event, mirrored=False):
            event.ignore()
        else:
            super().keyPressEvent(event)


def led_by_arrow(event: QKeyEvent, answers: Sequence[QAbstractButton], *, mirrored: bool) -> bool:
    """Whether an arrow has led from one of them to the next; none is chosen by that."""
    step = _step(event, mirrored=mirrored)
    at = next((n for n, one in enumerate(answers) if one.hasFocus()), None)
    if step == 0 or at is None:
        return False
    answers[(at + step) % len(answers)].setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _step(event: QKeyEvent, *, mirrored: bool) -> int:
    """One answer on or back, for an arrow; 0 for any other key."""
    ahead = -1 if mirrored else 1
    key = Qt.Key
    steps = {key.Key_Right: ahead, key.Key_Left: -ahead, key.Key_Down: 1, key.Key_Up: -1}
    return steps.get(Qt.Key(event.key()), 0)
