"""What the answers of a check-in lead to: an offer or two, each with answers of the same weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from backcare_desktop.core.check_in import FollowUp
from backcare_desktop.core.facts import CheckInKind
from backcare_desktop.core.reply import StartByHand
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

MOST = 2
"""So many offers at most: the most pressing."""

BREATHE, SCAN, SHIFT = "breathe-long-exhale", "body-scan", "posture-shift"
"""Two slow minutes without a hold, a body scan, and what can be done without getting up."""

WIDER = 60
"""Minutes between two breaks when a week was demanding."""

_WIDE, _INNER, _UNDER, _EDGES = 480, 14, 10, 38
"""The width of the smaller window at 100 % text; within an offer, and beside its answers."""

Choice = tuple[str, Callable[[], None]]


class AfterPage(QWidget):
    """`first` is where reading begins; `done` says that nothing more is wanted."""

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
        lay_ground(self, "surface")
        column = QVBoxLayout(self)
        margin = theme.size("window_margin")
        column.setContentsMargins(margin, 12, margin, 12)
        for what in after[:MOST]:
            column.addWidget(self._offer(*self._words(what)))
        column.addStretch(1)

    @property
    def first(self) -> QWidget:
        """The first button."""
        return self.buttons[0]

    def _words(self, what: FollowUp) -> tuple[str, tuple[Choice, ...]]:
        no = (self.tr("No"), self.done.emit)
        now = (self.tr("Two minutes now"), lambda: self._start(BREATHE))
        helped = (self.tr("When to get help"), self.help_asked.emit)
        card = (self.tr("When it is a hard stretch"), self.support_asked.emit)
        offers: dict[FollowUp, tuple[str, tuple[Choice, ...]]] = {
            "breathe": (said("chk-2"), (now, (self.tr("Later"), self._later), no)),
            "gentle": (said("chk-4"), (helped, (self.tr("Close"), self.done.emit))),
            "scan": (
                self.tr("A busy mind. Four minutes of noticing, or two of slow breathing?"),
                ((self.tr("Body scan now"), lambda: self._start(SCAN)), now, no),
            ),
            "breathe-and-support": (said("chk-3"), (now, card, no)),
            "wider-spacing": (
                self.tr("A full week. Would breaks an hour apart fit better?"),
                ((self.tr("An hour apart"), self._widen), no),
            ),
            "smaller-moves": (
                self.tr("Small movements are a good start. This one is done sitting."),
                ((self.tr("Posture shift now"), lambda: self._start(SHIFT)), no),
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
        made = [self._answer(name, do, words) for name, do in choices]
        self.buttons += made
        column.addLayout(self._side_by_side(made))
        return frame

    def _answer(self, name: str, do: Callable[[], None], words: str) -> Button:
        made = Button(self._theme, name)
        made.ensurePolished()  # its width is asked for before it is seen
        made.setAccessibleDescription(words)
        made.clicked.connect(lambda _on=False: do())
        return made

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

    def _later(self) -> None:
        self.later_asked.emit()
        self.done.emit()

    def _widen(self) -> None:
        self.spacing_asked.emit(WIDER)
        self.done.emit()
