"""How large a window opens: as it was drawn, larger for larger text, never over the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.theme import Theme

SHARE = 0.9
"""How much of the screen a window may take; beyond that its body scrolls."""


def opening_size(theme: Theme, wide: int, high: int, screen: QSize) -> QSize:
    """The size for a window drawn at 100 % text; `screen` is what is free of bars there."""
    return QSize(
        min(max(wide, theme.scaled(wide)), round(screen.width() * SHARE)),
        min(max(high, theme.scaled(high)), round(screen.height() * SHARE)),
    )


def open_at(window: QWidget, theme: Theme, wide: int, high: int) -> None:
    """Give a window that size, on the screen where it will be."""
    window.resize(opening_size(theme, wide, high, window.screen().availableSize()))


def grow(window: QWidget, column: ScrollColumn) -> None:
    """Make a window higher, as far as the screen has it, until this column does not scroll."""
    window.grab(QRect(0, 0, 1, 1))  # lays out what is not on screen yet
    missing = column.wanted() - column.height()
    most = round(window.screen().availableSize().height() * SHARE)
    if missing > 0 and window.height() < most:
        window.resize(window.width(), min(window.height() + missing, most))
