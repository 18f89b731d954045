"""Which colour is which pillar, under the week's chart."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.pillar_mark import PillarMark
from backcare_desktop.ui.texts import pillar_name
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_blocks import paint_block

_SIDE, _APART, _GAP = 11, 6, 18


class _Swatch(PillarMark):
    """A small block."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        paint_block(painter, self.theme, self.pillar, QRectF(self.rect()))


class WeekLegend(QWidget):
    """A small block and a name for each pillar."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=_GAP)
        for pillar in PILLARS:
            one = QWidget()
            pair = QHBoxLayout(one)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(_APART)
            pair.addWidget(_Swatch(theme, pillar, _SIDE))
            pair.addWidget(Words(pillar_name(pillar), "note"))
            row.addWidget(one)
