"""The stage of a stretch or a movement: the figure, seconds of a hold, the cue, the repetitions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.core.chosen import Chosen
from backcare_desktop.core.guide import Cue, routine_of
from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Routine, Score
from backcare_desktop.core.score import options_begun, swapped, swaps_of
from backcare_desktop.ui import player_words
from backcare_desktop.ui.announcement import announce_change
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.fill_line import FillLine
from backcare_desktop.ui.player_figure import Figures, frame_length, pose_before
from backcare_desktop.ui.player_reps import Repetitions
from backcare_desktop.ui.rings import SecondsRing
from backcare_desktop.ui.spoken_words import hold_said, side_said
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

LINE_FRAME = 100
"""How often the line of a step is drawn where the figure stands still, in milliseconds."""

_INSET = 16

_USUAL, _LARGE = 100, 140
"""In percent: above this size of text the seconds would cover the figure."""


class MovementStage(QWidget):
    """Shows a playhead whose routine is moved or held."""

    option_switched = Signal(object)
    """The routine's option was switched, and is to be so from now on: `Chosen`."""

    def __init__(self, theme: Theme, figures: Figures) -> None:
        super().__init__()
        self._reduced = theme.reduced_motion
        self._swaps: dict[str, str] = {}
        self._besides: dict[str, str] = {}
        self._spoken: tuple[int, bool] | None = None
        self._figure = figures.stage(theme)
        self._figure.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._seconds = SecondsRing(theme, "stretch", ground="stage")
        self._side = _centred(Words("", "kicker", "text2"))
        self._side.setProperty("box", "chip")
        self._side.setMinimumHeight(theme.size("target") + 2)
        self._side.setContentsMargins(12, 2, 12, 2)
        self.option = Button(theme, "", "chip")
        self.option.setCheckable(True)
        self.option.toggled.connect(lambda on: self.option.show_icon("check" if on else None))
        self.option.clicked.connect(self._switch)
        self._cue = _centred(Words("", "cue", wrap=True))
        self._more = _centred(Words("", "aside", "text2", wrap=True))
        self._then = _centred(Words("", "note", "text2", wrap=True))
        self._line = FillLine(theme, "stretch")
        keeps = self._line.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._line.setSizePolicy(keeps)
        self._dots = Repetitions(theme)
        self._line.setAccessibleName(self.tr("This step"))
        self._seconds.setAccessibleName(self.tr("Seconds of this hold"))
        self._routine: Routine | None = None
        self._gentle = False
        self._shown: int | None = None
        self._grid, self._ring = QGridLayout(), QVBoxLayout()
        self._fill(theme)

    def show_theme(self, theme: Theme) -> None:
        """Move as this theme says."""
        self._reduced = theme.reduced_motion
        self._figure.show_reduced_motion(theme.reduced_motion)
        self._place_figure(theme)

    def show_session(self) -> None:
        """Another session begins."""
        self._spoken = self._routine = self._shown = None
        self._dots.show_session()

    def show_head(self, head: Playhead, cue: Cue) -> None:
        """Show this instant; `cue` is what is on there."""
        routine = routine_of(head.score, cue.beat)
        if routine is not self._routine:
            self._begin(routine, gentle=head.score.sort == "gentle")
        self._show_seconds(cue)
        if cue.index != self._shown:
            self._shown = cue.index
            self._show_words(cue)
            self._show_side(routine, cue)
            self.option.setVisible(_still_chosen(head.score, cue, routine))
        self._dots.show_head(head, cue)
        self._show_figure(head, cue)
        self._say(head, cue, routine)

    def frame_length(self, cue: Cue) -> int | None:
        """Milliseconds until something looks different; None while only seconds count."""
        if self._reduced:
            return None
        motion = cue.beat.step.motion
        lengths = [self._count_frame(cue), frame_length(motion, cue.into) if motion else None]
        return min((length for length in lengths if length is not None), default=None)

    @property
    def has_option(self) -> bool:
        """Whether the routine can be done in another way from here on."""
        return self._routine is not None and not self.option.isHidden()

    def switch_option(self) -> None:
        """Switch the routine's option, as if it were clicked."""
        if self.has_option:
            self.option.click()

    def _count_frame(self, cue: Cue) -> int | None:
        """Of the ring or the line that says how far the step is."""
        match cue.beat.step.kind:
            case "hold":
                return self._seconds.frame_length(cue.beat.seconds)
            case "move":
                return LINE_FRAME
            case _:
                return None

    def _place_figure(self, theme: Theme) -> None:
        """In the middle of the stage; beside the seconds where large text makes them large."""
        beside = theme.scaled(_USUAL) > _LARGE
        wide = self._seconds.sizeHint().width() + _INSET if beside else 0
        self._grid.setColumnMinimumWidth(0, wide)
        self._ring.setContentsMargins(*((_INSET,) * 4 if beside else (41, 37, _INSET, _INSET)))
        self._grid.addWidget(self._figure, 0, int(beside), 1, 1 if beside else 2)

    def _fill(self, theme: Theme) -> None:
        stage = QFrame()
        lay_ground(stage, "stage")
        chips = QVBoxLayout()
        chips.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        chips.setSpacing(8)
        chips.addWidget(self._side)
        chips.addWidget(self.option)
        grid = self._grid
        stage.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        top, left, right = (
            Qt.AlignmentFlag.AlignTop,
            Qt.AlignmentFlag.AlignLeft,
            Qt.AlignmentFlag.AlignRight,
        )
        ring = self._ring
        ring.addWidget(self._seconds)
        grid.addLayout(ring, 0, 0, 1, 2, top | left)
        grid.addLayout(chips, 0, 0, 1, 2, top | right)
        grid.setColumnStretch(1, 1)
        self._place_figure(theme)
        self._figure.lower()
        stage.setMinimumHeight(200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(stage, 1)
        column.addLayout(self._words())

    def _words(self) -> QVBoxLayout:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout()
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(5)
        column.addWidget(self._cue)
        column.addWidget(self._more)
        column.addWidget(self._line, 0, middle)
        column.addSpacing(4)
        column.addWidget(self._dots, 0, middle)
        column.addWidget(self._then)
        return column

    def _begin(self, routine: Routine, *, gentle: bool) -> None:
        self._routine = routine
        option = next(iter(routine.options), "")
        self.option.setText(player_words.option_name(option))
        self._gentle = gentle
        begins_with = options_begun(routine, "gentle" if gentle else "full")
        self.option.setChecked(option in begins_with)
        self._besides = swaps_of(routine, [one for one in begins_with if one != option])
        self._show_swaps(routine)
        for painted in (self._seconds, self._dots, self._line):
            painted.show_pillar(routine.pillar)

    def _switch(self) -> None:
        routine = self._routine
        if routine is not None:
            on, option = self.option.isChecked(), next(iter(routine.options))
            self._show_swaps(routine)
            if not self._gentle:
                self.option_switched.emit(Chosen(routine.id, option, on))

    def _show_swaps(self, routine: Routine) -> None:
        """Other poses by the option on stage, and by those that it began with besides."""
        on_stage = next(iter(routine.options.values()), {}) if self.option.isChecked() else {}
        self._swaps = {**on_stage, **self._besides}

    def _show_words(self, cue: Cue) -> None:
        first, more = player_words.sentences(cue.says)
        then = cue.beat.step.then
        for label, words in ((self._cue, first), (self._more, more), (self._then, then)):
            if label.text() != words:
                label.setText(words)

    def _show_seconds(self, cue: Cue) -> None:
        holds = cue.beat.step.kind == "hold"
        self._seconds.setVisible(holds)
        self._line.setVisible(cue.beat.step.kind == "move")
        whole = max(cue.counts - cue.count + 1, 0)
        if holds:
            part = whole / cue.counts if self._reduced else 1 - cue.part
            self._seconds.show_left(whole, part)
        else:
            self._line.show_part((cue.count - 1) / cue.counts if self._reduced else _gone(cue))

    def _show_side(self, routine: Routine, cue: Cue) -> None:
        words = cue.beat.step.region
        if routine.alternates and cue.beat.unit:
            words = side_said("other" if cue.beat.other else "one", routine.sides)
        self._side.setVisible(bool(words))
        if words != self._side.text():
            self._side.setText(words)

    def _show_figure(self, head: Playhead, cue: Cue) -> None:
        motion = cue.beat.step.motion
        if motion is None:
            return
        before = pose_before(head.score, cue.index)
        self._figure.show_motion(
            swapped(motion, self._swaps),
            self._swaps.get(before, before) if before else None,
            cue.into,
            cue.beat.seconds,
            mirrored=cue.beat.other,
        )

    def _say(self, head: Playhead, cue: Cue, routine: Routine) -> None:
        """Each cue once; the side first where it changes."""
        key = (cue.index, head.is_paused)
        if key == self._spoken:
            return
        self._spoken = key
        side = ""
        if routine.alternates and cue.index and cue.beat.unit:
            before = head.score.beats[cue.index - 1]
            side = self._side.text() if before.unit != cue.beat.unit else ""
        hold = hold_said(cue.counts) if cue.beat.step.kind == "hold" else ""
        parts = [side, cue.says.rstrip("."), hold]
        said = self.tr("Paused") if head.is_paused else ". ".join(part for part in parts if part)
        self._figure.say(cue.says)
        self._cue.setAccessibleName(said)
        announce_change(self._cue, said)


def _still_chosen(session: Score, cue: Cue, routine: Routine) -> bool:
    """Whether a pose that the routine's option changes is on, or still to come."""
    swapped = set(next(iter(routine.options.values()), {}))
    to_come = (beat for beat in session.beats[cue.index :] if beat.routine == routine.id)
    return any(
        swapped & set(beat.step.motion.poses) for beat in to_come if beat.step.motion and swapped
    )


def _gone(cue: Cue) -> float:
    """How much of a step is gone (0 to 1), in steps of the line's own frames."""
    frame = LINE_FRAME / 1000
    return min(1.0, round(cue.into / frame) * frame / cue.beat.seconds)


def _centred(words: Words) -> Words:
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
