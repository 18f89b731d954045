"""A line that asks for care: a shield, and words on amber."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from backcare_desktop.core.facts import PILLARS, Pillar
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.icon_paths import DIRECTIONAL, IconName
from backcare_desktop.ui.icons import paint_icon
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import ColourName

_SIDE, _ACROSS, _GAP = 12, 9, 8


class Sign(QLabel):
    """An icon that only adorns the words beside it: as large as they are, without a name."""

    def __init__(
        self,
        theme: Theme,
        name: IconName,
        tone: ColourName | Pillar = "text2",
        *,
        side: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._tone = theme, name, tone
        self._side = theme.size("icon_small") if side is None else side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's square."""
        side = max(self._side, self._theme.scaled(self._side))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same: it does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon, as large as the square."""
        painter = QPainter(self)
        mirrored = self._name in DIRECTIONAL and self.isRightToLeft()
        ink = self._ink()
        paint_icon(painter, self._name, QRectF(self.rect()), ink, mirrored=mirrored)

    def _ink(self) -> QColor:
        for pillar in PILLARS:
            if pillar == self._tone:
                return self._theme.pillar(pillar)
        return self._theme.colour(cast("ColourName", self._tone))


class Notice(QFrame):
    """The line under every session, and the box before one: what to watch for."""

    def __init__(self, theme: Theme, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "notice")
        self._words = Words(words, "notice", "notice", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, _ACROSS, _SIDE, _ACROSS)
        row.setSpacing(_GAP)
        row.addWidget(Sign(theme, "shield", "notice"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_words(self, words: str) -> None:
        """Say this instead."""
        self._words.setText(words)
