"""The pages of the settings about when and how: schedule, breaks, check-in, look, sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit

from backcare_desktop.core.audible import ALARM_LEAST
from backcare_desktop.core.facts import CheckInKind
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.settings import FigureTone, Settings
from backcare_desktop.core.settings_fields import WEEKDAYS
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.hours_edit import TimeField, day_name
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.settings_changes import Changes, add_changes
from backcare_desktop.ui.settings_days_off import add_days_off
from backcare_desktop.ui.settings_hours import add_hours
from backcare_desktop.ui.settings_page import SettingsPage
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.tick_box import TickBox
from backcare_desktop.ui.tone_swatch import tone_swatch
from backcare_desktop.ui.unread_line import UnreadLine

translate = QCoreApplication.translate

_TICKS_APART = 20
_SPACINGS = (30, 45, 60)
_GAPS = (5, 10, 15, 20, 30, 45, 60)
_AWAYS = (2, 3, 5, 10, 15)
_GOALS = (3, 4, 5)
_VOLUMES = (10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
_SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class SchedulePage(SettingsPage):
    """When prompts come."""

    def __init__(
        self, theme: Theme, settings: Settings, title: str, today: Callable[[], date]
    ) -> None:
        hint = translate("settings", "Changes count from now on. Nothing is made up for.")
        super().__init__(theme, settings, title, hint)
        self.hours = add_hours(self)
        self._add_spacing()
        self._add_due()
        self._add_evening()
        self.days_off = add_days_off(self, today)

    def _add_spacing(self) -> None:
        card = self.card(self.tr("Spacing"))
        plans = (None, *_SPACINGS)
        words = [self.tr("as the plan has it"), *map(texts.number, _SPACINGS[:-1])]
        words.append(texts.minutes_short(_SPACINGS[-1]))
        sitting = self.tr("A break after sitting for")
        self.choose(card, "spacing", sitting, tuple(zip(plans, words, strict=True)))
        gaps = tuple((gap, texts.minutes_short(gap)) for gap in _GAPS)
        self.pick(card, "quiet_gap", self.tr("At least, between two prompts"), gaps)
        aways = tuple((away, texts.minutes_short(away)) for away in _AWAYS)
        self.pick(card, "away", self.tr("Away, and the sitting clock starts anew"), aways)

    def _add_due(self) -> None:
        card = self.card(self.tr("When a break is due"))
        card.add_words(
            self.tr("It waits for a natural pause: 3 seconds without input, 2 minutes at most.")
        )
        card.add_words(self.tr("Hold back while, and come a minute after that:"))
        self.holds = [
            self._hold(self.tr("in a call"), frozenset({Sense.MICROPHONE, Sense.CAMERA})),
            self._hold(self.tr("full screen"), frozenset({Sense.FULL_SCREEN})),
            self._hold(self.tr("do not disturb"), frozenset({Sense.QUIET})),
        ]
        card.add_buttons(*self.holds, apart=_TICKS_APART)

    def _hold(self, words: str, senses: frozenset[Sense]) -> TickBox:
        """What is switched off here does not count any more, whatever it says."""
        made = TickBox(self.theme, words, "body")
        made.setAccessibleDescription(self.tr("Prompts are held back meanwhile"))
        self.follow(lambda settings: made.setChecked(not senses <= settings.ignored))
        made.toggled.connect(lambda on: self._take_hold(words, senses, on=on))
        return made

    def _take_hold(self, words: str, senses: frozenset[Sense], *, on: bool) -> None:
        before = self.settings.ignored
        if on == (not senses <= before):
            return
        both = self.tr("{what}: {value}")
        value = self.tr("held back") if on else self.tr("not held back")
        ignored = before - senses if on else before | senses
        self.take(replace(self.settings, ignored=ignored), both.format(what=words, value=value))

    def _add_evening(self) -> None:
        card = self.card(self.tr("Evening"))
        label = self.tr("Bedtime")
        self.bed = TimeField(self.theme, label)
        self.bed.timeChanged.connect(lambda: self._take_bed(self.bed.shown(), label))
        self.follow(lambda settings: self.bed.show_time(settings.hours.bed))
        card.add_row(label, self.bed, self.tr("The evening’s card comes before it: see Sleep."))

    def _take_bed(self, at: time, label: str) -> None:
        hours = replace(self.settings.hours, bed=at)
        words = self.tr("{setting}: {value}").format(setting=label, value=self.bed.text())
        self.take(replace(self.settings, hours=hours), words)


class BreaksPage(SettingsPage):
    """Which breaks, and how many."""

    answers_asked = Signal()
    """What suits the user is to be looked over."""

    def __init__(self, theme: Theme, settings: Settings, title: str, changes: Changes) -> None:
        super().__init__(theme, settings, title)
        card = self.card(self.tr("Plan"))
        plans = (("gentle", self.tr("Gentle")), ("standard", self.tr("Standard")))
        note = self.tr("Gentle: fewer prompts, an hour apart. Standard: every 45 minutes.")
        self.choose(card, "plan", self.tr("Your day"), plans, note)
        goals = tuple((days, texts.number(days)) for days in _GOALS)
        self.choose(card, "goal_days", self.tr("Active days a week, as a goal"), goals)
        folds = self.tr("Forward folds before ten, too")
        self.switch(card, "folds_any_time", folds, said("str-5"))
        suits = self.card(self.tr("What suits you"))
        suits.add_words(
            self.tr(
                "A few questions decide which routines are offered. They can be answered anew at "
                "any time, and count at once."
            )
        )
        self.answers = Button(theme, self.tr("What suits you"))
        self.answers.clicked.connect(self.answers_asked)
        suits.add_buttons(self.answers)
        self.unread = UnreadLine(theme)
        self.changes = add_changes(self, changes, self.unread)


class CheckInPage(SettingsPage):
    """When the check-ins are offered; whom to call."""

    check_in_asked = Signal(str)
    """This check-in is wanted now."""

    support_asked = Signal()

    def __init__(self, theme: Theme, settings: Settings, title: str) -> None:
        hint = translate("settings", "A private note for yourself, not a medical test.")
        super().__init__(theme, settings, title, hint)
        card = self.card(self.tr("When it is offered"))
        self.switch(
            card,
            "check_in.offered",
            self.tr("Offer it at the end of a working day"),
            self.tr("Once, without a window: a quiet line in the menu and the panel."),
        )
        self.switch(card, "check_in.days_off", self.tr("On days off, too"))
        days = tuple((name, day_name(number, whole=True)) for number, name in enumerate(WEEKDAYS))
        self.pick(card, "check_in.day", self.tr("The four corners of the week come on"), days)
        now = self.card(self.tr("Now"))
        kinds: tuple[tuple[CheckInKind, str], ...] = (
            ("daily", self.tr("How was today?")),
            ("weekly", self.tr("Your week in four corners")),
        )
        self.nows = [self._now(kind, words) for kind, words in kinds]
        now.add_buttons(*self.nows)
        self._add_help()

    def _now(self, kind: CheckInKind, words: str) -> Button:
        made = Button(self.theme, words)
        made.clicked.connect(lambda: self.check_in_asked.emit(kind))
        return made

    def _add_help(self) -> None:
        card = self.card(self.tr("Whom to call"))
        note = self.tr(
            "Such as your health advice line. It stands on the safety page and on the support "
            "card; separate several by a semicolon."
        )
        label = self.tr("Numbers where you live")
        self.numbers = QLineEdit()
        self.numbers.setAccessibleName(label)
        self.numbers.setMinimumWidth(self.theme.scaled(180))
        self.numbers.editingFinished.connect(lambda: self._take_numbers(label))
        self.follow(lambda settings: self.numbers.setText("; ".join(settings.numbers)))
        card.add_row(label, self.numbers, note)
        self.support = Button(self.theme, self.tr("When it is a hard stretch"))
        self.support.clicked.connect(self.support_asked)
        card.add_buttons(self.support)

    def _take_numbers(self, label: str) -> None:
        parts = (" ".join(one.split()) for one in self.numbers.text().split(";"))
        numbers = tuple(one for one in parts if one)
        words = self.tr("{setting}: {value}").format(setting=label, value="; ".join(numbers))
        self.take(replace(self.settings, numbers=numbers), words)


class LookPage(SettingsPage):
    """Colours, size of text, motion, the figure."""

    def __init__(self, theme: Theme, settings: Settings, title: str) -> None:
        super().__init__(theme, settings, title)
        card = self.card(self.tr("Look"))
        themes = (
            ("auto", self.tr("Auto")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        )
        self.choose(card, "theme", self.tr("Theme"), themes)
        scales = tuple((scale, _percent(scale)) for scale in _SCALES)
        self.pick(card, "text_scale", self.tr("Size of text"), scales)
        lines = self.tr("Lines and dots beside the colours, in charts")
        self.switch(card, "patterns", self.tr("Patterns"), lines)
        self._add_motion()
        figure = self.card(self.tr("Figure"))
        tones = self._tones()
        self.tones = self.choose(figure, "figure_tone", self.tr("Skin and hair"), tones)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """A head in each tone, in this theme's colours."""
        for tone, button in self.tones.buttons.items():
            side = theme.icon_size()
            button.setIcon(tone_swatch(theme, tone, side, self.devicePixelRatioF()))

    def _add_motion(self) -> None:
        card = self.card(self.tr("Motion"))
        motions = (
            ("auto", self.tr("Auto")),
            ("on", self.tr("On")),
            ("reduced", self.tr("Reduced")),
        )
        note = self.tr("Reduced: the figure stands in key poses, and nothing slides or fades.")
        self.choose(card, "motion", self.tr("Figure and windows"), motions, note)

    def _tones(self) -> tuple[tuple[FigureTone, str], ...]:
        return (
            ("linen", self.tr("Linen")),
            ("honey", self.tr("Honey")),
            ("chestnut", self.tr("Chestnut")),
            ("umber", self.tr("Umber")),
        )


def _percent(scale: float) -> str:
    return translate("settings", "{number} %").format(number=texts.number(round(scale * 100)))


class SoundPage(SettingsPage):
    """What may be heard; off until it is wanted."""

    def __init__(self, theme: Theme, settings: Settings, title: str, sources: str) -> None:
        """`sources` says by what it is heard on this computer."""
        super().__init__(theme, settings, title)
        card = self.card(self.tr("In a session"))
        note = self.tr("The same as the key V in a session. Silent in calls.")
        self.switch(card, "sound.on", self.tr("Sound and voice"), note)
        cues = self.tr("By the voice of this system.")
        self.switch(card, "sound.speech", self.tr("Cues are spoken"), cues)
        eyes = self.tr("So that it can be done with eyes closed.")
        self.switch(card, "sound.chimes", self.tr("A soft chime at each change"), eyes)
        self.switch(card, "sound.count_in", self.tr("The last three seconds of a hold are counted"))
        if sources:
            card.add_words(sources)
        loud = self.card(self.tr("Volume"))
        volumes = tuple((volume, _percent(volume / 100)) for volume in _VOLUMES)
        alarm = self.tr("The end of a heat session is never softer than {least}, and always heard.")
        alarm = alarm.format(least=_percent(ALARM_LEAST / 100))
        self.pick(loud, "sound.volume", self.tr("Voice and chimes"), volumes, alarm)
