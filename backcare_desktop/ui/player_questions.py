"""The safety questions before a start, as cards: what must be answered, and what may be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.asking import Answered, Question
from backcare_desktop.core.plan import Plan
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.screen_card import ScreenCard
from backcare_desktop.ui.screen_words import asked
from backcare_desktop.ui.theme import Theme

_BETWEEN = 12


class QuestionCards(QWidget):
    """Nothing is chosen at first."""

    answered = Signal(object)
    """An answer was chosen, or another one: `Answered`."""

    def __init__(self, theme: Theme, plan: Plan, questions: Sequence[Question]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        self.cards = [self._card(theme, plan, one) for one in questions]
        for card in self.cards:
            column.addWidget(card)

    @property
    def next(self) -> QWidget | None:
        """The words of the first that has no answer yet, to be read: no answer lies under a key."""
        return next((card.question for card in self.cards if card.answer is None), None)

    def _card(self, theme: Theme, plan: Plan, question: Question) -> ScreenCard:
        what = asked(question.screen)
        made = ScreenCard(theme, plan, what.pillar, what.screen, what.words, items=what.items)
        made.question.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.chosen.connect(lambda: self._tell(made, question))
        return made

    def _tell(self, card: ScreenCard, question: Question) -> None:
        if card.answer is not None:
            self.answered.emit(Answered(question, card.answer))


class MoreQuestions(QWidget):
    """What may be answered, once somebody asks for it: nothing waits for that."""

    answered = Signal(object)
    """As of the cards."""

    def __init__(self, theme: Theme, plan: Plan, questions: Sequence[Question]) -> None:
        super().__init__()
        words = self.tr("Is it right for you? %Ln more questions", "", len(questions))
        if len(questions) == 1:
            words = self.tr("Is it right for you? One more question")
        self.link = Button(theme, words, "link", flush=True)
        self.link.setCheckable(True)
        self.asks = QuestionCards(theme, plan, questions)
        self.asks.answered.connect(self.answered)
        self.asks.hide()
        self.link.toggled.connect(self.asks.setVisible)
        row = QHBoxLayout()
        row.addWidget(self.link)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        column.addLayout(row)
        column.addWidget(self.asks)
