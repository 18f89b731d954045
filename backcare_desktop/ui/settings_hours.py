"""The card of working hours: weekdays with the same ranges as one group, edited in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.hours import Range
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.hours_edit import (
    DAYS,
    DaysRow,
    RangesEdit,
    day_name,
    range_said,
    ranges_said,
)
from backcare_desktop.ui.scroll_column import show_opened
from backcare_desktop.ui.settings_page import Change, SettingsPage
from backcare_desktop.ui.theme import Theme

Week = tuple[tuple[Range, ...], ...]

_WITHIN = (16, 12, 16, 12)
_ROWS, _NAME = 8, 96


def groups(week: Week) -> list[tuple[int, ...]]:
    """The weekdays that have the same hours, those that begin the week first."""
    found: dict[tuple[Range, ...], list[int]] = {}
    for day in DAYS:
        found.setdefault(week[day], []).append(day)
    return [tuple(days) for days in found.values()]


def group_name(days: tuple[int, ...]) -> str:
    """How a group is called, "Mon – Fri" or "Sat, Sun"."""
    in_a_row = days == tuple(range(days[0], days[-1] + 1))
    if in_a_row and len(days) > 2:  # noqa: PLR2004 - two are named both
        return f"{day_name(days[0])} \N{EN DASH} {day_name(days[-1])}"
    return ", ".join(map(day_name, days))


class _GroupRow(QWidget):
    """The name of a group, its hours, and *Edit*."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = Words("", "label", wrap=True)
        self._name.setMinimumWidth(theme.scaled(_NAME))
        self._times = QWidget()
        self.edit = Button(theme, self.tr("Edit"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._name)
        self._row.addWidget(self._times, 1)
        self._row.addWidget(self.edit)

    def show_theme(self, theme: Theme) -> None:
        """Times to come have this look."""
        self._theme = theme
        self._name.setMinimumWidth(theme.scaled(_NAME))

    def show_group(self, days: tuple[int, ...], ranges: tuple[Range, ...]) -> None:
        """Show these days, with the hours that they share."""
        self._name.setText(group_name(days))
        self.edit.setAccessibleName(self.tr("Edit {days}").format(days=group_name(days)))
        shown, self._times = self._times, self._made_times(ranges)
        self._row.replaceWidget(shown, self._times)
        self.edit.raise_()  # a reader comes to it after the times
        shown.hide()
        shown.deleteLater()

    def _made_times(self, ranges: tuple[Range, ...]) -> QWidget:
        if not ranges:
            return Words(self.tr("off: no prompts, tiles only"), "body", "text2", wrap=True)
        held = QWidget()
        flow = FlowLayout(gap=self._theme.size("gap"))
        flow.setContentsMargins(0, 0, 0, 0)
        for one in ranges:
            chip = QFrame()
            chip.setProperty("box", "choices")
            inner = QHBoxLayout(chip)
            inner.setContentsMargins(10, 5, 10, 5)
            inner.addWidget(Words(range_said(one), "label"))
            flow.addWidget(chip)
        held.setLayout(flow)
        return held


class HoursCard(QFrame):
    """Shows the week; *Edit* opens a group under it.

    There is a row for each group that there can be, so that Tab goes as one reads, and the focus
    stays where it is while the groups change.
    """

    changed = Signal(object)
    """The hours are to be others: a `Change`."""

    def __init__(self, theme: Theme, settings: Settings, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self._editing: frozenset[int] = frozenset()
        self._groups: list[tuple[int, ...]] = []
        self.setProperty("box", "card")
        self.setAccessibleName(self.tr("Working hours"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*_WITHIN)
        column.setSpacing(_ROWS)
        column.addWidget(Words(self.tr("Working hours"), "section"))
        self._lines = [self._made_row(place) for place in DAYS]
        for line in self._lines:
            column.addWidget(line)
        self.days, self.ranges = DaysRow(theme), RangesEdit(theme)
        self._editor = self._made_editor()
        column.addWidget(self._editor)
        self._editor.hide()
        self.show_settings(settings)

    @property
    def edits(self) -> list[Button]:
        """The buttons of the groups that there are."""
        return [line.edit for line in self._lines[: len(self._groups)]]

    def show_settings(self, settings: Settings) -> None:
        """Show these hours."""
        shown, self._settings = self._settings, settings
        if shown.hours.week != settings.hours.week or not self._groups:
            self._show_list()
        if self._editing:
            self._show_editor()

    @property
    def _week(self) -> Week:
        return self._settings.hours.week

    def _made_row(self, place: int) -> _GroupRow:
        line = _GroupRow(self._theme)
        line.edit.clicked.connect(lambda: self._edit(self._groups[place]))
        return line

    def _show_list(self) -> None:
        self._groups = groups(self._week)
        for days, line in zip(self._groups, self._lines, strict=False):
            line.show_group(days, self._week[days[0]])
        for place, line in enumerate(self._lines):
            there = place < len(self._groups)
            if not there and line.edit.hasFocus():
                self.edits[-1].setFocus()
            line.setVisible(there)

    def _made_editor(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("box", "sunken")
        column = QVBoxLayout(frame)
        column.addWidget(Words(self.tr("These days have the same hours"), "note", "text2"))
        column.addWidget(self.days)
        column.addWidget(self.ranges)
        close = Button(self._theme, self.tr("Done"))
        close.clicked.connect(self._close)
        column.addWidget(close)
        self.days.changed.connect(self._edited)
        self.ranges.changed.connect(self._edited)
        return frame

    def _edit(self, days: tuple[int, ...]) -> None:
        self._editing = frozenset(days)
        self._show_editor()
        self._editor.show()
        self.days.chips[days[0]].setFocus()
        show_opened(self._editor)

    def _show_editor(self) -> None:
        self.days.show_days(self._editing)
        first = min(self._editing)
        if self.ranges.ranges != self._week[first] or not self.ranges.fields:
            self.ranges.show_ranges(self._week[first])

    def _close(self) -> None:
        """Back to the row from which it was opened, or where its days are now."""
        edited, self._editing = self._editing, frozenset()
        self._editor.hide()
        rows = zip(self._groups, self.edits, strict=True)
        own = (edit for days, edit in rows if edited & {*days})
        next(own, self.edits[0]).setFocus()

    def _edited(self) -> None:
        """Days that were switched off have no hours any more; the others have those shown."""
        days, ranges = self.days.days, self.ranges.ranges
        gone = self._editing - days
        week = tuple(
            () if day in gone else ranges if day in days else self._week[day] for day in DAYS
        )
        if not days:
            self._close()
        else:
            self._editing = days
        hours = replace(self._settings.hours, week=week)
        said = ranges_said(ranges) or self.tr("off")
        name = group_name(tuple(sorted(days or gone)))
        words = self.tr("{days}: {hours}").format(days=name, hours=said if days else self.tr("off"))
        self.changed.emit(Change(replace(self._settings, hours=hours), words))


def add_hours(page: SettingsPage) -> HoursCard:
    """The card on a page of the settings."""
    card = HoursCard(page.theme, page.settings)
    card.changed.connect(lambda change: page.take(change.after, change.words))
    page.follow(card.show_settings)
    page.add(card)
    return card
