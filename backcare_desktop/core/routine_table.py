"""A routine from its table: every field by name, errors naming step and field."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import cast, get_args

from backcare_desktop.core.facts import PILLARS, Pillar, Sort
from backcare_desktop.core.near import nearest
from backcare_desktop.core.routine import (
    Block,
    Evidence,
    Gate,
    Motion,
    MotionKind,
    Otherwise,
    Parameter,
    Routine,
    RoutineError,
    Shown,
    Step,
    StepKind,
    UnitName,
)
from backcare_desktop.core.routine_check import OTHERWISE, checked
from backcare_desktop.core.table_row import Row

VERSION = 1
"""Of the tables that this program reads."""

SAFETY_LINES = (
    *("brth-stop", "brth-drive", "brth-2", "brth-3"),
    *("str-stop", "str-2", "str-3", "str-4", "str-5"),
    *("mov-easy", "mov-neck", "mov-2", "mov-3"),
    *("heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6", "heat-7", "heat-8"),
    *("slp-1", "slp-2", "pmr-1", "mind-1", "gen-4"),
)
"""Names of sentences of ours that a routine's `safety` can have in place of its own."""

_SORTS = ("short", "gentle")


def routine_from(table: Mapping[str, object]) -> Routine:
    """The routine that a table describes. Raises RoutineError."""
    row = Row(table)
    row.whole("version", VERSION, VERSION)
    routine = _routine(row)
    row.end()
    return checked(routine)


def _routine(row: Row) -> Routine:
    pillar = cast("Pillar", row.word("pillar", PILLARS))
    parameters = {name: _parameter(one) for name, one in row.named_rows("parameters")}
    sorts = [_sort(name, one, parameters) for name, one in row.named_rows("sorts")]
    return Routine(
        id=row.text("id"),
        title=row.text("title"),
        pillar=pillar,
        purpose=row.text("purpose"),
        position=row.text("position"),
        equipment=row.text("equipment"),
        unit=cast("UnitName", row.word("unit", get_args(UnitName))),
        blocks=tuple(_block(one) for one in row.rows("block")),
        evidence=_evidence(row.row("evidence")),
        parameters=parameters,
        sorts={sort: numbers for sort, numbers, _ in sorts},
        otherwise={sort: own for sort, _, own in sorts if own != Otherwise()},
        counts_as=cast("tuple[Pillar, ...]", row.words("counts_as", PILLARS)) or (pillar,),
        gates=tuple(_gate(one) for one in row.rows("gate")),
        safety=_safety(row),
        on_feet=row.flag("on_feet"),
        by_wall=row.flag("by_wall"),
        alternates=row.flag("alternates"),
        sides=row.texts("sides"),
        options={name: one.pairs() for name, one in row.named_rows("options")},
        gentle_options=row.texts("gentle_options"),
        gentle=row.text("gentle", ""),
        gentle_name=row.text("gentle_name", ""),
        forward_fold=row.flag("forward_fold"),
        instead=row.texts("instead"),
        daily_target=row.whole("daily_target", 0, 10, 0),
        counts_with=row.text("counts_with", ""),
        line=row.text("line", ""),
        feel=row.text("feel", ""),
        gentle_for=row.texts("gentle_for"),
        silent=row.flag("silent"),
    )


def _safety(row: Row) -> tuple[str, ...]:
    """Sentences, or names of ours; a name that is mistyped must not be read out as a warning."""
    said = row.texts("safety")
    for one in said:
        if " " not in one and one not in SAFETY_LINES:
            near = nearest(one, SAFETY_LINES)
            perhaps = f', perhaps "{near}"' if near else ""
            raise row.wrong("safety", f"sentences, or names of ours{perhaps}")
    return said


def _block(row: Row) -> Block:
    steps = tuple(_step(one) for one in row.rows("step"))
    times = row.number_or_name("times", 1)
    sorts = cast("tuple[Sort, ...]", row.words("sorts", get_args(Sort)))
    row.end()
    if isinstance(times, float) and not times.is_integer():
        raise row.wrong("times", "a whole number or the name of a parameter")
    return Block(steps, times if isinstance(times, str) else int(times), sorts)


def _step(row: Row) -> Step:
    in_counts = row.has("counts")
    step = Step(
        kind=cast("StepKind", row.word("kind", get_args(StepKind))),
        cue=row.text("cue"),
        length=row.number_or_name("counts" if in_counts else "seconds"),
        in_counts=in_counts,
        short_cue=row.text("short_cue", ""),
        gentle_cue=row.text("gentle_cue", ""),
        hint=row.text("hint", ""),
        then=row.text("then", ""),
        region=row.text("region", ""),
        ends_unit=row.flag("ends_unit"),
        motion=_motion(row.row("motion")) if row.has("motion") else None,
    )
    row.end()
    return step


def _motion(row: Row) -> Motion:
    usual = Motion(())
    motion = Motion(
        poses=row.texts("poses"),
        kind=cast("MotionKind", row.word("kind", get_args(MotionKind), usual.kind)),
        move_s=row.number("move_s", usual.move_s),
        period_s=row.number("period_s", usual.period_s),
        breathes=row.flag("breathes"),
        glow=row.number("glow", usual.glow),
        fades=row.flag("fades"),
    )
    row.end()
    return motion


def _parameter(row: Row) -> Parameter:
    parameter = Parameter(
        default=row.number("default"),
        least=row.number("least"),
        most=row.number("most"),
        name=row.text("name", ""),
        choices=row.list_of_numbers("choices"),
        shown=cast("Shown", row.word("shown", get_args(Shown), "times")),
    )
    row.end()
    return parameter


def _sort(
    name: str, row: Row, parameters: Container[str]
) -> tuple[Sort, dict[str, float], Otherwise]:
    """Its numbers, and what else is otherwise in it."""
    if name not in _SORTS:
        raise RoutineError(row.where, "one of " + ", ".join(f"[sorts.{one}]" for one in _SORTS))
    own = Otherwise(
        title=row.text("title", ""),
        purpose=row.text("purpose", ""),
        position=row.text("position", ""),
        equipment=row.text("equipment", ""),
        feel=row.text("feel", ""),
        line=row.text("line", ""),
        safety=_safety(row),
        on_feet=row.flag("on_feet") if row.has("on_feet") else None,
    )
    numbers = {
        one: row.number(one)
        for one, value in row.values.items()
        if one in parameters or (one not in OTHERWISE and not isinstance(value, str))
    }
    row.end()
    return cast("Sort", name), numbers, own


def _gate(row: Row) -> Gate:
    gate = Gate(
        screen=row.text("screen"),
        instead=row.texts("instead"),
        needs_answer=row.flag("needs_answer", default=True),
    )
    row.end()
    return gate


def _evidence(row: Row) -> Evidence:
    evidence = Evidence(row.text("text"), row.text("grade"), row.texts("sources"))
    row.end()
    return evidence
