"""What a clock and a sense are, to whoever reads them."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Three readings of one time."""

    def wall(self) -> datetime:
        """Aware local time in the zone that the user has now."""
        ...

    def boot(self) -> float:
        """Seconds that never go back and go on through suspend."""
        ...

    def awake(self) -> float:
        """Seconds that never go back and stand still in suspend, as most desktops count."""
        ...


class Source(Protocol):
    """Where a sense has it from.

    `name` is for the log, for `doctor` and to switch it off by. What comes by itself is taken in
    by `drain`, and the last word is remembered.
    """

    @property
    def name(self) -> str:
        """A few plain words, the same for as long as it is in use."""
        ...

    def usable(self) -> bool:
        """Whether it can tell anything here and now; once False, it stays so."""
        ...

    def fileno(self) -> int:
        """What becomes readable when `drain` has something to do; -1 when nothing ever will."""
        ...

    def drain(self) -> bool:
        """Take in what has come, without waiting; whether it is worth a look at once."""
        ...

    def close(self) -> None:
        """Let go of everything; it may be called twice."""
        ...


class IdleSource(Source, Protocol):
    """How long nobody has touched anything."""

    def idle(self) -> float | None:
        """Seconds of being awake since the last input; None where it cannot tell."""
        ...


class LockSource(Source, Protocol):
    """Whether the screen is locked."""

    def locked_since(self) -> float | None:
        """The `boot` reading at which it was locked; None when it is not."""
        ...


class StateSource(Source, Protocol):
    """Whether something is so: the screen filled, a microphone recorded, quiet asked for."""

    def on(self) -> bool | None:
        """Whether it is so now; None where it cannot tell."""
        ...
