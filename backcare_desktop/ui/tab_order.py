"""Where Tab comes to what was made later than its neighbours: where it is read.

Nobody goes along Qt's own chain for that: its way back, and wrappers of what Qt has made for
itself, end the process when a window has gone (PySide6 6.11).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def comes_after(before: QWidget, made: Iterable[QWidget]) -> None:
    """Tab comes to these, in their order, right after the one `before` them."""
    for one, other in pairwise((before, *made)):
        QWidget.setTabOrder(one, other)


def reached_within(part: QWidget) -> list[QWidget]:
    """All of a part of a window that can have the focus, itself included, as it was made.

    Also what is reached by arrows only: Tab may enter there later.
    """
    own = (part, *part.findChildren(QWidget))
    nobody = Qt.FocusPolicy.NoFocus
    return [one for one in own if one.focusPolicy() != nobody and one.focusProxy() is None]
