"""For how long prompts are to be off: a short menu, and a calendar for a day further away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Mark, PauseKind
from backcare_desktop.core.hours import Hours, later_by
from backcare_desktop.core.pausing import LONGEST_DAYS, pause_until, tomorrow
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.icon_paths import IconName
from backcare_desktop.ui.icons import icon
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

_HALF_HOUR, _HOUR = 30 * 60, 60 * 60
_PADDING = 12

_STEPS: dict[str, IconName] = {"qt_calendar_prevmonth": "left", "qt_calendar_nextmonth": "right"}
"""What Qt calls the calendar's two buttons."""


class DayPopup(QWidget):
    """A small calendar over the window that asked for it; Esc closes it and chooses nothing."""

    chosen = Signal(object)
    """A day was chosen: a `date`."""

    def __init__(self, theme: Theme, *, title: str = "", parent: QWidget | None = None) -> None:
        """`title` is what the day is for; of itself it is for the end of a pause."""
        super().__init__(parent, Qt.WindowType.Popup)
        title = title or self.tr("Prompts come again on")
        lay_ground(self, "raised")
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(title)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(theme.size("gap"))
        column.addWidget(Words(title, "section"))
        column.addWidget(self.calendar)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours; no day is red."""
        self._theme = theme
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        for button, name in _STEPS.items():
            found = self.calendar.findChild(QToolButton, button)
            if isinstance(found, QToolButton):
                ink, faint = theme.colour("onAccent"), theme.colour("disabled")
                mirrored = self.isRightToLeft()
                side = theme.icon_size()
                found.setIcon(icon(name, ink, side, disabled=faint, mirrored=mirrored))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and an edge around it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.colour("control"))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def ask(self, today: date, place: QPoint) -> None:
        """Open here, at a place on the screen; days from tomorrow on can be chosen."""
        first = today + timedelta(days=1)
        last = today + timedelta(days=LONGEST_DAYS)
        self.calendar.setDateRange(_qdate(first), _qdate(last))
        self.calendar.setSelectedDate(_qdate(first))
        self._grey_past(today)
        self.adjustSize()
        self.move(_within(self, place))
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _grey_past(self, today: date) -> None:
        """What cannot be chosen of this month looks so; Qt greys only other months."""
        grey = QTextCharFormat()
        grey.setForeground(self._theme.colour("disabled"))
        self.calendar.setDateTextFormat(QDate(), QTextCharFormat())
        for past in range(today.day):
            self.calendar.setDateTextFormat(_qdate(today - timedelta(days=past)), grey)

    def _take(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


class PauseMenu(QMenu):
    """30 min, 1 h, until tomorrow, until a date, until resumed; and what today is."""

    chosen = Signal(object)
    """Prompts are to be off, or today is what was chosen: `core.reply.Pause` or `MarkDay`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._now: datetime | None = None
        self._hours = Hours()
        self._kind: PauseKind = "pause"
        self._days = DayPopup(theme, parent=parent)
        self._days.chosen.connect(self._take_day)
        self._item(texts.minutes_short(30), lambda now: later_by(now, _HALF_HOUR))
        self._item(self.tr("1 hour"), lambda now: later_by(now, _HOUR))
        self._item(self.tr("Until tomorrow"), lambda now: tomorrow(now, self._hours))
        self._item(self.tr("Until I resume"), lambda _now: None)
        self.addAction(self.tr("Until a date…")).triggered.connect(self.ask_day)
        holiday = self.addAction(self.tr("On holiday until…"))
        holiday.triggered.connect(lambda: self.ask_day(kind="holiday"))
        self.addAction(self.tr("Sick until…")).triggered.connect(lambda: self.ask_day(kind="sick"))
        self.addSeparator()
        self._marks: dict[Mark, QAction] = {
            "rest": self._mark(self.tr("Rest day"), "rest"),
            "flare": self._mark(self.tr("Sore back today"), "flare"),
        }

    def show_time(self, now: datetime, hours: Hours) -> None:
        """Lengths count from this time; a day begins with these hours."""
        self._now, self._hours = now, hours

    def show_mark(self, mark: Mark) -> None:
        """What today is."""
        for one, tick in self._marks.items():
            tick.setChecked(one == mark)

    def ask_day(self, _checked: bool = False, *, kind: PauseKind = "pause") -> None:  # noqa: FBT001, FBT002 - Qt's signal
        """Open the calendar where the menu was."""
        self._kind = kind
        if self._now is not None:
            self._days.ask(self._now.date(), self.pos())

    def is_asking(self) -> bool:
        """Whether the menu or the calendar is open."""
        return self.isVisible() or self._days.isVisible()

    def days(self) -> DayPopup:
        """The calendar."""
        return self._days

    def _item(self, words: str, until: Callable[[datetime], datetime | None]) -> None:
        self.addAction(words).triggered.connect(lambda: self._take(until))

    def _mark(self, words: str, mark: Mark) -> QAction:
        tick = self.addAction(words)
        tick.setCheckable(True)
        tick.triggered.connect(lambda on: self.chosen.emit(r.MarkDay(mark if on else "ordinary")))
        return tick

    def _take(self, until: Callable[[datetime], datetime | None]) -> None:
        if self._now is not None:
            self.chosen.emit(r.Pause(until(self._now)))

    def _take_day(self, day: date) -> None:
        if self._now is not None:
            until = pause_until(day.isoformat(), self._now, self._hours)
            self.chosen.emit(r.Pause(until, self._kind))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _within(window: QWidget, place: QPoint) -> QPoint:
    """The place, moved so that the window is wholly on its screen."""
    free = window.screen().availableGeometry()
    x = min(place.x(), free.right() + 1 - window.width())
    y = min(place.y(), free.bottom() + 1 - window.height())
    return QPoint(max(x, free.left()), max(y, free.top()))
