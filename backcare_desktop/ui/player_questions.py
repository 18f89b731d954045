"""The safety questions before a start, as cards: what must be answered, and what may be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.asking import Answered, Question
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.plan import Plan
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.screen_card import ScreenCard
from backcare_desktop.ui.screen_words import asked
from backcare_desktop.ui.scroll_column import show_opened
from backcare_desktop.ui.theme import Theme

_BETWEEN = 12


class StartCard(ScreenCard):
    """A question that says what comes in place of the start, before an answer makes it so."""

    def __init__(self, theme: Theme, plan: Plan, question: Question, begun: Sequence[str]) -> None:
        """`begun` are the routines that would start."""
        self._question, self._begun = question, tuple(begun)
        what = asked(question.screen)
        super().__init__(theme, plan, what.pillar, what.screen, what.words, items=what.items)
        self.question.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def said_of(self, answer: Answer | None) -> str:
        """What follows if it is not *No*; after that, what every such answer says."""
        if answer is not None:
            return super().said_of(answer)
        instead = self._question.instead
        if instead == self._begun:
            return self.tr("With Yes or Skip it begins in its gentle form.")
        if not instead:
            return self.tr("With Yes or Skip it does not begin.")
        titles = self._titles(instead)
        return self.tr("With Yes or Skip this comes instead: {titles}").format(titles=titles)


class QuestionCards(QWidget):
    """Nothing is chosen at first."""

    answered = Signal(object)
    """An answer was chosen, or another one: `Answered`."""

    def __init__(
        self, theme: Theme, plan: Plan, questions: Sequence[Question], begun: Sequence[str]
    ) -> None:
        """`begun` are the routines that would start."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        self.cards = [self._card(StartCard(theme, plan, one, begun), one) for one in questions]
        for card in self.cards:
            column.addWidget(card)

    @property
    def next(self) -> QWidget | None:
        """The words of the first that has no answer yet, to be read: no answer lies under a key."""
        return next((card.question for card in self.cards if card.answer is None), None)

    def _card(self, made: StartCard, question: Question) -> StartCard:
        made.chosen.connect(lambda: self._tell(made, question))
        return made

    def _tell(self, card: ScreenCard, question: Question) -> None:
        if card.answer is not None:
            self.answered.emit(Answered(question, card.answer))


class MoreQuestions(QWidget):
    """What may be answered, once somebody asks for it: nothing waits for that."""

    answered = Signal(object)
    """As of the cards."""

    def __init__(
        self, theme: Theme, plan: Plan, questions: Sequence[Question], begun: Sequence[str]
    ) -> None:
        """`begun` are the routines that would start."""
        super().__init__()
        words = self.tr("Is it right for you? %Ln more questions", "", len(questions))
        if len(questions) == 1:
            words = self.tr("Is it right for you? One more question")
        self.link = Button(theme, words, "link", flush=True)
        self.link.setCheckable(True)
        self.asks = QuestionCards(theme, plan, questions, begun)
        self.asks.answered.connect(self.answered)
        self.asks.hide()
        self.link.toggled.connect(self._show)
        row = QHBoxLayout()
        row.addWidget(self.link)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        column.addLayout(row)
        column.addWidget(self.asks)

    def _show(self, there: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        self.asks.setVisible(there)
        show_opened(self)
