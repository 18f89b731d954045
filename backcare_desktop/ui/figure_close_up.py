"""Frames a pose closely, for small pictures: the body fills them, a far desk is left out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize

from backcare_desktop.core.figure_bones import Figure, Limb, SideFigure
from backcare_desktop.core.figure_props import BedTop, Desk, Mattress, Prop
from backcare_desktop.core.geometry import Point, add, vec
from backcare_desktop.core.pose import Framing, Pose
from backcare_desktop.core.skeleton import solve

_HEAD = 0.14
"""From the top of the spine to that of the hair, in body heights."""

_FLESH = 0.07
_FLOOR = 0.07
_AIR = 0.03
_FOOT = 0.11


def close_up(pose: Pose, shape: float) -> Pose:
    """The same pose, its framing drawn in to the body; `shape` is a picture's width to height."""
    if any(isinstance(prop, BedTop | Mattress) for prop in pose.scene.props):
        return pose
    points = _outline(solve(pose))
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top = max(y for _, y in points)
    high, wide = (top + _AIR) / (1 - _FLOOR), right - left + 2 * _AIR
    framing = pose.scene.framing
    middle = (left + right) / 2
    near = replace(
        framing,
        span=max(high, wide / shape),
        width=wide,
        cx=middle,
        shadow=min(framing.shadow, wide / 2),
        shadow_x=middle if wide / 2 < framing.shadow else framing.shadow_x,
    )
    return _framed(pose, near, right)


def head_height(pose: Pose, size: QSize) -> float:
    """How many pixels high a head is in a picture of that size."""
    framing = pose.scene.framing
    scale = min(size.height() / framing.span, size.width() / framing.width)
    return scale * _HEAD


def _framed(pose: Pose, framing: Framing, right: float) -> Pose:
    props = tuple(prop for prop in pose.scene.props if not _is_beyond(prop, right))
    return replace(pose, scene=replace(pose.scene, framing=framing, props=props))


def _is_beyond(prop: Prop, right: float) -> bool:
    """A desk at which the figure does not lean."""
    return isinstance(prop, Desk) and prop.x > right - _FLESH


def _outline(figure: Figure) -> list[Point]:
    """Points around the body."""
    spine = figure.spine
    limbs = (
        (figure.near, figure.far) if isinstance(figure, SideFigure) else (figure.right, figure.left)
    )
    crown = add(spine.skull, vec(spine.head), _HEAD)
    joints = [spine.hip, spine.t12, spine.c7, spine.skull]
    joints += [joint for limb in limbs for joint in _joints(limb)]
    toes = [add(limb.leg.ankle, vec(limb.leg.foot), _FOOT) for limb in limbs]
    tips = [limb.arm.tip for limb in limbs]
    around = [(x + side * _FLESH, y) for x, y in joints for side in (-1, 1)]
    return [*around, crown, *toes, *tips]


def _joints(limb: Limb) -> tuple[Point, ...]:
    arm, leg = limb.arm, limb.leg
    return arm.shoulder, arm.elbow, leg.hip, leg.knee, leg.ankle
