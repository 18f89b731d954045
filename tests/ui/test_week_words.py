"""Laws of how a week is said: plainly, in the user's digits, and without a reproach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.week import made_week
from backcare_desktop.ui import week_words as words
from tests.ui.weeks import MONDAY, busy_week, empty_week


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (date(2026, 11, 16), "16 – 22 November 2026"),
        (date(2026, 11, 30), "30 November – 6 December 2026"),
        (date(2026, 12, 28), "28 December 2026 – 3 January 2027"),
    ],
)
def test_dates_say_no_more_than_they_must(first: date, said: str) -> None:
    assert words.dates(made_week(first, first, {})) == said


def test_a_full_week_is_told_in_two_sentences() -> None:
    assert words.sentences(busy_week()) == [
        "You moved on 6 days and breathed 9 times.",
        "Wednesday was a rest day, which is part of the plan.",
    ]


def test_a_reached_goal_is_told_in_numbers() -> None:
    counts = {day.day: {PILLARS[2]: 1} for day in busy_week().days}
    week = made_week(MONDAY, MONDAY, counts, since=MONDAY)
    assert words.sentences(week)[1] == "That makes 7 active days; your goal is 4."


def test_the_first_week_starts_here() -> None:
    assert words.sentences(empty_week()) == [
        "Your week starts here.",
        "Start with whatever feels easy.",
    ]


def test_once_and_twice_have_words_of_their_own() -> None:
    assert [words.times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_a_reader_hears_every_day_that_has_begun() -> None:
    assert words.days_listed(busy_week(3)) == "Monday 11, Tuesday 9, Wednesday rest, Thursday 11"


def test_heat_is_used_and_never_scored() -> None:
    assert words.pillar_count("heat", 2) == "used 2"
    assert words.pillar_count("sleep", 1) == "1 evening"
    assert words.pillar_count("move", 26) == "26"
    assert words.pillar_count("breathe", 3, 10) == "3 of 10"


def test_digits_are_those_of_the_user() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert words.active_of_goal(busy_week()) == "٦, your goal ٤"


def test_no_sentence_scolds_or_shouts() -> None:
    weeks = [busy_week(day) for day in range(7)] + [empty_week()]
    weeks += [made_week(MONDAY, MONDAY, {MONDAY: {"sleep": 1}}, since=MONDAY)]
    for week in weeks:
        said = words.sentences(week)
        assert 1 <= len(said) <= 2
        for word in ("!", "miss", "fail", "only", "should"):
            assert word not in " ".join(said).lower()
