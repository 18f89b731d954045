"""What is next, large, with its ring, and the answers that it can be given now."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.standing import (
    Counting,
    Enough,
    Off,
    Offered,
    Paused,
    Playing,
    Standing,
)
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, ButtonKind, MenuButton, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.heat_body import HeatBody
from backcare_desktop.ui.held_box import HeldBox
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.pause_menu import PauseMenu
from backcare_desktop.ui.prompt_answers import LATER
from backcare_desktop.ui.rings import PillarRing
from backcare_desktop.ui.theme import Theme

_LINES, _ACROSS, _UNDER = 2, 12, 14


class PanelHead(QWidget):
    """Three lines, a ring, a row of buttons. `radius` is the ring's, in pixels at 100 % text."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    ignoring_asked = Signal(object)
    """A sense is wrong, or heeded again: `core.sense.Ignoring`."""

    def __init__(
        self, theme: Theme, *, radius: float = 25.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._over = Words("", "kicker", "text2", wrap=True)
        self._short = Words("", "headline", wrap=True, tabular=True)
        self._line = Words("", "kicker", "text2", wrap=True, tabular=True)
        self._why = Words("", "note", "text2", wrap=True)
        self._ring = PillarRing(theme, "move", radius=radius, stroke=5.0, icon=radius * 0.88)
        self.start = self._button(theme, self.tr("Start now"), r.Start(), "primary")
        self.resume = self._button(theme, self.tr("Resume"), r.Resume(), "primary")
        self.later = MenuButton(theme, self.tr("Later"), self._later_menu())
        self.not_today = self._button(theme, self.tr("Not today"), r.NotToday())
        self.pausing = PauseMenu(theme, self)
        self.pause = MenuButton(theme, self.tr("Pause"), self.pausing)
        self.pausing.chosen.connect(self.answered)
        self.skip = self._button(theme, self.tr("Skip this one"), r.Skip())
        self.held = HeldBox(theme)
        self.held.answered.connect(self.answered)
        self.held.ignoring_asked.connect(self.ignoring_asked)
        self._heat = HeatBody(theme, narrow=True)
        self._heat.answered.connect(self.answered)
        self._top = QWidget()
        self._fill(theme)

    def show_view(self, view: PanelView) -> None:
        """Say this."""
        words = view.words
        self._over.setText(words.over)
        self._short.setText(words.short)
        self._line.setText(words.line)
        self._why.setText(words.why)
        self._why.setVisible(bool(words.why) and not view.held_by)
        self.held.show_view(view)
        self._ring.setVisible(view.pillar is not None)
        if view.pillar is not None:
            self._ring.show_pillar(view.pillar)
            self._ring.show_share(view.part)
        self._ring.setAccessibleName(words.head)
        self.pausing.show_time(view.now, view.hours)
        self.pausing.show_mark(view.mark)
        self._ring.show_held(held=bool(view.held_by))
        self.start.show_kind("plain" if view.held_by else "primary")
        self._show_answers(view.standing)
        self._show_heat(view)

    def first(self) -> QWidget:
        """What should have the focus."""
        if not self._heat.isHidden():
            return self._heat.first()
        found = (self.start, self.resume, self.pause)
        return next((one for one in found if not one.isHidden()), self.pause)

    def _show_heat(self, view: PanelView) -> None:
        """While there is heat it stands where else the next break does."""
        self._top.setVisible(view.heat is None)
        self._heat.setVisible(view.heat is not None)
        if view.heat is not None:
            self._heat.show_heat(view.heat, view.boot)

    def _show_answers(self, now: Standing) -> None:
        shown = _answers(self, now)
        for one in (
            self.start,
            self.resume,
            self.later,
            self.not_today,
            self.pause,
            self.skip,
        ):
            one.setVisible(one in shown)

    def _fill(self, theme: Theme) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(_LINES)
        for words in (self._over, self._short, self._line, self._why):
            lines.addWidget(words)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(_ACROSS)
        top.addLayout(lines, 1)
        top.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_UNDER)
        column.addWidget(self._heat)
        column.addWidget(self._top)
        row = FlowLayout(gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignJustify)
        for one in (
            self.start,
            self.resume,
            self.later,
            self.not_today,
            self.pause,
            self.skip,
        ):
            row.addWidget(one)
        column.addLayout(row)
        column.addWidget(self.held)

    def _button(
        self, theme: Theme, words: str, reply: r.Reply, kind: ButtonKind = "plain"
    ) -> Button:
        made = Button(theme, words, kind)
        made.clicked.connect(lambda: self.answered.emit(reply))
        return made

    def _later_menu(self) -> QMenu:
        menu = QMenu(self)
        for minutes in LATER:
            self._item(menu, texts.minutes_short(minutes), minutes)
        self._item(menu, self.tr("At the next pause"), None)
        return menu

    def _item(self, menu: QMenu, words: str, minutes: int | None) -> None:
        menu.addAction(words).triggered.connect(lambda: self.answered.emit(r.Later(minutes)))


def _answers(head: PanelHead, now: Standing) -> tuple[QWidget, ...]:
    """What can be answered now."""
    match now:
        case Counting():
            return (head.start, head.pause, head.skip)
        case Offered():
            return (head.start, head.later, head.not_today, head.pause, head.skip)
        case Paused():
            return (head.resume, head.pause)
        case Playing() | Off() | Enough():
            return (head.pause,)
        case _:
            assert_never(now)
