"""What the user has chosen in a routine: numbers within its bounds, and options to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.routine import Parameter, Routine
from backcare_desktop.core.score import COUNT
from backcare_desktop.core.settings import Settings

MOST_CHOICES = 12
"""Whole numbers from least to most can be chosen one by one where there are not more of them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A parameter's number, or whether an option is on, is to be so from now on."""

    routine: str
    name: str
    value: float | bool


def choosable(routine: Routine, sort: Sort) -> tuple[str, ...]:
    """The numbers that the user can choose before this sort: it plays them, and fixes none."""
    fixed, played = routine.sorts.get(sort, {}), set(_played(routine, sort))
    return tuple(
        name
        for name, one in routine.parameters.items()
        if one.name and name not in fixed and (name in played or one.shown == "side")
    )


def _played(routine: Routine, sort: Sort) -> Iterator[float | str]:
    for block in routine.blocks:
        if block.is_in(sort):
            yield block.times
            for step in block.steps:
                yield step.length
                if step.in_counts:
                    yield COUNT


def choices_of(parameter: Parameter) -> tuple[float, ...]:
    """What can be chosen, in order; what stands now is always among it."""
    whole = range(round(parameter.least), round(parameter.most) + 1)
    among = parameter.choices or (tuple(map(float, whole)) if len(whole) <= MOST_CHOICES else ())
    return tuple(sorted({*among, parameter.default}))


def with_choices(routine: Routine, chosen: Mapping[str, float | bool]) -> Routine:
    """The routine as the user wants it; a number beyond its bounds is brought within them."""
    times = {block.times for block in routine.blocks}
    parameters = {
        name: _with_default(one, chosen[name], whole=name in times) if name in chosen else one
        for name, one in routine.parameters.items()
    }
    options = tuple(name for name in routine.options if chosen.get(name) is True)
    same = all(
        one == parameters[name] or one.shown == "side" for name, one in routine.parameters.items()
    )
    changed = replace(routine, parameters=parameters, usual_options=options)
    return changed if same else _without_lines(changed)


def _without_lines(routine: Routine) -> Routine:
    """What it says of how often and how long is so no more."""
    otherwise = {sort: replace(own, line="") for sort, own in routine.otherwise.items()}
    return replace(routine, line="", otherwise=otherwise)


def remembered(settings: Settings, chosen: Chosen) -> Settings:
    """The settings with this choice."""
    of_this = {**settings.routines.get(chosen.routine, {}), chosen.name: chosen.value}
    return replace(settings, routines={**settings.routines, chosen.routine: of_this})


def unfit(settings: Settings, routines: Mapping[str, Routine], file: str) -> Iterator[str]:
    """A sentence for each choice that no routine has, or that is beyond its bounds."""
    for name, chosen in settings.routines.items():
        routine = routines.get(name)
        if routine is None:
            yield f"In {file}, routines.{name} is no routine that there is; it is passed over."
            continue
        for field, value in chosen.items():
            expected = _expected(routine, field, value)
            if expected:
                said = str(value).lower() if isinstance(value, bool) else f"{value:g}"
                yield f"In {file}, routines.{name}.{field} should be {expected} but is {said}."


def _with_default(parameter: Parameter, value: float, *, whole: bool) -> Parameter:
    """The parameter with this value, brought within its bounds."""
    within = min(max(float(value), parameter.least), parameter.most)
    return replace(parameter, default=float(round(within)) if whole else within)


def _expected(routine: Routine, field: str, value: float | bool) -> str:  # noqa: FBT001 - it is the value
    """What was expected in its place; nothing where it fits."""
    one = routine.parameters.get(field)
    if field in routine.options:
        return "" if isinstance(value, bool) else "true or false"
    if one is None:
        known = ", ".join((*routine.parameters, *routine.options)) or "left out"
        return f"one of {known}"
    fits = not isinstance(value, bool) and one.least <= value <= one.most
    return "" if fits else f"a number from {one.least:g} to {one.most:g}"
