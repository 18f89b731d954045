"""A small square that stands for a pillar, without a name: the words beside it say it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui.theme import Theme


class PillarMark(QLabel):
    """Its side grows with the text; what is in it is painted by who subclasses it."""

    def __init__(
        self, theme: Theme, pillar: Pillar, side: int, *, parent: QWidget | None = None
    ) -> None:
        """`side` is in pixels at 100 % text."""
        super().__init__(parent)
        self.theme, self.pillar, self._side = theme, pillar, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Paint in this theme's colour."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The square."""
        side = max(self._side, self.theme.scaled(self._side))
        return QSize(side, side)
