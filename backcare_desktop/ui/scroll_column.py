"""A column that scrolls where it has too little room; its bar takes no room that it would miss."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_AROUND = 8
"""Pixels above and below what is brought into sight: room for the ring of the focus."""


class ScrollColumn(QScrollArea):
    """Never scrolls sideways: what it holds is as wide as it is.

    Whether there is a bar hangs on the height without one. Left to itself, a bar that is there
    for a moment makes the words narrower and so higher, and then stays because of that.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def wanted(self) -> int:
        """The height at which nothing scrolls, at the present width, both in pixels."""
        inner = self.widget()
        if inner is None:
            return 0
        least = inner.minimumSizeHint().height()
        return max(least, inner.heightForWidth(self.width()))

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll as little as shows this part of it; of one that is too high, its beginning."""
        inner = self.widget()
        if inner is None or not part.isVisibleTo(inner):
            return
        top = part.mapTo(inner, QPoint()).y() - _AROUND
        bottom = top + part.height() + 2 * _AROUND
        bar = self.verticalScrollBar()
        least = min(top, bottom - self.viewport().height())
        bar.setValue(min(max(bar.value(), least), top))

    def event(self, event: QEvent) -> bool:
        """What it holds has become larger, or smaller."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._show_bar()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It may have its room now, or no more."""
        self._show_bar()
        super().resizeEvent(event)

    def _show_bar(self) -> None:
        as_needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        policy = as_needed if self.wanted() > self.height() else off
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)


def show_opened(opened: QWidget) -> None:
    """What has just opened, or grown, comes into sight where it lies in such a column."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    around = opened.parentWidget()
    while around is not None and not isinstance(around, ScrollColumn):
        around = around.parentWidget()
    if around is not None:
        around.bring_into_sight(opened)
