"""Icons in any colour and size, crisp on every screen; a pillar's badge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QTransform

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui.icon_paths import GRID, IconName, icon_path
from backcare_desktop.ui.theme import Theme

STROKE = 1.75
"""Of an icon of 20 pixels and more, on its grid."""

SMALL_STROKE = 1.5
"""Of a smaller one, in pixels: thinner lines would fade."""

_RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)
"""The device pixel ratios for which a picture is made; others are scaled from the next one."""

_BADGE_ROUND, _BADGE_ICON = 0.3, 0.54
_BADGE_STRENGTH = {True: 0.16, False: 0.20}


def paint_icon(  # noqa: PLR0913 - a painter's call says where and how at once
    painter: QPainter,
    name: IconName,
    box: QRectF,
    colour: QColor,
    *,
    mirrored: bool = False,
    stroke: float | None = None,
) -> None:
    """Paint the icon into this square; `stroke` in pixels where the usual one does not fit."""
    side = box.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(colour, stroke or stroke_of(side)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(box.topLeft())
    scale = QTransform.fromScale(side / GRID, side / GRID)
    mirror = QTransform(-1, 0, 0, 1, side, 0) if mirrored else QTransform()
    painter.drawPath((scale * mirror).map(icon_path(name)))
    painter.restore()


def stroke_of(side: float) -> float:
    """How thick the lines of an icon of this size are, both in pixels."""
    return STROKE * side / GRID if side >= GRID else SMALL_STROKE


def icon_pixmap(
    name: IconName, colour: QColor, side: int, ratio: float, *, mirrored: bool = False
) -> QPixmap:
    """A picture of the icon; `side` in pixels of the layout, `ratio` the screen's."""
    return _picture(side, ratio, lambda p, box: paint_icon(p, name, box, colour, mirrored=mirrored))


def icon(
    name: IconName,
    colour: QColor,
    side: int = 20,
    *,
    disabled: QColor | None = None,
    mirrored: bool = False,
) -> QIcon:
    """The icon for a button or a menu; `disabled` is its colour while it cannot be used."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(icon_pixmap(name, colour, side, ratio, mirrored=mirrored))
        if disabled is not None:
            grey = icon_pixmap(name, disabled, side, ratio, mirrored=mirrored)
            made.addPixmap(grey, QIcon.Mode.Disabled)
    return made


def badge_pixmap(theme: Theme, pillar: Pillar, side: int, ratio: float) -> QPixmap:
    """The pillar's icon on a rounded square of its own colour, softened."""
    return _picture(side, ratio, lambda p, box: paint_badge(p, theme, pillar, box))


def paint_badge(painter: QPainter, theme: Theme, pillar: Pillar, box: QRectF) -> None:
    """Paint a pillar's badge into this square."""
    side = box.width()
    soft = QColor(theme.pillar(pillar))
    soft.setAlphaF(_BADGE_STRENGTH[theme.is_light])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawRoundedRect(box, side * _BADGE_ROUND, side * _BADGE_ROUND)
    paint_icon(painter, pillar, middle(box, side * _BADGE_ICON), theme.pillar(pillar))


def middle(box: QRectF, side: float) -> QRectF:
    """The square of this side in the middle of a box."""
    half = QPointF(side / 2, side / 2)
    return QRectF(box.center() - half, box.center() + half)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def _picture(side: int, ratio: float, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
    pixels = QPixmap(QSize(side, side) * ratio)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixels
