"""A pause and days of rest that stand in the settings file: taken up at a look, as if said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from backcare_desktop.choices import Choices
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.reply import Reply
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.written import Heeded, as_written, heeding, without_ended_pause
from backcare_desktop.engine import Engine


class WrittenDay:
    """Takes up each thing once: what the user says since goes before it."""

    def __init__(
        self,
        choices: Choices,
        engine: Engine,
        wall: Callable[[], datetime],
        answer: Callable[[Reply], object],
        choose: Callable[[Settings], None],
    ) -> None:
        self._choices, self._engine, self._wall = choices, engine, wall
        self._answer, self._choose = answer, choose
        self._heeded = Heeded()

    def look(self) -> None:
        """Answer what the file says and was not answered yet; a new day waits for its own look."""
        settings, phase, wall = self._choices.settings, self._engine.phase, self._wall()
        if lived_day(wall) > phase.ledger.day:
            return
        replies = as_written(self._heeded, settings, phase, wall)
        self._heeded = heeding(settings, phase)
        for reply in replies:
            self._answer(reply)

    def follow(self) -> None:
        """A pause that was ended or replaced elsewhere goes out of the file."""
        settings = self._choices.settings
        kept = without_ended_pause(self._heeded, settings, self._engine.phase, self._wall())
        if kept != settings:
            self._choose(kept)
