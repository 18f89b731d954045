"""A routine's key pose on a small rounded stage; it only adorns the words beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backcare_desktop.core.routine import Routine
from backcare_desktop.ui.theme import Theme

_ROUND = 12
_SIZE = QSize(68, 68)


class Thumbnail(QLabel):
    """A picture without a name; `paint` makes it for a routine, a size and the screen's ratio."""

    def __init__(
        self,
        theme: Theme,
        paint: Callable[[Routine, QSize, float], QPixmap],
        *,
        size: QSize = _SIZE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._paint, self._drawn = theme, paint, size
        self._routine: Routine | None = None
        self._made: tuple[float, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_routine(self, routine: Routine) -> None:
        """Show this routine's pose."""
        self._routine, self._made = routine, None
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme, self._made = theme, None
        self.update()

    def sizeHint(self) -> QSize:
        """The same at every size of text."""
        return self._drawn

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stage, and on it the pose."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), _ROUND, _ROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("stage"))
        painter.drawPath(outline)
        painter.setClipPath(outline)
        painter.drawPixmap(0, 0, self._pixmap())

    def _pixmap(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._routine is None:
            return QPixmap()
        if self._made is None or self._made[0] != ratio:
            self._made = (ratio, self._paint(self._routine, self.size(), ratio))
        return self._made[1]
