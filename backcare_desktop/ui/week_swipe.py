"""Weeks turned by a finger on the screen or two on a touchpad: one swipe, one week."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

FAR = 90
"""Pixels of a finger, or an eighth of a degree of a wheel, that are a swipe."""

STEEP = 2.0
"""So many times farther across than up or down."""

REST_MS = 350
"""After so long without a word from the touchpad the next swipe begins: it runs on by itself."""


class Swipe(QObject):
    """Watches a widget and what lies on it."""

    turned = Signal(str)
    """The week "earlier" or "later" is pulled into view."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._begun: QPointF | None = None
        self._along = QPointF()
        self._last_ms = -REST_MS
        self._spent = False
        over.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sideways is ours; everything else goes on its way."""
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        return False

    def _wheel(self, event: QWheelEvent) -> bool:
        moved = QPointF(event.angleDelta())
        if abs(moved.x()) <= abs(moved.y()):
            return False
        if int(event.timestamp()) - self._last_ms > REST_MS:
            self._along, self._spent = QPointF(), False
        self._last_ms = int(event.timestamp())
        self._along += moved
        if not self._spent:
            self._spent = self._take(self._along)
        return True

    def _touch(self, event: QTouchEvent) -> bool:
        points = event.points()
        if len(points) != 1:
            self._begun = None
            return False
        match event.type():
            case QEvent.Type.TouchBegin:
                self._begun = points[0].position()
                return True
            case QEvent.Type.TouchEnd if self._begun is not None:
                self._take(points[0].position() - self._begun)
                self._begun = None
            case _:
                pass
        return False

    def _take(self, moved: QPointF) -> bool:
        """What is pulled to the right shows what lies left of it; False if it is no swipe."""
        across = moved.x()
        if abs(across) < FAR or abs(across) < STEEP * abs(moved.y()):
            return False
        earlier = (across > 0) is not self._over.isRightToLeft()
        self.turned.emit("earlier" if earlier else "later")
        return True
