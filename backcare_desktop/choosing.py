"""What the user chooses in the settings: saved, and the plan that follows from it."""

from __future__ import annotations

from pathlib import Path

from backcare_desktop.core.plan import Plan
from backcare_desktop.core.settings import Settings
from backcare_desktop.store.plan_in_force import InForce, plan_in_force, plan_with
from backcare_desktop.store.preferences import Preferences, SettingsNotSaved


class Choosing:
    """The settings in force, and the way to others."""

    def __init__(self, resources: Path, settings_file: Path, users_routines: Path) -> None:
        self._resources, self._users = resources, users_routines
        self._preferences = Preferences(settings_file)
        self.begun: InForce = plan_in_force(resources, settings_file, users_routines)
        self._settings = self.begun.settings

    @property
    def settings(self) -> Settings:
        """Those in force."""
        return self._settings

    def choose(self, after: Settings) -> str:
        """These from now on. A sentence where they could not be saved: they count until the end."""
        before, self._settings = self._settings, after
        try:
            self._preferences.save(before, after)
        except SettingsNotSaved as error:
            return str(error)
        return ""

    def plan(self) -> Plan:
        """What follows from the settings; routines are read anew."""
        return self.plan_with(self._settings)

    def plan_with(self, settings: Settings) -> Plan:
        """The same for settings that are only thought of."""
        return plan_with(self._resources, settings, self._users)
