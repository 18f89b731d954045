"""Laws of what is said: digits, plurals, reasons."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.facts import PILLARS, SatFor, TimeOfDay
from backcare_desktop.ui import texts
from tests.ui.session import FOLD, WALK


@contextmanager
def speaking(locale: QLocale) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(locale)
    try:
        yield
    finally:
        QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    with speaking(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)):
        yield


def test_a_length_has_minutes_and_two_digits_of_seconds() -> None:
    assert texts.length(148) == "2:28"
    assert texts.length(5) == "0:05"
    assert texts.length(60.0) == "1:00"


def test_digits_are_those_of_the_users_language() -> None:
    with speaking(QLocale(QLocale.Language.Arabic, QLocale.Country.Egypt)):
        assert texts.length(65) == "١:٠٥"
        assert texts.number(4) == "٤"
        assert "٤٧" in texts.minutes_said(47)


def test_what_is_left_ends_at_zero_and_never_below() -> None:
    assert texts.left(90.2) == "1:31 left"
    assert texts.left(90.0) == "1:30 left"
    assert texts.left(0.0) == "0:00 left"
    assert texts.left(-3.0) == "0:00 left"


def test_one_is_not_a_plural() -> None:
    assert texts.minutes_said(1) == "1 minute"
    assert texts.seconds_said(1) == "1 second"
    assert texts.minutes_said(2) == "2 minutes"


def test_a_length_is_said_in_words() -> None:
    assert texts.length_said(148) == "2 minutes 28 seconds"
    assert texts.length_said(120) == "2 minutes"
    assert texts.length_said(45) == "45 seconds"


def test_a_time_is_written_as_the_country_writes_it() -> None:
    at = datetime(2026, 11, 24, 14, 15, tzinfo=UTC)
    assert texts.time_of_day(at) == "14:15"
    with speaking(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)):
        assert texts.time_of_day(at).replace("\u202f", " ") == "2:15 PM"


def test_every_reason_is_said_short_and_whole() -> None:
    until = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    assert texts.why(SatFor(47)) == "sitting for 47 minutes"
    assert texts.why_sentence(SatFor(1)) == "You have been sitting for 1 minute."
    assert texts.why(TimeOfDay(until)) == "planned until 16:30"
    assert texts.why_sentence(TimeOfDay(until)) == "Your plan has this until 16:30."


def test_every_pillar_has_its_own_kicker() -> None:
    assert len({texts.kicker(pillar) for pillar in PILLARS}) == len(PILLARS)


def test_what_is_counted_is_named() -> None:
    assert texts.place("hold", 2, 4) == "Hold 2 of 4"
    assert texts.place("round", 1, 12) == "Round 1 of 12"
    assert texts.done("hold", 2, 4) == "2 of 4 holds"
    assert texts.units("round", 4) == "4 rounds"


def test_a_single_walk_is_not_counted() -> None:
    assert texts.place("walk", 1, 1) == ""
    assert texts.done("walk", 1, 1) == ""
    assert texts.units("walk", 1) == ""


def test_before_the_first_unit_no_place_is_named() -> None:
    assert texts.place("hold", 0, 4) == ""


def test_a_line_leaves_out_what_is_empty() -> None:
    assert texts.joined("2:28", "", "4 holds") == "2:28  ·  4 holds"


def test_digits_of_another_script_keep_their_places_on_a_line(qapp: QApplication) -> None:
    del qapp
    with speaking(QLocale(QLocale.Language.Arabic, QLocale.Country.Egypt)):
        place = f"Hold {texts.number(1)} of {texts.number(4)}"
        whole = texts.joined(place, texts.left(101))
        parts = ("of", texts.number(4), "·", texts.length(101), "left")
    layout = QTextLayout(whole)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    places = cast("list[tuple[float, int]]", [line.cursorToX(whole.index(part)) for part in parts])
    assert places == sorted(places)


def test_routines_of_one_session_are_named_together() -> None:
    assert texts.titles((FOLD,)) == "Standing fold"
    assert texts.titles((WALK, FOLD)) == "Walk and water + Standing fold"
