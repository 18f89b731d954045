"""Clock and senses, read together: one look at the world."""

from __future__ import annotations

from uuid import uuid4

from backcare_desktop.core.moment import Moment
from backcare_desktop.system.last_input import LastInput
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import Clock, IdleSource, LockSource, Source


class Senses:
    """Reads everything at once; nothing here waits."""

    def __init__(
        self, clock: Clock, idle: IdleSource | None = None, locks: tuple[LockSource, ...] = ()
    ) -> None:
        self._clock = clock
        self._idle: IdleSource = idle or Nothing()
        self._locks = locks
        self._last_input = LastInput()

    def read(self) -> Moment:
        """The world now, with fresh randomness."""
        boot = self._clock.boot()
        return Moment(
            wall=self._clock.wall(),
            boot=boot,
            seed=uuid4(),
            idle=self._idle_for(boot),
            locked_since=self._locked_since(),
        )

    def sources(self) -> tuple[Source, ...]:
        """All that may push: watch each `fileno` that is not -1, and `drain` what is readable.

        A source that has died has another `fileno` from then on: look again after each `read`.
        """
        return (self._idle, *self._locks)

    def close(self) -> None:
        """Let go of every source."""
        for source in self.sources():
            source.close()

    def _idle_for(self, boot: float) -> float | None:
        idle = self._idle.idle()
        if idle is None:
            return None
        return self._last_input.idle(idle, self._clock.awake(), boot)

    def _locked_since(self) -> float | None:
        said = (lock.locked_since() for lock in self._locks)
        return min((since for since in said if since is not None), default=None)
