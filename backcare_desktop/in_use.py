"""What the day goes by: the settings, the routines of all, and the plan that follows from both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from backcare_desktop.choices import Choices
from backcare_desktop.core.chosen import Chosen, remembered
from backcare_desktop.core.closer import settled as come_closer
from backcare_desktop.core.facts import Adapted
from backcare_desktop.core.gentle_start import settled
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.sense import Ignoring
from backcare_desktop.core.settings import NotChosen, Settings
from backcare_desktop.store.all_routines import all_routines, files_stamp
from backcare_desktop.store.plan_in_force import InForce, with_settings
from backcare_desktop.store.preferences import Loaded, Preferences


class InUse:
    """Read at the start; each change counts at once and is told, whatever becomes of the file."""

    def __init__(
        self,
        resources: Path,
        settings_file: Path,
        users_routines: Path,
        tell: Callable[[InForce], object],
        refuse: Callable[[str], object],
    ) -> None:
        """`tell` hears of each change, `refuse` a sentence where one could not be saved.

        Raises BadPlan where our own plan is wrong.
        """
        self._resources, self._settings_file = resources, settings_file
        self._users_routines = users_routines
        self._tell, self._refuse = tell, refuse
        self.library = all_routines(resources, users_routines)
        self._stamp = files_stamp(users_routines)
        self.choices = Choices(Preferences(settings_file), self._take)
        self.at_start = self._with(self.choices.loaded)
        self.plan = self.at_start.plan

    @property
    def settings(self) -> Settings:
        """As they are."""
        return self.choices.settings

    def plan_with(self, settings: Settings) -> Plan:
        """The plan as it would be with these."""
        return self._with(replace(self.choices.loaded, settings=settings)).plan

    def choose(self, after: Settings) -> None:
        """The settings are these from now on."""
        try:
            self.choices.change(after)
        except NotChosen as error:
            self._refuse(str(error))

    def ignore(self, asked: Ignoring) -> None:
        """A sense does not count any more, or again."""
        self.choose(replace(self.settings, ignored=asked.after(self.settings.ignored)))

    def choose_in_routine(self, chosen: Chosen) -> None:
        """From now on the routine is as the user wants it."""
        self.choose(remembered(self.settings, chosen))

    def settle(self, fact: Adapted) -> bool:
        """What was agreed to about the breaks after sitting is a setting; whether one changed."""
        before = after = self.settings
        if fact.rule == "gentle-start":
            after = settled(before, fact)
        elif fact.rule == "done-at-once":
            after = come_closer(before, fact)
        if after != before:
            self.choose(after)
        return after != before

    def renew(self) -> None:
        """A new file of the user's is a new routine, and a changed one another, at once."""
        before, self._stamp = self._stamp, files_stamp(self._users_routines)
        if self._stamp != before:
            self.library = all_routines(self._resources, self._users_routines)
            self._take(self.choices.loaded)

    def _take(self, loaded: Loaded) -> None:
        in_force = self._with(loaded)
        self.plan = in_force.plan
        self._tell(in_force)

    def _with(self, loaded: Loaded) -> InForce:
        return with_settings(loaded, self.library, self._resources, self._settings_file)
