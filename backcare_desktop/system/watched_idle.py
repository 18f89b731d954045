"""Idle time out of two words that a desktop sends: nobody touches anything, somebody does."""

from __future__ import annotations

PAUSE = 3.0
"""Seconds without input after which the desktop is to say so; shorter pauses count as typing."""


class WatchedIdle:
    """All times are readings of the clock that stands still in suspend."""

    def __init__(self, pause: float = PAUSE) -> None:
        self.pause = pause
        self._last: float | None = None
        self._touched = False

    @property
    def known(self) -> bool:
        """Whether anything was said yet."""
        return self._touched or self._last is not None

    def measured(self, idle: float, awake: float) -> None:
        """The desktop has counted it."""
        self._last, self._touched = awake - idle, idle < self.pause

    def paused(self, awake: float) -> None:
        """Nobody has touched anything for `pause`."""
        self._last, self._touched = awake - self.pause, False

    def resumed(self) -> None:
        """Somebody touches something, until a pause is told."""
        self._touched = True

    def idle(self, awake: float) -> float | None:
        """Seconds since the last input; 0 until there is a pause; None before the first word."""
        if self._touched:
            return 0.0
        return None if self._last is None else max(0.0, awake - self._last)
