"""What the player needs of a figure, whoever draws it; and an empty stage where nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backcare_desktop.core.routine import Beat, Motion, Routine, Score
from backcare_desktop.core.score import swapped, swaps_begun
from backcare_desktop.ui.theme import Theme

BREATH_FRAME = 250
"""How often a figure that only breathes is drawn, in milliseconds."""

FRAME = 40
"""How often what moves is drawn, in milliseconds."""


class Stage(QLabel):
    """A picture on the stage. This one stays empty; what draws a figure does more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""

    def show_reduced_motion(self, reduced: bool) -> None:  # noqa: FBT001 - it is the fact
        """Only key poses."""

    def show_still(self, pose: str, *, hints: bool = False, mirrored: bool = False) -> None:
        """Stand in one pose."""

    def fills(self, pose: str) -> bool:
        """Whether this pose takes the whole width, as lying does."""
        return False

    def show_motion(
        self, motion: Motion, before: str | None, at: float, seconds: float, *, mirrored: bool
    ) -> None:
        """A step `at` seconds into it, out of `seconds`; `before` is the pose it begins from."""

    def say(self, sentence: str) -> None:
        """What a reader is told of the picture."""
        self.setAccessibleName(sentence)


class Figures(Protocol):
    """Makes figures: one for the stage, and small pictures."""

    def stage(self, theme: Theme) -> Stage:
        """A figure that moves."""

    def picture(
        self, theme: Theme, pose: str, size: QSize, ratio: float, among: Sequence[str] = ()
    ) -> QPixmap:
        """A pose on a transparent ground; `size` in pixels of the layout.

        `among` are the poses of pictures beside it: all are then drawn at one scale.
        """


class NoFigures:
    """Empty stages."""

    def stage(self, theme: Theme) -> Stage:
        """A stage on which nobody stands."""
        return Stage()

    def picture(
        self, theme: Theme, pose: str, size: QSize, ratio: float, among: Sequence[str] = ()
    ) -> QPixmap:
        """Nothing."""
        pixels = QPixmap(size * ratio)
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        return pixels


def frame_length(motion: Motion, into: float) -> int | None:
    """Milliseconds until the figure looks different; None while it stands still."""
    if motion.kind != "hold" or into < motion.move_s or motion.fades:
        return FRAME
    return BREATH_FRAME if motion.breathes else None


def pose_before(score: Score, index: int) -> str | None:
    """The pose in which the beat before left the figure; None at the beginning."""
    if not index or score.beats[index - 1].routine != score.beats[index].routine:
        return None
    motion = score.beats[index - 1].step.motion
    return motion.poses[-1] if motion else None


def key_poses(score: Score, most: int) -> tuple[tuple[str, Beat], ...]:
    """A few poses that show what will be done, in their order, each with the beat it is of.

    The parts of a set share the room; what only prepares stands back where that is scarce.
    """
    parts = [part for one in score.routines if (part := _poses_of(score, one))]
    if len(parts) == 1:
        return parts[0][:most]
    room = max(1, most // max(1, len(parts)))
    return tuple(pose for part in parts for pose in _chosen(part, room))[:most]


def _poses_of(score: Score, routine: Routine) -> tuple[tuple[str, Beat], ...]:
    found: dict[str, Beat] = {}
    swaps = swaps_begun(routine, score.sort)
    beats = (one for one in score.beats if one.routine == routine.id)
    for beat in (one for one in beats if one.repeat == 1):
        motion = swapped(beat.step.motion, swaps) if beat.step.motion else None
        poses = (
            reversed(motion.poses[:1] if motion.kind == "loop" else motion.poses) if motion else ()
        )
        new = next((pose for pose in poses if pose not in found), None)
        if new is not None and (beat.step.kind != "close" or not found):
            found[new] = beat
    return tuple(found.items())


def _chosen(part: tuple[tuple[str, Beat], ...], room: int) -> tuple[tuple[str, Beat], ...]:
    """Without the first of what only prepares, as far as the room is scarce."""
    prepares = [one for one in part if one[1].step.kind == "prepare"][: max(0, len(part) - room)]
    return tuple(one for one in part if one not in prepares)[:room]
