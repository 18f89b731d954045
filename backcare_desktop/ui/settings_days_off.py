"""The days without prompts: those to come, each to be taken away, and one more from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.pause_menu import DayPopup
from backcare_desktop.ui.settings_page import Card, SettingsPage

_MOST = 24
"""So many are shown; the file may have more."""


class DaysOff(QWidget):
    """Chips; a click takes a day away."""

    def __init__(self, page: SettingsPage, today: Callable[[], date]) -> None:
        super().__init__()
        self._page, self._today = page, today
        self._row = FlowLayout(gap=page.theme.size("gap"))
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)
        self.chips: list[Button] = []
        self.more = Button(page.theme, self.tr("Add a day off"), "link", flush=True)
        self.more.clicked.connect(self._ask)
        self.calendar = DayPopup(page.theme, parent=self, title=self.tr("A day off"))
        self.calendar.chosen.connect(self.add_day)
        self._row.addWidget(self.more)
        page.follow(self._show)

    def add_day(self, day: date) -> None:
        """From now on this day has no prompts."""
        off = self._page.settings.hours.off | {day}
        self._put(off, self.tr("{day} is off").format(day=_said(day)))

    def _ask(self) -> None:
        self.calendar.ask(self._today(), self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _put(self, off: frozenset[date], words: str) -> None:
        settings = self._page.settings
        self._page.take(replace(settings, hours=replace(settings.hours, off=off)), words)

    def _show(self, settings: Settings) -> None:
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._row.removeWidget(self.more)
        coming = sorted(day for day in settings.hours.off if day >= self._today())
        self.chips = [self._chip(day) for day in coming[:_MOST]]
        for button in (*self.chips, self.more):
            self._row.addWidget(button)
        self.updateGeometry()

    def _chip(self, day: date) -> Button:
        made = Button(self._page.theme, _said(day), "chip", icon="close")
        made.setAccessibleName(self.tr("Take {day} away").format(day=_said(day)))
        made.clicked.connect(lambda: self._take_away(day))
        return made

    def _take_away(self, day: date) -> None:
        off = self._page.settings.hours.off - {day}
        self._put(off, self.tr("{day} has its hours").format(day=_said(day)))


def add_days_off(page: SettingsPage, today: Callable[[], date]) -> DaysOff:
    """The card on a page of the settings."""
    card: Card = page.card(page.tr("Days off"))
    made = DaysOff(page, today)
    card.column.addWidget(made)
    return made


def _said(day: date) -> str:
    shown = QDate(day.year, day.month, day.day)
    return QLocale().toString(shown, QLocale.FormatType.ShortFormat)
