"""When the last input was, by a clock that goes on through suspend.

Desktops count idle time by a clock that stands still in suspend: a machine that has slept an
hour would otherwise look as if somebody had touched it an hour later than they did.
"""

from __future__ import annotations

SAME = 1.0
"""Seconds by which two readings of one input may differ."""


class LastInput:
    """Remembers the last input between readings."""

    def __init__(self) -> None:
        self._awake: float | None = None
        self._boot = 0.0

    def idle(self, idle: float, awake: float, boot: float) -> float:
        """Seconds since the last input, suspend included.

        `idle` is what the desktop counts; `awake` and `boot` are the clock's readings of now.
        """
        touched = awake - idle
        if self._awake is None or touched > self._awake + SAME:
            self._awake, self._boot = touched, boot - idle
        return max(idle, boot - self._boot)
