"""How the breathing ring is painted: flat colours only, prepared once for a theme and a scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText

from backcare_desktop.ui import texts
from backcare_desktop.ui.theme import Theme

TRACK = 154.0
"""Radius of the track at which every other measure is taken, in pixels."""

STROKE = 5.0
LABEL_OUT = 22.0
"""From the track to the middle of a label, in pixels at any scale."""

_HALF_LABEL = 17.0
"""Half the width of a label that keeps clear of the track there, in pixels."""

GAP = 6.0
"""Degrees between two arcs."""

_EMPTY, _SWELL = 62.0, 56.0
"""The disc's radius when all air is out, and what a full breath adds."""

_STILL = 96.0
"""The disc's radius under reduced motion."""

_HALO, _HALO_STEPS, _HALO_STRENGTH = 26.0, 3, 0.55
_WEDGE_STRENGTH = 0.28
_EDGE, _EDGE_HELD = 2.5, 4.0
_COUNT_UP, _WORD_DOWN = 0.5, 0.68
"""Middles of the count and of the word, from the centre, in heights of the count."""

_SIXTEENTH = 16
"""Qt counts angles in sixteenths of a degree."""


_Line = tuple[QPointF, QStaticText]
"""The upper left corner of a line of text, and its shapes."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where an arc lies, in degrees clockwise from 12 o'clock."""

    start: float
    length: float


def spans(counts: tuple[float, ...]) -> tuple[Span, ...]:
    """One arc for each phase, as long as its counts; a whole circle where there are none."""
    if not counts:
        return (Span(0.0, 360.0),)
    whole = sum(counts)
    found = []
    start = 0.0
    for count in counts:
        share = 360.0 * count / whole
        found.append(Span(start + GAP / 2, share - GAP))
        start += share
    return tuple(found)


class RingInk:
    """Colours and fonts of one theme, ready to paint around the origin at one scale."""

    def __init__(self, theme: Theme, scale: float) -> None:
        self.scale = scale
        self.stage = theme.colour("stage")
        self._track, self._edge = theme.colour("track"), theme.colour("ringEdge")
        self._disc = theme.colour("ringIn")
        self._wedge = _mixed(self._disc, self._edge, _WEDGE_STRENGTH)
        self._text, self._text2 = theme.colour("text"), theme.colour("text2")
        steps = [(step + 0.5) / _HALO_STEPS for step in range(_HALO_STEPS)]
        self._halo = [
            (_HALO * scale * (1 - step / _HALO_STEPS), _mixed(self.stage, self._disc, s * 0.55))
            for step, s in enumerate(steps)
        ]
        self._label = theme.font("small")
        self._count, self._word = theme.font("display"), theme.font("phase")
        self._heading = theme.font("heading")
        self._high = QFontMetricsF(self._count).capHeight()
        self._gone, self._to_come = (
            QPen(colour, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            for colour in (self._edge, self._track)
        )
        self._round = _square(TRACK * scale)
        self._lines: dict[tuple[str, float], _Line] = {}

    def radius(self, fill: float) -> float:
        """The disc's radius for lungs so full (0 to 1)."""
        return self.scale * (_EMPTY + _SWELL * fill)

    @property
    def still_radius(self) -> float:
        """The disc's radius under reduced motion."""
        return self.scale * _STILL

    def paint_arc(self, painter: QPainter, span: Span, part: float, *, gone: bool) -> None:
        """One arc, this part of it (0 to 1), as gone or as still to come."""
        painter.setPen(self._gone if gone else self._to_come)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        start = round((90 - span.start) * _SIXTEENTH)
        length = -round(span.length * part * _SIXTEENTH)
        painter.drawArc(self._round, start, length)

    def paint_label(self, painter: QPainter, span: Span, said: str, *, runs: bool) -> None:
        """A phase's name outside the middle of its arc."""
        font = QFont(self._label)
        font.setWeight(QFont.Weight.DemiBold if runs else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._text if runs else self._text2)
        angle = math.radians(span.start + span.length / 2)
        half = QFontMetricsF(font).horizontalAdvance(said) / 2
        out = TRACK * self.scale + LABEL_OUT + max(0.0, half - _HALF_LABEL) * abs(math.sin(angle))
        middle = QPointF(out * math.sin(angle), -out * math.cos(angle))
        box = _square(half + 1).translated(middle)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def paint_disc(self, painter: QPainter, radius: float, held: float) -> None:
        """Halo, edge and disc: opaque circles on each other, where a gradient costs five times."""
        painter.setPen(Qt.PenStyle.NoPen)
        edge = _EDGE + (_EDGE_HELD - _EDGE) * held
        for out, colour in self._halo:
            _fill(painter, radius + out, colour)
        _fill(painter, radius + edge / 2, self._edge)
        _fill(painter, radius - edge / 2, self._disc)

    def paint_wedge(self, painter: QPainter, radius: float, part: float) -> None:
        """A sector of the disc, from 12 o'clock, this part of the whole."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._wedge)
        box = _square(radius - _EDGE / 2)
        painter.drawPie(box, 90 * _SIXTEENTH, -round(360 * _SIXTEENTH * part))

    def paint_count(self, painter: QPainter, count: int, word: str) -> None:
        """The count, and the phase's word under it."""
        self._paint_line(painter, texts.number(count), self._count, -_COUNT_UP * self._high)
        self._paint_line(painter, word, self._word, _WORD_DOWN * self._high)

    def paint_word(self, painter: QPainter, word: str) -> None:
        """One word in the middle."""
        self._paint_line(painter, word, self._word, 0.0)

    def _paint_line(self, painter: QPainter, said: str, font: QFont, middle: float) -> None:
        painter.setFont(font)
        painter.setPen(self._text)
        key = said, middle
        if key not in self._lines:
            self._lines[key] = _line(said, font, middle)
        painter.drawStaticText(*self._lines[key])


def _line(said: str, font: QFont, middle: float) -> _Line:
    """A line of text above or below the origin, its capitals about that height."""
    metrics, shaped = QFontMetricsF(font), QStaticText(said)
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    shaped.prepare(font=font)
    top = middle + metrics.capHeight() / 2 - metrics.ascent()
    return QPointF(-metrics.horizontalAdvance(said) / 2, top), shaped


def _square(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _fill(painter: QPainter, radius: float, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(0, 0), radius, radius)


def _mixed(under: QColor, over: QColor, strength: float) -> QColor:
    """`over` laid on `under` with this strength, as one opaque colour."""
    keep = 1 - strength
    return QColor(
        round(under.red() * keep + over.red() * strength),
        round(under.green() * keep + over.green() * strength),
        round(under.blue() * keep + over.blue() * strength),
    )
