"""After a session: what was done and logged, what comes next; again, undo, close."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.core.facts import Outcome, Pillar
from backcare_desktop.core.routine import Score
from backcare_desktop.ui import player_words, texts
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.notice import Sign
from backcare_desktop.ui.player_feeling import FeelingRow
from backcare_desktop.ui.player_figure import Figures
from backcare_desktop.ui.player_words import COMFORT
from backcare_desktop.ui.rings import PillarRing
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

translate = QCoreApplication.translate

_SIDE = 24

AT_REST = "sit_rest"
"""The pose in which a session ends that was led by the ring alone."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a session ended, as it was logged.

    `fact` can be taken back. `seconds` is what was played. `today` of `daily` of the pillar are
    done, `daily` 0 where nothing is aimed at. `next_line` says what comes next, or is empty.
    """

    fact: UUID
    outcome: Outcome
    done: int
    units: int
    seconds: float
    today: int = 0
    daily: int = 0
    next_line: str = ""
    next_pillar: Pillar | None = None


class EndPage(QWidget):
    """One session's end; made anew for each."""

    felt = Signal(str)
    """How it felt was said: a `Feeling`."""

    def __init__(self, theme: Theme, score: Score, ended: Ended, figures: Figures) -> None:
        super().__init__()
        self._line = Words(_title(score, ended), "cue", wrap=True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        column.addWidget(_stage(theme, score, ended, figures), 1)
        column.addSpacing(14)
        column.addWidget(self._line)
        if ended.outcome != "completed":
            aside = Words(said(COMFORT), "list", "text2", wrap=True)
            aside.setAlignment(Qt.AlignmentFlag.AlignCenter)
            aside.setContentsMargins(_SIDE, 0, _SIDE, 0)
            column.addWidget(aside)
        column.addSpacing(14)
        self._feeling = FeelingRow(
            theme,
            compares=ended.outcome != "stopped",
            may_be_dizzy=ended.outcome != "completed" and player_words.is_breathed(score),
        )
        self._feeling.felt.connect(self.felt)
        column.addWidget(self._feeling)
        if ended.next_line:
            column.addWidget(_next(theme, ended))

    def show_taken_back(self) -> None:
        """The session is out of the log: there is nothing more to say of it."""
        self._feeling.setEnabled(False)


class EndButtons(QWidget):
    """Again, undo, close."""

    again = Signal()
    undone = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.repeat = Button(theme, self.tr("Again"), tall=True)
        self.undo = Button(theme, self.tr("Undo"), "link", tall=True)
        self.close_button = Button(theme, self.tr("Close"), "primary", tall=True)
        self.close_button.setMinimumWidth(theme.scaled(108))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("gap"))
        row.addWidget(self.repeat)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.repeat.clicked.connect(self.again)
        self.undo.clicked.connect(self._taken_back)
        self.close_button.clicked.connect(self.closed)

    def show_end(self) -> None:
        """A new end, that can be taken back."""
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleDescription(self.tr("Takes this session out of the log."))
        self.undo.setEnabled(True)

    def _taken_back(self) -> None:
        self.undo.setText(self.tr("Taken back"))
        self.close_button.setFocus()
        self.undo.setEnabled(False)
        self.undone.emit()


def header_line(score: Score, ended: Ended) -> str:
    """Under the title: "Done · 4 of 4 holds, 2:28"."""
    done = texts.done(score.routines[0].unit, ended.done, ended.units)
    both = translate("player", "{done}, {length}", "4 of 4 holds, 2:28")
    length = texts.length(ended.seconds)
    return texts.joined(
        translate("player", "Done") if ended.outcome == "completed" else "",
        both.format(done=done, length=length) if done else length,
    )


def end_said(score: Score, ended: Ended) -> str:
    """The same for a reader: "Done. 4 of 4 holds. 2 minutes 28 seconds"; how it ended, first."""
    finished = {
        "completed": translate("player", "Done"),
        "stopped": translate("player", "Stopped here"),
    }.get(ended.outcome, "")
    done = texts.done(score.routines[0].unit, ended.done, ended.units)
    return ". ".join(part for part in (finished, done, texts.length_said(ended.seconds)) if part)


def _title(score: Score, ended: Ended) -> str:
    """The last cue; for an early end what was done, as something whole."""
    if ended.outcome == "completed" and score.beats:
        return score.beats[-1].step.cue
    if ended.outcome == "stopped":
        return translate("player", "Stopped here.")
    return texts.done(score.routines[0].unit, ended.done, ended.units)


def _stage(theme: Theme, score: Score, ended: Ended, figures: Figures) -> QFrame:
    stage = QFrame()
    lay_ground(stage, "stage")
    stage.setMinimumHeight(180)
    grid = QGridLayout(stage)
    grid.setContentsMargins(0, 8, 0, 6)
    last = _last(score)
    beside = 0
    if last is not None:
        pose, cue = last
        figure = figures.stage(theme)
        figure.show_still(pose)
        figure.say(cue)
        figure.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        beside = 1 if figure.fills(pose) else 0
        grid.addWidget(figure, 0, beside)
        grid.setColumnStretch(beside, 1)
    side = Qt.AlignmentFlag.AlignLeft if last else Qt.AlignmentFlag.AlignHCenter
    grid.addLayout(
        _ring(theme, score, ended, alone=last is None), 0, 0, Qt.AlignmentFlag.AlignVCenter | side
    )
    return stage


def _last(score: Score) -> tuple[str, str] | None:
    """The last pose, and what is said of it; what the ring alone led ends at rest."""
    found = [(one.step.motion.poses[0], one.step.cue) for one in score.beats if one.step.motion]
    if not found and player_words.is_breathed(score):
        return AT_REST, score.beats[-1].step.cue
    return found[-1] if found else None


def _ring(theme: Theme, score: Score, ended: Ended, *, alone: bool) -> QVBoxLayout:
    """The pillar's day; where nobody stands beside it, large enough for the stage."""
    pillar = score.routines[0].pillar
    ring = (
        PillarRing(theme, pillar, radius=64, stroke=9, icon=52)
        if alone
        else PillarRing(theme, pillar, radius=38, stroke=6, icon=30)
    )
    name = texts.pillar_name(pillar)
    ring.setAccessibleName(name)
    if ended.daily:
        ring.show_count(ended.today, ended.daily)
    else:
        ring.show_part(None)
    ring.show_ticked(ticked=ended.outcome != "stopped" and ended.today >= ended.daily)
    said_of = translate("player", "{pillar}, {done} of {of}", "Stretch, 1 of 1")
    said_many = translate("player", "{pillar}, {done} today", "Move, 3 today")
    words = (said_of if ended.daily else said_many).format(
        pillar=name, done=texts.number(ended.today), of=texts.number(ended.daily)
    )
    column = QVBoxLayout()
    column.setContentsMargins(40, 0, 40, 0)
    column.setSpacing(6)
    column.addWidget(ring, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(Words(words, "kicker", "text2"), 0, Qt.AlignmentFlag.AlignHCenter)
    return column


def _next(theme: Theme, ended: Ended) -> QWidget:
    box = QFrame()
    box.setProperty("box", "sunken")
    row = QHBoxLayout(box)
    row.setContentsMargins(14, 10, 14, 10)
    row.setSpacing(12)
    if ended.next_pillar is not None:
        row.addWidget(Sign(theme, ended.next_pillar, side=18))
    row.addWidget(Words(ended.next_line, "body", wrap=True, tabular=True), 1)
    around = QWidget()
    outer = QHBoxLayout(around)
    outer.setContentsMargins(16, 0, 16, 0)
    outer.addWidget(box)
    return around
