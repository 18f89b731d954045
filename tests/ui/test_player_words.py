"""Laws of what the player says: places, lengths, safety, and nothing that is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from backcare_desktop.core.guide import cue
from backcare_desktop.core.routine import Evidence, Routine
from backcare_desktop.core.routine_table import SAFETY_LINES
from backcare_desktop.core.score import score
from backcare_desktop.ui import player_words
from backcare_desktop.ui.safety_words import IDS, said
from tests.routines import OURS
from tests.ui.session import BREATHING, FOLD, WALK

BOTH = score((WALK, FOLD))


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def test_units_are_counted_within_the_routine_that_is_played() -> None:
    assert player_words.stands(BOTH, cue(BOTH, 30)) == (1, 1)
    assert player_words.stands(BOTH, cue(BOTH, 120 + 6 + 26)) == (2, 3)


def test_before_the_first_unit_none_is_named() -> None:
    assert player_words.stands(BOTH, cue(BOTH, 121)) == (0, 3)
    assert player_words.header_line(BOTH, cue(BOTH, 121), paused=False) == "1:25 left"


def test_counts_have_a_decimal_only_where_they_need_one() -> None:
    assert [player_words.counts(n) for n in (4, 4.0, 5.5, 12)] == ["4", "4", "5.5", "12"]


def test_a_whole_routine_is_announced_by_its_own_line_and_another_sort_by_its_units() -> None:
    assert player_words.before_line(score((FOLD,))) == "1:26  ·  3 gentle holds"
    assert player_words.before_line(score((FOLD,), "short")) == "1:26  ·  3 holds"


def test_a_sort_with_words_of_its_own_is_told_in_these() -> None:
    reset = OURS["combo-reset"]
    full, gentle = score((reset,)), score((reset,), "gentle")
    assert player_words.positions(full) == "Standing, then seated"
    assert player_words.positions(gentle) == "Seated, feet flat"
    assert player_words.before_line(gentle) == "2:46  ·  Gentle  ·  Lean, move, breathe, notice"
    let_go = score((OURS["pmr-5min"],), "gentle")
    assert player_words.safety_before(let_go) == (let_go.shown[0].safety[0],)
    assert "Half strength" not in player_words.safety_line(let_go.shown[0])
    lunge = score((OURS["hip-flexor-lunge"],), "gentle")
    assert player_words.equipment(lunge) == "Desk for balance"


def test_the_safety_line_is_the_routines_first_and_never_missing() -> None:
    assert player_words.safety_line(FOLD) == said("str-stop")
    assert player_words.safety_line(WALK) == said("gen-4")


def test_a_users_own_safety_line_is_said_as_it_is() -> None:
    own = replace(FOLD, safety=("Mind the cat.",))
    assert player_words.safety_line(own) == "Mind the cat."


def test_before_a_session_stands_what_its_line_will_not_say_again() -> None:
    assert player_words.safety_before(score((FOLD,))) == (said("str-2"),)
    assert player_words.safety_before(BOTH) == (said("str-2"),)
    assert player_words.safety_before(score((WALK,))) == (said("gen-4"),)


def test_nothing_needed_is_said_kindly() -> None:
    assert player_words.equipment(score((BREATHING,))) == "Nothing"
    assert player_words.equipment(score((FOLD,))) == "A desk"


def test_of_a_set_everything_that_is_needed_is_said_once() -> None:
    both = score((FOLD, replace(FOLD, id="other", equipment="A chair"), BREATHING))
    assert player_words.equipment(both) == "A desk; A chair"
    assert player_words.positions(both) == "Standing; Seated"


def test_of_a_set_each_part_says_what_is_to_be_felt_unless_all_say_the_same() -> None:
    def feel(routine: Routine) -> str:
        return routine.feel

    fold, walk = replace(FOLD, feel="A mild pull."), replace(WALK, feel="Warmer.")
    assert player_words.of_each(score((fold,)), feel) == "A mild pull."
    both = score((walk, BREATHING, fold))
    assert (
        player_words.of_each(both, feel) == "Walk and water: Warmer.\nStanding fold: A mild pull."
    )
    same = score((fold, replace(fold, id="other", title="Other")))
    assert player_words.of_each(same, feel) == "A mild pull."


def test_the_gentle_sort_of_a_set_has_a_routines_own_name_only_where_all_share_it() -> None:
    own = replace(BREATHING, gentle_name="Shorter counts")
    other = replace(BREATHING, id="other")
    assert player_words.gentle_name_of_all(score((WALK, own))) == "Shorter counts"
    assert player_words.gentle_name_of_all(score((own, other))) == "Gentle"


def test_what_may_be_expected_is_said_in_plain_words() -> None:
    assert player_words.evidence(BREATHING) == said("hon-breath")
    assert player_words.evidence(FOLD) == said("hon-stretch")
    hip = replace(FOLD, forward_fold=False)
    assert player_words.evidence(hip) == hip.evidence.text, "the other speaks of hamstrings"
    heat = replace(FOLD, pillar="heat", evidence=Evidence("Warmth often eases.", "C", ()))
    assert player_words.evidence(heat) == "Warmth often eases."


def test_every_name_of_a_sentence_that_a_routine_may_have_has_its_words() -> None:
    assert set(SAFETY_LINES) <= IDS


def test_a_cue_is_a_sentence_and_the_rest() -> None:
    assert player_words.sentences("Hands on thighs. Breathe.") == ("Hands on thighs.", "Breathe.")
    assert player_words.sentences("Rise slowly.") == ("Rise slowly.", "")
    assert player_words.sentences("In") == ("In", "")


def test_an_option_without_a_name_of_ours_is_called_by_its_own() -> None:
    assert player_words.option_name("soft_knees") == "Soft knees"
    assert player_words.option_name("on_the_floor") == "On the floor"


@pytest.mark.parametrize("name", sorted(OURS))
def test_when_to_stop_is_said_before_it_begins(name: str) -> None:
    whole = score((OURS[name],))
    before = " ".join((player_words.when_to_stop(whole), *player_words.safety_before(whole)))
    line = said(OURS[name].safety[0])
    at_night = OURS[name].pillar == "sleep"  # there it is no word on stopping
    assert before.count(line) == (0 if at_night else 1)
