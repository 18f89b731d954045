"""Windows that are made when they are asked for and go when they are closed: one of each name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from backcare_desktop.ui.theme import Theme

SETTINGS = "settings"

W = TypeVar("W", bound=QWidget)


class OpenWindows(QObject):
    """Knows those that are open; a window says `closed` when it has been."""

    settings_asked = Signal()
    """The settings are wanted, by a key in one of them."""

    seen_changed = Signal()
    """A window has come or gone."""

    def __init__(self, theme: Callable[[], Theme], parent: QObject) -> None:
        """`theme` is for who makes a window."""
        super().__init__(parent)
        self.theme = theme
        self._open: dict[str, QWidget] = {}

    def __iter__(self) -> Iterator[QWidget]:
        """All that are open."""
        return iter(self._open.values())

    def named(self, name: str) -> QWidget | None:
        """The one of that name, if it is open."""
        return self._open.get(name)

    def anything_seen(self) -> bool:
        """Whether one of them is on screen."""
        return any(window.isVisible() for window in self)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        for window in self:
            show = getattr(window, "show_theme", None)
            if show is not None:
                show(theme)

    def raised(self, name: str) -> bool:
        """Whether one of that name is open; it is in front then."""
        window = self._open.get(name)
        if window is not None:
            to_front(window)
        return window is not None

    def come(self, name: str, window: W, shown: Callable[[W], object] | None = None) -> W:
        """A window has been made and is shown, by `shown` where it has its own way to the front."""
        self._open[name] = window
        if name != SETTINGS:
            settings_by_key(window, self.settings_asked.emit)
        closed = getattr(window, "closed", None)
        if closed is not None:
            closed.connect(partial(self.gone, name))
        (shown or to_front)(window)
        self.seen_changed.emit()
        return window

    def gone(self, name: str) -> None:
        """Let go of the window of that name."""
        window = self._open.pop(name, None)
        if window is not None:
            window.deleteLater()
        self.seen_changed.emit()


def settings_by_key(window: QWidget, opened: Callable[[], object]) -> None:
    """Ctrl and comma open the settings from this window, too."""
    keys = Qt.Modifier.CTRL | Qt.Key.Key_Comma
    QShortcut(QKeySequence(keys), window, opened)


def to_front(window: QWidget) -> None:
    """Show it over the others, with the keyboard."""
    window.show()
    window.raise_()
    window.activateWindow()
