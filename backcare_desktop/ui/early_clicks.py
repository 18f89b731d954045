"""Clicks on the icon that come before anybody is there to answer them."""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.ui.tray_seat import TraySeat


class EarlyClicks:
    """None is lost: it is answered by who comes first, or said again when all are there."""

    def __init__(self, seat: TraySeat) -> None:
        self._seat = seat
        self._answer: Callable[[], object] | None = None
        self._waits = False
        seat.clicked.connect(self._click)

    def answered_by(self, answer: Callable[[], object]) -> None:
        """From here on, and for one that waits."""
        self._answer = answer
        if self._waits:
            self._waits = False
            answer()

    def end(self) -> None:
        """Others answer now: also one that still waits."""
        self._seat.clicked.disconnect(self._click)
        if self._waits:
            self._seat.clicked.emit()

    def _click(self) -> None:
        if self._answer is None:
            self._waits = True
        else:
            self._answer()
