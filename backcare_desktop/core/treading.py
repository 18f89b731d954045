"""Feet that stand on the floor at both ends of a way: they stay, roll over their toes, or step.

The legs follow them, so that no foot slides, sinks or floats.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from backcare_desktop.core.figure_bones import Leg, SideFigure
from backcare_desktop.core.figure_props import Furniture
from backcare_desktop.core.figure_side import lowest_sole, sole_below
from backcare_desktop.core.geometry import mix, wrapped
from backcare_desktop.core.pose import SideLimb, SidePose

_FLOOR_NEAR = 0.02
"""A sole this near to the floor stands on it."""

_STEP = 0.02
"""A foot that stands farther away than this takes a step there."""

_LIFT, _HIGHEST = 0.15, 0.05
"""How high a step goes: that share of its length, and never higher."""

_TOES_WINDOW = -90.0
"""From pointing back a foot turns over its toes, never over its heel."""


@dataclass(frozen=True, slots=True)
class Tread:
    """How high above the floor a sole is on its way, and how much higher half way."""

    start: float
    end: float
    lift: float

    def on_it(self, limb: SideLimb, way: float) -> SideLimb:
        """The limb with its foot so high; it has to have one that is fixed."""
        if limb.foot is None or limb.toes is None:
            return limb
        high = mix(self.start, self.end, way) + self.lift * 4 * way * (1 - way)
        return replace(limb, foot=(limb.foot[0], high - sole_below(limb.toes)))


def on_floor(figure: SideFigure) -> bool:
    """Whether a foot stands on the floor."""
    return _stands(figure.near.leg) or _stands(figure.far.leg)


def treads(one: SideFigure, other: SideFigure) -> bool:
    """Whether both feet are to be held on their way.

    That is so where they stand at both ends, each of them pinned at one at least, and where a walk
    on the spot begins or ends.
    """
    pairs = ((one.near, other.near), (one.far, other.far))
    pins = ((one.pose.near, other.pose.near), (one.pose.far, other.pose.far))
    stand = all(_stands(a.leg) and _stands(b.leg) for a, b in pairs)
    pinned = all(a.foot is not None or b.foot is not None for a, b in pins)
    walks = one.pose.grounded != other.pose.grounded and on_floor(one) and on_floor(other)
    return (stand and pinned) or walks


def fixed(limb: SideLimb, leg: Leg) -> SideLimb:
    """The limb with its foot where it stands."""
    return replace(limb, foot=leg.ankle, toes=wrapped(leg.foot, _TOES_WINDOW))


def tread(one: Leg, other: Leg, passing: float | None) -> Tread:
    """How a foot gets from one end to the other, the floor passing by so much meanwhile.

    None: it carries the foot along, as in a walk on the spot.
    """
    lift = 0.0
    if passing is not None:
        far = math.dist((one.ankle[0] + passing, one.ankle[1]), other.ankle)
        lift = min(far * _LIFT, _HIGHEST) if far > _STEP else 0.0
    return Tread(lowest_sole(one), lowest_sole(other), lift)


def floor_passing(one: SidePose, other: SidePose) -> float | None:
    """How far the floor passes below: as the view does, unless something stands there all along.

    None where a walk on the spot begins or ends.
    """
    if one.grounded != other.grounded:
        return None
    stays = _furniture(one) & _furniture(other)
    return 0.0 if stays else other.scene.framing.cx - one.scene.framing.cx


def _furniture(pose: SidePose) -> frozenset[Furniture]:
    return frozenset(prop for prop in pose.scene.props if isinstance(prop, Furniture))


def _stands(leg: Leg) -> bool:
    return abs(lowest_sole(leg)) < _FLOOR_NEAR
