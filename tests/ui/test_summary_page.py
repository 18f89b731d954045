"""Laws of the PDF: one page whatever is on it, and the words that were agreed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale

from backcare_desktop.core.check_in import CORNERS
from backcare_desktop.core.ratings import DAILY, Ratings
from backcare_desktop.core.summary import Logged, Played, Said, Summary, summary
from backcare_desktop.ui import summary_words as words
from backcare_desktop.ui.summary_page import pdf_of
from tests.ui.look import theme

LAST = date(2026, 11, 22)


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def full(days: int) -> Summary:
    """Everything that a page can hold."""
    first = LAST - timedelta(days=days - 1)
    numbers = {first + timedelta(days=at): at % 11 for at in range(days)}
    ratings = Ratings(dict.fromkeys((*DAILY, *CORNERS), numbers))
    played = tuple(Played((f"a-routine-{at}", "another"), 9, 900.0) for at in range(5))
    counts = {day: {"move": 3, "breathe": 2} for day in numbers}
    return summary(first, LAST, Logged(counts, played=played, ratings=ratings))  # type: ignore[arg-type]


@pytest.mark.parametrize("days", [1, 7, 84, 420, 3650])
def test_it_is_one_page_whatever_is_on_it(days: int) -> None:
    content = pdf_of(full(days), theme(), {}, LAST)
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", content)) == 1


def test_an_empty_log_has_a_page_all_the_same() -> None:
    page = summary(LAST - timedelta(days=6), LAST, Logged())
    assert pdf_of(page, theme(), {}, LAST).startswith(b"%PDF-")


def test_a_middle_value_is_told_only_of_four_answers_or_more() -> None:
    numbers = {LAST - timedelta(days=at): 3 + at for at in range(4)}
    assert words.answers_said(Said("stress", numbers, 4.5, 3, 6)) == (
        "4 answers, middle value 4.5, from 3 to 6"
    )
    del numbers[LAST]
    assert words.answers_said(Said("stress", numbers, 5, 4, 6)) == "3 answers, from 4 to 6"
    (day, _), *_ = numbers.items()
    assert words.answers_said(Said("stress", {day: 2}, 2, 2, 2)) == "1 answer: 2"


def test_answers_that_cannot_be_read_are_said_calmly() -> None:
    assert "kept private" in words.nothing_felt(3)
    assert words.nothing_felt(0) == "No check-ins were made in these days."


def test_lines_are_named_by_what_they_stand_for() -> None:
    named = {days: words.line_named(full(days).lines[0], full(days).span) for days in (7, 84, 400)}
    assert named == {7: "Mon 16 Nov", 84: "31 Aug – 6 Sept", 400: "October 2025"}


def test_no_word_of_the_page_promises_or_scolds() -> None:
    said = " ".join(
        [words.explained(), words.felt_explained(), words.nothing_felt(1), words.heading()]
    ).lower()
    for word in ("heal", "cure", "proven", "clinically", "score", "miss", "only", "!"):
        assert word not in said.replace("health", "")
