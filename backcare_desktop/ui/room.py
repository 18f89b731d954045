"""How large a window opens: as it was drawn, larger for larger text, never over the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from backcare_desktop.ui.theme import Theme

SHARE = 0.9
"""How much of the screen a window may take; beyond that its body scrolls."""


def opening_size(theme: Theme, wide: int, high: int, screen: QSize) -> QSize:
    """The size for a window drawn at 100 % text; `screen` is what is free of bars there."""
    return QSize(
        min(max(wide, theme.scaled(wide)), round(screen.width() * SHARE)),
        min(max(high, theme.scaled(high)), round(screen.height() * SHARE)),
    )


def show_bar(area: QScrollArea, *, needed: bool) -> None:
    """Let a column scroll, or not where it has all its room.

    Left to itself a bar that is there for a moment makes the column narrower and higher, and
    then stays because of that.
    """
    as_needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    area.setVerticalScrollBarPolicy(as_needed if needed else off)


def open_at(window: QWidget, theme: Theme, wide: int, high: int) -> None:
    """Give a window that size, on the screen where it will be."""
    window.resize(opening_size(theme, wide, high, window.screen().availableSize()))
