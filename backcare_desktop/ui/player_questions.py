"""The safety questions before a start, as cards one below the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core.asking import Answered, Asking, Question
from backcare_desktop.core.plan import Plan
from backcare_desktop.ui.screen_card import ScreenCard
from backcare_desktop.ui.screen_words import asked
from backcare_desktop.ui.theme import Theme

_BETWEEN = 12


class QuestionCards(QWidget):
    """Nothing is chosen at first."""

    answered = Signal(object)
    """An answer was chosen, or another one: `Answered`."""

    def __init__(self, theme: Theme, asks: Asking) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        self.cards = [self._card(theme, asks.plan, one) for one in asks.questions]
        for card in self.cards:
            column.addWidget(card)

    @property
    def are_open(self) -> bool:
        """Whether one of them has no answer yet."""
        return any(card.answer is None for card in self.cards)

    def _card(self, theme: Theme, plan: Plan, question: Question) -> ScreenCard:
        what = asked(question.screen)
        made = ScreenCard(theme, plan, what.pillar, what.screen, what.words, items=what.items)
        made.chosen.connect(lambda: self._tell(made, question))
        return made

    def _tell(self, card: ScreenCard, question: Question) -> None:
        if card.answer is not None:
            self.answered.emit(Answered(question, card.answer))
