"""Sounds and speech: by the source in use, and once by the next where that one fails."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from backcare_desktop.core.audible import SoundName
from backcare_desktop.system.choose import Chosen
from backcare_desktop.system.ports import Outlet, PlayerSource, VoiceSource

STALE_S = 4.0
"""Seconds after which what was not heard is not tried again: its moment is over."""

O = TypeVar("O", bound=Outlet)  # noqa: E741 - an outlet


class Given(Generic[O]):
    """Gives a source what is to be heard; nothing here waits."""

    def __init__(self, chosen: Chosen[O], now: Callable[[], float] = time.monotonic) -> None:
        self.chosen, self._now = chosen, now
        self._last: Callable[[O], None] | None = None
        self._asked = 0.0

    def fileno(self) -> int:
        """What becomes readable when `drain` has something to do; it changes with the source."""
        return self.chosen.fileno()

    def drain(self) -> None:
        """See what has become of what was given; call it also when `due` is there."""
        source = self.chosen.source()
        source.drain()
        if not source.usable():
            self._try_the_next()

    def due(self) -> float | None:
        """The monotonic reading at which something has had its time; None for never."""
        return self.chosen.source().due()

    def close(self) -> None:
        """Silence, for good."""
        self._last = None
        self.chosen.close()

    def give(self, what: Callable[[O], None]) -> None:
        """Have this heard."""
        self._last, self._asked = what, self._now()
        source = self.chosen.source()
        what(source)
        if not source.usable():
            self._try_the_next()

    def _try_the_next(self) -> None:
        """Once: what fails there, too, is given up."""
        again, self._last = self._last, None
        source = self.chosen.source()
        if again is not None and self._now() - self._asked < STALE_S:
            again(source)


class Sounds(Given[PlayerSource]):
    """Our own sounds, from the files in `folder`."""

    def __init__(
        self,
        chosen: Chosen[PlayerSource],
        folder: Path,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(chosen, now)
        self._folder = folder

    def play(self, name: SoundName, share: float) -> None:
        """Play it that loud (0 to 1); whether it may be heard now is `core.audible`'s to say."""
        file = self._folder / f"{name}.wav"
        self.give(lambda player: player.play(file, share))


class Speech(Given[VoiceSource]):
    """What is said."""

    def begin(self) -> None:
        """Something is going to be said soon: a voice may need seconds to come up."""
        self.chosen.source().begin()

    def say(self, words: str, share: float) -> None:
        """Say it that loud (0 to 1), instead of what is being said."""
        self.give(lambda voice: voice.say(words, share))

    def hush(self) -> None:
        """Be silent at once."""
        self._last = None
        self.chosen.source().hush()
