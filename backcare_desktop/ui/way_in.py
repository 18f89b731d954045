"""Where Tab enters a row of buttons of which one is chosen at most."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton


def let_tab_in(buttons: Sequence[QAbstractButton]) -> None:
    """Tab goes to the chosen one only, or to the first where none is; arrows go on from there.

    Left to Qt, it enters at the first until one of them has had the focus.
    """
    way_in = next((one for one in buttons if one.isChecked()), buttons[0])
    for one in buttons:
        policy = Qt.FocusPolicy.StrongFocus if one is way_in else Qt.FocusPolicy.ClickFocus
        one.setFocusPolicy(policy)
