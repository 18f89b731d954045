"""What is heard of a session and of heat, as the user has chosen, and why nothing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from backcare_desktop.choices import Choices
from backcare_desktop.core.facts import SessionStarted
from backcare_desktop.core.heat_time import Heard
from backcare_desktop.core.sayings import Saying
from backcare_desktop.core.settings import Settings
from backcare_desktop.engine import Told
from backcare_desktop.sounding import Sounding, sound_note
from backcare_desktop.ui.spoken_words import spoken
from backcare_desktop.windows import Windows


class SessionSound(QObject):
    """Between the windows, which say when, and what plays and speaks."""

    def __init__(
        self,
        sounding: Sounding,
        windows: Windows,
        choices: Choices,
        choose: Callable[[Settings], None],
    ) -> None:
        super().__init__(windows)
        self._sounding, self._windows = sounding, windows
        self._choices, self._choose = choices, choose
        windows.breaks.sound_switched.connect(self._switch)
        windows.breaks.cue_begun.connect(self._let_hear)
        windows.breaks.hushed.connect(sounding.hush)
        windows.breaks.session_gone.connect(sounding.rest)
        windows.heard.connect(self._hear_heat)

    def show(self) -> None:
        """The windows say whether anything is heard."""
        sound = self._choices.settings.sound
        self._windows.breaks.show_sound(sound_note(self._sounding, sound), on=sound.on)

    def follow(self, told: Told) -> None:
        """Silent in a call; what speaks comes up with a session, for it takes seconds."""
        was_in_call = self._sounding.in_call
        self._sounding.show_holds([hold.kind for hold in told.moment.holds])
        begins = any(isinstance(fact, SessionStarted) for fact in told.facts)
        if begins:
            self._sounding.begin()
        if begins or was_in_call != self._sounding.in_call:
            self.show()

    def _let_hear(self, saying: Saying) -> None:
        if saying.number is not None and not self._choices.settings.sound.count_in:
            return
        if saying.chime is not None:
            self._sounding.play(saying.chime)
        self._sounding.say(spoken(saying))

    def _hear_heat(self, heard: Heard) -> None:
        """Its end is heard in any quiet; where nothing can play it, by the display's own bell."""
        self._sounding.play(heard.sound)
        if self._sounding.is_mute:
            QApplication.beep()

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        settings = self._choices.settings
        self._choose(replace(settings, sound=replace(settings.sound, on=on)))
        self._sounding.begin()
