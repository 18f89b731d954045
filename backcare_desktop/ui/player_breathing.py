"""The stage of a breathing routine: the ring, its hint, and a bar for each round."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from backcare_desktop.core.guide import Cue, round_of
from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Beat, Score
from backcare_desktop.ui import player_words, texts
from backcare_desktop.ui.announcement import announce_change
from backcare_desktop.ui.breath_ring import Arc, Breath, BreathRing
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.fill_line import FillLine
from backcare_desktop.ui.progress import RoundBars
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

MOST_BARS = 12
"""More rounds than this are one line that fills."""

FRAME, STEADY = 40, 100
"""How often the ring is drawn, and how often while the breath is held, in milliseconds."""

_SWELLS = 0.35

_BAR_STEPS = 30
"""A round's bar is so many pixels long: what fills less than one more is not painted."""


def breath(score: Score, cue: Cue, *, paused: bool) -> Breath:
    """What the ring shows at this instant of a session."""
    beats = _round(score, cue)
    running = bool(cue.beat.unit) and cue.beat in beats
    unit, of = player_words.stands(score, cue)
    return Breath(
        arcs=_arcs(beats),
        now=beats.index(cue.beat) if running else None,
        part=cue.part if running else 0.0,
        fill=cue.fill,
        held=cue.held,
        count=cue.count if running else 0,
        counts=cue.counts if running else 0,
        round=unit,
        rounds=of,
        paused=paused,
    )


@lru_cache(maxsize=4)
def _arcs(beats: tuple[Beat, ...]) -> tuple[Arc, ...]:
    return tuple(Arc(player_words.phase_word(one.step.kind), one.counts) for one in beats)


def _round(score: Score, cue: Cue) -> tuple[Beat, ...]:
    """The round that runs; before and after the rounds, the first one to come or the last."""
    found = round_of(score, cue.index)
    if found:
        return found
    own = [i for i, beat in enumerate(score.beats) if beat.routine == cue.beat.routine]
    to_come = [i for i in own if i >= cue.index and round_of(score, i)]
    gone = [i for i in own if i < cue.index and round_of(score, i)]
    nearest = to_come[:1] or gone[-1:]
    return round_of(score, nearest[0]) if nearest else ()


def breathes(score: Score, beat: Beat) -> bool:
    """Whether the ring leads here: in a routine of breaths, where the figure does nothing."""
    return beat.step.motion is None and any(
        player_words.phase_word(other.step.kind)
        for other in score.beats
        if other.routine == beat.routine
    )


class BreathingStage(QWidget):
    """Shows a playhead whose routine is breathed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._reduced = theme.reduced_motion
        self.ring = BreathRing(theme)
        self._hint = Words("", "hint", "text2", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bars = RoundBars(theme)
        self._line = FillLine(theme, "breathe")
        self._spoken: tuple[int, bool] | None = None
        self._rounds: tuple[int, int, float] | None = None
        for bar in (self._bars, self._line):
            bar.setAccessibleName(self.tr("Rounds"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stage(), 1)
        column.addSpacing(26)
        for bar in (self._bars, self._line):
            column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(24)

    def show_theme(self, theme: Theme) -> None:
        """Move as this theme says."""
        self._reduced = theme.reduced_motion

    def show_session(self) -> None:
        """Another session begins."""
        self._spoken = self._rounds = None

    def show_head(self, head: Playhead, cue: Cue) -> None:
        """Show this instant; `cue` is what is on there."""
        now = breath(head.score, cue, paused=head.is_paused)
        self.ring.show_breath(now)
        hint = cue.beat.step.hint if now.now is not None else cue.says
        if hint != self._hint.text():
            self._hint.setText(hint)
        self._show_rounds(head, cue, now)
        self._say(head, cue, now)

    def frame_length(self, cue: Cue) -> int | None:
        """Milliseconds until the ring looks different; None while it only counts."""
        if self._reduced or not player_words.phase_word(cue.beat.step.kind):
            return None
        holds = cue.beat.step.kind == "hold-breath"
        return STEADY if holds and cue.into > _SWELLS else FRAME

    def _stage(self) -> QFrame:
        stage = QFrame()
        lay_ground(stage, "stage")
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(0)
        column.addWidget(self.ring, 1)
        column.addSpacing(12)
        column.addWidget(self._hint)
        return stage

    def _show_rounds(self, head: Playhead, cue: Cue, now: Breath) -> None:
        many = now.rounds > MOST_BARS
        self._bars.setVisible(not many)
        self._line.setVisible(many)
        done = max(0, now.round - 1) if now.now is not None else self._done(head, cue)
        part = self._part(head, cue) if now.now is not None else 0.0
        shown = done, now.rounds, round(part * _BAR_STEPS) / _BAR_STEPS
        if shown == self._rounds:
            return
        self._rounds = shown
        if many:
            self._line.show_part((done + part) / now.rounds)
            return
        self._bars.show_done(*shown, said=texts.done("round", done, now.rounds))

    def _done(self, head: Playhead, cue: Cue) -> int:
        """Before the rounds none, after them all that were played."""
        return player_words.finished(head.score, cue.beat, head.done)

    def _part(self, head: Playhead, cue: Cue) -> float:
        """How much of the running round is gone (0 to 1)."""
        beats = round_of(head.score, cue.index)
        whole = beats[-1].end - beats[0].start
        return (head.elapsed - beats[0].start) / whole if whole else 0.0

    def _say(self, head: Playhead, cue: Cue, now: Breath) -> None:
        """At a change of phase, and at no other time."""
        key = (cue.index, head.is_paused)
        if key == self._spoken:
            return
        self._spoken = key
        words = self.tr("Paused") if head.is_paused else cue.says
        first = now.now == 0 and now.round > 1 and not head.is_paused
        place = texts.place("round", now.round, now.rounds) if first else ""
        said = ". ".join(part for part in (place, words) if part)
        self._hint.setAccessibleName(said)
        announce_change(self._hint, said)
