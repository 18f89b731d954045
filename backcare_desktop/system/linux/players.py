"""What plays our sounds on Linux: PipeWire's player, PulseAudio's, ALSA's."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from backcare_desktop.system.choose import Chosen, Maker
from backcare_desktop.system.linux.bus_source import NotThere
from backcare_desktop.system.linux.child import found
from backcare_desktop.system.linux.errand import Errand, OverErrands
from backcare_desktop.system.linux.sound_server import server
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import PlayerSource

LIMIT_S = 10.0
"""Seconds that a player has; our longest sound takes two."""

AT_ONCE = 3
"""So many sounds may be played beside each other; one more ends the oldest."""

_PULSE_FULL = 65536
CARDS = Path("/dev/snd")
"""Where sound cards are."""


Words = Callable[[Path, float], Sequence[str]]


class Player(OverErrands):
    """A program that plays a file and ends. Raises OSError where it is not installed."""

    def __init__(
        self, words: Words, environ: Mapping[str, str], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._words = words
        self.name = words(Path(), 1.0)[0]
        found(self.name, environ)
        super().__init__(AT_ONCE, environ, now)

    def play(self, file: Path, share: float) -> None:
        """Begin to play it."""
        try:
            self._start(file, share)
        except OSError:
            self._failed = True

    def _start(self, file: Path, share: float) -> None:
        words = self._words(file, share)
        self._errands.add(Errand(words, self._environ, self._now() + LIMIT_S))


class AlsaPlayer(Player):
    """`aplay` knows no volume: it is given the sound made softer."""

    def __init__(
        self, environ: Mapping[str, str], now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(lambda _file, _share: ("aplay", "-q", "-"), environ, now)

    def _start(self, file: Path, share: float) -> None:
        from backcare_desktop.system.linux.wave_file import softened

        handle = os.memfd_create("backcare-sound")
        try:
            os.write(handle, softened(file.read_bytes(), amplitude(share)))
            os.lseek(handle, 0, os.SEEK_SET)
            words = self._words(file, share)
            self._errands.add(Errand(words, self._environ, self._now() + LIMIT_S, handle))
        finally:
            os.close(handle)


def pick_player(
    environ: Mapping[str, str], now: Callable[[], float] = time.monotonic, cards: Path = CARDS
) -> Chosen[PlayerSource]:
    """The first that is usable here. `cards` is where sound cards are."""
    makers: list[Maker[PlayerSource]] = [
        Maker("pw-play", lambda: _pipewire(environ, now)),
        Maker("paplay", lambda: _pulse(environ, now)),
        Maker("aplay", lambda: _alsa(environ, now, cards)),
    ]
    return Chosen("sounds", makers, Nothing(), content=True)


def sound_system(environ: Mapping[str, str], cards: Path = CARDS) -> str:
    """What carries sound here, in a word or two. Raises NotThere."""
    if _pipewire_socket(environ).is_socket():
        return "PipeWire"
    try:
        server(environ)
    except NotThere:
        if has_card(cards):
            return "ALSA"
        raise NotThere("there is no sound system") from None
    return "PulseAudio"


def amplitude(share: float) -> float:
    """What a slider's place means for the waves: PulseAudio's own curve, as ears hear it."""
    return share**3


def has_card(cards: Path) -> bool:
    """Whether a sound card can play."""
    return any(cards.glob("pcmC*D*p"))


def _pipewire(environ: Mapping[str, str], now: Callable[[], float]) -> Player:
    if not _pipewire_socket(environ).is_socket():
        raise NotThere("PipeWire does not run")
    return Player(
        lambda file, share: ("pw-play", f"--volume={amplitude(share):.3f}", str(file)), environ, now
    )


def _pulse(environ: Mapping[str, str], now: Callable[[], float]) -> Player:
    environ = {**environ, "PULSE_SERVER": server(environ)}
    return Player(
        lambda file, share: ("paplay", f"--volume={round(share * _PULSE_FULL)}", str(file)),
        environ,
        now,
    )


def _alsa(environ: Mapping[str, str], now: Callable[[], float], cards: Path) -> Player:
    if not has_card(cards):
        raise NotThere("there is no sound card")
    return AlsaPlayer(environ, now)


def _pipewire_socket(environ: Mapping[str, str]) -> Path:
    folder = environ.get("PIPEWIRE_RUNTIME_DIR") or environ.get("XDG_RUNTIME_DIR") or "/nowhere"
    return Path(folder, environ.get("PIPEWIRE_REMOTE") or "pipewire-0")
