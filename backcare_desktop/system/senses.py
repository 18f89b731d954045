"""Clock and senses, read together: one look at the world."""

from __future__ import annotations

from uuid import uuid4

from backcare_desktop.core.moment import Moment
from backcare_desktop.system.last_input import LastInput
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import Clock, IdleSource, LockSource


class Senses:
    """Reads everything at once; nothing here waits."""

    def __init__(
        self, clock: Clock, idle: IdleSource | None = None, lock: LockSource | None = None
    ) -> None:
        self._clock = clock
        self._idle: IdleSource = idle or Nothing()
        self._lock: LockSource = lock or Nothing()
        self._last_input = LastInput()

    def read(self) -> Moment:
        """The world now, with fresh randomness."""
        boot = self._clock.boot()
        return Moment(
            wall=self._clock.wall(),
            boot=boot,
            seed=uuid4(),
            idle=self._idle_for(boot),
            locked_since=self._lock.locked_since(),
        )

    def close(self) -> None:
        """Let go of every source."""
        self._idle.close()
        self._lock.close()

    def _idle_for(self, boot: float) -> float | None:
        idle = self._idle.idle()
        if idle is None:
            return None
        return self._last_input.idle(idle, self._clock.awake(), boot)
