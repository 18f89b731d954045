"""Laws of a session written out: it lasts as long as it says, and counts what it holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.routine import Beat, Score
from backcare_desktop.core.score import count_units, score, value
from tests.routines import OURS, SCORES, scores

WRITTEN = {
    "heat-session": 960,
    "heat-warm-shower": 600,
    "breathe-4-7-8": 102,
    "breathe-long-exhale": 132,
    "breathe-box": 140,
    "breathe-coherent": 309,
    "breathe-cyclic-sigh": 309,
    "hamstring-standing": 148,
    "hamstring-seated": 117,
    "hip-flexor-lunge": 113,
    "hip-opener-standing": 112,
    "walk-and-water": 120,
    "posture-shift": 32,
    "cat-cow-seated": 57,
    "thoracic-chair": 70,
    "pelvic-tilt-seated": 57,
    "chin-tuck-neck": 77,
    "shoulder-rolls": 54,
    "sleep-side-setup": 41,
    "pmr-5min": 300,
    "body-scan": 240,
    "combo-reset": 274,
    "combo-reset-no-hold": 274,
}
"""Seconds of each routine in the full sort, added up by hand."""


def spoken(beats: tuple[Beat, ...]) -> list[tuple[str, float]]:
    return [(beat.step.cue, beat.seconds) for beat in beats]


@pytest.mark.parametrize("name", OURS)
def test_a_routine_lasts_as_long_as_its_steps_add_up_to(name: str) -> None:
    assert score((OURS[name],), "full").seconds == pytest.approx(WRITTEN[name])


@given(scores())
def test_beats_follow_each_other_without_gap_or_overlap(played: Score) -> None:
    assert played.beats[0].start == 0
    for before, after in pairwise(played.beats):
        assert after.start == pytest.approx(before.end)
    assert played.seconds == pytest.approx(sum(beat.seconds for beat in played.beats))
    assert all(beat.seconds > 0 for beat in played.beats)


@given(scores())
def test_each_unit_ends_once_and_in_order(played: Score) -> None:
    ends = [beat.unit for beat in played.beats if beat.step.ends_unit]
    assert ends == list(range(1, played.units + 1))


@given(scores())
def test_beats_of_a_unit_stand_together(played: Score) -> None:
    units = [beat.unit for beat in played.beats if beat.unit]
    assert units == sorted(units)
    assert set(units) == set(range(1, played.units + 1))


@given(scores())
def test_routines_of_a_set_are_played_one_after_the_other(played: Score) -> None:
    names = list(dict.fromkeys(beat.routine for beat in played.beats))
    assert names == [routine.id for routine in played.routines]
    alone = [count_units(OURS[name], played.sort) for name in names]
    assert all(alone)


def test_a_set_lasts_as_long_as_its_routines_do_one_by_one() -> None:
    both = score((OURS["cat-cow-seated"], OURS["shoulder-rolls"]))
    assert (both.seconds, both.units) == (57 + 54, 6 + 12)


@pytest.mark.parametrize("name", SCORES)
def test_no_choice_of_the_user_leads_out_of_a_routine_s_bounds(name: str) -> None:
    routine = SCORES[name].routines[0]
    for parameter, bounds in routine.parameters.items():
        for wish in (-1e6, 1e6):
            kept = value(routine, parameter, "full", {parameter: wish})
            assert kept in {bounds.least, bounds.most}
            assert score((routine,), "full", {parameter: wish}).units >= 1


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_tempo_of_4_7_8_keeps_its_counts(tempo: float) -> None:
    played = score((OURS["breathe-4-7-8"],), "full", {"count_s": tempo})
    rounds = [beat for beat in played.beats if beat.unit]
    kept = min(max(tempo, 0.5), 1.2)
    assert [beat.counts for beat in rounds] == [4, 7, 8] * 4
    assert [beat.seconds / kept for beat in rounds] == pytest.approx([4, 7, 8] * 4)


def test_a_short_standing_fold_is_three_holds_of_ten_seconds() -> None:
    holds = [b for b in SCORES["hamstring-standing, short"].beats if b.step.kind == "hold"]
    assert [hold.seconds for hold in holds] == [10, 10, 10]


def test_the_gentle_sort_says_its_own_words_from_the_first_repeat_on() -> None:
    gentle = SCORES["hip-flexor-lunge, gentle"]
    assert gentle.beats[0].step.cue == "Stand in a split stance. Hold your desk."
    assert not any("kneel" in beat.step.cue.casefold() for beat in gentle.beats)


def test_a_step_without_length_is_left_out() -> None:
    said = [cue for cue, _ in spoken(SCORES["breathe-cyclic-sigh, gentle"].beats)]
    assert "Top up." not in said
    assert not any("Tense" in cue for cue, _ in spoken(SCORES["pmr-5min, gentle"].beats)[1:])


@pytest.mark.parametrize("name", SCORES)
def test_no_sort_is_longer_than_the_full_one(name: str) -> None:
    played = SCORES[name]
    assert played.seconds <= score(played.routines, "full").seconds


def test_a_gentle_cue_keeps_the_short_one_that_it_begins_with() -> None:
    said = {(b.step.cue, b.step.short_cue) for b in SCORES["breathe-4-7-8, gentle"].beats}
    assert ("In through your nose.", "In") in said
    leans = {b.step.short_cue for b in SCORES["posture-shift, gentle"].beats}
    assert leans == {""}


def test_a_block_of_some_sorts_is_played_in_these_alone() -> None:
    gentle = {beat.step.cue for beat in score((OURS["shoulder-rolls"],), "gentle").beats}
    full = {beat.step.cue for beat in score((OURS["shoulder-rolls"],)).beats}
    assert "Up, back and down." in full - gentle
    assert "And let them drop." in gentle - full
