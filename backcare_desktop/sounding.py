"""What is heard: sounds and speech as the user chose them, silent where that is asked for.

For who has something to be heard: `play("heat-alarm")` begins the sound and returns at once; it
is played once, about two seconds long, by the system's own player in a child process. Call it
again for each time that it is to sound. Whether it may be heard just now is decided here, by
`core.audible`: the alarm always is, also in a call, in quiet and with sound switched off. No
sound system is silence and no error; `is_mute` says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from backcare_desktop.core.audible import Sound, SoundName, is_heard, share, speaks
from backcare_desktop.core.facts import HoldKind
from backcare_desktop.system.heard import Sounds, Speech
from backcare_desktop.system.linux.players import pick_player
from backcare_desktop.system.linux.voices import pick_voice
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.ui.look_timer import LookTimer
from backcare_desktop.ui.wakes import Wake


class Sounding(QObject):
    """Made at the start; what plays and what speaks is looked for when it is first needed."""

    def __init__(
        self, sounds: Callable[[], Sounds], speech: Callable[[], Speech], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._makes_sounds, self._makes_speech = sounds, speech
        self._chosen = Sound()
        self._holds: frozenset[HoldKind] = frozenset()
        self._sounds: Sounds | None = None
        self._speech: Speech | None = None
        self._wakes = tuple(Wake(handle, self._look, self) for handle in self._handles())
        self._timer = LookTimer(self)
        self._timer.rang.connect(self._look)

    @property
    def in_call(self) -> bool:
        """Whether all but the end of heat is silent for a call."""
        return "call" in self._holds

    @property
    def is_mute(self) -> bool:
        """Whether nothing here can play a sound."""
        return self._player().chosen.name == Nothing.name

    @property
    def is_speechless(self) -> bool:
        """Whether nothing here can speak."""
        return self._speaker().chosen.name == Nothing.name

    @property
    def sources(self) -> tuple[str, str]:
        """The names of what plays and of what speaks here, each empty where nothing does."""
        names = self._player().chosen.name, self._speaker().chosen.name
        plays, speaks_here = ("" if one == Nothing.name else one for one in names)
        return plays, speaks_here

    def show_chosen(self, chosen: Sound) -> None:
        """What the user chose to hear."""
        self._chosen = chosen
        self._fall_silent()

    def show_holds(self, holds: Collection[HoldKind]) -> None:
        """What keeps prompts back now; a call that begins ends what is being said."""
        self._holds = frozenset(holds)
        self._fall_silent()

    def begin(self) -> None:
        """A session opens: what speaks comes up, and what was not here is looked for again."""
        if self._sounds is not None and self.is_mute:
            self._sounds = None
        if speaks(self._chosen, self._holds):
            self._speaker().begin()
            self._watch()

    def play(self, name: SoundName) -> None:
        """Let this be heard once, if it may be heard now."""
        if is_heard(name, self._chosen, self._holds):
            self._player().play(name, share(name, self._chosen))
            self._watch()

    def say(self, words: str) -> None:
        """Speak these words instead of what is being said, if they may be heard now."""
        if words and speaks(self._chosen, self._holds):
            self._speaker().say(words, self._chosen.volume / 100)
            self._watch()

    def hush(self) -> None:
        """Stop speaking."""
        if self._speech is not None:
            self._speech.hush()
            self._watch()

    def rest(self) -> None:
        """The session's window has gone: nobody speaks any more, and no child is kept for it."""
        if self._speech is not None:
            self._speech.close()
            self._speech = None
            self._watch()

    def close(self) -> None:
        """End all that plays and speaks."""
        self.rest()
        if self._sounds is not None:
            self._sounds.close()
            self._sounds = None
        self._watch()

    def _player(self) -> Sounds:
        if self._sounds is None:
            self._sounds = self._makes_sounds()
        return self._sounds

    def _speaker(self) -> Speech:
        if self._speech is None:
            self._speech = self._makes_speech()
        return self._speech

    def _handles(self) -> tuple[Callable[[], int], Callable[[], int]]:
        def sounds() -> int:
            return -1 if self._sounds is None else self._sounds.fileno()

        def voice() -> int:
            return -1 if self._speech is None else self._speech.fileno()

        return sounds, voice

    def _look(self) -> None:
        """Something has ended, or has had its time."""
        for one in (self._sounds, self._speech):
            if one is not None:
                one.drain()
        self._watch()

    def _watch(self) -> None:
        for wake in self._wakes:
            wake.watch()
        open_now = [one for one in (self._sounds, self._speech) if one is not None]
        first = min((due for one in open_now if (due := one.due()) is not None), default=None)
        if first is None:
            self._timer.stop()
        else:
            self._timer.arm(first - time.monotonic())

    def _fall_silent(self) -> None:
        if not speaks(self._chosen, self._holds):
            self.hush()


def sound_note(heard: Sounding, chosen: Sound) -> str:
    """Why something is not heard that was switched on; empty where all is, and while it is off."""
    translate = QCoreApplication.translate
    if not chosen.on:
        return ""
    if heard.in_call:
        return translate("sounding", "On, and silent while you are in a call (V)")
    if chosen.chimes and heard.is_mute:
        return translate("sounding", "Nothing is heard: this computer has no way to play sounds")
    if chosen.speech and heard.is_speechless:
        return translate("sounding", "Chimes only: this computer has no voice installed")
    return ""


def sources_said(heard: Sounding) -> str:
    """By what it is heard on this computer."""
    translate = QCoreApplication.translate
    plays, voice = heard.sources
    by = translate("sounding", "Sounds are played by {player}.").format(player=plays)
    spoken = translate("sounding", "Cues are spoken by {voice}.").format(voice=voice)
    no_player = translate("sounding", "This computer has no way to play sounds.")
    no_voice = translate("sounding", "This computer has no voice installed.")
    return f"{by if plays else no_player} {spoken if voice else no_voice}"


def sounding(environ: Mapping[str, str], folder: Path, parent: QObject) -> Sounding:
    """By the players and voices of this machine; `folder` is where our sounds are."""

    def sounds() -> Sounds:
        return Sounds(pick_player(environ), folder)

    def speech() -> Speech:
        language = QCoreApplication.translate("voice", "en", "the language of these texts")
        return Speech(pick_voice(environ, language))

    return Sounding(sounds, speech, parent)
