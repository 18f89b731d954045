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
from backcare_desktop.ui.tab_order import comes_after

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
        self._shown: list[date] = []
        self.more = Button(page.theme, self.tr("Add a day off"), "link", flush=True)
        self.more.clicked.connect(self._ask)
        self.calendar = DayPopup(page.theme, parent=self, title=self.tr("A day off"))
        self.calendar.chosen.connect(self.add_day)
        self._row.addWidget(self.more)

    def add_day(self, day: date) -> None:
        """From now on this day has no prompts."""
        off = self._page.settings.hours.off | {day}
        self._put(off, self.tr("{day} is off").format(day=_said(day)))

    def _ask(self) -> None:
        self.calendar.ask(self._today(), self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _put(self, off: frozenset[date], words: str) -> None:
        settings = self._page.settings
        self._page.take(replace(settings, hours=replace(settings.hours, off=off)), words)

    def show_settings(self, settings: Settings) -> None:
        """Show the days to come of these; it lies on its page by now, where Tab is led to them."""
        coming = sorted(day for day in settings.hours.off if day >= self._today())[:_MOST]
        if coming == self._shown:
            return
        gone, at = self.chips, self._focused()
        self.chips, self._shown = [self._chip(day) for day in coming], coming
        self._row.removeWidget(self.more)
        for button in (*self.chips, self.more):
            self._row.addWidget(button)
        if self.chips:  # the last things on their page, so that they may be the last of all
            comes_after(self.chips[0], (*self.chips[1:], self.more))
        self.more.raise_()
        if at is not None:
            there = (*self.chips, self.more)[min(at, len(self.chips))]
            there.show()  # what is not on screen yet takes no focus
            there.setFocus()
        for chip in gone:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.updateGeometry()

    def _focused(self) -> int | None:
        """The place of the chip that has the focus: what is there then is to have it."""
        return next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)

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
    page.follow(made.show_settings)
    return made


def _said(day: date) -> str:
    shown = QDate(day.year, day.month, day.day)
    return QLocale().toString(shown, QLocale.FormatType.ShortFormat)
