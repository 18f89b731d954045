"""What of the figure is on the stage at one instant, and how it is painted.

Between poses the figure moves; where the things around it change, or the side from which it is
seen, one picture fades into the other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from backcare_desktop.core.figure_motion import Frame
from backcare_desktop.core.figure_props import Hint
from backcare_desktop.core.pose import Pose, Scene
from backcare_desktop.core.pose_mix import HALF_WAY
from backcare_desktop.core.tween import Tween
from backcare_desktop.ui.figure_stage import Look, paint_hints, paint_stage, stage_transform
from backcare_desktop.ui.figure_still import Stills
from backcare_desktop.ui.figure_travel import BREATH, Way, way_between

PROPS_FADE, VIEW_FADE = 0.120, 0.200
"""How long things take to change, and a change of view, in seconds."""

GHOST = 0.40
"""How strong the pose left behind is where motion is reduced."""

SEEN = 0.5
"""A step of so many pixels is seen; a finer one is not painted, nor is a breath's."""

_TWEENS = 24
_BREATHS = round(BREATH / SEEN)


@dataclass(frozen=True, slots=True)
class Shot:
    """All that decides how the stage looks: two instants that look alike are equal.

    `fade` (0 to 1) is how far the things, or the view, of the end have taken over, `turned` how
    far the figure that faces the other way has.
    """

    frame: Frame
    look: Look
    fade: float = 1.0
    turned: float = 1.0
    ghost: bool = False


class Pictures:
    """Paints shots; keeps ways between poses, and what stands still."""

    def __init__(self, poses: Mapping[str, Pose]) -> None:
        self._poses = poses
        self._tweens: dict[tuple[str, str], Way] = {}
        self._stills = Stills()
        self._framings = {pose.scene.framing for pose in poses.values()}

    def forget(self) -> None:
        """Let go of what was kept: nobody is looking."""
        self._tweens.clear()
        self._stills.forget()

    def key_shot(self, frame: Frame, look: Look) -> Shot:
        """A frame where motion is reduced: its end, and faintly what it comes from."""
        ghost = frame.start != frame.end and self._tween(frame) is not None
        return Shot(frame, replace(look, glow=frame.glow), ghost=ghost)

    def shot(
        self, frame: Frame, look: Look, turned_for: float = math.inf, *, scale: float = 1.0
    ) -> Shot:
        """A frame as it will be seen: what is finer than the eye makes no difference.

        The figure has faced this way for `turned_for` seconds; `scale` is how many pixels one of
        the usual stage has.
        """
        steps = max(1, math.ceil(self._travel(frame) * scale / SEEN))
        seen = replace(
            frame,
            way=round(frame.way * steps) / steps,
            into=0.0,
            lasts=0.0,
            breath=None if frame.breath is None else round(frame.breath * _BREATHS) / _BREATHS,
            glow=1.0,
        )
        turned = round(min(1.0, max(0.0, turned_for / VIEW_FADE)), 2)
        glow = round(self._glow(frame), 2)
        seen_so = look if glow == look.glow else replace(look, glow=glow)
        return Shot(seen, seen_so, self._fade(frame), turned)

    def paint(self, painter: QPainter, shot: Shot, box: QRectF) -> None:
        """Paint it; of a pose that is not known nothing is seen."""
        start, end = self._poses.get(shot.frame.start), self._poses.get(shot.frame.end)
        if start is None or end is None:
            return
        if shot.ghost:
            self._paint_ghost(painter, start, end, shot.look, box)
        elif shot.fade not in {0.0, 1.0}:
            self._paint_change(painter, shot, box)
        elif shot.turned < 1:
            pose = self._pose(shot, late=shot.fade == 1)
            away = replace(shot.look, mirrored=not shot.look.mirrored)
            self._paint_fading(painter, [(pose, away), (pose, shot.look)], shot.turned, box)
        else:
            self._paint_pose(painter, self._pose(shot, late=shot.fade == 1), shot.look, box)

    def changed(self, before: Shot, now: Shot, box: QRectF) -> QRectF | None:
        """The part of the box in which two shots differ; None where that may be anywhere.

        On one way, or on ways among the same things, with nothing fading, only the figure moves.
        """
        fading = before.fade != now.fade or now.fade not in {0.0, 1.0}
        turning = before.turned < 1 or now.turned < 1
        if before.look != now.look or fading or turning or now.ghost or before.ghost:
            return None
        last, way = self._way(before.frame), self._way(now.frame)
        if last is not way and (way.around is None or last.around != way.around):
            return None
        if last.within is None or way.within is None:
            return None
        pose = self._poses[now.frame.end]
        look = _as_mirrored(now.look, pose)
        place = stage_transform(pose.scene.framing, box, mirrored=look.mirrored)
        return place.mapRect(last.within | way.within)

    def _tween(self, frame: Frame) -> Tween | None:
        return self._way(frame).tween

    def _travel(self, frame: Frame) -> float:
        """How many pixels of the usual stage the figure moves by in all."""
        return self._way(frame).travel

    def _way(self, frame: Frame) -> Way:
        key = frame.start, frame.end
        if key not in self._tweens:
            if len(self._tweens) >= _TWEENS:
                self._tweens.clear()
            self._tweens[key] = way_between(
                self._poses.get(frame.start), self._poses.get(frame.end)
            )
        return self._tweens[key]

    def _fade(self, frame: Frame) -> float:
        """How far the things, or the view, of the end have taken over."""
        start, end = self._poses.get(frame.start), self._poses.get(frame.end)
        if frame.start == frame.end or start is None or end is None:
            return 1.0
        if self._tween(frame) is None:
            share = frame.into / VIEW_FADE if frame.lasts else 1.0
        elif start.scene.props == end.scene.props:
            share = 1.0
        else:
            share = (frame.into - frame.lasts * HALF_WAY) / PROPS_FADE + HALF_WAY
        return round(min(1.0, max(0.0, share)), 2)

    def _glow(self, frame: Frame) -> float:
        """What the end marks comes up in the second half of the way."""
        start, end = self._poses.get(frame.start), self._poses.get(frame.end)
        if start is None or end is None or start.scene.glowing == end.scene.glowing:
            return frame.glow
        return frame.glow * max(0.0, (frame.way - HALF_WAY) / HALF_WAY)

    def _pose(self, shot: Shot, *, late: bool) -> Pose:
        """The posture of a shot, with the things of its end, or still with those of its start."""
        frame = shot.frame
        start, end = self._poses[frame.start], self._poses[frame.end]
        way = self._tween(frame)
        if way is None or frame.start == frame.end:
            pose = end if late else start
        else:
            pose = way.at(frame.way)
            if start.scene.props != end.scene.props:
                props = (end if late else start).scene.props
                pose = _with_scene(pose, replace(pose.scene, props=props))
        return pose if frame.breath is None else replace(pose, breath=frame.breath)

    def _paint_change(self, painter: QPainter, shot: Shot, box: QRectF) -> None:
        """While things or the view change."""
        first, second = (self._pose(shot, late=late) for late in (False, True))
        if _differ_in_hints_only(first, second):
            self._paint_pose(painter, second, replace(shot.look, hints=False), box)
            for pose, share in ((first, 1 - shot.fade), (second, shot.fade)):
                painter.setOpacity(share)
                paint_hints(painter, pose, box, _as_mirrored(shot.look, pose))
            painter.setOpacity(1)
        else:
            pictures = [(first, shot.look), (second, shot.look)]
            self._paint_fading(painter, pictures, shot.fade, box)

    def _paint_pose(self, painter: QPainter, pose: Pose, look: Look, box: QRectF) -> None:
        stills = self._stills if self._is_framed(pose) else None
        paint_stage(painter, pose, box, _as_mirrored(look, pose), stills)

    def _is_framed(self, pose: Pose) -> bool:
        """Whether it is framed as one of the poses is; while the framing glides nothing is."""
        return pose.scene.framing in self._framings

    def _paint_fading(
        self,
        painter: QPainter,
        pictures: Sequence[tuple[Pose, Look]],
        share: float,
        box: QRectF,
    ) -> None:
        """Two, each as strong as its share: what they have in common stays as it is."""
        mixed = _sheet(painter, box)
        on = QPainter(mixed)
        on.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for (pose, look), part in zip(pictures, (1 - share, share), strict=True):
            on.drawPixmap(QPointF(), _faint(self._alone(painter, pose, look, box), part))
        on.end()
        painter.drawPixmap(box.topLeft(), mixed)

    def _alone(self, painter: QPainter, pose: Pose, look: Look, box: QRectF) -> QPixmap:
        sheet = _sheet(painter, box)
        on = QPainter(sheet)
        self._paint_pose(on, pose, look, QRectF(QPointF(), box.size()))
        on.end()
        return sheet

    def _paint_ghost(
        self, painter: QPainter, start: Pose, end: Pose, look: Look, box: QRectF
    ) -> None:
        """The pose left behind, faintly and without its things; over it the pose reached."""
        framed = replace(start.scene, framing=end.scene.framing)
        bare = replace(look, props=False, glow=0.0)
        left = self._alone(painter, _with_scene(start, framed), bare, box)
        painter.save()
        painter.setOpacity(GHOST)
        painter.drawPixmap(box.topLeft(), left)
        painter.restore()
        self._paint_pose(painter, end, look, box)


def _as_mirrored(look: Look, pose: Pose) -> Look:
    """Seen from in front the stage is a looking-glass."""
    return replace(look, mirrored=not look.mirrored) if pose.view == "front" else look


def _differ_in_hints_only(one: Pose, other: Pose) -> bool:
    things = [
        [prop for prop in pose.scene.props if not isinstance(prop, Hint)] for pose in (one, other)
    ]
    return one.view == other.view and things[0] == things[1]


def _with_scene(pose: Pose, scene: Scene) -> Pose:
    return replace(pose, scene=scene)


def _sheet(painter: QPainter, box: QRectF) -> QPixmap:
    """An empty picture of the size of a box, as fine as what is painted on."""
    ratio = painter.device().devicePixelRatioF()
    sheet = QPixmap((box.size() * ratio).toSize())
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(Qt.GlobalColor.transparent)
    return sheet


def _faint(sheet: QPixmap, share: float) -> QPixmap:
    """The picture that much weaker, so that shares of two add up to a whole."""
    on = QPainter(sheet)
    on.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    on.fillRect(sheet.rect(), QColor.fromRgbF(0, 0, 0, share))
    on.end()
    return sheet
