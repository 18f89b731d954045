"""What stands still while the figure moves: the floor's shade and the things behind.

They are painted once into a picture of just their own pixels, with the very transform of the
stage, so that nothing is resampled.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import (
    QBitmap,
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPixmap,
    QRadialGradient,
    QRegion,
    QTransform,
)

from backcare_desktop.core.figure_bones import Figure
from backcare_desktop.core.figure_props import layer_of
from backcare_desktop.core.pose import Framing
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_props import paint_props

_KEPT = 6
_DOWN, _HIGH, _SOLID = 0.004, 0.034, 0.75
_RIM = 2

_SHADE_SIZE = QSize(512, 32)
"""In which the floor's shade is kept, in pixels."""


def paint_behind(canvas: Canvas, figure: Figure) -> None:
    """The floor's shade, and the things behind the figure."""
    framing = figure.pose.scene.framing
    if framing.floor:
        _paint_shade(canvas, framing)
    paint_props(canvas, figure, "back")


class Stills:
    """Keeps the last few pictures of it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[QPixmap, QPointF] | None] = OrderedDict()

    def forget(self) -> None:
        """Let go of them all: nobody is looking."""
        self._kept.clear()

    def paint_behind(self, canvas: Canvas, figure: Figure, area: QRectF) -> None:
        """As the function of that name; `area` is the picture in the painter's own pixels."""
        painter = canvas.painter
        still = _Still(canvas, figure, painter.device().devicePixelRatioF(), area)
        key = still.key()
        if key not in self._kept:
            self._kept[key] = still.picture()
        self._kept.move_to_end(key)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        found = self._kept[key]
        if found is not None:
            world = painter.transform()
            painter.resetTransform()
            painter.drawPixmap(found[1], found[0])
            painter.setTransform(world)


@dataclass(frozen=True, slots=True)
class _Still:
    """Floor and things behind, as they are about to be painted."""

    canvas: Canvas
    figure: Figure
    ratio: float
    area: QRectF

    def key(self) -> Hashable:
        """All that its picture depends on."""
        scene, behind = self.figure.pose.scene, self.figure.pose.view == "back"
        props = tuple(prop for prop in scene.props if layer_of(prop, behind=behind) == "back")
        framing = scene.framing
        floor = (framing.shadow, framing.shadow_x) if framing.floor else None
        t = self.canvas.painter.transform()
        place = (t.m11(), t.m12(), t.m21(), t.m22(), t.dx(), t.dy(), self.ratio)
        return id(self.canvas.ink), props, floor, behind, place

    def picture(self) -> tuple[QPixmap, QPointF] | None:
        """Its own pixels, and where they go in the painter's; None if there are none."""
        pixels = self._pixels()
        image = QImage(pixels.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._device(pixels))
        paint_behind(Canvas(painter, self.canvas.ink), self.figure)
        painter.end()
        bounds = QRegion(QBitmap.fromImage(image.createAlphaMask())).boundingRect()
        bounds |= self._shade(pixels) & image.rect()
        if bounds.isEmpty():
            return None
        bounds = bounds.adjusted(-_RIM, -_RIM, _RIM, _RIM) & image.rect()
        picture = QPixmap.fromImage(image.copy(bounds))
        picture.setDevicePixelRatio(self.ratio)
        return picture, QPointF(pixels.topLeft() + bounds.topLeft()) / self.ratio

    def _shade(self, pixels: QRect) -> QRect:
        """Where the floor's shade is, to its faint edge."""
        framing = self.figure.pose.scene.framing
        if not framing.floor:
            return QRect()
        left, low = framing.shadow_x - framing.shadow, -_DOWN - _HIGH
        return (
            self._device(pixels)
            .mapRect(QRectF(left, low, 2 * framing.shadow, 2 * _HIGH))
            .toAlignedRect()
        )

    def _pixels(self) -> QRect:
        area, ratio = self.area, self.ratio
        return QRectF(area.topLeft() * ratio, area.size() * ratio).toAlignedRect()

    def _device(self, pixels: QRect) -> QTransform:
        world = self.canvas.painter.transform()
        scale = QTransform.fromScale(self.ratio, self.ratio)
        return world * scale * QTransform.fromTranslate(-pixels.x(), -pixels.y())


def _paint_shade(canvas: Canvas, framing: Framing) -> None:
    """A picture of it, drawn as wide as it is here: a gradient takes thirty times as long."""
    painter = canvas.painter
    left, low = framing.shadow_x - framing.shadow, -_DOWN - _HIGH
    world = painter.transform()
    there = world.mapRect(QRectF(left, low, 2 * framing.shadow, 2 * _HIGH))
    picture = _shade_of(canvas.ink.floor.rgba())
    painter.save()
    painter.resetTransform()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(there, picture, QRectF(picture.rect()))
    painter.restore()


@functools.lru_cache(maxsize=2)
def _shade_of(rgba: int) -> QImage:
    """A shade of this colour that goes out at its edge; as high and wide as its picture."""
    picture = QImage(_SHADE_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    colour, edge = QColor.fromRgba(rgba), QColor.fromRgba(rgba)
    edge.setAlphaF(0)
    gradient = QRadialGradient(QPointF(0, 0), 1)
    gradient.setColorAt(0, colour)
    gradient.setColorAt(_SOLID, colour)
    gradient.setColorAt(1, edge)
    painter = QPainter(picture)
    painter.translate(_SHADE_SIZE.width() / 2, _SHADE_SIZE.height() / 2)
    painter.scale(_SHADE_SIZE.width() / 2, _SHADE_SIZE.height() / 2)
    painter.fillRect(QRectF(-1, -1, 2, 2), QBrush(gradient))
    painter.end()
    return picture
