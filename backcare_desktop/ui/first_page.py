"""The first start: what this is, two questions for safety's sake, and on.

Nothing is preset, and nothing has to be answered: what stays open is taken for the safer answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Answer, Pillar
from backcare_desktop.core.plan import Plan
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, Words, rule, show_theme_within
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.focus_ring import focus_with_ring
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.room import open_at
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.screen_card import ScreenCard, gated_by
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.tick_box import TickBox

READ = "adult-and-read"
"""Answered "yes" by the one who finishes the page."""

SHOWN = "first-page"
"""Answered "yes" when the page is finished, "no" when it is left for later."""

QUESTIONS: tuple[tuple[str, str, Pillar], ...] = (
    ("breath-hold", "brth-screen", "breathe"),
    ("leg-symptom", "str-2", "stretch"),
)
"""Screen, id of its words, pillar."""

WIDE, HIGH = 640, 700

_BETWEEN, _FOOT = 14, 12


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
        parent: QWidget | None = None,
    ) -> None:
        """`screens` are the answers so far, for one who opens the page again to change them."""
        super().__init__(parent, Qt.WindowType.Window)
        known = screens or {}
        self._done, self._again = False, SHOWN in known
        self.cards = [
            ScreenCard(theme, plan, pillar, screen, said(words), known=known.get(screen))
            for screen, words, pillar in QUESTIONS
            if gated_by(plan, screen) is not None
        ]
        self.read = TickBox(theme, self.tr("I am an adult and have read this"))
        self._adults = Words(said("gen-3"), "body", "text2", wrap=True)
        self.finish = Button(theme, self.tr("Finish"), "primary")
        later = self.tr("Change nothing") if self._again else self.tr("Set up later")
        self.later = Button(theme, later, "quiet")
        self.safety = Button(theme, self.tr("When to get help"), "link", icon="shield")
        self.setWindowTitle(self.tr("BackCare"))
        lay_ground(self, "surface")
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolled(theme), 1)
        column.addWidget(rule())
        column.addLayout(self._foot(theme))
        self.read.setChecked(known.get(READ) == "yes")
        self._show_read(read=self.read.isChecked())
        open_at(self, theme, WIDE, HIGH)
        focus_with_ring(self._title)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        show_theme_within(self, theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """To close it is to leave it for later."""
        super().closeEvent(event)
        if not self._done:
            self._done = True
            if not self._again:
                self.answered.emit(r.AnswerScreen(SHOWN, "no"))
            self.left.emit()

    def _connect(self) -> None:
        self.read.toggled.connect(lambda read: self._show_read(read=read))
        self.finish.clicked.connect(self._finish)
        self.later.clicked.connect(self.close)
        self.safety.clicked.connect(self.help_asked)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)

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

    def _show_read(self, *, read: bool) -> None:
        self._adults.setVisible(read)
        self.finish.setEnabled(read)
        why = "" if read else self.tr("Tick “I am an adult and have read this” first.")
        self.finish.setAccessibleDescription(why)
        self.finish.setToolTip(why)

    def _scrolled(self, theme: Theme) -> QScrollArea:
        body = QWidget()
        lay_ground(body, "surface")
        self._fill(QVBoxLayout(body), theme)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def _fill(self, column: QVBoxLayout, theme: Theme) -> None:
        margin = theme.size("window_margin")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(_BETWEEN)
        self._title = self._heading(self.tr("Small breaks for a calmer back"), 1)
        column.addWidget(self._title)
        column.addWidget(Words(self._what(), "aside", "text2", wrap=True))
        column.addWidget(Notice(theme, said("gen-1") + " " + said("gen-2")))
        column.addWidget(self.read)
        column.addWidget(self._adults)
        if self.cards:
            column.addWidget(self._heading(self.tr("What suits you"), 2))
            said_after = self.tr("Answer what you like; you can change it at any time.")
            column.addWidget(Words(said_after, "body", "text2", wrap=True))
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)

    def _what(self) -> str:
        return self.tr(
            "A few short prompts a day: slow breathing, a gentle stretch, a little movement, and "
            "a sleep position for the evening. They wait for a pause in your work."
        )

    def _heading(self, words: str, level: int) -> Words:
        """Words that can have the focus, so that a reader may begin there."""
        made = Words(words, "title" if level == 1 else "heading", wrap=True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        described = self.tr("Heading, level {level}").format(level=texts.number(level))
        made.setAccessibleDescription(described)
        return made

    def _foot(self, theme: Theme) -> QVBoxLayout:
        margin = theme.size("window_margin")
        around = QVBoxLayout()
        around.setContentsMargins(margin, _FOOT, margin, _FOOT)
        row = FlowLayout(gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignRight)
        self.finish.setMinimumWidth(theme.scaled(96))
        for button in (self.safety, self.later, self.finish):
            row.addWidget(button)
        around.addLayout(row)
        return around
