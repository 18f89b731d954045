"""Rings for the next look; the clock, not the timer, says whether it is time."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal

LONGEST = 120.0
"""Seconds: Qt's own clock stands still in suspend, so no wait may be long. A look that comes
before the one asked for changes nothing."""


class LookTimer(QObject):
    """One timer, armed anew after each look."""

    rang = Signal()
    """It is time to look."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.rang)

    def arm(self, seconds: float) -> None:
        """Ring in so many seconds, or sooner."""
        self._timer.start(math.ceil(min(max(seconds, 0.0), LONGEST) * 1000))

    def stop(self) -> None:
        """Ring no more."""
        self._timer.stop()
