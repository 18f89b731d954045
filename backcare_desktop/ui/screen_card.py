"""A safety question with its three answers, and under them what each of them changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.facts import Answer, Pillar
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.screens import offered_with, softened_with
from backcare_desktop.ui import texts
from backcare_desktop.ui.bullet_list import BulletList
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.player_head import Badge
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.way_in import QuietAnswer, led_by_arrow, let_tab_in

CHOICES: tuple[Answer, ...] = ("yes", "no", "open")
"""*Skip* is an answer, too: the safer one. To click nothing leaves the question for later."""

_WITHIN, _ACROSS, _ROWS = 14, 12, 8


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
        items: Sequence[str] = (),
        known: Answer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`items` are to be read with the question; `known` is what was answered before."""
        super().__init__(parent)
        self.asks = screen
        self._plan = plan
        self.setProperty("box", "card")
        self.setAccessibleName(words)
        self._items = tuple(items)
        self.buttons: dict[Answer, Button] = {}
        self._group = QButtonGroup(self)
        self.question = Words(words, "label", wrap=True)
        self._effect = Words("", "note", "text2", wrap=True)
        self._fill(theme, pillar, words)
        if known is not None:
            self.buttons[known].setChecked(True)
        let_tab_in([*self.buttons.values()])
        self._show_effect()

    @property
    def answer(self) -> Answer | None:
        """What was answered; None while nothing was."""
        return next((one for one, button in self.buttons.items() if button.isChecked()), None)

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
        column.addWidget(self.question)
        if self._items:
            listed = BulletList(theme, self._items, "text2")
            listed.setAccessibleName(words)
            column.addWidget(listed)
        if not words.endswith("?"):
            column.addWidget(Words(self.tr("Does this apply to you?"), "note", "text2", wrap=True))
        answers = FlowLayout(gap=theme.size("gap"))
        for choice, name in zip(CHOICES, self._said(), strict=True):
            self.buttons[choice] = self._button(theme, name, words)
            answers.addWidget(self.buttons[choice])
        column.addLayout(answers)
        column.addWidget(self._effect)
        row.addLayout(column, 1)

    def _button(self, theme: Theme, name: str, question: str) -> Button:
        made = QuietAnswer(theme, name)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # a reader then meets a radio button
        made.setMinimumWidth(theme.scaled(64))
        made.setAccessibleDescription(question)
        made.toggled.connect(self._changed)
        self._group.addButton(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from answer to answer and choose none: one that is chosen counts at once."""
        answers = list(self.buttons.values())
        if not led_by_arrow(event, answers, mirrored=self.isRightToLeft()):
            super().keyPressEvent(event)

    def _said(self) -> tuple[str, str, str]:
        return (self.tr("Yes"), self.tr("No"), self.tr("Skip"))

    def _changed(self, on: bool) -> None:  # noqa: FBT001 - a slot of Qt
        """Told once: the answer in whose place this one comes is toggled, too."""
        if on:
            let_tab_in([*self.buttons.values()])
            self._show_effect()
            self.chosen.emit()

    def _show_effect(self) -> None:
        self._effect.setText(self.said_of(self.answer))
        self._effect.setVisible(bool(self._effect.text()))

    def said_of(self, answer: Answer | None) -> str:
        """What this answer changes."""
        offered = offered_with(self._plan, self.asks, answer)
        titles = self._titles(offered) or self.tr("nothing of this kind")
        gently = self._titles(softened_with(self._plan, self.asks, answer))
        whole = [self._form(answer).format(titles=titles)]
        if gently:
            whole.append(self.tr("In the gentle form: {titles}").format(titles=gently))
        return "\n".join(whole)

    def _titles(self, names: Sequence[str]) -> str:
        return texts.titles_listed([self._plan.routines[name] for name in names])

    def _form(self, answer: Answer | None) -> str:
        match answer:
            case "yes" | "open":
                return self.tr("You will be offered instead: {titles}")
            case "no":
                return self.tr("You will be offered: {titles}")
            case None:
                return self.tr("Until you answer you will be offered: {titles}")


class CheckedCard(ScreenCard):
    """Whether the pain was looked at: it changes nothing that is offered, and keeps nobody out."""

    def said_of(self, answer: Answer | None) -> str:
        """What is good to know then."""
        match answer:
            case "no" | "open":
                return said("gen-2")
            case "yes" | None:
                return ""

    def _said(self) -> tuple[str, str, str]:
        return (self.tr("Yes"), self.tr("No"), self.tr("Not yet"))
