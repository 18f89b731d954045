"""How far the figure moves on the way between two postures, and where, as seen on the stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QTransform

from backcare_desktop.core.figure_bones import Figure, FrontFigure, Limb, SideFigure
from backcare_desktop.core.pose import FrontPose, Pose, Scene, View
from backcare_desktop.core.skeleton import solve
from backcare_desktop.core.tween import Tween, tween
from backcare_desktop.ui.figure_stage import stage_transform

STAGE = QRectF(0, 0, 560, 320)
"""The stage on which it is measured."""

_LOOKS = 9

BREATH = 3.0
"""So many pixels a whole breath swells the figure."""

_ROUND = 0.16
"""So many body heights around its joints there is nothing more of the figure: a head reaches out
the farthest."""

_YAW, _BLADES = 0.2, 12.0
"""So many a degree of the head's turn and drawn blades move what is seen of them; the joints stay
where they are."""


@dataclass(frozen=True, slots=True)
class Way:
    """From pose to pose: how it goes, how many pixels of the usual stage, and where it is.

    `within` is None where the view glides, or there is no way, `around` where the things change.
    """

    tween: Tween | None = None
    travel: float = 0.0
    within: QRectF | None = None
    around: tuple[View, Scene] | None = None


def way_between(start: Pose | None, end: Pose | None) -> Way:
    """The way between two poses that are known, and what a frame needs of it."""
    between = tween(start, end) if start and end else None
    if between is None or start is None or end is None:
        return Way()
    stays = start.scene.framing == end.scene.framing
    around = (start.view, start.scene) if start.scene == end.scene else None
    return Way(between, travel(between), within(between) if stays else None, around)


def travel(way: Tween) -> float:
    """The longest way that any part of the figure goes, in pixels of `STAGE`."""
    looks = [way.at(look / (_LOOKS - 1)) for look in range(_LOOKS)]
    return sum(_between(one, other) for one, other in pairwise(looks))


def _between(one: Pose, other: Pose) -> float:
    ways = zip(joints(one), joints(other), strict=True)
    moved = max(QLineF(start, end).length() for start, end in ways)
    return moved + BREATH * abs(one.breath - other.breath) + _within(one, other)


def _within(one: Pose, other: Pose) -> float:
    """What moves between the joints."""
    if not isinstance(one, FrontPose) or not isinstance(other, FrontPose):
        return 0.0
    blades = abs((one.blades or 0.0) - (other.blades or 0.0))
    return _YAW * abs(one.yaw - other.yaw) + _BLADES * blades


def within(way: Tween) -> QRectF:
    """Where the figure is all the way, in body heights and y up; with what glows and it holds."""
    looks = [way.at(look / (_LOOKS - 1)) for look in range(_LOOKS)]
    places = [point for look in looks for point in _joints(look, QTransform())]
    left, right = min(at.x() for at in places), max(at.x() for at in places)
    low, high = min(at.y() for at in places), max(at.y() for at in places)
    return QRectF(left, low, right - left, high - low).adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND)


def joints(pose: Pose) -> Iterator[QPointF]:
    """Where the joints of a posture are on `STAGE`."""
    return _joints(pose, stage_transform(pose.scene.framing, STAGE, mirrored=False))


def _joints(pose: Pose, place: QTransform) -> Iterator[QPointF]:
    figure = solve(pose)
    if isinstance(pose, FrontPose):
        place = QTransform().rotate(-pose.rotation) * place
    spine = figure.spine
    for point in (spine.hip, spine.l5, spine.t12, spine.c7, spine.skull):
        yield place.map(QPointF(*point))
    for limb in _limbs(figure):
        arm, leg = limb.arm, limb.leg
        for point in (arm.shoulder, arm.elbow, arm.wrist, arm.tip, leg.hip, leg.knee, leg.ankle):
            yield place.map(QPointF(*point))


def _limbs(figure: Figure) -> tuple[Limb, Limb]:
    match figure:
        case SideFigure():
            return figure.near, figure.far
        case FrontFigure():
            return figure.right, figure.left
