"""What speaks on Linux: the speech dispatcher, that screen readers use too, else eSpeak NG."""

from __future__ import annotations

import array
import contextlib
import fcntl
import os
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from backcare_desktop.system.choose import Chosen, Maker
from backcare_desktop.system.linux.child import found
from backcare_desktop.system.linux.errand import Errand, Errands, OverErrands
from backcare_desktop.system.linux.players import CARDS, sound_system
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import VoiceSource

LIMIT_S = 30.0
"""Seconds that one cue may be spoken; the longest of ours takes eight."""

HEARS_S = 8.0
"""Seconds in which the dispatcher takes what it is told; at its start it needs two or three."""

WORDS_A_MINUTE = 150
"""As the cues were written to be spoken (content, section 4)."""

_COMMAND = "!-!"
"""What begins a line that is for the dispatcher itself."""


class SpeechDispatcher:
    """`spd-say`, that reads what to say line by line and is kept: begun anew, it comes late.

    Raises OSError where it is not installed.
    """

    name = "spd-say"

    def __init__(
        self,
        environ: Mapping[str, str],
        language: str,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        found(self.name, environ)
        self._environ, self._language, self._now = _in_utf8(environ), language, now
        self._errands = Errands(1, now)
        self._pipe = -1
        self._heard_by: float | None = None
        self._volume: int | None = None
        self._failed = False

    def usable(self) -> bool:
        """Whether it lives, and has taken all that it was told."""
        return not self._failed

    def fileno(self) -> int:
        """What becomes readable when it has gone."""
        return self._errands.fileno()

    def drain(self) -> bool:
        """See whether it has gone, or hangs."""
        gone = self._pipe >= 0 and (not self._errands.reap() or self._errands.is_idle)
        late = self._heard_by is not None and self._now() >= self._heard_by
        hangs = late and _unread(self._pipe) > 0
        if late:
            self._heard_by = None
        self._failed = self._failed or gone or hangs
        return False

    def due(self) -> float | None:
        """When it must have taken what it was told last."""
        return self._heard_by

    def begin(self) -> None:
        """Have the dispatcher started, so that the first cue is in time."""
        if self._pipe < 0 and not self._failed:
            self._start()

    def say(self, words: str, share: float) -> None:
        """What is being said is given up for it, as the dispatcher does with texts."""
        self.begin()
        volume = round(share * 200) - 100
        if volume != self._volume:
            self._tell(f"{_COMMAND}SET self VOLUME {volume}")
            self._volume = volume
        self._tell(_one_line(words))

    def hush(self) -> None:
        """Stop what is ours; a screen reader goes on."""
        if self._pipe >= 0:
            self._tell(f"{_COMMAND}CANCEL self")

    def close(self) -> None:
        """End it."""
        if self._pipe >= 0:
            self.hush()
            os.close(self._pipe)
            self._pipe = -1
        self._errands.close()

    def _start(self) -> None:
        theirs, self._pipe = os.pipe()
        os.set_blocking(self._pipe, False)
        try:
            words = (self.name, "-e", "-N", "backcare", "-l", self._language)
            self._errands.add(Errand(words, self._environ, None, theirs))
        except OSError:
            self._failed = True
        finally:
            os.close(theirs)

    def _tell(self, line: str) -> None:
        try:
            os.write(self._pipe, f"{line}\n".encode())
        except OSError:  # it has gone, or has not read for a long while
            self._failed = True
            return
        self._heard_by = self._heard_by or self._now() + HEARS_S


class EspeakNg(OverErrands):
    """One process a cue, ended for the next. Raises OSError where it is not installed."""

    name = "espeak-ng"

    def __init__(
        self,
        environ: Mapping[str, str],
        language: str,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        found(self.name, environ)
        super().__init__(1, _in_utf8(environ), now)
        self._language = language

    def begin(self) -> None:
        """It is as quick the first time as ever."""

    def say(self, words: str, share: float) -> None:
        """Say it instead of what is being said."""
        loud = ("-a", str(round(share * 200)), "-s", str(WORDS_A_MINUTE))
        command = (self.name, *loud, "-v", self._language, "--", _one_line(words))
        self.hush()
        try:
            self._errands.add(Errand(command, self._environ, self._now() + LIMIT_S))
        except OSError:
            self._failed = True

    def hush(self) -> None:
        """Stop in the middle of it."""
        self._errands.end()


def pick_voice(
    environ: Mapping[str, str],
    language: str,
    now: Callable[[], float] = time.monotonic,
    cards: Path = CARDS,
) -> Chosen[VoiceSource]:
    """The first that is usable here; `language` is that of the texts, as in `en`."""

    def dispatcher() -> VoiceSource:
        sound_system(environ, cards)
        return SpeechDispatcher(environ, language, now)

    def espeak() -> VoiceSource:
        sound_system(environ, cards)
        return EspeakNg(environ, language, now)

    makers = [Maker(SpeechDispatcher.name, dispatcher), Maker(EspeakNg.name, espeak)]
    return Chosen("voice", makers, Nothing(), content=True)


def _one_line(words: str) -> str:
    """Words only: no second line, and nothing that would be a command."""
    line = " ".join(words.split())
    while line.startswith(_COMMAND):
        line = line.removeprefix(_COMMAND).lstrip()
    return line


def _unread(pipe: int) -> int:
    """How many bytes in a pipe nobody has read yet."""
    count = array.array("i", [0])
    with contextlib.suppress(OSError):
        fcntl.ioctl(pipe, termios.FIONREAD, count)
    return count[0]


def _in_utf8(environ: Mapping[str, str]) -> dict[str, str]:
    """The surroundings with an encoding that knows every word; a user's own may be plain ASCII."""
    return {**environ, "LC_ALL": "C.UTF-8"}
