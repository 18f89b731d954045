"""On the way between two poses nothing of the body passes through another part of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from backcare_desktop.core.figure_bones import PALM, Leg, SideFigure
from backcare_desktop.core.figure_side import palm
from backcare_desktop.core.geometry import Point, add, mix_points, vec
from backcare_desktop.core.pose import FrontPose, Pose
from backcare_desktop.core.tween import tween
from tests.core.figure import (
    UNSEEN,
    Pair,
    broken,
    front_transitions,
    front_way,
    side_transitions,
    side_way,
)

HEAD = 0.062
"""About half of the head, in body heights."""

BEHIND = 0.03
"""How much farther behind the back than at both ends a hand may swing."""

FRONT_LIMITS = {
    "abd": (-5, 180),
    "elbow": (-150, 4),
    "wrist": (-60, 70),
    "hip": (-28, 125),
    "knee": (-3, 145),
}
"""In degrees; seen from in front an elbow bends inwards, to less."""

SIDE = side_transitions()
FRONT = front_transitions()


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines from end to end cut each other."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def distance(point: Point, a: Point, b: Point) -> float:
    """From a point to a line from end to end."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy)
    return math.dist(point, mix_points(a, b, min(max(along, 0.0), 1.0)))


def bones(leg: Leg) -> tuple[tuple[Point, Point], ...]:
    """Those of a leg, without the part of the thigh that is within the seat."""
    return (mix_points(leg.hip, leg.knee, 0.35), leg.knee), (leg.knee, leg.ankle)


def trunk_cuts_legs(figure: SideFigure) -> bool:
    spine = figure.spine
    trunk = pairwise((spine.l5, spine.t12, spine.c7, spine.skull))
    legs = (*bones(figure.near.leg), *bones(figure.far.leg))
    return any(cross(*one, *other) for one in trunk for other in legs)


def head_room(figure: SideFigure) -> float:
    """How far the middle of the head is from the nearest leg."""
    legs = (*bones(figure.near.leg), *bones(figure.far.leg))
    return min(distance(figure.spine.skull, *bone) for bone in legs)


def behind_the_back(figure: SideFigure) -> float:
    """How far the hand that is farthest back is behind the line from hip to neck."""
    (x, y), (ex, ey) = figure.spine.hip, figure.spine.c7
    long = math.dist((x, y), (ex, ey))
    hands = (palm(figure.near.arm), palm(figure.far.arm))
    return max(((hx - x) * (y - ey) + (hy - y) * (ex - x)) / long for hx, hy in hands)


def in_its_own_way(pair: Pair) -> Iterator[object]:
    for figure in side_way(pair):
        if trunk_cuts_legs(figure):
            yield "trunk through a leg"
        if head_room(figure) <= HEAD:
            yield "head at a leg"


def test_the_trunk_never_cuts_through_a_leg_and_the_head_keeps_clear_of_them() -> None:
    assert broken(SIDE, in_its_own_way) == {}


def round_the_back(pair: Pair) -> Iterator[object]:
    back = [behind_the_back(figure) for figure in side_way(pair)]
    if max(back) > max(back[0], back[-1], 0.0) + BEHIND:
        yield max(back)


def test_no_hand_takes_a_way_behind_the_back() -> None:
    assert broken(SIDE, round_the_back) == {}


def crossed(pair: Pair) -> Iterator[object]:
    for figure in front_way(pair):
        for joint in ("knee", "ankle"):
            right, left = getattr(figure.right.leg, joint), getattr(figure.left.leg, joint)
            if (right[0] - left[0]) * figure.right_sign <= 0:
                yield joint


def test_seen_from_in_front_no_leg_crosses_the_other() -> None:
    assert broken(FRONT, crossed) == {}


def astray(pair: Pair) -> Iterator[object]:
    figures = front_way(pair)
    for limb in ("right", "left"):
        ankles = [getattr(figure, limb).leg.ankle for figure in figures]
        if max(math.dist(ankles[0], one) for one in ankles) > UNSEEN:
            yield limb


def test_seen_from_in_front_feet_stay_where_they_are() -> None:
    assert broken(FRONT, astray) == {}


def let_go(pair: Pair) -> Iterator[object]:
    for figure in front_way(pair):
        for limb, pose in ((figure.right, figure.pose.right), (figure.left, figure.pose.left)):
            if pose.reach is not None:
                on = add(limb.arm.wrist, vec(limb.arm.fore, PALM * pose.fore_len))
                if math.dist(on, pose.reach.point) > UNSEEN:
                    yield pose.reach, on


def test_seen_from_in_front_a_hand_is_where_it_rests() -> None:
    assert broken(FRONT, let_go) == {}


def beyond_limits(pair: Pair) -> Iterator[object]:
    for figure in front_way(pair):
        bent = as_angles(figure.pose)
        for limb in (bent.right, bent.left):
            for joint, (least, most) in FRONT_LIMITS.items():
                if not least <= getattr(limb, joint) <= most:
                    yield joint, getattr(limb, joint)


def test_seen_from_in_front_no_joint_passes_its_limit() -> None:
    assert broken(FRONT, beyond_limits) == {}


def as_angles(pose: Pose) -> FrontPose:
    """The posture with what was reached as angles: that of a way to itself."""
    way = tween(pose, pose)
    assert way is not None
    assert isinstance(way.start, FrontPose)
    return way.start
