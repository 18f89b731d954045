"""Laws of what is chosen in a routine: it is kept, and never goes beyond the routine's bounds."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.chosen import (
    Chosen,
    choices_of,
    choosable,
    remembered,
    unfit,
    with_choices,
)
from backcare_desktop.core.facts import Sort
from backcare_desktop.core.score import score
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tailored import tailored
from tests.core.desk import plan
from tests.routines import OURS

FOLD = OURS["hamstring-standing"]
numbers = sorted({name for one in OURS.values() for name in one.parameters})
chosen = st.dictionaries(st.sampled_from(numbers), st.floats(-100, 1000))


def test_what_is_chosen_is_played() -> None:
    played = score((with_choices(FOLD, {"hold_s": 10, "holds": 5}),))
    holds = [beat.seconds for beat in played.beats if beat.step.kind == "hold"]
    assert holds == [10.0] * 5
    assert played.units == 5


def test_the_other_sorts_keep_their_own_numbers() -> None:
    own = with_choices(FOLD, {"hold_s": 15, "holds": 5})
    for sort in ("short", "gentle"):
        assert score((own,), sort).beats == score((FOLD,), sort).beats


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("name", sorted(OURS))
def test_what_can_be_chosen_before_a_sort_changes_it(name: str, sort: Sort) -> None:
    routine = OURS[name]
    if sort != "full" and sort not in routine.sorts:
        return
    for number in choosable(routine, sort):
        one = routine.parameters[number]
        least, most = (score((routine,), sort, {number: at}) for at in (one.least, one.most))
        assert least.beats != most.beats, number


def test_shrugs_ask_for_no_number_of_rolls() -> None:
    assert choosable(OURS["shoulder-rolls"], "full") == ("rolls", "squeezes")
    assert choosable(OURS["shoulder-rolls"], "gentle") == ()


def test_a_line_that_tells_numbers_goes_with_them_in_each_sort() -> None:
    own = with_choices(FOLD, {"hold_s": 12})
    assert [FOLD.in_sort(sort).line for sort in get_args(Sort)] == [
        "4 gentle holds",
        "3 short holds",
        "3 short holds, soft knees",
    ]
    assert not any(own.in_sort(sort).line for sort in get_args(Sort))


@given(st.sampled_from(sorted(OURS)), chosen)
def test_no_choice_goes_beyond_the_bounds_or_makes_a_routine_unplayable(
    name: str, choice: dict[str, float]
) -> None:
    own = with_choices(OURS[name], choice)
    for parameter, one in own.parameters.items():
        assert one.least <= one.default <= one.most, parameter
    for sort in get_args(Sort):
        played = score((own,), sort)
        assert played.units >= 1
        assert all(beat.seconds > 0 for beat in played.beats)


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_choice_that_is_offered_can_be_played(name: str) -> None:
    for parameter, one in OURS[name].parameters.items():
        for value in choices_of(one) if one.name else ():
            assert one.least <= value <= one.most
            assert score((with_choices(OURS[name], {parameter: value}),)).seconds > 0


@pytest.mark.parametrize(
    ("name", "parameter", "values"),
    [
        ("hamstring-standing", "hold_s", (10, 11, 12, 13, 14, 15)),
        ("hamstring-standing", "holds", (3, 4, 5)),
        ("breathe-4-7-8", "count_s", (0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2)),
    ],
)
def test_the_article_s_own_ranges_can_be_chosen(
    name: str, parameter: str, values: tuple[float, ...]
) -> None:
    one = OURS[name].parameters[parameter]
    assert one.name
    assert choices_of(one) == values


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("breathe-long-exhale", (1, 2, 5)),
        ("breathe-box", (1, 2, 5)),
        ("breathe-coherent", (1, 3, 5, 10)),
        ("body-scan", (2, 4, 8)),
        ("walk-and-water", (1, 2, 5, 10)),
    ],
)
def test_the_lengths_are_those_of_the_library_within_some_seconds(
    name: str, minutes: tuple[int, ...]
) -> None:
    (parameter,) = (one for one, of in OURS[name].parameters.items() if of.shown == "length")
    values = choices_of(OURS[name].parameters[parameter])
    lengths = [score((OURS[name],), choices={parameter: value}).seconds for value in values]
    assert len(lengths) == len(minutes)
    for seconds, wanted in zip(lengths, minutes, strict=True):
        assert abs(seconds - 60 * wanted) <= 20


def test_a_sided_routine_has_only_even_choices() -> None:
    for routine in OURS.values():
        if routine.alternates:
            assert all(value % 2 == 0 for value in choices_of(routine.parameters["holds"]))


def test_what_alternates_can_begin_with_either_side() -> None:
    for routine in OURS.values():
        if routine.alternates:
            for first, sides in ((0.0, [False, True]), (1.0, [True, False])):
                whole = score((with_choices(routine, {"first_side": first}),))
                units = {beat.unit: beat.other for beat in whole.beats if beat.unit}
                assert list(units.values()) == sides * (whole.units // 2)


def test_an_option_that_was_switched_on_is_what_it_begins_with() -> None:
    assert with_choices(FOLD, {"soft_knees": True}).usual_options == ("soft_knees",)
    assert with_choices(FOLD, {"soft_knees": False}).usual_options == ()


def test_a_choice_is_remembered_beside_the_others_and_in_force_at_once() -> None:
    settings = remembered(Settings(), Chosen("hamstring-standing", "holds", 5))
    settings = remembered(settings, Chosen("hamstring-standing", "soft_knees", value=True))
    assert settings.routines == {"hamstring-standing": {"holds": 5, "soft_knees": True}}
    usual, now = (tailored(plan(), one, OURS).routines for one in (Settings(), settings))
    assert [name for name in usual if usual[name] != now[name]] == ["hamstring-standing"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("holds", 9, "a number from 3 to 5 but is 9"),
        ("soft_knees", 1, "true or false but is 1"),
        ("hold_s", True, "a number from 10 to 15 but is true"),
        ("laps", 2, "one of hold_s, holds, soft_knees but is 2"),
    ],
)
def test_what_does_not_fit_is_told_with_its_field_and_what_was_expected(
    field: str, value: float | bool, said: str
) -> None:
    settings = Settings(routines={FOLD.id: {"hold_s": 12, field: value}})
    (sentence,) = unfit(settings, OURS, "settings.toml")
    assert sentence == f"In settings.toml, routines.{FOLD.id}.{field} should be {said}."


def test_a_choice_for_a_routine_that_is_gone_is_told() -> None:
    (sentence,) = unfit(Settings(routines={"gone": {"x": 1}}), OURS, "settings.toml")
    assert "routines.gone is no routine that there is" in sentence
