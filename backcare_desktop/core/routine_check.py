"""Whether a routine can be played: every length, count and name within its bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backcare_desktop.core.routine import Block, Motion, Routine, RoutineError, Step

LONGEST = 3600.0
"""Seconds that a step, or a whole routine, may last."""

MOST_TIMES = 100
"""How often a block may be repeated."""

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
    for number, gate in enumerate(routine.gates, 1):
        if routine.id in gate.instead:
            raise RoutineError(f"gate {number}, instead", "other routines than this one")
    if routine.id in routine.instead:
        raise RoutineError("instead", "other routines than this one")
    _check_blocks(routine)
    return routine


def _check_parameters(routine: Routine) -> None:
    for name, one in routine.parameters.items():
        if not 0 <= one.least <= one.most <= LONGEST:
            raise RoutineError(f"parameters.{name}", f"0 <= least <= most <= {LONGEST:g}")
        if not one.least <= one.default <= one.most:
            raise RoutineError(
                f"parameters.{name}, default", _between(one.least, one.most), f"{one.default:g}"
            )


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
    if not any(step.ends_unit for block in routine.blocks for step in block.steps):
        raise RoutineError("block", "a step with ends_unit = true, for there is nothing to count")
    if _longest(routine) > LONGEST:
        raise RoutineError("block", f"no more than {LONGEST:g} seconds in all")


def _check_times(routine: Routine, block: Block, where: str) -> None:
    where = f"{where}, times"
    for value in _values(routine, block.times, where):
        if value != int(value) or not 1 <= value <= MOST_TIMES:
            raise RoutineError(where, f"a whole number from 1 to {MOST_TIMES}", f"{value:g}")


def _check_step(routine: Routine, step: Step, where: str) -> None:
    if not step.cue:
        raise RoutineError(f"{where}, cue", "a text")
    field = f"{where}, {'counts' if step.in_counts else 'seconds'}"
    if step.in_counts and _COUNT not in routine.parameters:
        raise RoutineError(field, f"a parameter {_COUNT}, the seconds of one count")
    if not all(0 <= value <= LONGEST for value in _values(routine, step.length, field)):
        raise RoutineError(field, _between(0, LONGEST), str(step.length))
    if _length(routine, step) <= 0:
        raise RoutineError(field, "a length of more than 0", str(step.length))
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
        yield value
        return
    one = routine.parameters.get(value)
    if one is None:
        raise RoutineError(where, "a number or the name of a parameter", f'"{value}"')
    yield from (one.default, one.least, one.most)
    yield from (chosen[value] for chosen in routine.sorts.values() if value in chosen)


def _length(routine: Routine, step: Step) -> float:
    """The seconds of a step in the full sort, as the routine is written."""
    parameters = routine.parameters
    length = parameters[step.length].default if isinstance(step.length, str) else step.length
    return length * parameters[_COUNT].default if step.in_counts else length


def _longest(routine: Routine) -> float:
    """The seconds of a routine with everything at its most."""
    most = {name: one.most for name, one in routine.parameters.items()}
    total = 0.0
    for block in routine.blocks:
        times = most[block.times] if isinstance(block.times, str) else block.times
        for step in block.steps:
            length = most[step.length] if isinstance(step.length, str) else step.length
            total += times * length * (most[_COUNT] if step.in_counts else 1.0)
    return total


def _between(least: float, most: float) -> str:
    return f"a number from {least:g} to {most:g}"
