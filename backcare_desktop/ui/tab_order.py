"""Where Tab comes to what was made later than its neighbours: where it is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def comes_before(after: QWidget, made: Sequence[QWidget]) -> None:
    """Tab comes to these, in their order, right before the one `after` them.

    All of them lie in a window in which something is reached before.
    """
    before = _reached_before(after, made)
    for one, other in pairwise((before, *made) if before else made):
        QWidget.setTabOrder(one, other)


def comes_last(made: QWidget) -> None:
    """Tab comes to it after all else in its window."""
    last = _reached_before(made.window(), (made,))
    if last is not None:
        QWidget.setTabOrder(last, made)


def _reached_before(after: QWidget, made: Sequence[QWidget]) -> QWidget | None:
    """What Tab comes to before this, apart from those; None where that is nothing."""
    found = after.previousInFocusChain()
    while found is not None and found is not after.window():
        if found not in made and found.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return found
        found = found.previousInFocusChain()
    return None
