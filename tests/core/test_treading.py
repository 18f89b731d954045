"""On the way between two poses feet tread the floor, and nothing passes through a thing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import pytest

from backcare_desktop.core.figure_bones import Leg, Limb, SideFigure
from backcare_desktop.core.figure_props import Chair, Desk, Furniture
from backcare_desktop.core.figure_side import lowest_sole, palm, reach_point, sole
from backcare_desktop.core.geometry import Point
from backcare_desktop.core.pose import SideLimb, Spot
from backcare_desktop.core.skeleton import solve
from backcare_desktop.core.tween import eased
from tests.core.figure import (
    INSTANTS,
    LYING,
    UNSEEN,
    Pair,
    broken,
    side_transitions,
    side_way,
)
from tests.core.test_figure_body import cross
from tests.core.test_skeleton import side

LIFTED = 0.006
"""A foot that steps goes at least so high."""

STEP = 0.01
"""Two places so far apart are not the same."""

KNEE = 0.06
"""The middle of a knee that kneels is so high."""

BOARD = 0.011
"""The middle of a desk's top is so much lower than its upper side."""

SEAT = 0.055
"""Half of a thigh: the hip is so far above what it sits on."""

SIDE = side_transitions()
ON_FEET = tuple(pair for pair in SIDE if not pair[0].startswith(LYING))
WALKING = tuple(pair for pair in ON_FEET if side(pair[0]).grounded or side(pair[1]).grounded)
STANDING = tuple(pair for pair in ON_FEET if pair not in WALKING)
LIMBS = ("near", "far")


def limb(figure: SideFigure, name: str) -> Limb:
    return figure.near if name == "near" else figure.far


def feet(pair: Pair, name: str) -> list[Leg]:
    return [limb(figure, name).leg for figure in side_way(pair)]


def stands(leg: Leg) -> bool:
    return abs(lowest_sole(leg)) < UNSEEN


def kneels(leg: Leg) -> bool:
    return leg.knee[1] < 0.08


def passing(pair: Pair) -> tuple[float, ...]:
    """How far the floor may pass below the figure: not at all, or as far as the view follows it.

    The view follows where all that stands around it is another.
    """
    scenes = [side(name).scene for name in pair]
    things = [{one for one in scene.props if isinstance(one, Furniture)} for scene in scenes]
    return (0.0,) if things[0] & things[1] else (0.0, scenes[1].framing.cx - scenes[0].framing.cx)


def strayed(pair: Pair, legs: list[Leg]) -> list[float]:
    """How far the point that best keeps its place on the floor is from it, at each instant."""
    paths = [path for path in zip(*map(sole, legs), strict=True) if touches(path)]
    ways = [
        [
            math.dist(at, (path[0][0] + floor * eased(n), 0.0))
            for n, at in zip(INSTANTS, path, strict=True)
        ]
        for path in paths
        for floor in passing(pair)
    ]
    return min(ways, key=lambda way: (way[-1] > STEP, max(way)), default=[math.inf])


def touches(path: tuple[Point, ...]) -> bool:
    return max(abs(path[0][1]), abs(path[-1][1])) < 2 * UNSEEN


def stays(pair: Pair, legs: list[Leg]) -> bool:
    """Whether a foot is to stay where it is: it stands at both ends in the same place."""
    return stands(legs[0]) and stands(legs[-1]) and strayed(pair, legs)[-1] < STEP


def off_their_place(pair: Pair) -> Iterator[object]:
    for name in LIMBS:
        legs = feet(pair, name)
        if stays(pair, legs):
            most = max(strayed(pair, legs))
            if most > UNSEEN or not all(map(stands, legs)):
                yield name, most, [lowest_sole(leg) for leg in legs]


def test_a_foot_that_stands_in_one_place_neither_slides_nor_floats_nor_sinks() -> None:
    assert broken(STANDING, off_their_place) == {}


def dragged(pair: Pair) -> Iterator[object]:
    for name, other in (LIMBS, LIMBS[::-1]):
        legs, others = feet(pair, name), feet(pair, other)
        if stands(legs[0]) and stands(legs[-1]) and not stays(pair, legs):
            if max(map(lowest_sole, legs)) < LIFTED:
                yield name, "slides"
            if not stays(pair, others) and not all(map(kneels, others)):
                yield name, "has nothing to stand on"


def test_a_foot_that_goes_elsewhere_is_lifted_while_the_other_one_stays() -> None:
    assert broken(STANDING, dragged) == {}


def under_the_floor(pair: Pair) -> Iterator[object]:
    for name in LIMBS:
        for leg in feet(pair, name):
            if lowest_sole(leg) < -UNSEEN or leg.knee[1] < KNEE:
                yield name, lowest_sole(leg), leg.knee[1]


def test_no_foot_sinks_into_the_floor_and_no_knee() -> None:
    assert broken(ON_FEET, under_the_floor) == {}


def in_the_air(pair: Pair) -> Iterator[object]:
    for figure in side_way(pair):
        low = min(lowest_sole(figure.near.leg), lowest_sole(figure.far.leg))
        if low > UNSEEN:
            yield low


def test_one_foot_is_always_on_the_floor() -> None:
    assert broken(ON_FEET, in_the_air) == {}


def against_the_floor(pair: Pair) -> Iterator[object]:
    for name in LIMBS:
        legs = feet(pair, name)
        if all(map(stands, legs)):
            moved = [b.ankle[0] - a.ankle[0] for a, b in pairwise(legs)]
            if max(moved) > UNSEEN:
                yield name, max(moved)


def test_in_a_walk_on_the_spot_the_foot_that_stands_goes_with_the_floor() -> None:
    assert broken(WALKING, against_the_floor) == {}


@pytest.mark.parametrize("stride", ["walk_1", "walk_5"])
def test_in_a_stride_the_heel_in_front_and_the_toes_behind_are_on_the_floor(stride: str) -> None:
    figure = solve(side(stride))
    assert isinstance(figure, SideFigure)
    assert stands(figure.near.leg)
    assert stands(figure.far.leg)


def off_their_target(pair: Pair) -> Iterator[object]:
    for figure in side_way(pair):
        for name in LIMBS:
            one, pose = limb(figure, name), limb_pose(figure, name)
            if pose.reach is not None:
                legs = figure.near.leg, figure.far.leg
                target = reach_point(pose.reach, figure.spine, *legs)
                if math.dist(palm(one.arm), target) > UNSEEN:
                    yield name, math.dist(palm(one.arm), target)


def limb_pose(figure: SideFigure, name: str) -> SideLimb:
    return figure.pose.near if name == "near" else figure.pose.far


def test_a_hand_is_where_it_rests() -> None:
    assert broken(SIDE, off_their_target) == {}


def let_go(pair: Pair) -> Iterator[object]:
    for name in LIMBS:
        holds = [getattr(side(pose), name).reach for pose in pair]
        if isinstance(holds[0], Spot) and holds[0] == holds[1]:
            palms = [palm(limb(figure, name).arm) for figure in side_way(pair)]
            most = max(math.dist(one, holds[0].point) for one in palms)
            if most > UNSEEN:
                yield name, most


def test_a_hand_that_holds_a_thing_at_both_ends_never_leaves_it() -> None:
    assert broken(SIDE, let_go) == {}


def bones(figure: SideFigure) -> Iterator[tuple[Point, Point]]:
    for one in (figure.near, figure.far):
        arm, leg = one.arm, one.leg
        yield from ((arm.shoulder, arm.elbow), (arm.elbow, arm.wrist), (arm.wrist, arm.tip))
        yield from ((leg.hip, leg.knee), (leg.knee, leg.ankle))
    spine = figure.spine
    yield from ((spine.hip, spine.l5), (spine.l5, spine.t12), (spine.t12, spine.skull))


def through_a_thing(pair: Pair) -> Iterator[object]:
    for figure in side_way(pair):
        for thing in figure.pose.scene.props:
            if isinstance(thing, Desk):
                y = thing.y - BOARD
                board = (thing.x, y), (thing.x + thing.width, y)
                yield from (bone for bone in bones(figure) if cross(*bone, *board))
            if isinstance(thing, Chair):
                (x, top), (hip, high) = thing.at, figure.spine.hip
                if abs(hip - x) < 0.135 and high < top + SEAT:
                    yield "seat", high - top


def test_nothing_of_the_body_passes_through_a_desk_or_sinks_into_a_seat() -> None:
    """Arms hang beside a chair, so that only the hip can be in its way."""
    assert broken(SIDE, through_a_thing) == {}


def test_these_laws_see_the_foot_that_was_in_the_air() -> None:
    """As it was: from half-kneeling to standing in one go, both feet elsewhere at its end."""
    assert list(dragged(("lunge_start", "lunge_stand")))
