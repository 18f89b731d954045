"""Thin bars and dots: time running out on a card, rounds and holds done in a session."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui.icons import middle, paint_icon
from backcare_desktop.ui.rings import paint_ring
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import ColourName

_BAR_HIGH = 3
_PERCENT_WIDE = 160
_ROUND_WIDE, _ROUND_HIGH, _ROUND_GAP = 30, 6, 8
_DOT, _DOT_STEP = 13, 30
_STEP, _STEP_NOW, _STEP_GAP = 9, 28, 8
_DOT_STROKE, _DOT_EDGE, _DOT_TICK = 3.0, 1.5, 10.0


class _Bar(QProgressBar):
    """A progress bar that paints itself, from the side from which one reads."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextVisible(False)
        self.setRange(0, 1)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Painted as for reading from the left, and mirrored where one reads from the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Paint within the widget, its beginning at the left."""
        raise NotImplementedError


class Percent(_Bar):
    """How far something has come that is being done, from 0 to 100."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setRange(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as a button or two."""
        return QSize(self._theme.scaled(_PERCENT_WIDE), self._theme.scaled(_ROUND_HIGH))

    def paint(self, painter: QPainter) -> None:
        """What is done, on its track."""
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(whole, radius, radius)
        done = QRectF(whole)
        done.setWidth(whole.width() * self.value() / self.maximum())
        painter.setBrush(self._theme.colour("text2"))
        painter.drawRoundedRect(done, radius, radius)


class Countdown(_Bar):
    """How much time is left before something goes by itself.

    To a reader it is full until it is empty: it does not chatter.
    """

    def __init__(self, theme: Theme, pillar: Pillar, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pillar = pillar
        self._left = 1.0
        self.setValue(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pillar(self, pillar: Pillar) -> None:
        """Take another pillar's colour."""
        self._pillar = pillar
        self.update()

    def show_left(self, left: float) -> None:
        """The part of the time that is left (0 to 1)."""
        if left != self._left:
            self._left = left
            self.setValue(1 if left > 0 else 0)
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(_BAR_HIGH, _BAR_HIGH)

    def paint(self, painter: QPainter) -> None:
        """The track, and on it what is left."""
        box = QRectF(self.rect())
        _fill(painter, box, self._theme, "track")
        painter.setBrush(self._theme.pillar(self._pillar))
        box.setWidth(box.width() * self._left)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


class _Units(_Bar):
    """Some units: `done` of them done, and of the next this part (0 to 1)."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self._done, self._of, self._part = 0, 1, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_done(self, done: int, of: int, part: float = 0.0, *, said: str = "") -> None:
        """So many done, this part of the next; `said` is the same in words, "2 of 4 holds"."""
        self._done, self._of, self._part = done, max(of, 1), part
        if (self.maximum(), self.value()) != (self._of, done):
            self.setRange(0, self._of)
            self.setValue(done)
            self.setAccessibleDescription(said)
            self.updateGeometry()
        self.update()

    def _filled(self, index: int) -> float:
        """How much of one unit is done (0 to 1)."""
        return 1.0 if index < self._done else self._part if index == self._done else 0.0


class RoundBars(_Units):
    """One short bar for each round."""

    def __init__(
        self, theme: Theme, *, colour: ColourName = "ringEdge", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._colour: ColourName = colour

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return QSize(self._of * (_ROUND_WIDE + _ROUND_GAP) - _ROUND_GAP, _ROUND_HIGH)

    def paint(self, painter: QPainter) -> None:
        """Each bar's track, and what of it is done."""
        for index in range(self._of):
            box = QRectF(index * (_ROUND_WIDE + _ROUND_GAP), 0, _ROUND_WIDE, _ROUND_HIGH)
            _fill(painter, box, self._theme, "track")
            part = self._filled(index)
            if part > 0:
                box.setWidth(max(box.height(), box.width() * part))
                _fill(painter, box, self._theme, self._colour)


class RepDots(_Units):
    """One dot for each repetition: done a tick, now a ring that fills, to come an outline."""

    def __init__(self, theme: Theme, pillar: Pillar, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pillar = pillar

    def show_pillar(self, pillar: Pillar) -> None:
        """Take another pillar's colour."""
        self._pillar = pillar
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return QSize((self._of - 1) * _DOT_STEP + _DOT + 4, _DOT + 4)

    def paint(self, painter: QPainter) -> None:
        """Each dot as it stands."""
        for index in range(self._of):
            box = QRectF(index * _DOT_STEP, 0, _DOT + 4, _DOT + 4)
            if index < self._done:
                self._paint_done(painter, middle(box, _DOT))
            elif index == self._done:
                self._paint_now(painter, box)
            else:
                self._paint_to_come(painter, middle(box, _DOT))

    def _paint_done(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.pillar(self._pillar))
        painter.drawEllipse(box)
        tick, mirrored = middle(box, _DOT_TICK), self.isRightToLeft()
        paint_icon(painter, "check", tick, self._theme.colour("surface"), mirrored=mirrored)

    def _paint_now(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        if self.isRightToLeft():  # a ring turns clockwise for everybody
            painter.translate(box.center())
            painter.scale(-1, 1)
            painter.translate(-box.center())
        colour, track = self._theme.pillar(self._pillar), self._theme.colour("track")
        paint_ring(painter, box, _DOT_STROKE, self._part, colour=colour, track=track)
        painter.restore()

    def _paint_to_come(self, painter: QPainter, box: QRectF) -> None:
        half = _DOT_EDGE / 2
        painter.setPen(QPen(self._theme.colour("control"), _DOT_EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(half, half, -half, -half))


class StepDots(_Bar):
    """One dot for each step: done filled, now a longer one, to come an outline."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, step: int, of: int, *, said: str) -> None:
        """Be at that step of so many, from 1; `said` is the same in words."""
        self.setRange(0, of)
        self.setValue(step)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return QSize((self.maximum() - 1) * (_STEP + _STEP_GAP) + _STEP_NOW, _STEP)

    def paint(self, painter: QPainter) -> None:
        """Each dot as it stands."""
        left = 0.0
        for step in range(1, self.maximum() + 1):
            wide = _STEP_NOW if step == self.value() else _STEP
            box = QRectF(left, 0, wide, _STEP)
            if step <= self.value():
                _fill(painter, box, self._theme, "accent")
            else:
                half = _DOT_EDGE / 2
                painter.setPen(QPen(self._theme.colour("control"), _DOT_EDGE))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(half, half, -half, -half))
            left += wide + _STEP_GAP


def _fill(painter: QPainter, box: QRectF, theme: Theme, colour: ColourName) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colour))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
