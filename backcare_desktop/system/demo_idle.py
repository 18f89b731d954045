"""Idle time for a demonstration: somebody sits here, unless they are said to have left."""

from __future__ import annotations

from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import Clock

PAUSING = 10.0
"""Seconds since the last input of someone who sits and pauses: a good moment for a prompt."""


class DemoIdle(Nothing):
    """Idle for `pausing` seconds, always; while away, for as long as the clock says."""

    name = "demonstration"

    def __init__(self, clock: Clock, pausing: float = PAUSING) -> None:
        self._clock = clock
        self._pausing = pausing
        self._left: float | None = None

    def leaves(self) -> None:
        """From now on nobody touches anything."""
        self._left = self._clock.boot() - self._pausing

    def returns(self) -> None:
        """Somebody is back."""
        self._left = None

    def idle(self) -> float | None:
        """Seconds since the last input."""
        return self._pausing if self._left is None else self._clock.boot() - self._left
