"""What a clock, a sense, a player and a voice are, to whoever uses them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
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
        """Whether it can tell anything here and now; once False, it stays so, and is made anew."""
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

    def locked(self) -> bool | None:
        """Whether it is locked now, to be shown; None where nobody is there who would tell."""
        ...


class StateSource(Source, Protocol):
    """Whether something is so: the screen filled, a microphone recorded, quiet asked for."""

    def on(self) -> bool | None:
        """Whether it is so now; None where it cannot tell."""
        ...


class Outlet(Source, Protocol):
    """What lets us be heard, by programs of the system that are never waited for.

    One that fails or hangs is not usable any more; `drain` finds it out.
    """

    def due(self) -> float | None:
        """The monotonic reading at which `drain` is to be called at the latest; None for never."""
        ...


class PlayerSource(Outlet, Protocol):
    """Plays a file."""

    def play(self, file: Path, share: float) -> None:
        """Begin to play it, that loud (0 to 1, a slider's place), beside what is played already."""
        ...


class VoiceSource(Outlet, Protocol):
    """Speaks."""

    def begin(self) -> None:
        """Something is going to be said soon."""
        ...

    def say(self, words: str, share: float) -> None:
        """Begin to say this, that loud (0 to 1), instead of what is being said."""
        ...

    def hush(self) -> None:
        """Stop in the middle of it."""
        ...
