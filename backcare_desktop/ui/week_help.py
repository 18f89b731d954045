"""When to get help, and whom to turn to, beside the week: shown by the week's own process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui.safety_page import SafetyPage
from backcare_desktop.ui.support_window import SupportWindow
from backcare_desktop.ui.theme import Theme


class WeekHelp(QObject):
    """One window of each kind at most. `numbers` are those that the user typed in the settings."""

    week_asked = Signal()
    breathe_asked = Signal()

    def __init__(
        self,
        theme: Callable[[], Theme],
        numbers: Callable[[], Sequence[str]],
        *,
        can_breathe: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`can_breathe` says whether a program runs that leads through two slow minutes."""
        super().__init__(parent)
        self._theme, self._numbers, self._can_breathe = theme, numbers, can_breathe
        self.page: SafetyPage | None = None
        self.support: SupportWindow | None = None

    def open(self) -> None:
        """When to get help."""
        if self.page is None:
            self.page = SafetyPage(self._theme(), numbers=self._numbers())
            self.page.support_asked.connect(self.open_support)
            self.page.closed.connect(self._page_gone)
        _to_front(self.page)

    def open_support(self) -> None:
        """Whom to turn to."""
        if self.support is None:
            self.support = SupportWindow(self._theme(), self._numbers())
            self.support.breathe.setVisible(self._can_breathe())
            self.support.help_asked.connect(self.open)
            self.support.week_asked.connect(self.week_asked)
            self.support.breathe_asked.connect(self.breathe_asked)
            self.support.closed.connect(self._support_gone)
        _to_front(self.support)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        for window in (self.page, self.support):
            if window is not None:
                window.show_theme(theme)

    def _page_gone(self) -> None:
        if self.page is not None:
            self.page.deleteLater()
        self.page = None

    def _support_gone(self) -> None:
        if self.support is not None:
            self.support.deleteLater()
        self.support = None


def _to_front(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
