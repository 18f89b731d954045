"""The four answers to an offer, in a row that wraps; none of them can have the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, MenuButton
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme

LATER = (5, 15, 30)
"""The minutes that *Later* offers (law 15)."""

_GAP = 6


_Answers = Callable[[r.Reply], object]


class PromptAnswers(QWidget):
    """Start, short version, later, not today; `answer` is told which."""

    def __init__(self, theme: Theme, answer: _Answers) -> None:
        super().__init__()
        self._answer = answer
        self.start = self._button(theme, self.tr("Start"), r.Start(), "primary")
        self.short = self._button(theme, self.tr("Short version"), r.Start("short"))
        self.later = MenuButton(theme, self.tr("Later"), self._menu())
        self.not_today = self._button(theme, self.tr("Not today"), r.NotToday())
        self.row = row = FlowLayout(self, gap=_GAP, align=Qt.AlignmentFlag.AlignJustify)
        for button in (self.start, self.short, self.later, self.not_today):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)

    def settle(self) -> None:
        """Starting and leaving it have one size: neither is the easier answer."""
        pair = (self.start, self.not_today)
        for button in pair:
            button.ensurePolished()
            button.setMinimumWidth(0)
        wide = max(button.sizeHint().width() for button in pair)
        for button in pair:
            button.setMinimumWidth(wide)
        # Unseen, nothing else tells the layout around that an answer came or went.
        self.updateGeometry()

    def _button(
        self, theme: Theme, words: str, said: r.Reply, kind: Literal["primary", "plain"] = "plain"
    ) -> Button:
        made = Button(theme, words, kind)
        made.clicked.connect(lambda: self._answer(said))
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for minutes in LATER:
            said = self.tr("In {minutes}").format(minutes=texts.minutes_said(minutes))
            self._item(menu, said, minutes)
        self._item(menu, self.tr("At the next pause"), None)
        return menu

    def _item(self, menu: QMenu, said: str, minutes: int | None) -> None:
        menu.addAction(said).triggered.connect(lambda: self._answer(r.Later(minutes)))
