"""The small week: a bar a day, one stripe a session; a picture with its numbers as its name."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backcare_desktop.core.week import DAYS, Day, Week
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_words import day_name, days_listed

WIDE = 28
"""Of a bar, in pixels, whatever the size of text."""

_STRIPE, _PITCH, _TALLEST = 3.2, 4.3, 12
_BETWEEN, _NOTHING, _DOT, _DOT_UP = 10, 2, 2.5, 4
_UNDER = 2


class WeekBars(QLabel):
    """Seven bars on one ground. To a reader a graphic, named "Monday 11, Tuesday rest, …"."""

    def __init__(self, theme: Theme, week: Week, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPixmap(QPixmap(1, 1))  # what a reader takes for a graphic is a label with one
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_week(week)

    def show_week(self, week: Week) -> None:
        """Draw these days."""
        self._week = week
        self.setAccessibleName(days_listed(week))
        self.updateGeometry()
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in these colours and fonts."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Seven bars apart, and their letters; the most that a day had fits, whatever it is."""
        high = _PITCH * _TALLEST + _UNDER + QFontMetrics(self._theme.font("small")).height()
        return QSize(DAYS * WIDE + (DAYS - 1) * _BETWEEN, round(high))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars from the side where one begins to read."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = (self.width() - WIDE) / (DAYS - 1)
        ground = self.height() - QFontMetrics(self._theme.font("small")).height() - _UNDER
        for place, day in enumerate(self._week.days):
            at = DAYS - 1 - place if self.isRightToLeft() else place
            self._paint_day(painter, day, QPointF(at * step, ground))

    def _paint_day(self, painter: QPainter, day: Day, foot: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if day.is_blank:
            painter.setBrush(self._theme.colour("control"))
            painter.drawEllipse(foot + QPointF(WIDE / 2, -_DOT_UP), _DOT, _DOT)
        elif not day.total:
            painter.setBrush(self._theme.colour("track"))
            box = QRectF(foot.x(), foot.y() - _NOTHING, WIDE, _NOTHING)
            painter.drawRoundedRect(box, 1, 1)
        else:
            self._paint_stripes(painter, day, foot)
        self._paint_letter(painter, day, foot)

    def _paint_stripes(self, painter: QPainter, day: Day, foot: QPointF) -> None:
        pitch = min(_PITCH, foot.y() / max(1, self._week.most))
        high = pitch * _STRIPE / _PITCH
        for level, pillar in enumerate(day.blocks):
            painter.setBrush(self._theme.pillar(pillar))
            box = QRectF(foot.x(), foot.y() - level * pitch - high, WIDE, high)
            painter.drawRoundedRect(box, 1, 1)

    def _paint_letter(self, painter: QPainter, day: Day, foot: QPointF) -> None:
        now = day.standing == "today"
        font = self._theme.font("small")
        font.setWeight(font.Weight.DemiBold if now else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text" if now else "text2"))
        room = QRectF(foot.x() - WIDE / 2, foot.y() + _UNDER, 2 * WIDE, self.height())
        letter = day_name(day.day, QLocale.FormatType.NarrowFormat)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, letter)
