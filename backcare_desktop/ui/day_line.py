"""The day to come as a line: the icon of each prompt at its time, and why it will come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backcare_desktop.core.facts import Pillar, SatFor, TimeOfDay, Why
from backcare_desktop.core.forecast import Planned
from backcare_desktop.core.hours import seconds_between
from backcare_desktop.core.routine import Routine
from backcare_desktop.ui import texts
from backcare_desktop.ui.announcement import announce
from backcare_desktop.ui.icons import paint_icon
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate

_ICON, _APART, _UNDER, _TICK = 16, 24, 5, 4
"""An icon's side, the least from one to the next, to the line, and above it: pixels at 100 %."""

_DOT, _POINTED = 3.0, 5.0
"""Radius of a prompt's dot, and of the one that is pointed at, in pixels."""

_LEAST = 3600.0
"""The line is never shorter than so many seconds."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One prompt on the line: `part` is its place (0 to 1)."""

    part: float
    pillar: Pillar
    time: str
    words: str


def marks(
    now: datetime, planned: Sequence[Planned], routines: Mapping[str, Routine]
) -> tuple[Mark, ...]:
    """The prompts to come, each with its time, its title and its reason in words."""
    if not planned:
        return ()
    whole = max(_LEAST, seconds_between(now, planned[-1].at))
    return tuple(_mark(one, now, whole, routines) for one in planned)


def places(parts: Sequence[float], wide: float, apart: float) -> list[float]:
    """Where the middles lie on a line so wide: in order, and kept apart as far as there is room."""
    if not parts:
        return []
    least = min(apart, wide / max(1, len(parts)))
    found: list[float] = []
    for part in parts:
        wanted = least / 2 + part * (wide - least)
        found.append(max(wanted, found[-1] + least) if found else wanted)
    end = wide - least / 2
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], end)
        end = found[index] - least
    return found


class DayLine(QLabel):
    """A picture, named by the list of times; pointer and arrow keys go from prompt to prompt."""

    pointed = Signal(str)
    """What the prompt that is pointed at is, and why it will come; of none, the next one."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPixmap(QPixmap(1, 1))  # what a reader takes for a graphic is a label with one
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(
        self, now: datetime, planned: Sequence[Planned], routines: Mapping[str, Routine]
    ) -> None:
        """Draw the rest of this day."""
        self._marks = marks(now, planned, routines)
        self.setAccessibleName(self._said())
        self._point(min(self._at, len(self._marks) - 1) if self._at and self._marks else None)

    def sentences(self) -> tuple[str, ...]:
        """All that `pointed` may say."""
        return tuple(mark.words for mark in self._marks)

    def show_theme(self, theme: Theme) -> None:
        """Draw in these colours and fonts."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icons, line, and times under it."""
        high = self._line_at() + _TICK + self._metrics().height()
        return QSize(self._theme.scaled(_APART) * max(1, len(self._marks)), round(high))

    def minimumSizeHint(self) -> QSize:
        """As high, and as narrow as may be: icons then lie closer together."""
        return QSize(self._theme.scaled(_APART), self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the pointer."""
        self._point(self._index_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer points at nothing any more."""
        self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin at the next prompt."""
        super().focusInEvent(event)
        self._point(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys point at nothing any more."""
        super().focusOutEvent(event)
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the prompt beside, as it is seen."""
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if event.key() not in {Qt.Key.Key_Left, Qt.Key.Key_Right} or not self._marks:
            super().keyPressEvent(event)
            return
        to = (self._at or 0) + (1 if event.key() == ahead else -1)
        self._point(max(0, min(to, len(self._marks) - 1)))
        announce(self, self.accessibleDescription())

    def words_at(self, x: float) -> str:
        """What the prompt here is, and why it will come; empty between two."""
        index = self._index_at(x)
        return "" if index is None else self._marks[index].words

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, an icon at each prompt, and times where they fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line_at()
        painter.setPen(QPen(self._theme.colour("track"), 2))
        painter.drawLine(QPointF(0, line), QPointF(self.width(), line))
        middles = self._middles()
        for index, at in enumerate(middles):
            self._paint_mark(painter, index, at, line)
        self._paint_times(painter, middles, line)

    def _paint_mark(self, painter: QPainter, index: int, at: float, line: float) -> None:
        pillar = self._marks[index].pillar
        colour = self._theme.pillar(pillar)
        side = self._theme.scaled(_ICON)
        paint_icon(painter, pillar, QRectF(at - side / 2, 0, side, side), colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = _POINTED if index == self._at else _DOT
        painter.drawEllipse(QPointF(at, line), radius, radius)

    def _paint_times(self, painter: QPainter, middles: list[float], line: float) -> None:
        """First and last always, those between where there is room."""
        metrics = self._metrics()
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text2"))
        taken: list[QRectF] = []
        last = len(self._marks) - 1
        for index in sorted(range(last + 1), key=lambda at: at not in (0, last)):
            wide = metrics.horizontalAdvance(self._marks[index].time)
            left = min(max(0.0, middles[index] - wide / 2), self.width() - wide)
            box = QRectF(left, line + _TICK, wide, metrics.height())
            if not any(box.adjusted(-6, 0, 6, 0).intersects(other) for other in taken):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._marks[index].time)
                taken.append(box)

    def _index_at(self, x: float) -> int | None:
        near = self._theme.scaled(_APART) / 2
        return next((i for i, at in enumerate(self._middles()) if abs(at - x) <= near), None)

    def _point(self, index: int | None) -> None:
        self._at = index if self._marks else None
        words = self._marks[self._at or 0].words if self._marks else ""
        self.setAccessibleDescription(words)
        self.pointed.emit(words)
        self.update()

    def _middles(self) -> list[float]:
        parts = [mark.part for mark in self._marks]
        found = places(parts, self.width(), self._theme.scaled(_APART))
        return [self.width() - at for at in found] if self.isRightToLeft() else found

    def _line_at(self) -> float:
        return float(self._theme.scaled(_ICON) + self._theme.scaled(_UNDER))

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font("small"))

    def _said(self) -> str:
        if not self._marks:
            return self.tr("No more prompts today")
        return self.tr("Prompts to come today: {list}").format(
            list="; ".join(mark.words for mark in self._marks)
        )


def _mark(one: Planned, now: datetime, whole: float, routines: Mapping[str, Routine]) -> Mark:
    known = [routines[name] for name in one.routines if name in routines]
    time = texts.time_of_day(one.at)
    return Mark(
        part=min(1.0, max(0.0, seconds_between(now, one.at) / whole)),
        pillar=known[0].pillar if known else "move",
        time=time,
        words=_sentence(time, texts.titles(known), one.why),
    )


def _sentence(time: str, titles: str, why: Why) -> str:
    match why:
        case SatFor(minutes):
            said = translate("DayLine", "{time} {titles}, after {minutes} of sitting")
            return said.format(time=time, titles=titles, minutes=texts.minutes_said(minutes))
        case TimeOfDay():
            said = translate("DayLine", "{time} {titles}, {why}")
            return said.format(time=time, titles=titles, why=texts.why(why))
        case _:
            assert_never(why)
