"""Rings that fill: how much of a time or of a day's number is gone, with a picture or a count."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui import texts
from backcare_desktop.ui.icon_paths import IconName
from backcare_desktop.ui.icons import middle, paint_icon
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import ColourName

_FULL = 360 * 16
"""Qt counts angles in sixteenths of a degree."""

_TOP = 90 * 16
_SOFT = 0.20
"""The strength of the disc that stands for a ring where there is nothing to count to."""

_DOT, _DOT_GAP = 6.5, 1.5
"""Radius of the dot of what is held, and the clear gap around it, in pixels."""

_SECONDS_RADIUS, _SECONDS_STROKE = 48.0, 6.0
_STEP, _FRAMES = 5.1, (250, 125, 50)
"""The end of the seconds' ring moves by no more pixels than this in one of these frames, in
milliseconds; whole frames go into a second, so that its count is never late."""

_COUNT_AT, _UNIT_AT = 0.42, 0.70
"""Where the count and its unit stand, as shares of the height."""


def paint_ring(  # noqa: PLR0913 - a painter's call says where and how at once
    painter: QPainter, box: QRectF, stroke: float, part: float, *, colour: QColor, track: QColor
) -> None:
    """A ring along the inside of the box, this part of it (0 to 1) filled from 12 o'clock on.

    It turns clockwise, also where one reads from the right.
    """
    half = stroke / 2
    inner = box.adjusted(half, half, -half, -half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track if part < 1 else colour, stroke))
    painter.drawEllipse(inner)
    if 0 < part < 1:
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, cap))
        painter.drawArc(inner, _TOP, -round(_FULL * part))


class _Round(QProgressBar):
    """A square that paints itself; `radius` is that of the middle of the stroke, at 100 % text."""

    def __init__(
        self, theme: Theme, pillar: Pillar, radius: float, stroke: float, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._theme, self._pillar = theme, pillar
        self._drawn = 2 * radius + stroke
        self._stroke = stroke
        self.setTextVisible(False)
        self.setRange(0, 1)
        self.setValue(0)  # Qt begins with -1, which a reader would be told
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_pillar(self, pillar: Pillar) -> None:
        """Stand for another pillar."""
        self._pillar = pillar
        self.update()

    def sizeHint(self) -> QSize:
        """The ring's square, larger with larger text."""
        side = math.ceil(self._drawn * max(1.0, self._theme.text_scale))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same: it does not shrink."""
        return self.sizeHint()

    def _box(self) -> QRectF:
        return middle(QRectF(self.rect()), min(self.width(), self.height()))

    def _scale(self) -> float:
        return self._box().width() / self._drawn


class PillarRing(_Round):
    """A pillar's icon in a ring that shows how much of today's number is done.

    A progress bar to a reader. `radius`, `stroke` and `icon` are pixels at 100 % text.
    """

    def __init__(  # noqa: PLR0913 - each says one thing about the ring
        self,
        theme: Theme,
        pillar: Pillar,
        *,
        radius: float = 13.5,
        stroke: float = 3.0,
        icon: float = 15.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, pillar, radius, stroke, parent)
        self._icon_side = icon
        self._part: float | None = 0.0
        self._ticked = self._held = False

    def show_count(self, done: int, of: int) -> None:
        """So many done of so many; more than the day's number fills the ring and no more."""
        self.setRange(0, max(of, 1))
        self.setValue(min(done, of))
        said = self.tr("{done} of {of}")
        self.setAccessibleDescription(said.format(done=texts.number(done), of=texts.number(of)))
        self.show_part(min(done / of, 1.0) if of else 0.0)

    def show_share(self, part: float | None) -> None:
        """Fill this part (0 to 1), and say it as percent; None as in `show_part`."""
        self.setRange(0, 100)
        self.setValue(round(100 * (part or 0.0)))
        self.show_part(part)

    def show_part(self, part: float | None) -> None:
        """Fill this part (0 to 1); None where there is no number: a soft disc, no ring."""
        if part != self._part:
            self._part = part
            self.update()

    def show_ticked(self, *, ticked: bool) -> None:
        """A tick for the icon: all is done."""
        self._ticked = ticked
        self.update()

    def show_held(self, *, held: bool) -> None:
        """What it stands for waits: the ring grey, and a dot on it."""
        self._held = held
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring or disc, the icon in the middle, the dot of what waits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.pillar(self._pillar)
        if self._part is None:
            self._paint_disc(painter, colour)
        else:
            self._paint_ring(painter, colour, self._part)
        ink = colour if self._part != 0 or self._held else self._theme.colour("text2")
        side = self._icon_side * self._scale()
        name: IconName = "check" if self._ticked else self._pillar
        paint_icon(painter, name, middle(self._box(), side), ink)

    def _paint_disc(self, painter: QPainter, colour: QColor) -> None:
        soft = QColor(colour)
        soft.setAlphaF(_SOFT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawEllipse(self._box())

    def _paint_ring(self, painter: QPainter, colour: QColor, part: float) -> None:
        theme, stroke = self._theme, self._stroke * self._scale()
        if not self._held:
            track = theme.colour("track")
            paint_ring(painter, self._box(), stroke, part, colour=colour, track=track)
            return
        grey = theme.colour("control")
        paint_ring(painter, self._box(), stroke, 1.0, colour=grey, track=grey)
        self._paint_dot(painter)

    def _paint_dot(self, painter: QPainter) -> None:
        radius = _DOT * self._scale()
        at = self._box().bottomRight() - QPointF(1, 1) * (radius + _DOT_GAP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(at, radius + _DOT_GAP, radius + _DOT_GAP)
        painter.setBrush(self._theme.colour("text"))
        painter.drawEllipse(at, radius, radius)


class SecondsRing(_Round):
    """Seconds left in a hold, counting down in a ring that empties.

    A reader is told of a hold once, in its name, and never each second. On a `ground` of its own
    it hides what lies under it, which then is not painted again with each of its steps.
    """

    def __init__(
        self,
        theme: Theme,
        pillar: Pillar,
        *,
        ground: ColourName | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, pillar, _SECONDS_RADIUS, _SECONDS_STROKE, parent)
        self._left, self._part = 0, 0.0
        self._ground = ground

    def show_left(self, seconds: int, part: float) -> None:
        """So many seconds left, and this part of the ring still full (0 to 1)."""
        if (seconds, part) != (self._left, self._part):
            self._left, self._part = seconds, part
            self.setValue(1 if seconds else 0)
            self._hide_what_is_under()
            self.update()

    def frame_length(self, seconds: float) -> int:
        """Milliseconds until it looks different, in a hold of so many seconds."""
        step = 1000 * seconds * _STEP / (2 * math.pi * _SECONDS_RADIUS)
        return next((frame for frame in _FRAMES if frame <= step), _FRAMES[-1])

    def _hide_what_is_under(self) -> None:
        """Qt's style sheets take this from a widget whenever they dress it."""
        opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent
        if self._ground is not None and not self.testAttribute(opaque):
            self.setAttribute(opaque)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring, count, unit."""
        painter = QPainter(self)
        if self._ground is not None:
            painter.fillRect(self.rect(), self._theme.colour(self._ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, self._box()
        colour, track = theme.pillar(self._pillar), theme.colour("track")
        stroke = self._stroke * self._scale()
        paint_ring(painter, box, stroke, self._part, colour=colour, track=track)
        painter.setFont(theme.font("seconds"))
        painter.setPen(theme.colour("text"))
        self._paint_line(painter, texts.number(self._left), box.height() * _COUNT_AT)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        self._paint_line(painter, self._unit(), box.height() * _UNIT_AT)

    def _unit(self) -> str:
        if self._left == 1:
            return self.tr("second", "under the count 1")
        return self.tr("seconds", "under a count", self._left)

    def _paint_line(self, painter: QPainter, said: str, height: float) -> None:
        metrics = QFontMetricsF(painter.font())
        base = self._box().top() + height + metrics.capHeight() / 2
        painter.drawText(QPointF((self.width() - metrics.horizontalAdvance(said)) / 2, base), said)
