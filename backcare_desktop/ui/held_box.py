"""What a due prompt waits for, what can be done meanwhile, and the way out where that is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.hours import seconds_between
from backcare_desktop.core.score import score
from backcare_desktop.core.sense import HOLD_OF, Ignoring, Sense
from backcare_desktop.ui.controls import Button, Words, rule
from backcare_desktop.ui.notice import Sign
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.sense_words import doubt_said, in_use_said, sense_name
from backcare_desktop.ui.standing_words import about
from backcare_desktop.ui.theme import Theme

IN_A_CALL = "posture-shift"
"""The routine that can be done in a call."""

_MARGIN, _ACROSS, _LINES, _UNDER = 12, 12, 2, 8
_ROOM, _MORE_ROOM = 310, 190
"""The width of a line in the panel at 100 % text, and how much more it has at 200 %, in pixels."""


class HeldBox(QWidget):
    """Away while nothing is held and nothing ignored."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    ignoring_asked = Signal(object)
    """A sense is wrong, or heeded again: `core.sense.Ignoring`."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = theme.text_scale
        self._by: tuple[Sense, ...] = ()
        self._ignored: tuple[Sense, ...] = ()
        self._box = QFrame()
        self._box.setProperty("box", "sunken")
        self._microphone = Sign(theme, "mic", side=18)
        self._held = Words("", "section", wrap=True, tabular=True)
        self._then = Words("", "note", "text2", wrap=True)
        self._meanwhile = QWidget()
        self._routine = Words("", "section", wrap=True)
        self._length = Words("", "note", "text2", wrap=True)
        self.start = Button(theme, self.tr("Start"))
        self.start.clicked.connect(lambda: self.answered.emit(r.StartByHand((IN_A_CALL,))))
        self.wrong = Button(theme, "", "link", flush=True)
        self.wrong.clicked.connect(self._ignore)
        self._not_heeded = Words("", "note", "text2", wrap=True)
        self.heed = Button(theme, self.tr("Heed again"), "link", flush=True)
        self.heed.clicked.connect(self._heed)
        self._fill(theme)

    def show_view(self, view: PanelView) -> None:
        """Say this, or go away."""
        self._by = view.held_by
        self._ignored = tuple(sense for sense in Sense if sense in view.ignored)
        self.setVisible(bool(self._by or self._ignored))
        for part in (self._box, self.wrong):
            part.setVisible(bool(self._by))
        for part in (self._not_heeded, self.heed):
            part.setVisible(bool(self._ignored))
        if self._by:
            self._show_held(self._by[0], view)
        names = ", ".join(map(sense_name, self._ignored))
        self._not_heeded.setText(self.tr("Ignored: {senses}").format(senses=names))
        self.heed.setAccessibleName(self.tr("Heed again: {senses}").format(senses=names))

    def _show_held(self, by: Sense, view: PanelView) -> None:
        minutes = seconds_between(view.held_since or view.now, view.now) // 60
        said = self.tr("Held for {time}: {what}") if minutes >= 1 else self.tr("Held: {what}")
        self._held.setText(said.format(time=about(minutes * 60), what=in_use_said(by)))
        in_call = HOLD_OF.get(by) == "call"
        self._microphone.setVisible(by is Sense.MICROPHONE)
        self._then.setText(
            self.tr("Offered a minute after the call ends.")
            if in_call
            else self.tr("Offered a minute after that ends.")
        )
        self.wrong.setText(self._in_lines(doubt_said(by)))
        self.wrong.setAccessibleName(doubt_said(by))
        self._show_meanwhile(view, in_call=in_call)

    def _show_meanwhile(self, view: PanelView, *, in_call: bool) -> None:
        routine = view.routines.get(IN_A_CALL) if in_call else None
        self._meanwhile.setVisible(routine is not None)
        if routine is not None:
            self._routine.setText(routine.title)
            name = self.tr("Start: {title}").format(title=routine.title)
            self.start.setAccessibleName(name)
            self._length.setText(about(score((routine,)).seconds))

    def _in_lines(self, words: str) -> str:
        """Where it is long, question and answer stand under each other: a button does not wrap."""
        room = _ROOM + _MORE_ROOM * (max(self._scale, 1.0) - 1)
        long = self.wrong.fontMetrics().horizontalAdvance(words) > room
        return words.replace("? ", "?\n") if long else words

    def show_theme(self, theme: Theme) -> None:
        """Words to come have this size."""
        self._scale = theme.text_scale

    def _ignore(self) -> None:
        if self._by:
            self.ignoring_asked.emit(Ignoring(self._by[0], on=True))

    def _heed(self) -> None:
        for sense in self._ignored:
            self.ignoring_asked.emit(Ignoring(sense, on=False))

    def _fill(self, theme: Theme) -> None:
        top, lower = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        held = _beside(self._microphone, _lines(self._held, self._then), top)
        meanwhile = QVBoxLayout(self._meanwhile)
        meanwhile.setContentsMargins(0, 0, 0, 0)
        meanwhile.addWidget(rule())
        row = _beside(Sign(theme, "move", side=18), _lines(self._routine, self._length), lower)
        row.addWidget(self.start)
        meanwhile.addLayout(row)
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        inner.addLayout(held)
        inner.addWidget(self._meanwhile)
        ignored = QHBoxLayout()
        ignored.addWidget(self._not_heeded, 1)
        ignored.addWidget(self.heed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_UNDER)
        column.addWidget(self._box)
        column.addWidget(self.wrong, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(ignored)


def _lines(*words: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(_LINES)
    for one in words:
        column.addWidget(one)
    return column


def _beside(sign: QWidget, lines: QVBoxLayout, where: Qt.AlignmentFlag) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_ACROSS)
    row.addWidget(sign, 0, where)
    row.addLayout(lines, 1)
    return row
