"""Plane geometry of the figure: points, compass directions, and a chain of two bones.

Units: body height is 1, x goes right, y goes up, the floor is y = 0. A direction is a compass
angle in degrees: 0 is up, 90 right, clockwise positive.
"""

from __future__ import annotations

import math

Point = tuple[float, float]
"""x and y in body heights."""

_STRETCH = 0.99999
"""A chain of two bones never quite straightens: its joint would not know which way to bend."""


def vec(direction: float, length: float = 1.0) -> Point:
    """The way of that length in that direction."""
    angle = math.radians(direction)
    return math.sin(angle) * length, math.cos(angle) * length


def add(start: Point, way: Point, times: float = 1.0) -> Point:
    """Where a way leads from a point, taken so many times."""
    return start[0] + way[0] * times, start[1] + way[1] * times


def sub(end: Point, start: Point) -> Point:
    """The way from start to end."""
    return end[0] - start[0], end[1] - start[1]


def mix(start: float, end: float, share: float) -> float:
    """The number at this share (0 to 1) of the way from one to the other."""
    return start + (end - start) * share


def mix_points(start: Point, end: Point, share: float) -> Point:
    """The point at this share (0 to 1) of the line between two."""
    return mix(start[0], end[0], share), mix(start[1], end[1], share)


def heading(way: Point) -> float:
    """The direction of a way, in degrees from -180 to 180."""
    return math.degrees(math.atan2(way[0], way[1]))


def wrapped(angle: float, least: float = -180.0) -> float:
    """The same direction as an angle in [least, least + 360)."""
    return (angle - least) % 360 + least


def two_bones(
    root: Point, target: Point, first: float, second: float, bend: float
) -> tuple[float, float]:
    """The directions of two bones of these lengths that lead from root to target.

    `bend` 1 turns the joint clockwise off the straight line, -1 the other way. A target out of
    reach is pointed at.
    """
    way = sub(target, root)
    least, most = abs(first - second) + 1e-4, (first + second) * _STRETCH
    far = min(max(math.hypot(*way), least), most)
    at_root = _corner(first, far, second)
    at_joint = _corner(first, second, far)
    upper = heading(way) + bend * at_root
    return upper, upper - bend * (180 - at_joint)


def _corner(one: float, other: float, opposite: float) -> float:
    """The angle between two sides of a triangle, in degrees."""
    cosine = (one * one + other * other - opposite * opposite) / (2 * one * other)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
