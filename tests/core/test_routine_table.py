"""Laws of a routine's table: what is right is read as it stands, what is wrong is named."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.routine import (
    Block,
    Evidence,
    Gate,
    Motion,
    Otherwise,
    Parameter,
    RoutineError,
)
from backcare_desktop.core.routine_check import checked
from backcare_desktop.core.routine_table import routine_from
from tests.routines import OURS, step, table, with_step

JUNK: tuple[Any, ...] = ("", "x\ny", "nothing-like-it", -1, 10**400, 0.5, math.inf, math.nan, True)
JUNK = (*JUNK, [], [1], [""], {}, {"x": 1}, [{}], [{"x": 1}])


def wrong(changed: dict[str, Any]) -> RoutineError:
    with pytest.raises(RoutineError) as caught:
        routine_from(changed)
    return caught.value


def test_a_table_with_only_what_must_be_there_makes_a_routine() -> None:
    routine = routine_from(table())
    assert (routine.id, routine.pillar, routine.unit) == ("own", "breathe", "round")
    assert routine.counts_as == ("breathe",)
    assert routine.parameters == {"rounds": Parameter(4, 2, 6)}
    assert routine.evidence == Evidence("None found.", "expert", ())
    assert [block.times for block in routine.blocks] == ["rounds"]
    assert [one.ends_unit for one in routine.blocks[0].steps] == [False, True]
    assert (routine.gates, routine.sorts, routine.options) == ((), {}, {})
    assert not routine.forward_fold


def test_every_field_of_a_table_reaches_the_routine() -> None:
    routine = routine_from(
        table(
            counts_as=["move", "breathe"],
            safety=["mov-easy"],
            on_feet=True,
            by_wall=True,
            alternates=True,
            sides=["Right", "Left"],
            forward_fold=True,
            gentle_for=["bones"],
            instead=["walk"],
            daily_target=2,
            line="4 rounds",
            gentle="Softer.",
            gentle_options=["soft"],
            options={"soft": {"fold": "fold_soft"}},
            sorts={
                "short": {"rounds": 2},
                "gentle": {"position": "Seated", "safety": ["mov-easy"], "on_feet": False},
            },
            gate=[{"screen": "legs", "instead": ["walk"], "needs_answer": False}],
        )
    )
    assert routine.counts_as == ("move", "breathe")
    assert routine.safety == ("mov-easy",)
    assert (routine.on_feet, routine.by_wall, routine.alternates, routine.forward_fold) == (
        (True,) * 4
    )
    assert (routine.sides, routine.gentle_for) == (("Right", "Left"), ("bones",))
    assert (routine.instead, routine.daily_target, routine.line) == (("walk",), 2, "4 rounds")
    assert (routine.gentle, routine.gentle_options) == ("Softer.", ("soft",))
    assert routine.options == {"soft": {"fold": "fold_soft"}}
    assert routine.sorts == {"short": {"rounds": 2}, "gentle": {}}
    assert routine.otherwise == {
        "gentle": Otherwise(position="Seated", safety=("mov-easy",), on_feet=False)
    }
    assert routine.gates == (Gate("legs", ("walk",), needs_answer=False),)


def test_every_field_of_a_step_reaches_the_routine() -> None:
    motion = {"poses": ["a", "b"], "kind": "loop", "period_s": 2, "glow": 0.5, "fades": True}
    words = {"short_cue": "Up", "gentle_cue": "A little.", "hint": "slowly", "then": "Next: rest"}
    words |= {"region": "Right fist"}
    found = routine_from(with_step(**words, motion=motion)).blocks[1].steps[1]
    assert {name: getattr(found, name) for name in words} == words
    assert found.motion == Motion(("a", "b"), "loop", period_s=2, glow=0.5, fades=True)


def test_a_step_in_counts_lasts_as_many_counts_as_it_says() -> None:
    counted = {name: value for name, value in step(counts=7).items() if name != "seconds"}
    parameters = {"count_s": {"default": 1, "least": 0.5, "most": 1.2}}
    found = routine_from(table(parameters=parameters, block=[{"step": [counted]}]))
    assert found.blocks == (Block((found.blocks[0].steps[0],)),)
    assert (found.blocks[0].steps[0].length, found.blocks[0].steps[0].in_counts) == (7, True)


@pytest.mark.parametrize(
    ("changed", "where", "expected"),
    [
        (table(version=2), "version", "1"),
        (table(version=None), "version", "1"),
        (table(id=None), "id", "a text"),
        (table(id="My Own"), "id", "small letters"),
        (table(id="../own"), "id", "small letters"),
        (table(title=""), "title", "a text"),
        (table(title=7), "title", "a text"),
        (table(pillar="dance"), "pillar", '"breathe", "stretch"'),
        (table(counts_as=["dance"]), "counts_as", '"breathe", "stretch"'),
        (table(unit="lap"), "unit", '"round", "hold", "walk"'),
        (table(on_feet="yes"), "on_feet", "true or false"),
        (table(daily_target=-1), "daily_target", "from 0 to 10"),
        (table(daily_target=True), "daily_target", "from 0 to 10"),
        (table(safety="brth-stop"), "safety", "a list"),
        (table(safety=["mov-eazy"]), "safety", 'perhaps "mov-easy"'),
        (table(safety=["nonsense"]), "safety", "sentences, or names of ours"),
        (table(safety=[" "]), "safety", "a list"),
        (table(title="  "), "title", "a text"),
        (table(sorts={"gentle": {"title": "  "}}), "title", "a text"),
        (table(sorts={"gentle": {"safety": ["nope-1"]}}), "safety", "sentences, or names of ours"),
        (table(evidence=None), "evidence", "[evidence]"),
        (table(evidence={"text": "x", "grade": 1}), "evidence, grade", "a text"),
        (table(purpse="x"), "purpse", 'perhaps "purpose"'),
        (table(block=None), "block", "[[block]]"),
        (table(block={"step": []}), "block", "[[block]]"),
        (table(block=[{}]), "block 1", "[[block.step]]"),
        (table(block=[{"times": 0, "step": [step()]}]), "block 1, times", "from 1 to 100"),
        (table(block=[{"sorts": ["soft"], "step": [step()]}]), "block 1, sorts", "gentle"),
        (table(block=[{"sorts": ["short"], "step": [step()]}]), "block", "in each sort"),
        (table(block=[{"times": 2.5, "step": [step()]}]), "block 1, times", "a whole number"),
        (table(block=[{"times": 101, "step": [step()]}]), "block 1, times", "from 1 to 100"),
        (table(block=[{"times": "laps", "step": [step()]}]), "block 1, times", "a parameter"),
        (table(block=[{"step": [step(ends_unit=False)]}]), "block", "ends_unit = true"),
        (table(block=[{"times": 80, "step": [step(seconds=50)]}]), "block", "3600 seconds"),
        (with_step(kind="jump"), "block 2, step 2, kind", '"prepare", "inhale"'),
        (with_step(cue=""), "block 2, step 2, cue", "a text"),
        (with_step(cue="One\ntwo"), "block 2, step 2, cue", "one line"),
        (with_step(seconds=0), "block 2, step 2, seconds", "more than 0"),
        (with_step(seconds=-5), "block 2, step 2, seconds", "from 0 to 3600"),
        (with_step(seconds=True), "block 2, step 2, seconds", "a number"),
        (with_step(seconds=math.nan), "block 2, step 2, seconds", "a number"),
        (with_step(seconds=1e12), "block 2, step 2, seconds", "a smaller number"),
        (with_step(seconds="hold_s"), "block 2, step 2, seconds", "a parameter"),
        (with_step(counts=4), "block 2, step 2, seconds", "known here"),
        (with_step(secnds=4), "block 2, step 2, secnds", 'perhaps "seconds"'),
        (with_step(motion="fold"), "block 2, step 2, motion", "[motion]"),
        (with_step(motion={}), "block 2, step 2, motion, poses", "a pose"),
        (with_step(motion={"poses": ["a"], "kind": "spin"}), "motion, kind", '"move"'),
        (with_step(motion={"poses": ["a"], "kind": "loop"}), "motion, period_s", "one turn"),
        (with_step(motion={"poses": ["a"], "move_s": -1}), "motion, move_s", "from 0"),
        (with_step(motion={"poses": ["a"], "glow": 2}), "motion, glow", "from 0 to 1"),
        (table(parameters={"rounds": 4}), "parameters.rounds", "a table"),
        (
            table(parameters={"rounds": {"default": 9, "least": 2, "most": 6}}),
            "parameters.rounds, default",
            "from 2 to 6",
        ),
        (
            table(parameters={"rounds": {"default": 4, "least": 6, "most": 2}}),
            "parameters.rounds",
            "least <= most",
        ),
        (
            table(parameters={"rounds": {"default": 4, "least": 1.5, "most": 6}}),
            "block 1, times",
            "a whole number",
        ),
        (
            table(parameters={"rounds": {"default": 4, "least": 0, "most": 6}}),
            "block",
            "in each sort",
        ),
        (table(sorts={"long": {}}), "sorts.long", "[sorts.short]"),
        (table(sorts={"short": {"rounds": 9}}), "sorts.short, rounds", "from 2 to 6"),
        (table(sorts={"short": {"laps": 2}}), "sorts.short, laps", "a parameter"),
        (table(sorts={"short": {"rounds": "2"}}), "sorts.short, rounds", "a number"),
        (table(sorts={"short": {"line": 2}}), "sorts.short, line", "a text"),
        (table(sorts={"short": {"feel": "a\nb"}}), "sorts.short, feel", "on one line"),
        (table(sorts={"short": {"safety": "x"}}), "sorts.short, safety", "a list of texts"),
        (table(sorts={"short": {"on_feet": 1}}), "sorts.short, on_feet", "true or false"),
        (table(sorts={"short": {"postion": "x"}}), "sorts.short, postion", 'perhaps "position"'),
        (
            table(parameters={"line": {"default": 2, "least": 1, "most": 3}}),
            "parameters.line",
            "another name",
        ),
        (table(sorts={"short": {"rounds": 2.5}}), "block 1, times", "a whole number"),
        (table(gentle_options=["soft"]), "gentle_options", "[options.soft]"),
        (table(gate=[{"instead": []}]), "gate 1, screen", "a text"),
        (table(gate=[{"screen": "x", "instead": ["own"]}]), "gate 1, instead", "other routines"),
        (table(instead=["own"]), "instead", "other routines"),
        (table(sides=["Right"]), "sides", "two sides"),
        (
            table(parameters={"rounds": {"default": 4, "least": 2, "most": 6, "choices": [7]}}),
            "parameters.rounds, choices",
            "from 2 to 6",
        ),
        (
            table(parameters={"rounds": {"default": 4, "least": 2, "most": 6, "choices": 7}}),
            "parameters.rounds, choices",
            "a list of numbers",
        ),
        (
            table(parameters={"rounds": {"default": 4, "least": 2, "most": 6, "shown": "x"}}),
            "parameters.rounds, shown",
            '"times", "seconds"',
        ),
    ],
)
def test_what_is_wrong_is_named_by_step_and_field_with_what_was_expected(
    changed: dict[str, Any], where: str, expected: str
) -> None:
    error = wrong(changed)
    assert error.where.endswith(where)
    assert expected in error.expected


def test_a_step_that_ends_a_round_may_not_vanish_in_any_sort() -> None:
    parameters = {"hold_s": {"default": 5, "least": 0, "most": 9}}
    error = wrong(table(parameters=parameters, block=[{"step": [step(seconds="hold_s")]}]))
    assert error.where == "block 1, step 1, seconds"


def test_counts_need_to_be_told_how_long_a_count_is() -> None:
    counted = {name: value for name, value in step(counts=4).items() if name != "seconds"}
    error = wrong(table(block=[{"step": [counted]}]))
    assert (error.where, "count_s" in error.expected) == ("block 1, step 1, counts", True)


def refusal(changed: dict[str, Any]) -> RoutineError | None:
    try:
        routine_from(changed)
    except RoutineError as error:
        return error
    return None


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else ()
    numbered = enumerate(value) if isinstance(value, list) else ()
    for key, inner in (*items, *numbered):
        yield from places(inner, (*path, key))


FULL = table(
    safety=["a"],
    gate=[{"screen": "legs", "instead": ["walk"]}],
    sorts={"short": {"rounds": 2}},
    options={"soft": {"a": "b"}},
    block=[{"times": "rounds", "step": [step(motion={"poses": ["a"], "move_s": 1.2})]}],
)


@given(st.sampled_from(list(places(FULL))), st.sampled_from(JUNK))
def test_no_value_in_any_place_does_more_than_be_refused(path: tuple[Any, ...], junk: Any) -> None:  # noqa: ANN401 - that is the test
    changed = copy.deepcopy(FULL)
    place: Any = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = junk
    error = refusal(changed)
    assert error is None or (error.where and error.expected)


@pytest.mark.parametrize("name", OURS)
def test_a_routine_that_was_read_passes_its_own_check(name: str) -> None:
    assert checked(OURS[name]) is OURS[name]
