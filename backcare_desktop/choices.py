"""The user's settings: read, changed by whoever asks, noticed when their file is another one.

A look at the file is one question to the system; it is read again only when it has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from backcare_desktop.core.request import Choose, Unchoose
from backcare_desktop.core.settings import FileProblem, Problem, Settings
from backcare_desktop.core.settings_fields import FIELDS
from backcare_desktop.core.settings_line import field_named, said, value_of
from backcare_desktop.store.preferences import Loaded, Preferences


class Choices:
    """Holds what is chosen, and tells of each change."""

    def __init__(
        self, preferences: Preferences, tell: Callable[[Loaded], None] = lambda _loaded: None
    ) -> None:
        self._preferences, self._tell = preferences, tell
        self._stamp = preferences.stamp()
        self.loaded = preferences.load()

    @property
    def settings(self) -> Settings:
        """What is in force."""
        return self.loaded.settings

    def look(self) -> None:
        """Whether somebody has written to the file."""
        stamp = self._preferences.stamp()
        if stamp != self._stamp:
            self._stamp = stamp
            self._take(self._read())

    def take(self, request: Choose | Unchoose) -> str:
        """Do what is asked; how the setting stands then. Raises NotChosen."""
        match request:
            case Choose(name, words):
                return self.set(name, words)
            case Unchoose(name):
                return self.reset(name)
            case _:
                assert_never(request)

    def set(self, name: str, words: Iterable[str]) -> str:
        """Choose a setting by its name; how it stands then. Raises NotChosen."""
        one = field_named(name)
        self._preferences.put({one: value_of(one, words)})
        self._read_again()
        return f"{name} = {said(one, self.settings)}"

    def reset(self, name: str = "") -> str:
        """As it is where nobody has chosen: one setting, or all. Raises NotChosen."""
        fields = (field_named(name),) if name else FIELDS
        self._preferences.put(dict.fromkeys(fields))
        self._read_again()
        if not name:
            return "All settings are as they were at first."
        return f"{name} = {said(fields[0], self.settings)}"

    def change(self, after: Settings) -> None:
        """In force from now on, also where it cannot be saved. Raises SettingsNotSaved."""
        before, by_hand = self.settings, self._preferences.stamp() != self._stamp
        self._take(replace(self.loaded, settings=after))
        self._preferences.save(before, after)
        if by_hand:
            self._read_again()
        else:
            self._stamp = self._preferences.stamp()

    def _read_again(self) -> None:
        self._stamp = self._preferences.stamp()
        self._take(self._preferences.load())

    def _read(self) -> Loaded:
        """What the file says; while nothing can be made of it, the settings of before stay."""
        found = self._preferences.load()
        problems: tuple[Problem, ...] = tuple(
            replace(one, running=True) if isinstance(one, FileProblem) else one
            for one in found.problems
        )
        broken = problems != found.problems
        return Loaded(self.settings if broken else found.settings, problems)

    def _take(self, loaded: Loaded) -> None:
        before, self.loaded = self.loaded, loaded
        if before != loaded:
            self._tell(loaded)
