"""On the way between two poses nothing jumps or bends the wrong way."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import pytest

from backcare_desktop.core.figure_bones import Figure, SideFigure
from backcare_desktop.core.figure_props import Furniture
from backcare_desktop.core.geometry import Point
from backcare_desktop.core.pose import Footing, FrontPose
from backcare_desktop.core.skeleton import solve
from backcare_desktop.core.tween import SideTween, eased, tween
from tests.core.figure import (
    INSTANTS,
    UNSEEN,
    Pair,
    broken,
    front_transitions,
    on_the_way,
    poses,
    side_transitions,
    side_way,
    transitions,
)
from tests.core.test_skeleton import as_angles, beyond, side, solved

SIDE = side_transitions()


def way(start: str, end: str) -> SideTween:
    made = tween(side(start), side(end))
    assert isinstance(made, SideTween)
    return made


def points(figure: Figure) -> list[Point]:
    limbs = (
        (figure.near, figure.far) if isinstance(figure, SideFigure) else (figure.right, figure.left)
    )
    spine = [figure.spine.hip, figure.spine.l5, figure.spine.t12, figure.spine.c7]
    arms = [p for one in limbs for p in (one.arm.elbow, one.arm.wrist, one.arm.tip)]
    return spine + arms + [p for one in limbs for p in (one.leg.knee, one.leg.ankle)]


def beyond_limits(pair: Pair) -> Iterator[object]:
    for figure in side_way(pair):
        pose = as_angles(figure.pose)
        yield from (*beyond(pose.near), *beyond(pose.far))


def test_no_joint_passes_its_limit_on_the_way() -> None:
    assert broken(SIDE, beyond_limits) == {}


def jumps(pair: Pair) -> Iterator[object]:
    """At most 0.06 in a fortieth of the way: the arms go up the fastest."""
    ways = [points(figure) for figure in on_the_way(*pair)]
    for before, now in pairwise(ways):
        most = max(map(math.dist, before, now))
        if most > 0.09:
            yield most


def test_nothing_jumps() -> None:
    assert broken(seen_through(), jumps) == {}


def starts_anew(pair: Pair) -> Iterator[object]:
    for pose, figure in zip(pair, on_the_way(*pair)[:: len(INSTANTS) - 1], strict=True):
        most = max(map(math.dist, points(solve(poses()[pose])), points(figure)))
        if most > UNSEEN:
            yield pose, most


def test_a_way_begins_and_ends_in_its_poses() -> None:
    assert broken(seen_through(), starts_anew) == {}


def seen_through() -> list[Pair]:
    """All transitions but those where the view changes."""
    return [*SIDE, *front_transitions()]


def test_only_a_change_of_view_has_no_way() -> None:
    cut = set(transitions()) - set(seen_through())
    assert all(poses()[one].view != poses()[other].view for one, other in cut)
    assert all(tween(poses()[one], poses()[other]) is None for one, other in cut)


def moved(pair: Pair) -> Iterator[object]:
    there = [
        {type(prop): prop for prop in poses()[name].scene.props if isinstance(prop, Furniture)}
        for name in pair
    ]
    yield from (
        kind for kind in there[0].keys() & there[1].keys() if there[0][kind] != there[1][kind]
    )


def test_what_stands_there_at_both_ends_is_one_thing_and_stays_where_it_is() -> None:
    assert broken(transitions(), moved) == {}


def test_poses_seen_from_different_sides_are_not_tweened() -> None:
    assert tween(poses()["chin_start"], poses()["neck_right"]) is None
    assert tween(poses()["front_sit"], poses()["squeeze"]) is None


def test_an_arm_passes_in_front_of_the_body_on_its_way_up() -> None:
    between = way("stand_desk", "ham_arms_up")
    for at in (0.3, 0.5, 0.7):
        arm = solved(between.at(at)).near.arm
        assert arm.tip[0] > arm.shoulder[0]


def test_things_and_glows_change_half_way() -> None:
    between = way("lunge_tuck", "lunge_ease")
    assert between.at(0.49).scene.props == side("lunge_tuck").scene.props
    assert between.at(0.5).scene.props == side("lunge_ease").scene.props
    assert between.at(0.5).scene.glowing == {"hip"}


def test_knees_seen_from_in_front_stay_while_the_body_shifts() -> None:
    between = tween(poses()["shift_right"], poses()["shift_left"])
    assert between is not None
    middle = between.at(0.5)
    assert isinstance(middle, FrontPose)
    assert middle.right.footing == Footing((-0.098, 0.27), (-0.088, 0.052))
    assert middle.hip[0] == pytest.approx(0)


def test_a_way_is_slow_at_both_ends() -> None:
    assert [eased(0), eased(0.5), eased(1)] == pytest.approx([0, 0.5, 1])
    assert eased(0.05) < 0.05 / 4
    assert 1 - eased(0.95) < 0.05 / 4
