"""The pages of the settings: each is made when it is first looked at, or when all are searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.settings_page import SettingsPage
from backcare_desktop.ui.theme import Theme

Make = Callable[[Theme, Settings, str], SettingsPage]
"""Makes a page with its title."""

P = TypeVar("P", bound=SettingsPage)


class Book(QStackedWidget):
    """Knows all pages by title; a made one shows the settings as they are."""

    made = Signal(object)
    """A page has been made: a `SettingsPage`."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self._leaves: list[tuple[str, Make]] = []
        self._pages: dict[int, SettingsPage] = {}
        self.number = 0

    def lay_in(self, title: str, make: Make) -> None:
        """One more, after those that are there."""
        self._leaves.append((title, make))

    @property
    def titles(self) -> tuple[str, ...]:
        """Of all, in order."""
        return tuple(title for title, _make in self._leaves)

    @property
    def now(self) -> SettingsPage:
        """The page in sight."""
        return self.page(self.number)

    def page(self, number: int) -> SettingsPage:
        """The page of that number, made if it was not yet."""
        if number not in self._pages:
            title, make = self._leaves[number]
            page = self._pages[number] = make(self._theme, self._settings, title)
            self.addWidget(page)
            self.made.emit(page)
        return self._pages[number]

    def all(self) -> tuple[SettingsPage, ...]:
        """Every page, each made by now."""
        return tuple(self.page(number) for number in range(len(self._leaves)))

    def of(self, kind: type[P]) -> Iterator[P]:
        """Those of this kind that have been made."""
        return (page for page in self._pages.values() if isinstance(page, kind))

    def show_page(self, number: int) -> None:
        """Have this page in sight."""
        self.number = number
        self.setCurrentWidget(self.page(number))

    def show_settings(self, settings: Settings) -> None:
        """Every page shows these."""
        self._settings = settings
        for page in self._pages.values():
            page.show_settings(settings)

    def show_theme(self, theme: Theme) -> None:
        """Pages to come have this look."""
        self._theme = theme
