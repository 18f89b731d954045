"""Before a routine is played for the first time: how it looks, what it needs, what to watch for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backcare_desktop.core.guide import cue
from backcare_desktop.core.routine import Beat, Score
from backcare_desktop.ui import player_words
from backcare_desktop.ui.breath_ring import BreathRing
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.notice import Sign
from backcare_desktop.ui.player_breathing import breath
from backcare_desktop.ui.player_choices import ChoiceRow
from backcare_desktop.ui.player_evidence import EvidenceLines
from backcare_desktop.ui.player_figure import Figures, key_poses
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.theme_tokens import FontRole

Asks = tuple[QWidget | None, QWidget | None]

MOST_POSES = 4
_POSE = QSize(126, 150)
_RING = 186
"""The least height of the ring: large enough for its words, small enough for all below it."""


class BeforePage(QWidget):
    """What is to be done; made anew for each session."""

    chosen = Signal(object)
    """A number of a routine is to be another one: `Chosen`."""

    learn_asked = Signal(str)
    """What is known of such habits is to be shown: a `Pillar`."""

    def __init__(
        self,
        theme: Theme,
        score: Score,
        figures: Figures,
        *,
        running: bool = False,
        asks: Asks = (None, None),
    ) -> None:
        """What is chosen in a session that is `running` is for the next one.

        `asks` are the questions that come first, and those that need no answer.
        """
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(16)
        poses = key_poses(score, MOST_POSES)
        ring = None if poses else _ring(theme, score)
        must, may = asks
        if must is not None or (not poses and ring is None):
            column.setContentsMargins(0, 16, 0, 16)
        if must is not None:
            column.addWidget(self._inset(must, 16))
        if poses:
            column.addWidget(_stage(theme, poses, figures))
        elif ring is not None:
            column.addWidget(ring, 1)
        needs, more = self._rows(score)
        column.addLayout(needs)
        column.addWidget(self._inset(_watch(theme, player_words.safety_before(score)), 16))
        if may is not None:
            column.addWidget(self._inset(may, 28))
        column.addLayout(more)
        self._add_choices(column, ChoiceRow(theme, score), running=running)
        for routine in score.routines:
            known = EvidenceLines(theme, routine)
            known.learn_asked.connect(self.learn_asked)
            column.addWidget(self._inset(known, 28))
        if ring is None:
            column.addStretch(1)

    def _rows(self, score: Score) -> tuple[QGridLayout, QGridLayout]:
        """What must be known before anything is done, and what else is good to know."""
        each = partial(player_words.of_each, score)
        needs = (
            (self.tr("Position"), player_words.positions(score)),
            (self.tr("You need"), player_words.equipment(score)),
            (self.tr("What to feel"), each(lambda one: one.feel)),
            (self.tr("When to stop"), player_words.when_to_stop(score)),
        )
        more = (
            (self.tr("What for"), each(lambda one: one.purpose)),
            (self.tr("Gentler"), each(lambda one: one.gentle if "gentle" in one.sorts else "")),
        )
        wide = max(Words(name, "body").sizeHint().width() for name, _ in (*needs, *more))
        return _grid(needs, wide), _grid(more, wide)

    def _add_choices(self, column: QVBoxLayout, choices: ChoiceRow, *, running: bool) -> None:
        choices.chosen.connect(self.chosen)
        if choices.is_empty:
            return
        if running:
            later = Words(self.tr("From the next time on:"), "note", "text2", wrap=True)
            column.addWidget(self._inset(later, 28))
        column.addWidget(self._inset(choices, 28))

    def _inset(self, widget: QWidget, side: int) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(side, 0, side, 0)
        row.addWidget(widget)
        return box


class BeforeButtons(QWidget):
    """Not today, the short version, start."""

    started = Signal()
    sort_chosen = Signal(str)
    """Another sort is to be played: "short" or "gentle"."""

    declined = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.not_today = Button(theme, self.tr("Not today"), tall=True)
        self.short = Button(theme, self.tr("Short version"), tall=True)
        self.gentle = Button(theme, self.tr("Gentle"), tall=True)
        self.start = Button(theme, self.tr("Start"), "primary", icon="play", tall=True)
        self.start.setMinimumWidth(theme.scaled(132))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("gap"))
        row.addWidget(self.not_today)
        row.addWidget(self.short)
        row.addWidget(self.gentle)
        row.addStretch(1)
        row.addWidget(self.start)
        self.not_today.clicked.connect(self.declined)
        self.short.clicked.connect(lambda: self.sort_chosen.emit("short"))
        self.gentle.clicked.connect(lambda: self.sort_chosen.emit("gentle"))
        self.start.clicked.connect(self.started)

    def show_session(self, score: Score, *, running: bool) -> None:
        """The sorts that this one can be played in; in its midst only the way back to it."""
        self.not_today.setVisible(not running)
        for button, sort in ((self.short, "short"), (self.gentle, "gentle")):
            there = score.sort == "full" and any(sort in one.sorts for one in score.routines)
            button.setVisible(there and not running)
        self.show_asking(asking=False)
        self.gentle.setText(player_words.gentle_name_of_all(score))
        self.start.setText(self.tr("Resume") if running else self.tr("Start"))

    def show_asking(self, *, asking: bool) -> None:
        """Nothing begins while a question about safety is open."""
        why = self.tr("Please answer the question first; Skip is an answer, too.") if asking else ""
        for button in (self.short, self.gentle, self.start):
            button.setEnabled(not asking)
            button.setToolTip(why)
            button.setAccessibleDescription(why)


class KeyPose(QLabel):
    """One pose, small; the words under it say what it is."""

    def __init__(
        self, theme: Theme, pose: str, figures: Figures, among: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self._theme, self._pose, self._figures, self._among = theme, pose, figures, among
        self._made: tuple[object, QPixmap] | None = None

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme, self._made = theme, None
        self.update()

    def sizeHint(self) -> QSize:
        """The same at every size of text."""
        return _POSE

    def minimumSizeHint(self) -> QSize:
        """It does not shrink in height."""
        return QSize(60, _POSE.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pose, as large as there is room."""
        key = self.size(), self.devicePixelRatioF()
        if self._made is None or self._made[0] != key:
            self._made = (key, self._figures.picture(self._theme, self._pose, *key, self._among))
        QPainter(self).drawPixmap(0, 0, self._made[1])


def _stage(theme: Theme, poses: tuple[tuple[str, Beat], ...], figures: Figures) -> QFrame:
    stage = QFrame()
    lay_ground(stage, "stage")
    row = QHBoxLayout(stage)
    row.setContentsMargins(8, 10, 8, 10)
    row.setSpacing(0)
    for index, (pose, beat) in enumerate(poses):
        if index:
            row.addWidget(Sign(theme, "right", side=14))
        picture = KeyPose(theme, pose, figures, tuple(name for name, _ in poses))
        row.addLayout(_column(picture, beat), 1)
    return stage


def _ring(theme: Theme, score: Score) -> QFrame | None:
    """A round as it will be breathed, standing still; None where nothing is breathed."""
    now = breath(score, cue(score, 0.0), paused=False)
    if not now.arcs:
        return None
    ring = BreathRing(theme)
    ring.setMinimumHeight(_RING)
    ring.show_breath(now)
    stage = QFrame()
    lay_ground(stage, "stage")
    column = QVBoxLayout(stage)
    column.setContentsMargins(0, 0, 0, 20)
    column.addWidget(ring)
    return stage


def _grid(rows: tuple[tuple[str, str], ...], wide: int) -> QGridLayout:
    """Names, in a column so wide, and what is said of each; nothing of what has no words."""
    grid = QGridLayout()
    grid.setContentsMargins(28, 0, 28, 0)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, wide)
    grid.setColumnStretch(1, 1)
    for index, (name, words) in enumerate(row for row in rows if row[1]):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Words(name, "body", "text2"), index, 0, top)
        grid.addWidget(Words(words, "label", wrap=True), index, 1, top)
    return grid


def _column(picture: KeyPose, beat: Beat) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(picture)
    words = Words(beat.step.short_cue or _clause(beat.step.cue), "kicker", "text2", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    column.addWidget(words, 1)
    return column


def _clause(cue: str) -> str:
    """A cue up to its first stop."""
    return cue.split(". ", maxsplit=1)[0].split(",", maxsplit=1)[0].rstrip(".")


def _watch(theme: Theme, lines: tuple[str, ...]) -> QFrame:
    """The first line is the one that matters most."""
    box = QFrame()
    box.setProperty("box", "notice")
    column = QVBoxLayout()
    column.setSpacing(6)
    for index, line in enumerate(lines):
        role: FontRole = "label" if index == 0 else "body"
        column.addWidget(Words(line, role, "notice", wrap=True))
    row = QHBoxLayout(box)
    row.setContentsMargins(14, 11, 14, 11)
    row.setSpacing(12)
    row.addWidget(Sign(theme, "shield", "notice", side=18), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return box
