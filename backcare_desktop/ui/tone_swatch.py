"""A head in one tone of skin and hair, as a sample to choose by."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPixmap

from backcare_desktop.ui.figure_ink import figure_ink
from backcare_desktop.ui.theme import Theme

_HAIR = 0.46
"""How far down the hair comes, as a share of the head's height."""


def tone_swatch(theme: Theme, tone: str, side: int, ratio: float) -> QIcon:
    """A square of `side` pixels of the layout, each of `ratio` device pixels."""
    pixels = QPixmap(round(side * ratio), round(side * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    ink = figure_ink(theme.name, tone)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    head = QRectF(side * 0.14, side * 0.06, side * 0.72, side * 0.88)
    painter.setBrush(ink.skin)
    painter.drawEllipse(head)
    hair, upper = QPainterPath(), QPainterPath()
    hair.addEllipse(head.adjusted(-1, -1, 1, 0))
    upper.addRect(QRectF(0, 0, side, head.top() + head.height() * _HAIR))
    face = QPainterPath()
    face.addEllipse(head.adjusted(side * 0.06, head.height() * 0.24, -side * 0.06, 0))
    painter.setBrush(ink.hair)
    painter.drawPath(hair.intersected(upper).subtracted(face))
    painter.end()
    return QIcon(pixels)
