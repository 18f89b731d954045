"""Idle time out of two words that a desktop sends: nobody touches anything, somebody does."""

from __future__ import annotations

PAUSE = 3.0
"""Seconds without input after which the desktop is to say so; shorter pauses count as typing."""

LATE = 10.0
"""Seconds by which its first word may be heard late after a start, which may be slow."""


class WatchedIdle:
    """All times are readings of the clock that stands still in suspend."""

    def __init__(self, pause: float = PAUSE) -> None:
        self.pause = pause
        self._last: float | None = None
        self._touched = False
        self._taken_over: float | None = None

    @property
    def known(self) -> bool:
        """Whether anything was said yet."""
        return self._touched or self._last is not None

    def measured(self, idle: float, awake: float) -> None:
        """The desktop has counted it."""
        self._last, self._touched = awake - idle, idle < self.pause

    def take_over(self, since: float, awake: float) -> None:
        """Somebody else has watched till now: the last input was at that reading."""
        self._last, self._taken_over = since, awake

    def paused(self, awake: float) -> None:
        """Nobody has touched anything for `pause`."""
        if not self._goes_on(awake):
            self._last = awake - self.pause
        self._touched, self._taken_over = False, None

    def resumed(self) -> None:
        """Somebody touches something, until a pause is told."""
        self._touched, self._taken_over = True, None

    def idle(self, awake: float) -> float | None:
        """Seconds since the last input; 0 until there is a pause; None before the first word."""
        if self._touched or (self._taken_over is not None and not self._goes_on(awake)):
            return 0.0
        return None if self._last is None else max(0.0, awake - self._last)

    def _goes_on(self, awake: float) -> bool:
        """Whether the pause that was taken over may last: else its word would have come."""
        return self._taken_over is not None and awake <= self._taken_over + self.pause + LATE
