"""The figure on the player's stage, and small pictures of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from weakref import WeakSet

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from backcare_desktop.core.figure_motion import frame_at, key_frame_at, still
from backcare_desktop.core.pose import Pose
from backcare_desktop.core.routine import Motion
from backcare_desktop.ui.figure_close_up import close_up
from backcare_desktop.ui.figure_ink import FIGURE_TONES
from backcare_desktop.ui.figure_picture import Pictures, Shot
from backcare_desktop.ui.figure_stage import Look, paint_stage
from backcare_desktop.ui.figure_travel import STAGE
from backcare_desktop.ui.player_figure import Stage
from backcare_desktop.ui.theme import Theme

_FACE_FROM = 14.0
"""A head of fewer pixels has no face."""

_LYING = 1.5
"""So many times as wide as high is who lies."""


class FigureView(Stage):
    """Paints the figure; a graphic to a reader, whose name says what the pose is.

    Seen from in front it is a looking-glass: the person's right is on the viewer's right.
    """

    def __init__(
        self,
        theme: Theme,
        poses: Mapping[str, Pose],
        tone: str = FIGURE_TONES[0],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = Look(theme.name, tone)
        self._poses, self._pictures = poses, Pictures(poses)
        self._reduced = theme.reduced_motion
        self._shot: Shot | None = None
        self._turned_at = math.inf
        self.setPixmap(_unseen())

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._show_look(replace(self._look, theme=theme.name))

    def show_tone(self, tone: str) -> None:
        """Paint with this tone of skin and hair, one of `FIGURE_TONES`."""
        self._show_look(replace(self._look, tone=tone))

    def show_reduced_motion(self, reduced: bool) -> None:  # noqa: FBT001 - it is the fact
        """From the next instant on show key poses only."""
        self._reduced = reduced

    def fills(self, pose: str) -> bool:
        """Whether this pose takes the whole width, as lying does."""
        found = self._poses.get(pose)
        if found is None:
            return False
        framing = found.scene.framing
        return framing.width > _LYING * framing.span

    def show_still(self, pose: str, *, hints: bool = True, mirrored: bool = False) -> None:
        """Stand in one pose."""
        look = replace(self._look, hints=hints, mirrored=mirrored)
        self._show(self._pictures.shot(still(pose), look))

    def show_motion(
        self,
        motion: Motion,
        before: str | None,
        at: float,
        seconds: float,
        *,
        mirrored: bool = False,
    ) -> None:
        """Be where a step is `at` seconds into it, out of `seconds`.

        `before` is the pose in which the last step ended. Nothing is painted when nothing seen
        has changed.
        """
        if self._shot is not None and mirrored != self._look.mirrored:
            self._turned_at = at
        look = self._look
        if not look.hints or mirrored != look.mirrored:
            look = replace(look, hints=True, mirrored=mirrored)
        if self._reduced:
            frame = key_frame_at(motion, before, at, seconds)
            self._show(self._pictures.key_shot(frame, look))
        else:
            frame = frame_at(motion, before, at, seconds)
            turned_for = at - self._turned_at if at >= self._turned_at else math.inf
            scale = self.height() * self.devicePixelRatioF() / STAGE.height()
            self._show(self._pictures.shot(frame, look, turned_for, scale=scale))

    def sizeHint(self) -> QSize:
        """The size of the stage."""
        return QSize(560, 320)

    def minimumSizeHint(self) -> QSize:
        """Small enough for large text around it."""
        return QSize(200, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The figure alone: the ground is the stage's."""
        if self._shot is not None:
            painter = QPainter(self)
            self._pictures.paint(painter, self._shot, QRectF(self.rect()))
            painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """While nobody looks nothing is kept."""
        super().hideEvent(event)
        self._pictures.forget()

    def _show(self, shot: Shot) -> None:
        before, self._shot, self._look = self._shot, shot, shot.look
        if shot == before:
            return
        area = self._pictures.changed(before, shot, QRectF(self.rect())) if before else None
        if area is None:
            self.update()
        else:
            self.update(area.toAlignedRect())

    def _show_look(self, look: Look) -> None:
        self._look = look
        if self._shot is not None:
            self._show(replace(self._shot, look=look))


class DrawnFigures:
    """Makes figures of these poses: one for the stage, and small pictures."""

    def __init__(self, poses: Mapping[str, Pose], tone: str = FIGURE_TONES[0]) -> None:
        self._poses = poses
        self._tone = tone
        self._stages: WeakSet[FigureView] = WeakSet()

    def show_tone(self, tone: str) -> None:
        """From now on with this tone of skin and hair, those that are on screen too."""
        self._tone = tone
        for stage in self._stages:
            if isValid(stage):
                stage.show_tone(tone)

    def stage(self, theme: Theme) -> FigureView:
        """A figure that moves."""
        made = FigureView(theme, self._poses, self._tone)
        self._stages.add(made)
        return made

    def picture(
        self, theme: Theme, pose: str, size: QSize, ratio: float, among: Sequence[str] = ()
    ) -> QPixmap:
        """A pose on a transparent ground; `size` in pixels of the layout.

        `among` are the poses of pictures beside it: all are then drawn at one scale.
        """
        return figure_pixmap(theme, self._poses, pose, size, ratio, tone=self._tone, among=among)


def figure_pixmap(  # noqa: PLR0913 - all that a picture depends on
    theme: Theme,
    poses: Mapping[str, Pose],
    pose: str,
    size: QSize,
    ratio: float,
    *,
    hints: bool = False,
    tone: str = FIGURE_TONES[0],
    among: Sequence[str] = (),
) -> QPixmap:
    """A close-up of a pose on a transparent ground, `size` in pixels of the layout.

    `ratio` is how many device pixels each has. `among` are the poses of pictures beside it: all
    are then drawn at one scale. A pose that is not known leaves it empty.
    """
    pixels = QPixmap(size * ratio)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    found = poses.get(pose)
    if found is not None:
        near = close_up(found, [poses[name] for name in among if name in poses])
        face = near.head_height(size) * ratio >= _FACE_FROM
        mirrored = found.view == "front"
        look = Look(theme.name, tone, mirrored=mirrored, face=face, hints=hints)
        painter = QPainter(pixels)
        paint_stage(painter, near.pose, near.box(size), look)
        painter.end()
    return pixels


def _unseen() -> QPixmap:
    """A label with a picture is a graphic to a reader; what is seen is painted."""
    pixel = QPixmap(1, 1)
    pixel.fill(Qt.GlobalColor.transparent)
    return pixel
