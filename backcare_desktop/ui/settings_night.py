"""The pages of the settings about warmth and about the night."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QCoreApplication, Signal

from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.heat_sheet import AREAS, MINUTES, SOURCES
from backcare_desktop.ui.heat_words import area_name, source_name
from backcare_desktop.ui.hours_edit import TimeField
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.settings_page import SettingsPage
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate

_BEFORE = (15, 30, 45, 60, 90, 120)


class HeatPage(SettingsPage):
    """What a heat session begins with; its limits hold whatever is chosen."""

    answers_asked = Signal()
    """The safety questions are to be looked over."""

    heat_asked = Signal()
    """Heat is wanted now."""

    def __init__(self, theme: Theme, settings: Settings, title: str) -> None:
        hint = translate("settings", "Can be changed before each session, too.")
        super().__init__(theme, settings, title, hint)
        card = self.card(self.tr("A session begins with"))
        last = self.tr("as the last time")
        minutes = tuple((one, texts.minutes_short(one)) for one in MINUTES)
        self.pick(card, "heat.minutes", self.tr("How long"), ((None, last), *minutes))
        sources = tuple((one, source_name(one)) for one in SOURCES)
        self.pick(card, "heat.source", self.tr("With what"), ((None, last), *sources))
        areas = tuple((one, area_name(one)) for one in AREAS)
        self.pick(card, "heat.area", self.tr("Where"), ((None, last), *areas))
        reminders = self.card(self.tr("Reminders"))
        note = self.tr(
            "Up to three a day in your working hours, once you have answered the question about "
            "warmth. Each asks first; nothing begins by itself."
        )
        self.switch(reminders, "heat.remind", self.tr("Remind me of heat"), note)
        always = self.card(self.tr("What always holds"))
        always.add_words(
            self.tr(
                "At most three a day, two hours apart, none in the hour before bedtime; a skin "
                "check every five minutes, and an alarm at the end that no quiet silences."
            )
        )
        always.add_words(said("heat-6"))
        self.answers, self.now = (
            Button(theme, self.tr("What suits you")),
            Button(theme, self.tr("Heat session")),
        )
        self.answers.clicked.connect(self.answers_asked)
        self.now.clicked.connect(self.heat_asked)
        always.add_buttons(self.now, self.answers)


class SleepPage(SettingsPage):
    """The evening's card."""

    def __init__(self, theme: Theme, settings: Settings, title: str) -> None:
        hint = translate("settings", "One quiet card an evening; it goes by itself.")
        super().__init__(theme, settings, title, hint)
        card = self.card(self.tr("The evening’s card"))
        note = self.tr("Without it the position stays in the menu, under Sleep.")
        self.switch(card, "sleep.card", self.tr("It comes, where the computer is in use"), note)
        label = self.tr("Bedtime")
        self.bed = TimeField(theme, label)
        self.bed.timeChanged.connect(lambda: self._take_bed(self.bed.shown(), label))
        self.follow(lambda settings: self.bed.show_time(settings.hours.bed))
        card.add_row(label, self.bed, self.tr("No heat begins in the hour before it."))
        before = tuple((one, texts.minutes_short(one)) for one in _BEFORE)
        self.pick(card, "sleep.minutes_before", self.tr("It comes so long before bedtime"), before)
        self.card(self.tr("What is known")).add_words(said("hon-sleep"))

    def _take_bed(self, at: time, label: str) -> None:
        words = self.tr("{setting}: {value}").format(setting=label, value=self.bed.text())
        hours = replace(self.settings.hours, bed=at)
        self.take(replace(self.settings, hours=hours), words)
