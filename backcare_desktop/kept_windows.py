"""Windows that are made once and kept, and the ring around what has the focus in any of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.open_windows import settings_by_key
from backcare_desktop.ui.appearance import Appearance

if TYPE_CHECKING:
    from backcare_desktop.ui.focus_ring import FocusRings
    from backcare_desktop.ui.theme import Theme

W = TypeVar("W", bound=QWidget)


class KeptWindows(QObject):
    """Knows all of them, and in which theme each is."""

    settings_asked = Signal()
    """The settings are wanted, by a key in one of them."""

    def __init__(self, app: QApplication, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._appearance = app, appearance
        self._rings: FocusRings | None = None
        self._made: dict[QWidget, Callable[[], Theme]] = {}

    def theme(self) -> Theme:
        """For who makes a window; with the first one comes the ring."""
        theme = self._appearance.theme
        if self._rings is None:
            from backcare_desktop.ui.focus_ring import FocusRings

            self._rings = FocusRings(self._app, theme)
        return theme

    @property
    def were_needed(self) -> bool:
        """Whether any window of ours has been made since the start."""
        return self._rings is not None

    def keep(self, window: W, theme: Callable[[], Theme] | None = None) -> W:
        """One more; `theme` says its own where that may be another than all have."""
        self._made[window] = theme or (lambda: self._appearance.theme)
        if not hasattr(window, "settings_asked"):
            settings_by_key(window, self.settings_asked.emit)
        return window

    def anything_seen(self, but: QWidget | None = None) -> bool:
        """Whether one of them is on screen, besides this one."""
        return any(window.isVisible() for window in self._made if window is not but)

    def show_theme(self) -> None:
        """Each is painted with the colours and fonts of now."""
        if self._rings is not None:
            self._rings.show_theme(self._appearance.theme)
        for window, theme in self._made.items():
            show = getattr(window, "show_theme", None)
            if show is not None:
                show(theme())
