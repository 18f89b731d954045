"""What the tests of the figure share: the real postures, and every transition with its way."""

from __future__ import annotations

import functools
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import pairwise, product
from pathlib import Path

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.figure_bones import Figure, FrontFigure, SideFigure
from backcare_desktop.core.pose import FrontPose, Pose, SidePose
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score, swaps_begun
from backcare_desktop.core.skeleton import solve
from backcare_desktop.core.tween import eased, tween
from backcare_desktop.store.library import read_library
from backcare_desktop.store.pose_file import read_poses

RESOURCES = Path(__file__).parents[2] / "resources"
LYING = ("prone", "supine", "side_lie")
"""How the names of those begin who do not stand or sit on the floor's level."""

INSTANTS = tuple(n / 24 for n in range(25))
"""The shares of a way's time at which it is looked at."""

UNSEEN = 0.0035
"""So many body heights (six millimetres) are less than a pixel of the usual stage."""

Pair = tuple[str, str]
"""Two poses, one after the other."""


@functools.cache
def poses() -> Mapping[str, Pose]:
    return read_poses(RESOURCES / "figure" / "poses.json")


@functools.cache
def routines() -> Mapping[str, Routine]:
    return read_library(RESOURCES / "routines", RESOURCES / "none").routines


def names(kind: type[Pose]) -> tuple[str, ...]:
    return tuple(name for name, pose in poses().items() if isinstance(pose, kind))


@functools.cache
def transitions() -> tuple[Pair, ...]:
    """All pairs of poses that follow each other in any routine, in any sort and with any option."""
    return tuple(sorted({pair for routine in routines().values() for pair in _pairs(routine)}))


def side_transitions() -> tuple[Pair, ...]:
    return _seen_through(names(SidePose))


def front_transitions() -> tuple[Pair, ...]:
    """Those seen from in front, or from behind at both ends."""
    return _seen_through(names(FrontPose))


def _seen_through(kind: Container[str]) -> tuple[Pair, ...]:
    """The transitions between these poses that are seen from the same side at both ends."""
    return tuple(
        (one, other)
        for one, other in transitions()
        if one in kind and other in kind and poses()[one].view == poses()[other].view
    )


@functools.cache
def on_the_way(start: str, end: str) -> tuple[Figure, ...]:
    """The figure at each of the instants, solved; the way is as slow at both ends as it is seen."""
    way = tween(poses()[start], poses()[end])
    assert way is not None
    return tuple(solve(way.at(eased(at))) for at in INSTANTS)


def side_way(pair: Pair) -> tuple[SideFigure, ...]:
    return tuple(figure for figure in on_the_way(*pair) if isinstance(figure, SideFigure))


def front_way(pair: Pair) -> tuple[FrontFigure, ...]:
    return tuple(figure for figure in on_the_way(*pair) if isinstance(figure, FrontFigure))


def broken(pairs: Iterable[Pair], law: Callable[[Pair], Iterable[object]]) -> dict[Pair, object]:
    """What a law found wrong first, by transition."""
    found = ((pair, next(iter(law(pair)), None)) for pair in pairs)
    return {pair: wrong for pair, wrong in found if wrong is not None}


def _pairs(routine: Routine) -> Iterator[tuple[str, str]]:
    sorts: tuple[Sort, ...] = ("full", *routine.sorts)
    begun = [swaps_begun(routine, sort) for sort in sorts]
    for swap, sort in product([*begun, *routine.options.values()], sorts):
        before: str | None = None
        for beat in score((routine,), sort).beats:
            if beat.step.motion is None:
                before = None
                continue
            run = [swap.get(name, name) for name in beat.step.motion.poses]
            closed = [run[0]] if beat.step.motion.kind == "loop" else []
            path = ([before] if before else []) + run + closed
            yield from ((a, b) for a, b in pairwise(path) if a != b)
            before = run[-1]
