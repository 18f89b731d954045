"""A session written out: every step of its routines, one after the other, with its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.routine import Beat, Block, Motion, Routine, Score, Step

COUNT = "count_s"
"""The parameter that says how long one count of a breath lasts, in seconds."""


def score(
    routines: Sequence[Routine], sort: Sort = "full", choices: Mapping[str, float] | None = None
) -> Score:
    """The session of these routines, played in this sort.

    `choices` are the user's numbers by parameter; each is kept within the parameter's bounds.
    """
    beats: list[Beat] = []
    start, units = 0.0, 0
    for routine in routines:
        for beat in _beats(routine, sort, choices or {}):
            unit = beat.unit + units if beat.unit else 0
            beats.append(replace(beat, start=start, unit=unit))
            start += beat.seconds
        units += count_units(routine, sort, choices)
    return Score(tuple(routines), sort, tuple(beats), units, start)


def count_units(routine: Routine, sort: Sort, choices: Mapping[str, float] | None = None) -> int:
    """How many rounds or holds a routine has in this sort."""
    return sum(
        _times(routine, block, sort, choices or {}) * _ends(block) for block in routine.blocks
    )


def as_played(routine: Routine, sort: Sort) -> Routine:
    """The routine with those blocks alone that this sort plays, in its words and poses."""
    swaps, routine = swaps_begun(routine, sort), routine.in_sort(sort)
    blocks = (block for block in routine.blocks if _times(routine, block, sort, {}))
    return replace(
        routine,
        blocks=tuple(
            replace(block, steps=tuple(_shown(_as_said(one, sort), swaps) for one in block.steps))
            for block in blocks
        ),
    )


def swaps_begun(routine: Routine, sort: Sort) -> dict[str, str]:
    """The poses that stand for others from the start: by the options that it begins with."""
    return swaps_of(routine, options_begun(routine, sort))


def options_begun(routine: Routine, sort: Sort) -> tuple[str, ...]:
    """The options that it begins with."""
    return routine.gentle_options if sort == "gentle" else routine.usual_options


def swaps_of(routine: Routine, options: Iterable[str]) -> dict[str, str]:
    """The poses that these options put in the place of others."""
    return {old: new for option in options for old, new in routine.options[option].items()}


def swapped(motion: Motion, swaps: Mapping[str, str]) -> Motion:
    """The same movement with other poses for some of its own."""
    poses = tuple(swaps.get(pose, pose) for pose in motion.poses)
    return motion if poses == motion.poses else replace(motion, poses=poses)


def _shown(step: Step, swaps: Mapping[str, str]) -> Step:
    return replace(step, motion=swapped(step.motion, swaps)) if step.motion and swaps else step


def value(routine: Routine, named: float | str, sort: Sort, choices: Mapping[str, float]) -> float:
    """A number, or what the parameter of that name has: chosen, of the sort, or by default."""
    if not isinstance(named, str):
        return named
    parameter = routine.parameters[named]
    usual = routine.sorts.get(sort, {}).get(named, parameter.default)
    return min(max(choices.get(named, usual), parameter.least), parameter.most)


def _beats(routine: Routine, sort: Sort, choices: Mapping[str, float]) -> Iterator[Beat]:
    """The routine's own beats, with units from 1 and no start yet."""
    finished, first = 0, _first_side(routine, sort, choices)
    for block in routine.blocks:
        for repeat in range(1, _times(routine, block, sort, choices) + 1):
            last = finished + _ends(block)
            for step in (_as_said(step, sort) for step in block.steps):
                counts = value(routine, step.length, sort, choices)
                seconds = counts * _count_length(routine, step, sort, choices)
                unit = min(finished + 1, last) if _ends(block) else 0
                if seconds > 0:
                    other = unit > 0 and routine.alternates and (repeat + first) % 2 == 0
                    yield Beat(routine.id, step, 0.0, seconds, counts, unit, repeat, other)
                finished += step.ends_unit


def _first_side(routine: Routine, sort: Sort, choices: Mapping[str, float]) -> int:
    """0 where it begins with the side that is named first, 1 with the other."""
    sides = (name for name, one in routine.parameters.items() if one.shown == "side")
    name = next(sides, None)
    return 0 if name is None else round(value(routine, name, sort, choices))


def _as_said(step: Step, sort: Sort) -> Step:
    """The step with the words of this sort; a short cue stays where the gentle one begins so."""
    if sort != "gentle" or not step.gentle_cue:
        return step
    short = step.short_cue if step.gentle_cue.startswith(step.short_cue) else ""
    return replace(step, cue=step.gentle_cue, short_cue=short)


def _count_length(routine: Routine, step: Step, sort: Sort, choices: Mapping[str, float]) -> float:
    return value(routine, COUNT, sort, choices) if step.in_counts else 1.0


def _times(routine: Routine, block: Block, sort: Sort, choices: Mapping[str, float]) -> int:
    return round(value(routine, block.times, sort, choices)) if block.is_in(sort) else 0


def _ends(block: Block) -> int:
    return sum(step.ends_unit for step in block.steps)
