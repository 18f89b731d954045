"""Two steps of the first page: what this is, and what suits the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.facts import Answer
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.screens import CHECKED, gated_by
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.player_before import KeyPose
from backcare_desktop.ui.player_figure import Figures
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.screen_card import CheckedCard, ScreenCard
from backcare_desktop.ui.screen_words import FIRST, MORE, asked
from backcare_desktop.ui.scroll_column import ScrollColumn, show_opened
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.tick_box import TickBox
from backcare_desktop.ui.your_set import YourSet

POSES = ("breathe_in", "ham_fold_half", "walk_1", "sip_hold")
"""A breath, a stretch, a walk and a glass of water."""

_SIDE, _BETWEEN = 36, 14
_SET, _LARGE, _ENDLESS = 168, 1.4, 16777215


class FirstStep(ScrollColumn):
    """A step that scrolls where the window is too low for it. `title` is where reading begins."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words("", "headline", wrap=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.body = QWidget()
        lay_ground(self.body, "surface")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, theme.size("card_margin"))
        self.column.setSpacing(_BETWEEN)
        self.setWidget(self.body)

    def add(self, *widgets: QWidget) -> None:
        """Take these, one under the other, with room at their sides."""
        for widget in widgets:
            row = QHBoxLayout()
            row.setContentsMargins(_SIDE, 0, _SIDE, 0)
            row.addWidget(widget)
            if isinstance(widget, TickBox):
                row.addStretch(1)  # not aligned: it would not have its second line then
            self.column.addLayout(row)


class WhatItIs(FirstStep):
    """What this is, what it is not, and that the user is an adult who has read it."""

    read_changed = Signal()
    """The box was ticked, or is so no longer."""

    def __init__(
        self, theme: Theme, figures: Figures, *, read: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self.title.setText(self.tr("Small breaks for a calmer back"))
        self.read = TickBox(theme, self.tr("I am an adult and have read this"))
        self._adults = Words(said("gen-3"), "body", "text2", wrap=True)
        self.column.addWidget(_stage(theme, figures))
        self.add(
            self.title,
            Words(self._what(), "aside", "text2", wrap=True),
            Notice(theme, said("gen-1") + " " + said("gen-2")),
            self.read,
            self._adults,
        )
        self.column.addStretch(1)
        self._adults.setVisible(read)
        self.read.setChecked(read)
        self.read.toggled.connect(self._changed)

    def _changed(self, read: bool) -> None:  # noqa: FBT001 - Qt's signal has it so
        self._adults.setVisible(read)
        show_opened(self._adults)
        self.read_changed.emit()

    def _what(self) -> str:
        return self.tr(
            "A few short prompts a day: slow breathing, a gentle stretch, a little movement, and "
            "a sleep position for the evening."
        )


class WhatSuits(FirstStep):
    """The safety questions that the routines ask, the usual ones first; beside them what follows.

    `cards` are those that open and shut routines, `checked` asks whether the pain was looked at.
    """

    chosen = Signal(object)
    """A question was answered otherwise: its `ScreenCard`."""

    def __init__(
        self,
        theme: Theme,
        plan: Plan,
        screens: Mapping[str, Answer],
        figures: Figures,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._theme, self._plan, self._known = theme, plan, dict(screens)
        self.title.setText(self.tr("What suits you"))
        self.checked = self._card(CHECKED, CheckedCard)
        first, more = self._cards(FIRST), self._cards(MORE)
        self.cards = [*first, *more]
        self.set = YourSet(theme, plan, figures)
        self.more = Button(theme, self.tr("More questions"), "link", flush=True)
        self._more = self._under_each_other(more)
        self.column.setContentsMargins(0, _SIDE, 0, theme.size("card_margin"))
        hint = self.tr("Answer what you like; you can change it at any time.")
        self.add(self.title, Words(hint, "aside", "text2", wrap=True))
        self._place(theme, first)
        self.more.setVisible(bool(more))
        self.more.clicked.connect(self.show_more)
        self._more.setVisible(any(card.answer is not None for card in more))
        self.set.show_answers(self.answers)
        self.column.addStretch(1)

    @property
    def answers(self) -> dict[str, Answer]:
        """What is answered by now, question by question."""
        asked = (self.checked, *self.cards)
        return {card.asks: card.answer for card in asked if card.answer is not None}

    def show_more(self) -> None:
        """The rest of the questions."""
        self._more.show()
        self.more.hide()
        show_opened(self._more)

    def _cards(self, screens: Sequence[str]) -> list[ScreenCard]:
        return [self._card(name) for name in screens if gated_by(self._plan, name)]

    def _card(self, screen: str, kind: type[ScreenCard] = ScreenCard) -> ScreenCard:
        one = asked(screen)
        known = self._known.get(screen)
        card = kind(
            self._theme, self._plan, one.pillar, screen, one.words, items=one.items, known=known
        )
        card.chosen.connect(lambda: self._chosen(card))
        return card

    def _chosen(self, card: ScreenCard) -> None:
        self.set.show_answers(self.answers)
        self.chosen.emit(card)

    def _under_each_other(self, cards: Sequence[ScreenCard]) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        for card in cards:
            column.addWidget(card)
        return held

    def _place(self, theme: Theme, first: Sequence[ScreenCard]) -> None:
        """The questions, and beside them the set; under them where the text is large."""
        large = theme.text_scale >= _LARGE
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if large else direction.LeftToRight)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(_BETWEEN)
        row.addWidget(self._under_each_other((*first, self.checked)), 0 if large else 1)
        self.set.setMinimumWidth(theme.scaled(0 if large else _SET))
        self.set.setMaximumWidth(_ENDLESS if large else theme.scaled(_SET))
        top = Qt.AlignmentFlag(0) if large else Qt.AlignmentFlag.AlignTop
        row.addWidget(self.set, 0, top)
        self.column.addLayout(row)
        self.add(self.more, self._more)


def _stage(theme: Theme, figures: Figures) -> QFrame:
    stage = QFrame()
    lay_ground(stage, "stage")
    row = QHBoxLayout(stage)
    row.setContentsMargins(_SIDE, _BETWEEN, _SIDE, _BETWEEN)
    for pose in POSES:
        row.addWidget(KeyPose(theme, pose, figures, POSES), 1)
    return stage
