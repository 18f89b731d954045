"""What the answers of a check-in lead to: an offer or two, each with answers of the same weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from backcare_desktop.core.check_in import FollowUp
from backcare_desktop.core.facts import CheckInKind
from backcare_desktop.core.reply import StartByHand
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.focus_ring import focus_with_ring
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

MOST = 2
"""So many offers at most: the most pressing."""

BREATHE, SCAN, SHIFT = "breathe-long-exhale", "body-scan", "posture-shift"
"""Two slow minutes without a hold, a body scan, and what can be done without getting up."""

WIDER = 60
"""Minutes between two breaks when a week was demanding."""

_WIDE, _INNER, _UNDER, _EDGES, _BETWEEN = 480, 14, 10, 38, 12
"""The width of the smaller window at 100 % text; within an offer, beside its answers, between."""


class Choice(NamedTuple):
    """An answer to an offer: its name and what it does; the offer goes, unless it stays."""

    name: str
    do: Callable[[], None] = lambda: None
    stays: bool = False


class AfterPage(ScrollColumn):
    """`first` is where reading begins; `done` says that every offer was answered."""

    answered = Signal(object)
    spacing_asked = Signal(int)
    later_asked = Signal()
    support_asked = Signal()
    help_asked = Signal()
    done = Signal()

    def __init__(
        self,
        theme: Theme,
        after: Sequence[FollowUp],
        kind: CheckInKind,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind = theme, kind
        self.buttons: list[Button] = []
        body = QWidget()
        lay_ground(body, "surface")
        column = QVBoxLayout(body)
        margin = theme.size("window_margin")
        column.setContentsMargins(margin, _BETWEEN, margin, _BETWEEN)
        column.setSpacing(_BETWEEN)
        self._offers = [self._offer(*self._words(what)) for what in after[:MOST]]
        for offer in self._offers:
            column.addWidget(offer)
        column.addStretch(1)
        self.setWidget(body)

    @property
    def first(self) -> QWidget:
        """The first button of what is still offered."""
        offer = next(one for one in self._offers if not one.isHidden())
        return next(one for one in self.buttons if offer.isAncestorOf(one))

    def _words(self, what: FollowUp) -> tuple[str, tuple[Choice, ...]]:
        no = Choice(self.tr("No"))
        now = Choice(self.tr("Two minutes now"), lambda: self._start(BREATHE))
        helped = Choice(self.tr("When to get help"), self.help_asked.emit, stays=True)
        card = Choice(self.tr("When it is a hard stretch"), self.support_asked.emit, stays=True)
        later = Choice(self.tr("Later"), self.later_asked.emit)
        scan = Choice(self.tr("Body scan now"), lambda: self._start(SCAN))
        wider = Choice(self.tr("An hour apart"), lambda: self.spacing_asked.emit(WIDER))
        shift = Choice(self.tr("Posture shift now"), lambda: self._start(SHIFT))
        offers: dict[FollowUp, tuple[str, tuple[Choice, ...]]] = {
            "breathe": (said("chk-2"), (now, later, no)),
            "gentle": (said("chk-4"), (helped, Choice(self.tr("Close")))),
            "scan": (
                self.tr("A busy mind. Four minutes of noticing, or two of slow breathing?"),
                (scan, now, no),
            ),
            "breathe-and-support": (said("chk-3"), (now, card, no)),
            "wider-spacing": (
                self.tr("A full week. Would breaks an hour apart fit better?"),
                (wider, no),
            ),
            "smaller-moves": (
                self.tr("Small movements are a good start. This one is done sitting."),
                (shift, no),
            ),
        }
        return offers[what]

    def _offer(self, words: str, choices: Sequence[Choice]) -> QFrame:
        frame = QFrame()
        frame.setProperty("box", "stage")
        column = QVBoxLayout(frame)
        column.setContentsMargins(_INNER, _INNER, _INNER, _INNER)
        column.setSpacing(_UNDER)
        column.addWidget(Words(words, "question", wrap=True))
        made = [self._answer(frame, one, words) for one in choices]
        self.buttons += made
        column.addLayout(self._side_by_side(made))
        return frame

    def _answer(self, offer: QFrame, choice: Choice, words: str) -> Button:
        made = Button(self._theme, choice.name)
        made.ensurePolished()  # its width is asked for before it is seen
        made.setAccessibleDescription(words)
        made.clicked.connect(lambda _on=False: self._take(offer, choice))
        return made

    def _take(self, offer: QFrame, choice: Choice) -> None:
        """The other offer stands till it is answered, too, and is left before a session comes."""
        if not choice.stays:
            self._leave(offer)
        choice.do()

    def _leave(self, offer: QFrame) -> None:
        offer.hide()
        if all(one.isHidden() for one in self._offers):
            self.done.emit()
        else:
            focus_with_ring(self.first)

    def _side_by_side(self, answers: Sequence[Button]) -> QBoxLayout:
        """All of one size, so that none is the easier answer; else under each other."""
        gap = self._theme.size("gap")
        wide = max(one.sizeHint().width() for one in answers)
        fits = (wide + gap) * len(answers) - gap <= self._theme.scaled(_WIDE) - 2 * _EDGES
        way = QBoxLayout.Direction
        row = QBoxLayout(way.LeftToRight if fits else way.TopToBottom)
        row.setSpacing(gap)
        for one in answers:
            row.addWidget(one, 1)
        return row

    def _start(self, routine: str) -> None:
        self.answered.emit(StartByHand((routine,)))
