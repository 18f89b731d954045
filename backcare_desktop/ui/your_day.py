"""The step of the first start in which the day is chosen, with a preview of how it will look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.day_preview import Preview
from backcare_desktop.core.hours import Range
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.day_line import DayLine
from backcare_desktop.ui.first_steps import FirstStep
from backcare_desktop.ui.hours_edit import DAYS, DaysRow, RangesEdit, TimeField
from backcare_desktop.ui.option_row import OptionRow
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.tick_box import TickBox

W = TypeVar("W", bound=QWidget)

SPACINGS = (60, 45, 30)

_NAME, _TOP, _LARGE = 150, 24, 1.4


class YourDay(FirstStep):
    """Nothing of it counts before the page is finished."""

    changed = Signal()
    """Something else was chosen."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        preview: Callable[[Settings], Preview | None],
        routines: Mapping[str, Routine],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._theme, self._before, self._preview = theme, settings, preview
        self._routines = routines
        self.title.setText(self.tr("Your day"))
        hint = self.tr("Prompts come only in these hours, and only after you have sat for a while.")
        self.days, self.ranges = DaysRow(theme), RangesEdit(theme)
        self.bed = TimeField(theme, self.tr("Bedtime"))
        spacings = tuple((one, texts.number(one)) for one in SPACINGS)
        self.spacing: OptionRow[int] = OptionRow(theme, self.tr("A break after"), spacings)
        gentle = self.tr("Start gently for the first five days: fewer prompts, an hour apart")
        self.gentle = TickBox(theme, gentle)
        self._day = DayLine(theme)
        self._count = Words("", "section", wrap=True)
        self._which = Words("", "note", "text2")
        self.column.setContentsMargins(0, _TOP, 0, theme.size("card_margin"))
        self.column.setSpacing(theme.size("gap"))
        self.add(
            self.title,
            Words(hint, "aside", "text2", wrap=True),
            self._row(self.tr("Working days"), self.days),
            self._row(self.tr("Hours"), self.ranges),
            self._row(self.tr("Bedtime"), self.bed, self.tr("one quiet sleep card before it")),
            self._row(self.tr("A break after"), self.spacing, self.tr("minutes of sitting")),
            self.gentle,
            self._card(),
        )
        self.column.addStretch(1)
        self._show(settings)
        self._connect()
        self._count_day()

    @property
    def settings(self) -> Settings:
        """As they are to be: what was set elsewhere before stays, where it was left alone here."""
        week = tuple(self._hours_of(day) for day in DAYS)
        hours = replace(self._before.hours, week=week, bed=self._bed())
        gentle = self.gentle.isChecked()
        choice = self.spacing.choice
        return replace(
            self._before,
            plan="gentle" if gentle else "standard",
            spacing=self._before.spacing if choice is None else choice,
            hours=hours,
        )

    def _hours_of(self, day: int) -> tuple[Range, ...]:
        if day not in self.days.days:
            return ()
        own, ranges = self._before.hours.week[day], self.ranges.ranges
        return own if own and ranges == _first_hours(self._before) else ranges

    def _bed(self) -> time:
        return self.bed.shown()

    def _show(self, settings: Settings) -> None:
        week = settings.hours.week
        self.days.show_days(day for day in DAYS if week[day])
        self.ranges.show_ranges(_first_hours(settings))
        self.bed.show_time(settings.hours.bed)
        self.spacing.show_choice(settings.spacing or SPACINGS[0])
        begins = Settings()
        new_here = (settings.plan, settings.spacing) == (begins.plan, begins.spacing)
        self.gentle.setChecked(new_here or settings.plan == "gentle")

    def _connect(self) -> None:
        self.days.changed.connect(self._changed)
        self.ranges.changed.connect(self._changed)
        self.bed.timeChanged.connect(self._changed)
        self.spacing.chosen.connect(self._changed)
        self.gentle.toggled.connect(self._changed)

    def _changed(self) -> None:
        self._count_day()
        self.changed.emit()

    def _count_day(self) -> None:
        """After what is on screen: the forecast takes a tenth of a second."""
        QTimer.singleShot(0, self, self._show_day)

    def _show_day(self) -> None:
        day = self._preview(self.settings)
        if day is None:
            self._count.setText(self.tr("No working hours, so no prompts."))
            self._day.hide()
            self._which.setText("")
            return
        words = self.tr("{prompts} short prompts, about {minutes} min a day")
        minutes = texts.number(round(day.seconds / 60))
        self._count.setText(words.format(prompts=texts.number(day.prompts), minutes=minutes))
        self._which.setText(self.tr("an ordinary day"))
        self._day.setVisible(bool(day.planned))
        if day.planned:
            self._day.show_day(_begin(day), day.planned, self._routines)

    def _row(self, name: str, control: QWidget, after: str = "") -> QWidget:
        held = QWidget()
        large = self._theme.text_scale >= _LARGE
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if large else direction.LeftToRight, held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.size("gap"))
        words = Words(name, "label", wrap=True)
        words.setMinimumWidth(self._theme.scaled(_NAME))
        words.setMinimumHeight(self._theme.size("control"))
        row.addWidget(words, 0, self._beside(control, large=large))
        wide = control is self.days or control is self.ranges
        row.addWidget(control, 1 if wide and not large else 0)
        if after:
            row.addWidget(Words(after, "body", "text2", wrap=True), 0 if large else 1)
        return held

    def _beside(self, control: QWidget, *, large: bool) -> Qt.AlignmentFlag:
        """In the middle of one line, beside the first of several."""
        if control is not self.ranges or large:
            return Qt.AlignmentFlag(0)
        return Qt.AlignmentFlag.AlignTop

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("box", "stage")
        column = QVBoxLayout(card)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._which)
        column.addLayout(head)
        column.addWidget(self._day)
        return card


def _first_hours(settings: Settings) -> tuple[Range, ...]:
    """What stands for all days: the hours of the first that has any."""
    return next((ranges for ranges in settings.hours.week if ranges), ())


def _begin(day: Preview) -> datetime:
    return day.planned[0].at
