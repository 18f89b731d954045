"""Laws of what a voice says: it fits into its step, and what leads is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.sayings import Saying, sayings, seconds_to_say
from backcare_desktop.ui.spoken_words import side_said, spoken
from tests.routines import SCORES

FOUR = SCORES["breathe-4-7-8, full"]
HOLD = Saying(at=0.0, room=15.0, chime="hold", cue="Hands on thighs. Breathe.", hold=15.0)


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Numbers are said in the language of one."""


@pytest.mark.parametrize("name", SCORES)
def test_every_cue_of_every_routine_is_said_within_its_step(name: str) -> None:
    for saying in sayings(SCORES[name]):
        words = spoken(saying)
        assert words
        assert seconds_to_say(words) <= saying.room


def test_of_a_breath_the_first_round_is_said_whole_and_then_in_a_word() -> None:
    words = [spoken(one) for one in sayings(FOUR) if one.number is None]
    assert words[3:9] == [
        "Lips closed. In through your nose",
        "Hold, gently",
        "Out softly through your mouth",
        "Round 2 of 4. In",
        "Hold",
        "Out",
    ]
    assert words[-1] == "Done. Breathe normally and notice how you feel"


def test_of_a_hold_it_is_said_for_how_long() -> None:
    assert spoken(HOLD) == "Hands on thighs. Breathe. Hold, 15 seconds"


def test_the_side_comes_first() -> None:
    assert spoken(replace(HOLD, side="other")).startswith("Other side. Hands")
    assert spoken(replace(HOLD, side="one")).startswith("One side. Hands")


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (2.5, "Other side. Hands on thighs. Breathe"),
        (1.7, "Hands on thighs. Breathe"),
        (1.3, "Hands on thighs"),
        (0.5, ""),
    ],
)
def test_with_less_time_less_is_said_and_at_last_only_the_chime(room: float, words: str) -> None:
    saying = replace(HOLD, side="other", room=room, short="Hands on thighs")
    assert spoken(saying) == words


def test_a_count_is_a_number_and_no_more() -> None:
    assert spoken(Saying(at=0.0, room=1.0, number=3)) == "3"


def test_a_side_is_called_as_the_routine_calls_it() -> None:
    sides = ("Right leg", "Left leg")
    assert [side_said(one, sides) for one in ("one", "other")] == ["Right leg", "Left leg"]
    assert side_said("other") == "Other side"
