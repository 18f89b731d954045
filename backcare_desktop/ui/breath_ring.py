"""The breathing ring: a disc that swells and sinks, and the arcs of a round that fill around it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from backcare_desktop.ui import player_words, texts
from backcare_desktop.ui.ring_painting import LABEL_OUT, STROKE, TRACK, RingInk, spans
from backcare_desktop.ui.theme import Theme

_LEAST, _MOST = 97.0, 240.0
"""The track's radius never leaves these bounds, in pixels."""

_TOP = 0.113
"""Share of the height that stays empty above the ring."""

_LABEL_ROOM = 44.0
_LARGE = 1.5
"""The size of text from which on labels outside the ring take too much room."""


@dataclass(frozen=True, slots=True)
class Arc:
    """One phase of a round: its word, "In", and its length in counts."""

    word: str
    counts: float


@dataclass(frozen=True, slots=True)
class Breath:
    """What the ring shows at one instant.

    `now` is the arc that runs, None before the first and after the last round; `part` of it is
    gone (0 to 1). `fill` is how full the lungs are (0 to 1), `held` how far the edge has grown
    into that of a hold (0 to 1). `count` goes up from 1 to `counts`.
    """

    arcs: tuple[Arc, ...] = ()
    now: int | None = None
    part: float = 0.0
    fill: float = 0.0
    held: float = 0.0
    count: int = 0
    counts: int = 0
    round: int = 0
    rounds: int = 0
    paused: bool = False

    @property
    def word(self) -> str:
        """The running phase in one word; nothing outside the rounds."""
        return self.arcs[self.now].word if self.now is not None else ""


@dataclass(frozen=True, slots=True)
class _Made:
    """What holds for one theme and size: the middle, and the square in which a phase moves."""

    ink: RingInk
    centre: QPointF
    moving: QRect


class BreathRing(QProgressBar):
    """Paints one `Breath`; a progress bar to a reader, whose value is the rounds.

    Under reduced motion the disc keeps its size and fills by whole counts.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._breath = Breath()
        self._made: _Made | None = None
        self._kept: tuple[object, QPixmap] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Breathing guide"))

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes."""
        self._theme = theme
        self._made = self._kept = None
        self.update()

    def show_breath(self, breath: Breath) -> None:
        """Paint this instant; nothing is painted when nothing seen has changed."""
        before, self._breath = self._breath, breath
        if (before.arcs, before.now) != (breath.arcs, breath.now):
            self.update()
        elif before != breath:
            self.update(self._drawn().moving)
        if (before.now, before.round, before.rounds) != (breath.now, breath.round, breath.rounds):
            self._tell_reader()

    def text(self) -> str:
        """The value in words, "Hold, 5 of 7, round 2 of 4"."""
        b = self._breath
        if b.now is None:
            return ""
        said = self.tr("{word}, {count} of {counts}, round {round} of {rounds}")
        return said.format(
            word=b.word,
            count=texts.number(b.count),
            counts=texts.number(b.counts),
            round=texts.number(b.round),
            rounds=texts.number(b.rounds),
        )

    def sizeHint(self) -> QSize:
        """The least ring: it takes what else is left, and is the first to give way."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the least ring."""
        return QSize(200, 220)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ring takes a new scale."""
        super().resizeEvent(event)
        self._made = self._kept = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """What stands still from a kept picture, then what moves."""
        made = self._drawn()
        ink = made.ink
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._kept_still(ink))
        painter.translate(made.centre)
        self._paint_running_arc(painter, ink)
        if not self._disc_rests():
            self._paint_disc(painter, ink)
        self._paint_words(painter, ink)

    def _tell_reader(self) -> None:
        """At a change of phase, and only the rounds move the value.

        A bar that moves each second is read out, or beeps.
        """
        b = self._breath
        self.setAccessibleDescription(self.text())
        if self.maximum() != b.rounds:
            self.setRange(0, b.rounds)
        if self.value() != b.round:
            self.setValue(b.round)

    def _drawn(self) -> _Made:
        if self._made is None:
            scale = self._scale()
            centre = self._centre(scale)
            self._made = _Made(RingInk(self._theme, scale), centre, _track_square(centre, scale))
        return self._made

    def _scale(self) -> float:
        high = (self.height() * (1 - _TOP) - STROKE) / 2
        room = LABEL_OUT + _LABEL_ROOM if self._labels_fit() else 0.0
        wide = (self.width() - STROKE) / 2 - room
        return max(_LEAST, min(_MOST, high, wide)) / TRACK

    def _centre(self, scale: float) -> QPointF:
        free = self.height() - 2 * TRACK * scale - STROKE
        top = max(0.0, min(self.height() * _TOP, free))
        return QPointF(self.width() / 2, top + STROKE / 2 + TRACK * scale)

    def _labels_fit(self) -> bool:
        """Large text leaves the arcs without labels; the phase word stays."""
        return self._theme.text_scale < _LARGE

    def _disc_rests(self) -> bool:
        """In a hold the disc does not move: it is kept with what stands still."""
        return self._breath.held in {0.0, 1.0} and self._breath.fill in {0.0, 1.0}

    def _kept_still(self, ink: RingInk) -> QPixmap:
        b = self._breath
        disc = (b.fill, b.held, self._theme.reduced_motion, b.count) if self._disc_rests() else None
        key = (b.arcs, b.now, disc, self.devicePixelRatioF())
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, self._painted_still(ink))
        return self._kept[1]

    def _painted_still(self, ink: RingInk) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(ink.stage)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._centre(ink.scale))
        self._paint_arcs(painter, ink)
        if self._disc_rests():
            self._paint_disc(painter, ink)
        painter.end()
        return picture

    def _paint_arcs(self, painter: QPainter, ink: RingInk) -> None:
        b = self._breath
        gone = b.now if b.now is not None else 0
        places = spans(tuple(arc.counts for arc in b.arcs))
        for index, span in enumerate(places):
            ink.paint_arc(painter, span, 1.0, gone=index < gone)
        if not self._labels_fit():
            return
        label = self.tr("{word} {counts}", "a phase and its counts: In 4")
        for index, (arc, span) in enumerate(zip(b.arcs, places, strict=False)):
            said = label.format(word=arc.word, counts=player_words.counts(arc.counts))
            ink.paint_label(painter, span, said, runs=index == b.now)

    def _paint_running_arc(self, painter: QPainter, ink: RingInk) -> None:
        b = self._breath
        part = b.count / b.counts if self._theme.reduced_motion and b.counts else b.part
        if b.now is not None and part > 0:
            span = spans(tuple(arc.counts for arc in b.arcs))[b.now]
            ink.paint_arc(painter, span, part, gone=True)

    def _paint_disc(self, painter: QPainter, ink: RingInk) -> None:
        b = self._breath
        radius = ink.still_radius if self._theme.reduced_motion else ink.radius(b.fill)
        ink.paint_disc(painter, radius, b.held)
        if self._theme.reduced_motion and b.counts:
            ink.paint_wedge(painter, radius, b.count / b.counts)

    def _paint_words(self, painter: QPainter, ink: RingInk) -> None:
        b = self._breath
        if b.paused:
            ink.paint_word(painter, self.tr("Paused"))
        elif b.now is not None:
            ink.paint_count(painter, b.count, b.word)


def _track_square(centre: QPointF, scale: float) -> QRect:
    """All that changes within a phase."""
    middle, out = centre.toPoint(), math.ceil(TRACK * scale + STROKE)
    return QRect(middle.x() - out, middle.y() - out, 2 * out, 2 * out)
