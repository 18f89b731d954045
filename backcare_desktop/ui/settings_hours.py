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


class HoursCard(QFrame):
    """Shows the week; *Edit* opens a group under it."""

    changed = Signal(object)
    """The hours are to be others: a `Change`."""

    def __init__(self, theme: Theme, settings: Settings, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self._editing: frozenset[int] = frozenset()
        self.setProperty("box", "card")
        self.setAccessibleName(self.tr("Working hours"))
        self._list = QWidget()
        self.days, self.ranges = DaysRow(theme), RangesEdit(theme)
        self._editor = self._made_editor()
        self.edits: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(*_WITHIN)
        column.setSpacing(_ROWS)
        column.addWidget(Words(self.tr("Working hours"), "section"))
        column.addWidget(self._list)
        column.addWidget(self._editor)
        QVBoxLayout(self._list).setContentsMargins(0, 0, 0, 0)
        self._editor.hide()
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show these hours."""
        shown, self._settings = self._settings, settings
        if shown.hours.week != settings.hours.week or not self.edits:
            self._show_list()
        if self._editing:
            self._show_editor()

    def show_theme(self, theme: Theme) -> None:
        """Rows to come have this look."""
        self._theme = theme

    @property
    def _week(self) -> Week:
        return self._settings.hours.week

    def _show_list(self) -> None:
        layout = self._list.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.edits = []
        for days in groups(self._week):
            self.edits.append(self._group(days))

    def _group(self, days: tuple[int, ...]) -> Button:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        name = Words(group_name(days), "label", wrap=True)
        name.setMinimumWidth(self._theme.scaled(_NAME))
        row.addWidget(name)
        row.addWidget(self._times(self._week[days[0]]), 1)
        edit = Button(self._theme, self.tr("Edit"))
        edit.setAccessibleName(self.tr("Edit {days}").format(days=group_name(days)))
        edit.clicked.connect(lambda: self._edit(days))
        row.addWidget(edit)
        layout = self._list.layout()
        if layout is not None:
            layout.addWidget(line)
        return edit

    def _times(self, ranges: tuple[Range, ...]) -> QWidget:
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
        self._editing = frozenset()
        self._editor.hide()
        if self.edits:
            self.edits[0].setFocus()

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
