"""How blocks, totals, days of rest and the goal's words are painted into the week's chart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from backcare_desktop.core.facts import Pillar
from backcare_desktop.core.week import Context, Day, Week
from backcare_desktop.ui.texts import number
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_words import context_word, goal_label

WIDE = 44.0
"""Of a block, in pixels."""

_GAP, _ROUND = 2.0, 3.0
_DOT, _DOT_UP, _WORD_UP = 3.0, 10.0, 18.0
_ABOVE, _LABEL_UP = 5.0, 4.0
_GOAL_WIDE, _CASING, _KEY = 1.5, 4.0, 21.0
_DASHES = [5.0, 4.0]
_NOTHING = 2.0
_TILE = 6.0
_PATTERN, _PATTERN_DOT = 1.6, 1.1


class BlockPainter:
    """Paints in pixels; `places` maps day and count to where they are."""

    def __init__(self, painter: QPainter, theme: Theme, places: QTransform) -> None:
        self._painter, self._theme, self._places = painter, theme, places
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = abs(self._at(1, 0).x() - self._at(0, 0).x())
        self._wide = min(WIDE, step * 0.8)
        self._unit = self._at(0, 0).y() - self._at(0, 1).y()

    def grid(self, levels: Iterable[int], within: QRectF) -> None:
        """A hairline at each tick."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._painter.setPen(QPen(self._theme.colour("line"), 1))
        for level in levels:
            left, right = self._at(within.left(), level), self._at(within.right(), level)
            self._painter.drawLine(left, right)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def day(self, at: int, day: Day) -> None:
        """The pile of one day, or what stands in its place; nothing for a day ahead."""
        foot = self._at(at, 0)
        self._painter.setPen(Qt.PenStyle.NoPen)
        if day.is_blank:
            self._painter.setBrush(self._theme.colour("control"))
            self._painter.drawEllipse(foot - QPointF(0, _DOT_UP), _DOT, _DOT)
        elif day.total:
            for level, pillar in enumerate(day.blocks):
                self._block(foot, level, pillar)
        elif day.standing == "past":
            self._painter.setBrush(self._theme.colour("track"))
            self._painter.drawRoundedRect(self._box(foot, 0, _NOTHING), 1, 1)

    def total(self, at: int, day: Day) -> None:
        """The number above a pile, and the word for a day of rest and its like."""
        if day.is_blank and day.context:
            self._words(self._at(at, 0), _WORD_UP, context_word(day.context), strong=False)
        elif day.total:
            top = self._at(at, day.total)
            self._words(top, _ABOVE, number(day.total), strong=True)
            if day.context:
                self._context(top, day.context)

    def goal_line(self, level: int, within: QRectF) -> None:
        """A dashed line over everything, on a casing that parts it from what lies below."""
        left, right = self._at(within.left(), level), self._at(within.right(), level)
        casing = QPen(self._theme.colour("surface"), _CASING)
        casing.setCapStyle(Qt.PenCapStyle.FlatCap)
        for pen in (casing, dashes(self._theme)):
            self._painter.setPen(pen)
            self._painter.drawLine(left, right)

    def goal_label(self, week: Week, within: QRectF) -> bool:
        """What the dashed line is, at an end where no block lies; False where there is none."""
        font = goal_font(self._theme)
        metrics, said = QFontMetricsF(font), goal_label(week.goal)
        wide, level = metrics.horizontalAdvance(said), week.goal.per_day
        left, right = sorted(self._at(x, level).x() for x in (within.left(), within.right()))
        top = self._at(0, level).y() - _LABEL_UP - metrics.height()
        ends = [QRectF(at, top, wide, metrics.height()) for at in (right - wide, left)]
        box = next((end for end in ends if not self._covered(week, end)), None)
        if box is None:
            return False
        self._painter.fillRect(box.adjusted(-3, 0, 0, 0), self._theme.colour("surface"))
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour("text2"))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
        return True

    def _covered(self, week: Week, box: QRectF) -> bool:
        """Whether a pile, or the number above it, reaches into this box."""
        room = QFontMetricsF(self._theme.font("note")).height() + _ABOVE
        piles = [
            self._box(self._at(at, 0), 0, day.total * self._unit + room * (2 if day.context else 1))
            for at, day in enumerate(week.days)
            if day.total
        ]
        return any(box.intersects(pile) for pile in piles)

    def _block(self, foot: QPointF, level: int, pillar: Pillar) -> None:
        box = self._box(foot, level * self._unit + _GAP / 2, self._unit - _GAP)
        paint_block(self._painter, self._theme, pillar, box)

    def _box(self, foot: QPointF, up: float, high: float) -> QRectF:
        return QRectF(foot.x() - self._wide / 2, foot.y() - up - high, self._wide, high)

    def _context(self, top: QPointF, context: Context) -> None:
        """Over the number, with the dot that stands for it on a day without blocks."""
        font, word = self._theme.font("note", tabular=True), context_word(context)
        metrics = QFontMetricsF(font)
        up = _ABOVE + metrics.height()
        half = metrics.horizontalAdvance(word) / 2
        beside = half + 2 * _DOT
        room = QRectF(top.x() - beside - 2 * _DOT, top.y() - up - metrics.ascent(), 0, 0)
        room.setRight(top.x() + half + _DOT)
        room.setBottom(top.y() - up + metrics.descent())
        self._painter.fillRect(room, self._theme.colour("surface"))
        self._words(top, up, word, strong=False)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.colour("control"))
        place = QPointF(top.x() - beside, top.y() - up - metrics.xHeight() / 2)
        self._painter.drawEllipse(place, _DOT, _DOT)

    def _words(self, at: QPointF, up: float, words: str, *, strong: bool) -> None:
        font = self._theme.font("note", tabular=True)
        font.setWeight(font.Weight.DemiBold if strong else font.Weight.Normal)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour("text" if strong else "text2"))
        metrics = QFontMetricsF(font)
        left = at.x() - metrics.horizontalAdvance(words) / 2
        self._painter.drawText(QPointF(left, at.y() - up), words)

    def _at(self, day: float, count: float) -> QPointF:
        return self._places.map(QPointF(day, count))


def goal_font(theme: Theme) -> QFont:
    """That of the goal's words."""
    font = theme.font("small")
    font.setWeight(font.Weight.Medium)
    return font


def dashes(theme: Theme) -> QPen:
    """What the goal is drawn with."""
    pen = QPen(theme.colour("text"), _GOAL_WIDE)
    pen.setDashPattern(_DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_goal_key(
    painter: QPainter, theme: Theme, room: QRectF, week: Week, end: Qt.AlignmentFlag
) -> None:
    """The goal's words and a piece of its line, where the chart has no room for them."""
    font, said = goal_font(theme), goal_label(week.goal)
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(said)
    at_right = end == Qt.AlignmentFlag.AlignRight
    left = room.right() - wide if at_right else room.left()
    painter.setFont(font)
    painter.setPen(theme.colour("text2"))
    painter.drawText(QRectF(left, room.top(), wide, metrics.height()), 0, said)
    middle = room.top() + metrics.height() / 2
    line = left - _KEY - _LABEL_UP if at_right else left + wide + _LABEL_UP
    painter.setPen(dashes(theme))
    painter.drawLine(QPointF(line, middle), QPointF(line + _KEY, middle))


def paint_block(painter: QPainter, theme: Theme, pillar: Pillar, box: QRectF) -> None:
    """One block of a pillar; with a pattern where the theme asks for them."""
    painter.setBrush(theme.pillar(pillar))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    if theme.patterns:
        painter.save()
        rounded = QPainterPath()
        rounded.addRoundedRect(box, _ROUND, _ROUND)
        painter.setClipPath(rounded, Qt.ClipOperation.IntersectClip)
        paint_pattern(painter, pillar, box, theme.colour("surface"))
        painter.restore()


def paint_pattern(painter: QPainter, pillar: Pillar, box: QRectF, ink: QColor) -> None:
    """What tells a pillar's blocks apart without colour: lines or dots, 2 pixels on 6.

    Drawn, not tiled, so that it is as sharp as what it is painted on.
    """
    pen = QPen(ink, _PATTERN)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    match pillar:
        case "breathe":
            pass
        case "stretch":
            _slanting(painter, box, box.bottom(), box.top())
        case "sleep":
            _slanting(painter, box, box.top(), box.bottom())
        case "heat":
            for level in _steps(box.top() + _TILE / 2, box.bottom()):
                painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))
        case "move":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            _dots(painter, box)
        case _:
            assert_never(pillar)


def _slanting(painter: QPainter, box: QRectF, begin: float, end: float) -> None:
    """Lines from one level to the other, ending at the sides: an SVG file knows no clipping."""
    high = box.height()
    for left in _steps(box.left() - high, box.right()):
        first, last = (min(1.0, max(0.0, (x - left) / high)) for x in (box.left(), box.right()))
        ends = (QPointF(left + high * at, begin + (end - begin) * at) for at in (first, last))
        painter.drawLine(*ends)


def _dots(painter: QPainter, box: QRectF) -> None:
    for level in _steps(box.top() + _TILE / 2, box.bottom()):
        for left in _steps(box.left() + _TILE / 2, box.right()):
            painter.drawEllipse(QPointF(left, level), _PATTERN_DOT, _PATTERN_DOT)


def _steps(start: float, end: float) -> Iterator[float]:
    count = max(0, math.ceil((end - start) / _TILE))
    return (start + _TILE * step for step in range(count))
