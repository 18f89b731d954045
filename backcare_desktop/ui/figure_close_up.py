"""Frames a pose closely, for small pictures: body and what carries it fill them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize

from backcare_desktop.core.figure_bones import Figure, Limb, SideFigure
from backcare_desktop.core.figure_props import (
    BedTop,
    Chair,
    Desk,
    FrontChair,
    Mat,
    Mattress,
    Prop,
)
from backcare_desktop.core.geometry import Point, add, vec
from backcare_desktop.core.pose import Framing, Pose
from backcare_desktop.core.skeleton import solve
from backcare_desktop.ui.figure_stage import FLOOR_UP

_HEAD, _HEAD_ROUND = 0.065, 0.075
"""The middle of a head over the top of the spine, and how far it reaches all round."""

_FLESH = 0.065
_TOES = 0.11
_TIP = 0.01
_AIR = 0.02
_LOW = 0.65
"""What is lower lies; it is put in the middle of a picture, others stand below."""

Bounds = tuple[float, float, float]
"""Left, right and top, in body heights."""


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A pose whose framing is drawn in to what is seen, and how high that is."""

    pose: Pose
    high: float

    def box(self, size: QSize) -> QRectF:
        """Where to paint it in a picture of that size: a low one in the middle."""
        used = self.high * self._scale(size) + FLOOR_UP * size.height()
        low = self.high < _LOW
        up = max(0.0, (size.height() - used) / 2) if low else 0.0
        return QRectF(0, -up, size.width(), size.height())

    def head_height(self, size: QSize) -> float:
        """How many pixels of the layout a head is high."""
        return self._scale(size) * 2 * _HEAD_ROUND

    def _scale(self, size: QSize) -> float:
        framing = self.pose.scene.framing
        return min(size.height() / framing.span, size.width() / framing.width)


def close_up(pose: Pose, among: Iterable[Pose] = ()) -> CloseUp:
    """The same pose, closely framed; a desk out of reach is left out.

    Beside those `among` which it stands it is no larger than they are.
    """
    near = _closest(pose)
    framings = [_closest(other).pose.scene.framing for other in among]
    framing = near.pose.scene.framing
    even = replace(
        framing,
        span=max([framing.span, *(other.span for other in framings)]),
        width=max([framing.width, *(other.width for other in framings)]),
    )
    return CloseUp(_framed_by(near.pose, even), near.high)


def _closest(pose: Pose) -> CloseUp:
    left, right, top = _bounds([_body(solve(pose))])
    props = tuple(prop for prop in pose.scene.props if not _is_beyond(prop, right))
    carrying = [bounds for prop in props if (bounds := _extent(prop)) is not None]
    left, right, top = _bounds([(left, right, top), *carrying])
    framing = _framing(pose.scene.framing, (left, right, top + _AIR))
    scene = replace(pose.scene, props=props)
    return CloseUp(_framed_by(replace(pose, scene=scene), framing), top + _AIR)


def _framed_by(pose: Pose, framing: Framing) -> Pose:
    return replace(pose, scene=replace(pose.scene, framing=framing))


def _framing(framing: Framing, bounds: Bounds) -> Framing:
    left, right, top = bounds
    middle, half = (left + right) / 2, (right - left) / 2
    shadow = min(framing.shadow, half)
    reach = half - shadow
    return replace(
        framing,
        span=top / (1 - FLOOR_UP),
        width=2 * (half + _AIR),
        cx=middle,
        shadow=shadow,
        shadow_x=min(max(framing.shadow_x, middle - reach), middle + reach),
    )


def _bounds(all_of: list[Bounds]) -> Bounds:
    lefts, rights, tops = zip(*all_of, strict=True)
    return min(lefts), max(rights), max(tops)


def _is_beyond(prop: Prop, right: float) -> bool:
    """A desk at which the figure does not lean."""
    return isinstance(prop, Desk) and prop.x > right - _FLESH


def _extent(prop: Prop) -> Bounds | None:
    """What of a thing must be seen; nothing of what is small or only points."""
    match prop:
        case Chair(at=(x, y)):
            return x - 0.185, x + 0.145, y + prop.back
        case FrontChair(at=(x, y)):
            return x - 0.155, x + 0.155, y
        case Desk():
            return prop.x, prop.x + prop.width, prop.y
        case Mat():
            return prop.x - prop.width / 2, prop.x + prop.width / 2, 0.0
        case BedTop(rect=(x, y, wide, high)) | Mattress(rect=(x, y, wide, high)):
            return x - 0.014, x + wide + 0.014, y + high + 0.014
        case _:
            return None


def _framed(framing: Framing) -> Bounds:
    """All that the pose itself frames: a turned body is seen so, not along its joints."""
    half, high = framing.width / 2, framing.span * (1 - FLOOR_UP)
    return framing.cx - half, framing.cx + half, high - _AIR


def _body(figure: Figure) -> Bounds:
    """The body's, from its joints and the flesh around them."""
    spine = figure.spine
    limbs: tuple[Limb, Limb]
    if isinstance(figure, SideFigure):
        limbs = figure.near, figure.far
    else:
        limbs = figure.right, figure.left
        if figure.pose.rotation:
            return _framed(figure.pose.scene.framing)
    head = add(spine.skull, vec(spine.head), _HEAD)
    rounds = [(head, _HEAD_ROUND)]
    rounds += [(joint, _FLESH) for joint in (spine.hip, spine.l5, spine.t12, spine.c7)]
    for limb in limbs:
        rounds += _rounds(limb)
    return _bounds([(x - r, x + r, y + r) for (x, y), r in rounds])


def _rounds(limb: Limb) -> list[tuple[Point, float]]:
    arm, leg = limb.arm, limb.leg
    thick = [(joint, _FLESH) for joint in (leg.hip, leg.knee)]
    thin = [(joint, _FLESH / 2) for joint in (arm.shoulder, arm.elbow, leg.ankle)]
    toes = add(leg.ankle, vec(leg.foot), _TOES)
    return [*thick, *thin, (arm.tip, _TIP), (toes, _TIP)]
