"""The first start: what this is, the user's day, a few questions for safety's sake, and on.

Nothing is preset, and nothing has to be answered: what stays open is taken for the safer answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.day_preview import Preview
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.screens import CHECKED, LEG_SYMPTOM
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import texts
from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.controls import Button, Words, rule, show_theme_within
from backcare_desktop.ui.first_answers import READ, SHOWN
from backcare_desktop.ui.first_steps import FirstStep, WhatItIs, WhatSuits
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.player_figure import Figures, NoFigures
from backcare_desktop.ui.progress import StepDots
from backcare_desktop.ui.room import open_at
from backcare_desktop.ui.screen_card import ScreenCard
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.tick_box import TickBox
from backcare_desktop.ui.your_day import YourDay

WIDE, HIGH = 640, 560

_SIDE, _FOOT = 36, 12

_TO_HELP: frozenset[tuple[str, Answer]] = frozenset({(CHECKED, "no"), (LEG_SYMPTOM, "yes")})
"""Answers that lead to when to get help."""


class FirstPage(QWidget):
    """The page as a window."""

    answered = Signal(object)
    """`core.reply.AnswerScreen`, one after the other, when the page is finished or left.

    Opened again, each answer at once.
    """

    settings_chosen = Signal(object)
    """The page is finished, and the settings are to be these."""

    finished = Signal()
    """It was read to its end."""

    left = Signal()
    """It was left for later: the safe defaults hold."""

    help_asked = Signal()

    def __init__(  # noqa: PLR0913 - each says one thing about what is shown
        self,
        theme: Theme,
        plan: Plan,
        *,
        screens: Mapping[str, Answer] | None = None,
        figures: Figures | None = None,
        settings: Settings | None = None,
        preview: Callable[[Settings], Preview | None] = lambda _settings: None,
        parent: QWidget | None = None,
    ) -> None:
        """`screens` are the answers so far: opened again, the page has the questions only.

        `preview` says how an ordinary day would look with other settings.
        """
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        known = screens or {}
        self._done, self._again = False, SHOWN in known
        self._led = set(known.items())
        figures = figures or NoFigures()
        self._what = WhatItIs(theme, figures, read=known.get(READ) == "yes")
        self.day = YourDay(theme, settings or Settings(), preview, plan.routines)
        self.suits = WhatSuits(theme, plan, known, figures)
        self._only_questions = self._again and self.read.isChecked()
        every: list[FirstStep] = [self._what, self.day, self.suits]
        self._steps = [self.suits] if self._only_questions else every
        self._stack = QStackedWidget()
        self._where, self._dots = Words("", "note", "text2"), StepDots(theme)
        self.safety = Button(theme, self.tr("When to get help"), "link", icon="shield")
        self.later = Button(theme, self.tr("Set up later"), "quiet")
        self.later.setVisible(not self._only_questions)
        self.back = Button(theme, self.tr("Back"))
        self.forth = Button(theme, "", "primary")
        self.setWindowTitle(self.tr("BackCare"))
        lay_ground(self, "surface")
        self._connect()
        self._fill(theme)
        open_at(self, theme, WIDE, HIGH)
        self._show_step(0)

    @property
    def read(self) -> TickBox:
        """Whether the user is an adult and has read what it is."""
        return self._what.read

    @property
    def cards(self) -> list[ScreenCard]:
        """The questions."""
        return self.suits.cards

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        show_theme_within(self, theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """To close it is to leave it for later."""
        super().closeEvent(event)
        if self._done:
            return
        self._done = True
        if not self._again:
            self.answered.emit(r.AnswerScreen(SHOWN, "no"))
        self.left.emit()

    def _connect(self) -> None:
        self._what.read_changed.connect(self._show_forth)
        self.suits.chosen.connect(self._chosen)
        self.forth.clicked.connect(self._go_forth)
        self.back.clicked.connect(lambda: self._show_step(self._stack.currentIndex() - 1))
        self.later.clicked.connect(self.close)
        self.safety.clicked.connect(self.help_asked)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)

    def _go_forth(self) -> None:
        if self._is_last():
            self._finish()
        else:
            self._show_step(self._stack.currentIndex() + 1)

    def _is_last(self) -> bool:
        return self._stack.currentIndex() == len(self._steps) - 1

    def _finish(self) -> None:
        """What was answered goes up: that it was read first, that the page is done last."""
        self._done = True
        if self._only_questions:
            self.close()
            self.finished.emit()
            return
        self.settings_chosen.emit(self.day.settings)
        self.answered.emit(r.AnswerScreen(READ, "yes"))
        for screen, answer in self.suits.answers.items():
            self.answered.emit(r.AnswerScreen(screen, answer))
        self.answered.emit(r.AnswerScreen(SHOWN, "yes"))
        self.close()
        self.finished.emit()

    def _chosen(self, card: ScreenCard) -> None:
        """Opened again, an answer counts at once; some lead to when to get help, each once.

        That are pain that nobody has looked at, and what goes down a leg (A13).
        """
        if card.answer is None:
            return
        if self._only_questions:
            self.answered.emit(r.AnswerScreen(card.asks, card.answer))
        if (card.asks, card.answer) in _TO_HELP - self._led:
            self._led.add((card.asks, card.answer))
            self.help_asked.emit()

    def _show_step(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        where = self.tr("Step {step} of {steps}")
        count = len(self._steps)
        where = where.format(step=texts.number(index + 1), steps=texts.number(count))
        self._where.setText(where)
        self._dots.show_step(index + 1, count, said=where)
        for one in (self._where, self._dots):
            one.setVisible(count > 1)
        self.back.setVisible(index > 0)
        title = self._steps[index].title
        title.setAccessibleDescription(texts.joined(self.tr("Heading"), where))
        self._show_forth()
        title.setFocus(Qt.FocusReason.OtherFocusReason)  # to be read: nothing to press

    def _show_forth(self) -> None:
        """On only when it is read, off with the reason."""
        read = self.read.isChecked()
        why = "" if read else self.tr("Tick “I am an adult and have read this” first.")
        last = self.tr("Close") if self._only_questions else self.tr("Finish")
        self.forth.setText(last if self._is_last() else self.tr("Continue"))
        self.forth.setEnabled(read)
        self.forth.setAccessibleDescription(why)
        self.forth.setToolTip(why)

    def _fill(self, theme: Theme) -> None:
        for step in self._steps:
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, _FOOT, _SIDE, _FOOT)
        place = QVBoxLayout()
        place.setSpacing(_FOOT // 2)
        place.addStretch(1)
        place.addWidget(self._dots)
        place.addWidget(self._where)
        place.addStretch(1)
        foot.addLayout(place)
        row = FlowLayout(gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignRight)
        self.forth.setMinimumWidth(theme.scaled(108))
        for button in (self.safety, self.later, self.back, self.forth):
            row.addWidget(button)
        foot.addLayout(row, 1)
        column.addLayout(foot)
