"""Whether a routine can be played: every length, count and name within its bounds."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import fields

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.routine import Block, Motion, Otherwise, Routine, RoutineError, Step

LONGEST = 3600.0
"""Seconds that a step, or a whole routine, may last."""

MOST_TIMES = 100
"""How often a block may be repeated."""

OTHERWISE = tuple(one.name for one in fields(Otherwise))
"""What a sort may have otherwise; so no parameter is called."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNT = "count_s"


def checked(routine: Routine) -> Routine:
    """The same routine, which can now be played in any of its sorts. Raises RoutineError."""
    if not _ID.fullmatch(routine.id):
        raise RoutineError("id", 'a name of small letters, digits and "-"', routine.id)
    _check_parameters(routine)
    _check_sorts(routine)
    for name in routine.gentle_options:
        if name not in routine.options:
            raise RoutineError("gentle_options", f"a table headed [options.{name}]")
    if len(routine.sides) not in {0, 2}:
        raise RoutineError("sides", "the names of two sides, the first one first")
    for number, gate in enumerate(routine.gates, 1):
        if routine.id in gate.instead:
            raise RoutineError(f"gate {number}, instead", "other routines than this one")
    if routine.id in routine.instead:
        raise RoutineError("instead", "other routines than this one")
    if routine.gentle_for and "gentle" not in routine.sorts:
        raise RoutineError("gentle_for", "a gentle sort under [sorts]")
    _check_blocks(routine)
    return routine


def with_known_poses(routine: Routine, poses: Container[str]) -> Routine:
    """The same routine, of which every pose can be shown. Raises RoutineError."""
    for number, block in enumerate(routine.blocks, 1):
        for place, step in enumerate(block.steps, 1):
            named = step.motion.poses if step.motion else ()
            _check_poses(named, poses, f"block {number}, step {place}, motion, poses")
    for option, swaps in routine.options.items():
        _check_poses((*swaps, *swaps.values()), poses, f"options.{option}")
    return routine


def with_known_names(
    routine: Routine, routines: Container[str], screens: Container[str]
) -> Routine:
    """The same routine, which names only others and questions that there are.

    Raises RoutineError. One that is nowhere would never be offered, or asked.
    """
    _check_others(routine.instead, routines, "instead")
    _check_others([routine.counts_with] if routine.counts_with else [], routines, "counts_with")
    expected = "a safety question that is asked"
    for screen in routine.gentle_for:
        if screen not in screens:
            raise RoutineError("gentle_for", expected, f'"{screen}"')
    for number, gate in enumerate(routine.gates, 1):
        if gate.screen not in screens:
            raise RoutineError(f"gate {number}, screen", expected, f'"{gate.screen}"')
        _check_others(gate.instead, routines, f"gate {number}, instead")
    return routine


def _check_others(named: Iterable[str], routines: Container[str], where: str) -> None:
    for name in named:
        if name not in routines:
            raise RoutineError(where, "ids of routines that there are", f'"{name}"')


def _check_poses(named: Iterable[str], poses: Container[str], where: str) -> None:
    for name in named:
        if name not in poses:
            raise RoutineError(where, "names of poses that the figure has", f'"{name}"')


def _check_parameters(routine: Routine) -> None:
    for name, one in routine.parameters.items():
        if name in OTHERWISE:
            raise RoutineError(f"parameters.{name}", "another name: so is what a sort says")
        if one.shown == "side" and (not routine.sides or (one.least, one.most) != (0, 1)):
            expected = "least = 0 and most = 1, in a routine that names its two sides"
            raise RoutineError(f"parameters.{name}", expected)
        if not 0 <= one.least <= one.most <= LONGEST:
            raise RoutineError(f"parameters.{name}", f"0 <= least <= most <= {LONGEST:g}")
        if not one.least <= one.default <= one.most:
            raise RoutineError(
                f"parameters.{name}, default", _between(one.least, one.most), f"{one.default:g}"
            )
        for chosen in one.choices:
            if not one.least <= chosen <= one.most:
                expected = f"numbers from {one.least:g} to {one.most:g}"
                raise RoutineError(f"parameters.{name}, choices", expected, f"{chosen:g}")


def _check_sorts(routine: Routine) -> None:
    for sort, values in routine.sorts.items():
        for name, value in values.items():
            where = f"sorts.{sort}, {name}"
            one = routine.parameters.get(name)
            if one is None:
                raise RoutineError(where, "a parameter of this routine")
            if not one.least <= value <= one.most:
                raise RoutineError(where, _between(one.least, one.most), f"{value:g}")


def _check_blocks(routine: Routine) -> None:
    if not routine.blocks:
        raise RoutineError("block", "at least one table headed [[block]]")
    for number, block in enumerate(routine.blocks, 1):
        where = f"block {number}"
        _check_times(routine, block, where)
        if not block.steps:
            raise RoutineError(where, "at least one table headed [[block.step]]")
        for place, step in enumerate(block.steps, 1):
            _check_step(routine, step, f"{where}, step {place}")
    if not all(_fewest(routine, sort) for sort in ("full", *routine.sorts)):
        raise RoutineError("block", "a step with ends_unit = true in each sort, to be counted")
    if _longest(routine) > LONGEST:
        raise RoutineError("block", f"no more than {LONGEST:g} seconds in all")


def _check_times(routine: Routine, block: Block, where: str) -> None:
    where = f"{where}, times"
    least = 0 if isinstance(block.times, str) else 1
    for value in _values(routine, block.times, where):
        if not value.is_integer() or not least <= value <= MOST_TIMES:
            expected = f"a whole number from {least} to {MOST_TIMES}"
            raise RoutineError(where, expected, f"{value:g}")


def _check_step(routine: Routine, step: Step, where: str) -> None:
    if not step.cue:
        raise RoutineError(f"{where}, cue", "a text")
    field = f"{where}, {'counts' if step.in_counts else 'seconds'}"
    if step.in_counts and _COUNT not in routine.parameters:
        raise RoutineError(field, f"a parameter {_COUNT}, the seconds of one count")
    if not all(0 <= value <= LONGEST for value in _values(routine, step.length, field)):
        raise RoutineError(field, _between(0, LONGEST), _shown(step.length))
    if _usual(routine, step) <= 0:
        raise RoutineError(field, "more than 0", _shown(step.length))
    if step.ends_unit and _least(routine, step) <= 0:
        raise RoutineError(field, "more than 0 at the least, for it ends a round or hold")
    if step.motion is not None:
        _check_motion(step.motion, f"{where}, motion")


def _check_motion(motion: Motion, where: str) -> None:
    if not motion.poses:
        raise RoutineError(f"{where}, poses", "at least one name of a pose")
    if motion.kind == "loop" and not 0 < motion.period_s <= LONGEST:
        raise RoutineError(f"{where}, period_s", "the seconds of one turn", f"{motion.period_s:g}")
    if not 0 <= motion.move_s <= LONGEST:
        raise RoutineError(f"{where}, move_s", _between(0, LONGEST), f"{motion.move_s:g}")
    if not 0 <= motion.glow <= 1:
        raise RoutineError(f"{where}, glow", _between(0, 1), f"{motion.glow:g}")


def _values(routine: Routine, value: float | str, where: str) -> Iterator[float]:
    """Everything that a number, or the parameter of that name, can be in some sort."""
    if not isinstance(value, str):
        yield float(value)
        return
    one = routine.parameters.get(value)
    if one is None:
        raise RoutineError(where, "a number or the name of a parameter", f'"{value}"')
    yield from (one.default, one.least, one.most)
    yield from (chosen[value] for chosen in routine.sorts.values() if value in chosen)


def _shown(length: float | str) -> str:
    return f'"{length}"' if isinstance(length, str) else f"{length:g}"


def _usual(routine: Routine, step: Step) -> float:
    return _length(step, {name: one.default for name, one in routine.parameters.items()})


def _least(routine: Routine, step: Step) -> float:
    return _length(step, {name: one.least for name, one in routine.parameters.items()})


def _longest(routine: Routine) -> float:
    """The seconds of a routine with everything at its most."""
    most = {name: one.most for name, one in routine.parameters.items()}
    return sum(
        _value(block.times, most) * sum(_length(step, most) for step in block.steps)
        for block in routine.blocks
    )


def _fewest(routine: Routine, sort: Sort) -> float:
    """The rounds or holds of a routine in this sort, with everything at its least."""
    least = {name: one.least for name, one in routine.parameters.items()}
    return sum(
        _value(block.times, least) * sum(step.ends_unit for step in block.steps)
        for block in routine.blocks
        if block.is_in(sort)
    )


def _length(step: Step, parameters: Mapping[str, float]) -> float:
    """The seconds of a step with these parameters."""
    return _value(step.length, parameters) * (parameters[_COUNT] if step.in_counts else 1.0)


def _value(number: float | str, parameters: Mapping[str, float]) -> float:
    return parameters[number] if isinstance(number, str) else number


def _between(least: float, most: float) -> str:
    return f"a number from {least:g} to {most:g}"
