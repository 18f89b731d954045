"""Laws of a setting said in a line: what is told can be said back, and a slip names its bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from backcare_desktop.core.sense import Sense
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.settings_fields import FIELDS
from backcare_desktop.core.settings_line import (
    NOT_SET,
    NotASetting,
    NotItsValue,
    field_named,
    said,
    value_of,
)
from tests.core.test_settings import some_settings


@given(some_settings)
def test_what_is_told_of_a_setting_is_what_can_be_said_for_it(settings: Settings) -> None:
    for one in FIELDS:
        words = said(one, settings)
        if words != NOT_SET:
            assert value_of(one, words.split()) == one.written(one.get(settings))


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("plan", "gentle", "gentle"),
        ("breaks.spacing", "45", 45),
        ("hours.monday", "9:00-12:30 13:15-17:30", ["09:00-12:30", "13:15-17:30"]),
        ("hours.monday", "13:15-17:30,9:00-12:30", ["09:00-12:30", "13:15-17:30"]),
        ("hours.monday", "9:00 - 12:30, 13:15 \u2013 17:30", ["09:00-12:30", "13:15-17:30"]),
        ("hours.sunday", "none", []),
        ("hours.sunday", "off", []),
        ("hours.bedtime", "7:05", "07:05"),
        ("hours.off", "2026-12-24", ["2026-12-24"]),
        (
            "hours.off",
            "2026-12-24 to 2026-12-26, 2027-01-01",
            ["2026-12-24 to 2026-12-26", "2027-01-01"],
        ),
        ("senses.ignored", "full-screen microphone", ["microphone", "full-screen"]),
        ("look.motion", "on", "on"),
        ("look.text_scale", "1.25", 1.25),
        ("look.text_scale", "1", 1.0),
        ("help.numbers", "Out of hours: 116 117; A friend", ["Out of hours: 116 117", "A friend"]),
        ("sound.on", "yes", True),
        ("sound.on", "off", False),
    ],
)
def test_words_make_the_value_that_stands_in_the_file(name: str, words: str, value: object) -> None:
    assert value_of(field_named(name), words.split()) == value


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        (
            "breaks.spacing",
            "4",
            'breaks.spacing should be a whole number of minutes from 30 to 60 but is "4".',
        ),
        ("plan", "heroic", 'plan should be one of "standard", "gentle" but is "heroic".'),
        ("hours.bedtime", "late", 'hours.bedtime should be a time such as "22:30" but is "late".'),
        (
            "hours.off",
            "christmas",
            (
                'hours.off should be a list of days such as ["2026-12-24", '
                '"2027-08-02 to 2027-08-20"] but is "christmas".'
            ),
        ),
        (
            "look.text_scale",
            "nan",
            'look.text_scale should be a number from 0.8 to 2.0 but is "nan".',
        ),
    ],
)
def test_a_value_out_of_bounds_is_named_with_the_field_and_what_may_stand_there(
    name: str, words: str, sentence: str
) -> None:
    with pytest.raises(NotItsValue) as caught:
        value_of(field_named(name), words.split())
    assert str(caught.value) == sentence


def test_a_sense_that_is_none_is_told_which_there_are() -> None:
    with pytest.raises(NotItsValue) as caught:
        value_of(field_named("senses.ignored"), ["radio"])
    assert all(f'"{sense}"' in str(caught.value) for sense in Sense)


def test_a_name_that_is_none_is_told_the_nearest() -> None:
    with pytest.raises(NotASetting, match=r"perhaps breaks\.spacing"):
        field_named("break.spacing")
    with pytest.raises(NotASetting, match="“aura” is no setting: "):
        field_named("aura")


def test_what_nobody_has_chosen_is_told_so() -> None:
    spacing = field_named("breaks.spacing")
    assert said(spacing, Settings()) == NOT_SET
    assert said(spacing, replace(Settings(), spacing=40)) == "40"
