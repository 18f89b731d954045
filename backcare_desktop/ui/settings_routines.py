"""The pages of the settings about what is done: how long, how often, how fast, and in which way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.chosen import Chosen, choices_of, remembered
from backcare_desktop.core.facts import Pillar
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.picker import Picker
from backcare_desktop.ui.player_choices import value_said
from backcare_desktop.ui.player_words import option_name
from backcare_desktop.ui.settings_page import Card, SettingsPage
from backcare_desktop.ui.switch import Switch
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate


class RoutinesPage(SettingsPage):
    """A card for each routine that lets one choose; the same as before its start."""

    def __init__(
        self, theme: Theme, settings: Settings, title: str, routines: Iterable[Routine]
    ) -> None:
        """`routines` are as they were written, without what was chosen."""
        hint = translate("settings", "The same as before a routine starts. Counts from then on.")
        super().__init__(theme, settings, title, hint)
        for routine in routines:
            self._add(self.card(routine.title), routine)

    def _add(self, card: Card, routine: Routine) -> None:
        for name in _named(routine):
            self._add_number(card, routine, name)
        for option in routine.options:
            self._add_option(card, routine, option)

    def _add_number(self, card: Card, routine: Routine, name: str) -> None:
        parameter = routine.parameters[name]
        now = _number(self.settings, routine, name)
        values = sorted({*choices_of(parameter), now})
        words = {value: value_said(routine, name, value) for value in values}
        label = f"{routine.title}, {parameter.name}"
        made: Picker[float] = Picker(self.theme, label, tuple(words.items()))
        made.chosen.connect(lambda value: self._take(routine, name, value, label, words[value]))
        self.follow(lambda settings: made.show_choice(_number(settings, routine, name)))
        card.add_row(parameter.name, made)

    def _add_option(self, card: Card, routine: Routine, option: str) -> None:
        label, made = option_name(option), Switch(self.theme, "")
        whole = f"{routine.title}, {label}"
        made.setAccessibleName(whole)
        on, off = self.tr("on"), self.tr("off")
        made.toggled.connect(
            lambda value: self._take(routine, option, value, whole, on if value else off)
        )
        self.follow(lambda settings: made.setChecked(_is_on(settings, routine, option)))
        card.add_row(label, made)

    def _take(
        self,
        routine: Routine,
        name: str,
        value: float | bool,  # noqa: FBT001 - it is the value
        label: str,
        words: str,
    ) -> None:
        if value == self.settings.routines.get(routine.id, {}).get(name, _own(routine, name)):
            return
        said = self.tr("{setting}: {value}").format(setting=label, value=words)
        self.take(remembered(self.settings, Chosen(routine.id, name, value)), said)


def routine_pages(routines: Mapping[str, Routine]) -> Iterator[tuple[str, tuple[Routine, ...]]]:
    """Breathing, and stretch and move, each with what can be chosen in; none without."""
    pillars: tuple[tuple[str, tuple[Pillar, ...]], ...] = (
        (translate("settings", "Breathing"), ("breathe",)),
        (translate("settings", "Stretch and move"), ("stretch", "move")),
    )
    for title, of in pillars:
        among = (one for one in routines.values() if one.pillar in of)
        chosen = tuple(one for one in among if _named(one) or one.options)
        if chosen:
            yield title, chosen


def _named(routine: Routine) -> tuple[str, ...]:
    return tuple(name for name, one in routine.parameters.items() if one.name)


def _own(routine: Routine, name: str) -> float | bool:
    if name in routine.options:
        return name in routine.usual_options
    return routine.parameters[name].default


def _number(settings: Settings, routine: Routine, name: str) -> float:
    chosen = settings.routines.get(routine.id, {}).get(name, routine.parameters[name].default)
    return float(chosen)


def _is_on(settings: Settings, routine: Routine, option: str) -> bool:
    return bool(settings.routines.get(routine.id, {}).get(option, option in routine.usual_options))
