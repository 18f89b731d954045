"""The week's chart: a block a session, day by day, with the goal; only here is pyqtgraph known."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from backcare_desktop.core.week import DAYS, Day, Week
from backcare_desktop.ui.texts import number
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_blocks import BlockPainter, paint_goal_key
from backcare_desktop.ui.week_words import chart_day, days_listed, translate

_LEAST = QSize(320, 220)
_TICKS = 4
_LEAST_STEP = 3
_SIDE = 0.62
"""From the middle of the first and the last day to the edge, as a share of a day."""

_HAIRLINE = 0.004
"""As much more of the count's axis as its outermost lines need, as a share of it."""

_ONE_LETTER = 1.5
"""Beyond this size of text the days are named by a letter."""

_Text = tuple[QRectF, int, str]


def highest(week: Week) -> int:
    """Where the count's axis ends: a multiple of the step, over the fullest day and the goal."""
    return tick_step(week) * _TICKS


def levels(week: Week) -> range:
    """The ticks of the count's axis."""
    return range(0, highest(week) + 1, tick_step(week))


def tick_step(week: Week) -> int:
    """From one tick to the next: 3, or as much more as a very full day needs."""
    # A level for the number above a pile, and one for the word of a day of rest with blocks.
    piles = [day.total + (2 if day.context and day.total else 1) for day in week.days]
    most = max(*piles, week.goal.per_day)
    return max(_LEAST_STEP, -(-most // _TICKS))


class _Drawing(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """All that is drawn of the days, in pixels, at the places that the axes give."""

    def __init__(self, theme: Theme, week: Week) -> None:
        super().__init__()
        self._theme, self._week = theme, week
        self.goal_is_named = True

    def show_days(self, theme: Theme, week: Week) -> None:
        """Draw these."""
        self.prepareGeometryChange()
        self._theme, self._week = theme, week
        self.update()

    def boundingRect(self) -> QRectF:
        """From the first day's left to the last one's right, as high as the axis."""
        return QRectF(-_SIDE, 0, DAYS - 1 + 2 * _SIDE, highest(self._week))

    def paint(self, painter: QPainter, *_: object) -> None:
        """In pixels, or round corners would be stretched."""
        week, within = self._week, self.boundingRect()
        places: QTransform = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        draw = BlockPainter(painter, self._theme, places)
        draw.grid(levels(week), within)
        for at, day in enumerate(week.days):
            draw.day(at, day)
        draw.goal_line(week.goal.per_day, within)
        for at, day in enumerate(week.days):
            draw.total(at, day)
        self.goal_is_named = draw.goal_label(week, within)
        painter.restore()


class _DayAxis(pg.AxisItem):  # type: ignore[misc]  # as above
    """The days' names under the piles; today's stands out."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._today: int | None = None
        self._fonts = (self.font(), self.font())
        self._pens = (QPen(), QPen())

    def show_days(self, days: tuple[Day, ...], theme: Theme, *, narrow: bool) -> None:
        """Name these."""
        standings = [day.standing for day in days]
        self._today = standings.index("today") if "today" in standings else None
        usual, strong = theme.font("body"), theme.font("section")
        self._fonts = (usual, strong)
        self._pens = (QPen(theme.colour("text2")), QPen(theme.colour("text")))
        self.setStyle(tickFont=usual, tickLength=0, tickTextOffset=6, autoExpandTextSpace=False)
        names = [(at, chart_day(day.day, narrow=narrow)) for at, day in enumerate(days)]
        self.setTicks([names])
        self.setHeight(QFontMetrics(usual).height() + 8)
        self.setPen(None)
        self.picture = None
        self.update()

    def drawPicture(
        self, painter: QPainter, _axis: object, _ticks: object, texts: Sequence[_Text]
    ) -> None:
        """Words only."""
        for at, (box, _, words) in enumerate(texts):
            strong = at == self._today
            painter.setFont(self._fonts[strong])
            painter.setPen(self._pens[strong])
            centre = box.center()
            wide = painter.fontMetrics().horizontalAdvance(words) + 4
            room = QRectF(centre.x() - wide / 2, box.top() - 2, wide, box.height() + 4)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)


class WeekChart(QLabel):
    """The chart as one picture: to a reader a graphic, with the days' totals as description."""

    def __init__(self, theme: Theme, week: Week, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._week = theme, week
        self.setPixmap(QPixmap(1, 1))  # what a reader takes for a graphic is a label with one
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        said = translate("week", "Chart of the week; table with the same numbers: press T")
        self.setAccessibleName(said)
        self._plot = _made_plot()
        item = self._plot.getPlotItem()
        self._days, self._drawing = item.getAxis("bottom"), _Drawing(theme, week)
        item.addItem(self._drawing, ignoreBounds=True)
        self._draw()

    def show_week(self, week: Week) -> None:
        """Draw these days."""
        self._week = week
        self._draw()

    def show_theme(self, theme: Theme) -> None:
        """Draw in these colours and fonts."""
        self._theme = theme
        self.updateGeometry()
        self._draw()

    def sizeHint(self) -> QSize:
        """No more than it needs: it takes all the room there is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Larger with larger text."""
        grown = max(1.0, self._theme.text_scale) ** 0.75
        return QSize(round(_LEAST.width() * grown), round(_LEAST.height() * grown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The plot goes along."""
        super().resizeEvent(event)
        self._plot.resize(event.size())
        for one in (self._plot, self._plot.viewport()):  # a widget that is hidden is not told
            QApplication.sendEvent(one, QResizeEvent(one.size(), event.oldSize()))
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, wherever this label is painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._plot.render(painter, QRectF(self.rect()), self._plot.rect())
        if not self._drawing.goal_is_named:
            sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            end = sides[not self.isRightToLeft()]
            paint_goal_key(painter, self._theme, QRectF(self.rect()), self._week, end)

    def _draw(self) -> None:
        theme, week, plot = self._theme, self._week, self._plot
        self.setAccessibleDescription(days_listed(week))
        plot.setBackground(theme.colour("surface"))
        item = plot.getPlotItem()
        above = QFontMetrics(theme.font("small")).height() + 2
        item.layout.setContentsMargins(0, above, 4, 0)
        item.getViewBox().invertX(self.isRightToLeft())
        item.setXRange(-_SIDE, DAYS - 1 + _SIDE, padding=0)
        item.setYRange(0, highest(week), padding=_HAIRLINE)
        self._draw_axes(item)
        self._drawing.show_days(theme, week)
        self.update()

    def _draw_axes(self, item: pg.PlotItem) -> None:
        theme, week = self._theme, self._week
        side, other = ("right", "left") if self.isRightToLeft() else ("left", "right")
        item.showAxis(side)
        item.hideAxis(other)
        count = item.getAxis(side)
        count.setPen(None)
        count.setTickPen(theme.colour("surface"))
        count.setTextPen(theme.colour("text2"))
        small = theme.font("small", tabular=True)
        count.setStyle(tickFont=small, tickLength=0, tickTextOffset=8)
        count.setTicks([[(level, number(level)) for level in levels(week)]])
        self._days.show_days(week.days, theme, narrow=theme.text_scale > _ONE_LETTER)


def _made_plot() -> pg.PlotWidget:
    """Never shown: the label paints it, or a reader would meet a second window."""
    plot = pg.PlotWidget(axisItems={"bottom": _DayAxis()})
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setRenderHint(QPainter.RenderHint.Antialiasing)
    item = plot.getPlotItem()
    item.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its sides are named as seen
    item.setMouseEnabled(x=False, y=False)
    item.setMenuEnabled(False)
    item.hideButtons()
    return plot
