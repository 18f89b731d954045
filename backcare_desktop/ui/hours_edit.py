"""Working hours to be chosen: the weekdays, and one range or several for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from itertools import pairwise

from PySide6.QtCore import QLocale, QRectF, Qt, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTimeEdit, QVBoxLayout, QWidget

from backcare_desktop.core.hours import Range
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, IconButton, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme

DAYS = range(7)
"""Monday is 0."""

MOST_RANGES = 4

_USUAL = (Range(time(9), time(12, 30)), Range(time(13, 15), time(17, 30)))
_EDGE = 4
_HOUR, _LAST = 60, 23 * 60 + 30
_GAP, _WIDE, _AROUND, _INSET = 6, 76, 14, 6


def day_name(day: int, *, whole: bool = False) -> str:
    """A weekday in the user's language; Monday is 0."""
    form = QLocale.FormatType.LongFormat if whole else QLocale.FormatType.ShortFormat
    return QLocale().standaloneDayName(day + 1, form)


class TimeField(QTimeEdit):
    """A time of day, typed or counted up and down with the arrows."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # digits are not mirrored
        self.setDisplayFormat("HH:mm" if _has_24_hours() else "h:mm AP")
        self.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setFrame(False)
        self.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """As high as every control, and as wide as a time."""
        self._theme = theme
        high = max(theme.size("control"), self.fontMetrics().height() + theme.scaled(_AROUND))
        self.setMinimumSize(theme.scaled(_WIDE), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line lies within the frame."""
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame of a line of text: in a sheet, Qt leaves no room for the time in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("control"))
        painter.setBrush(self._theme.colour("raised"))
        radius = self._theme.radius("control")
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)

    def show_time(self, at: time) -> None:
        """Show this one; nothing is told of it."""
        before = self.blockSignals(True)  # noqa: FBT003 - Qt's way
        self.setTime(QTime(at.hour, at.minute))
        self.blockSignals(before)

    def shown(self) -> time:
        """What it shows."""
        at = self.time()
        return time(at.hour(), at.minute())


class DaysRow(QWidget):
    """Seven chips, each a weekday that is on or off."""

    changed = Signal()
    """A day was switched."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        row = FlowLayout(gap=_GAP)
        row.setContentsMargins(0, 0, 0, 0)
        self.chips = [Button(theme, day_name(day)) for day in DAYS]
        first = QLocale().firstDayOfWeek().value - 1
        for day in (*DAYS[first:], *DAYS[:first]):
            chip = self.chips[day]
            chip.setCheckable(True)
            chip.setAccessibleName(day_name(day, whole=True))
            chip.toggled.connect(self._toggled)
            row.addWidget(chip)
        self.setLayout(row)

    @property
    def days(self) -> frozenset[int]:
        """Those that are on."""
        return frozenset(day for day, chip in enumerate(self.chips) if chip.isChecked())

    def show_days(self, days: Iterable[int]) -> None:
        """Have these on."""
        on, self._showing = frozenset(days), True
        for day, chip in enumerate(self.chips):
            chip.setChecked(day in on)
        self._showing = False

    def _toggled(self) -> None:
        if not self._showing:
            self.changed.emit()


class RangesEdit(QWidget):
    """The ranges of one day, in order; one more can be added, each can be taken away.

    There is a line for each that there can be, so that Tab goes as one reads.
    """

    changed = Signal()
    """Another range, or another time; only told of ranges that fit."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self._ranges: tuple[Range, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(_GAP)
        self._all: list[tuple[TimeField, TimeField]] = []
        self._lines = [self._line(number) for number in range(MOST_RANGES)]
        for line in self._lines:
            self._rows.addWidget(line)
        self._why = Words("", "note", "notice", wrap=True)
        self.more = Button(theme, "", "link", flush=True)
        self.more.clicked.connect(self._add)
        self._rows.addWidget(self._why)
        self._rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_lines(0)

    @property
    def fields(self) -> list[tuple[TimeField, TimeField]]:
        """From and to, of each range that is shown."""
        return self._all[: self._count]

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The last ones that fitted."""
        return self._ranges

    def show_ranges(self, ranges: tuple[Range, ...]) -> None:
        """Have these; nothing is told of it."""
        self._ranges = ranges
        self._say("")
        if len(self.fields) != len(ranges):
            self._show_lines(len(ranges))
        for (start, end), one in zip(self.fields, ranges, strict=True):
            start.show_time(one.start)
            end.show_time(one.end)

    def _show_lines(self, count: int) -> None:
        self._count = count
        for number, line in enumerate(self._lines):
            line.setVisible(number < count)
        word = self.tr("+ add a second range") if count == 1 else self.tr("+ add a range")
        self.more.setText(word)
        self.more.setVisible(count < MOST_RANGES)

    def _line(self, number: int) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        which = texts.number(number + 1)
        start = TimeField(self._theme, self.tr("Range {number} from").format(number=which))
        end = TimeField(self._theme, self.tr("Range {number} to").format(number=which))
        for field in (start, end):
            field.timeChanged.connect(self._edited)
        self._all.append((start, end))
        gone = self.tr("Take range {number} away").format(number=which)
        away = IconButton(self._theme, "close", gone)
        away.clicked.connect(lambda: self._take_away(number))
        row.addWidget(start)
        row.addWidget(Words(self.tr("to"), "body", "text2"))
        row.addWidget(end)
        row.addWidget(away)
        row.addStretch(1)
        return line

    def _edited(self) -> None:
        self._offer(tuple(Range(start.shown(), end.shown()) for start, end in self.fields))

    def _add(self) -> None:
        """The next range begins an hour after the last one."""
        if not self._ranges:
            self._put(_USUAL[:1])
            return
        last = self._ranges[-1].end
        start = min(last.hour * _HOUR + last.minute + _HOUR, _LAST)
        end = min(start + 3 * _HOUR, _LAST + 29)
        self._offer((*self._ranges, Range(_clock(start), _clock(end))), build=True)

    def _take_away(self, number: int) -> None:
        self._put((*self._ranges[:number], *self._ranges[number + 1 :]))

    def _offer(self, ranges: tuple[Range, ...], *, build: bool = False) -> None:
        if not fits(ranges):
            self._say(self.tr("Hours should be in order and not overlap."))
        elif build:
            self._put(ranges)
        elif ranges != self._ranges:
            self._say("")
            self._ranges = ranges
            self.changed.emit()

    def _put(self, ranges: tuple[Range, ...]) -> None:
        self.show_ranges(ranges)
        self.changed.emit()

    def _say(self, why: str) -> None:
        self._why.setText(why)
        self._why.setVisible(bool(why))


def fits(ranges: tuple[Range, ...]) -> bool:
    """In order, without overlap; only the last may go on over midnight."""
    if any(one.start == one.end for one in ranges):
        return False
    return all(one.start < one.end <= other.start for one, other in pairwise(ranges))


def ranges_said(ranges: tuple[Range, ...]) -> str:
    """The ranges of a day as they are read, "09:00 – 12:30, 13:15 – 17:30"."""
    return ", ".join(range_said(one) for one in ranges)


def range_said(one: Range) -> str:
    """One range, "09:00 – 12:30"."""
    form = QLocale.FormatType.ShortFormat
    start, end = (QLocale().toString(QTime(t.hour, t.minute), form) for t in (one.start, one.end))
    return f"{start} \N{EN DASH} {end}"


def _clock(minutes: int) -> time:
    return time(minutes // _HOUR, minutes % _HOUR)


def _has_24_hours() -> bool:
    return "AP" not in QLocale().timeFormat(QLocale.FormatType.ShortFormat).upper()
