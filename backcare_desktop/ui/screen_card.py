"""A safety question with its three answers, and beside them what each of them changes."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.choice import offered_for
from backcare_desktop.core.facts import Answer, Pillar
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Routine
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.player_head import Badge
from backcare_desktop.ui.theme import Theme

Choice = Literal["yes", "no", "skip"]
"""What was clicked; "skip" leaves the question open, as does clicking nothing."""

CHOICES: tuple[Choice, ...] = ("yes", "no", "skip")

_WITHIN, _ACROSS, _ROWS = 14, 12, 8
_LARGE = 1.4


def gated_by(plan: Plan, screen: str) -> Routine | None:
    """The routine for which this question is asked: of the plan's slots first."""
    in_slots = [name for slot in plan.slots for names in slot.rotation for name in names if name]
    known = [plan.routines[name] for name in in_slots if name in plan.routines]
    every = (*known, *plan.routines.values())
    return next((one for one in every if any(g.screen == screen for g in one.gates)), None)


def offered_with(plan: Plan, screen: str, answer: Answer | None) -> tuple[str, ...]:
    """What would be offered, this question answered so and no other one."""
    routine = gated_by(plan, screen)
    screens: dict[str, Answer] = {screen: answer} if answer else {}
    ledger = Ledger(day=date.min, screens=screens)
    return offered_for(plan, ledger, (routine.id,)) if routine else ()


class ScreenCard(QFrame):
    """One question, `asks` is its id; nothing is chosen at first."""

    chosen = Signal()
    """Something else was chosen."""

    def __init__(  # noqa: PLR0913 - each says one thing about the question
        self,
        theme: Theme,
        plan: Plan,
        pillar: Pillar,
        screen: str,
        words: str,
        *,
        known: Answer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`known` is what was answered before; it can be changed, but no longer left open."""
        super().__init__(parent)
        self.asks = screen
        self._plan = plan
        self.setProperty("box", "card")
        self.setAccessibleName(words)
        self.buttons: dict[Choice, Button] = {}
        self._group = QButtonGroup(self)
        self._effect = Words("", "note", "text2", wrap=True)
        self._fill(theme, pillar, words)
        if known is not None:
            self.buttons["skip"].hide()
            self.buttons[known].setChecked(True)
        self._show_effect()

    @property
    def answer(self) -> Answer | None:
        """What was answered; None while the question is open."""
        if self.buttons["yes"].isChecked():
            return "yes"
        return "no" if self.buttons["no"].isChecked() else None

    def effect(self) -> str:
        """What the present answer changes."""
        return self._effect.text()

    def _fill(self, theme: Theme, pillar: Pillar, words: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_WITHIN, _WITHIN, _WITHIN, _WITHIN)
        row.setSpacing(_ACROSS)
        row.addWidget(Badge(theme, pillar), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(_ROWS)
        column.addWidget(Words(words, "label", wrap=True))
        column.addWidget(Words(self.tr("Does this apply to you?"), "note", "text2", wrap=True))
        answers = FlowLayout(gap=theme.size("gap"))
        for choice, said in zip(CHOICES, self._said(), strict=True):
            self.buttons[choice] = self._button(theme, said, words)
            answers.addWidget(self.buttons[choice])
        beside = QBoxLayout(_direction(theme))
        beside.setSpacing(_ACROSS)
        beside.addLayout(answers)
        beside.addWidget(self._effect, 1)
        column.addLayout(beside)
        row.addLayout(column, 1)

    def _button(self, theme: Theme, said: str, question: str) -> Button:
        made = Button(theme, said)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # a reader then meets a radio button
        made.setMinimumWidth(theme.scaled(64))
        made.setAccessibleDescription(question)
        made.toggled.connect(self._changed)
        self._group.addButton(made)
        return made

    def _said(self) -> tuple[str, str, str]:
        return (self.tr("Yes"), self.tr("No"), self.tr("Skip"))

    def _changed(self) -> None:
        self._show_effect()
        self.chosen.emit()

    def _show_effect(self) -> None:
        offered = offered_with(self._plan, self.asks, self.answer)
        titles = texts.titles([self._plan.routines[name] for name in offered])
        self._effect.setText(self._form().format(titles=titles or self.tr("nothing of this kind")))

    def _form(self) -> str:
        match self.answer:
            case "yes":
                return self.tr("You will be offered instead: {titles}")
            case "no":
                return self.tr("You will be offered: {titles}")
            case None:
                return self.tr("Until you answer you will be offered: {titles}")


def _direction(theme: Theme) -> QBoxLayout.Direction:
    """What an answer changes stands beside it, under it where the text is large."""
    large = theme.text_scale >= _LARGE
    return QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
