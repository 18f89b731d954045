"""What the user chooses in a routine before it begins: a small menu for each number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from backcare_desktop.core.chosen import Chosen, choices_of, choosable
from backcare_desktop.core.routine import Parameter, Routine, Score
from backcare_desktop.core.score import score
from backcare_desktop.ui import player_words, texts
from backcare_desktop.ui.controls import MenuButton
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate


class ChoiceRow(QWidget):
    """The numbers of a session's routines that can be chosen, each on a button with its menu."""

    chosen = Signal(object)
    """A `Chosen`."""

    def __init__(self, theme: Theme, session: Score) -> None:
        super().__init__()
        row = FlowLayout(self, gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignLeft)
        for routine in session.routines:
            for name in choosable(routine, session.sort):
                row.addWidget(self._button(theme, routine, name, len(session.routines) > 1))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose."""
        return not self.findChildren(MenuButton)

    def _button(self, theme: Theme, routine: Routine, name: str, among: bool) -> MenuButton:  # noqa: FBT001
        """`among` other routines the button names its own."""
        parameter = routine.parameters[name]
        menu = QMenu(self)
        group = QActionGroup(menu)
        title = parameter.name
        if among:
            title = translate("player", "{routine}, {name}").format(
                routine=routine.title, name=title
            )
        button = MenuButton(theme, "", menu)
        _say(button, title, value_said(routine, name, parameter.default))
        for value in choices_of(parameter):
            action = QAction(value_said(routine, name, value), group, checkable=True)
            action.setChecked(value == parameter.default)
            action.triggered.connect(partial(self._choose, button, routine, name, title, value))
            menu.addAction(action)
        return button

    def _choose(
        self,
        button: MenuButton,
        routine: Routine,
        name: str,
        title: str,
        value: float,
        _checked: bool = True,  # noqa: FBT001, FBT002 - the signal's own
    ) -> None:
        _say(button, title, value_said(routine, name, value))
        self.chosen.emit(Chosen(routine.id, name, value))


def value_said(routine: Routine, name: str, value: float) -> str:
    """A parameter's number as the user reads it; a length is that of the whole routine."""
    parameter: Parameter = routine.parameters[name]
    match parameter.shown:
        case "seconds":
            return texts.seconds_said(round(value))
        case "length":
            return texts.length(score((routine,), choices={name: value}).seconds)
        case "tempo":
            said = translate("player", "{seconds} s a count")
            return said.format(seconds=player_words.counts(value))
        case "side":
            return routine.sides[min(round(value), 1)]
        case "times":
            return texts.number(round(value))


def with_chosen(session: Score, chosen: Mapping[tuple[str, str], float]) -> float:
    """The seconds of a session with what has been chosen so far."""
    return sum(
        score(
            (routine,),
            session.sort,
            {name: value for (of, name), value in chosen.items() if of == routine.id},
        ).seconds
        for routine in session.routines
    )


def _say(button: MenuButton, title: str, value: str) -> None:
    words = translate("player", "{name}: {value}", "Each hold: 15 seconds")
    button.setText(words.format(name=title, value=value))
