"""The first start: what this is, then two questions for safety's sake, and on.

Nothing is preset, and nothing has to be answered: what stays open is taken for the safer answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.plan import Plan
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, Words, rule, show_theme_within
from backcare_desktop.ui.first_answers import READ, SHOWN
from backcare_desktop.ui.first_steps import FirstStep, WhatItIs, WhatSuits
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.focus_ring import focus_with_ring
from backcare_desktop.ui.player_figure import Figures, NoFigures
from backcare_desktop.ui.room import open_at
from backcare_desktop.ui.screen_card import ScreenCard
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.tick_box import TickBox

WIDE, HIGH = 640, 560

_SIDE, _FOOT = 36, 12


class FirstPage(QWidget):
    """The page as a window."""

    answered = Signal(object)
    """`core.reply.AnswerScreen`, one after the other, when the page is finished or left."""

    finished = Signal()
    """It was read to its end."""

    left = Signal()
    """It was left for later: the safe defaults hold."""

    help_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        plan: Plan,
        *,
        screens: Mapping[str, Answer] | None = None,
        figures: Figures | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`screens` are the answers so far, for one who opens the page again to change them."""
        super().__init__(parent, Qt.WindowType.Window)
        known = screens or {}
        self._done, self._again = False, SHOWN in known
        self._what = WhatItIs(theme, figures or NoFigures(), read=known.get(READ) == "yes")
        self._suits = WhatSuits(theme, plan, known)
        self._steps: list[FirstStep] = [self._what, *([self._suits] if self.cards else [])]
        self._stack = QStackedWidget()
        self._where = Words("", "note", "text2")
        self.safety = Button(theme, self.tr("When to get help"), "link", icon="shield")
        later = self.tr("Change nothing") if self._again else self.tr("Set up later")
        self.later = Button(theme, later, "quiet")
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
        return self._suits.cards

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
        self.answered.emit(r.AnswerScreen(READ, "yes"))
        for card in self.cards:
            if card.answer is not None:
                self.answered.emit(r.AnswerScreen(card.asks, card.answer))
        self.answered.emit(r.AnswerScreen(SHOWN, "yes"))
        self.close()
        self.finished.emit()

    def _show_step(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        where = self.tr("Step {step} of {steps}")
        count = len(self._steps)
        where = where.format(step=texts.number(index + 1), steps=texts.number(count))
        self._where.setText(where)
        self._where.setVisible(count > 1)
        self.back.setVisible(index > 0)
        title = self._steps[index].title
        title.setAccessibleDescription(texts.joined(self.tr("Heading"), where))
        self._show_forth()
        focus_with_ring(title)

    def _show_forth(self) -> None:
        """On only when it is read, off with the reason."""
        read = self.read.isChecked()
        why = "" if read else self.tr("Tick “I am an adult and have read this” first.")
        self.forth.setText(self.tr("Finish") if self._is_last() else self.tr("Continue"))
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
        foot.addWidget(self._where)
        row = FlowLayout(gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignRight)
        self.forth.setMinimumWidth(theme.scaled(108))
        for button in (self.safety, self.later, self.back, self.forth):
            row.addWidget(button)
        foot.addLayout(row, 1)
        column.addLayout(foot)
