"""What the tests of the figure share: the real postures, and every transition that is made."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from pathlib import Path

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.pose import Pose, SidePose
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score
from backcare_desktop.store.library import read_library
from backcare_desktop.store.pose_file import read_poses

RESOURCES = Path(__file__).parents[2] / "resources"
LYING = ("prone", "supine", "side_lie")
"""How the names of those begin who do not stand or sit on the floor's level."""

INSTANTS = tuple(n / 12 for n in range(13))


@functools.cache
def poses() -> Mapping[str, Pose]:
    return read_poses(RESOURCES / "figure" / "poses.json")


@functools.cache
def routines() -> Mapping[str, Routine]:
    return read_library(RESOURCES / "routines", RESOURCES / "none").routines


def names(kind: type[Pose]) -> tuple[str, ...]:
    return tuple(name for name, pose in poses().items() if isinstance(pose, kind))


@functools.cache
def transitions() -> tuple[tuple[str, str], ...]:
    """All pairs of poses that follow each other in any routine, in any sort and with any option."""
    return tuple(sorted({pair for routine in routines().values() for pair in _pairs(routine)}))


def side_transitions() -> tuple[tuple[str, str], ...]:
    side = names(SidePose)
    return tuple(pair for pair in transitions() if pair[0] in side and pair[1] in side)


def _pairs(routine: Routine) -> Iterator[tuple[str, str]]:
    swaps: list[dict[str, str]] = [{}, *routine.options.values()]
    sorts: tuple[Sort, ...] = ("full", *routine.sorts)
    for swap, sort in product(swaps, sorts):
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
