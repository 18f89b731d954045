"""Laws of what is heard: every step has its sound and words, in time, and holds end as counted."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.routine import Score
from backcare_desktop.core.sayings import (
    COUNTED,
    LEAST_COUNTED,
    MOST_ROUNDS,
    heard_at,
    later,
    next_heard,
    sayings,
)
from backcare_desktop.core.score import score
from tests.routines import OURS, SCORES, scores

SOUND = {name: found for name, found in SCORES.items() if not found.routines[0].silent}
FOUR = SCORES["breathe-4-7-8, full"]


@pytest.mark.parametrize("name", SOUND)
def test_every_step_begins_with_a_chime_and_a_cue(name: str) -> None:
    found = SOUND[name]
    begun = [one for one in sayings(found) if one.number is None]
    assert [one.at for one in begun] == [beat.start for beat in found.beats]
    assert all(one.chime and one.cue for one in begun)
    assert [one.room for one in begun] == [beat.seconds for beat in found.beats]


def test_the_phases_of_a_breath_sound_each_in_its_own_way() -> None:
    chimes = [one.chime for one in sayings(FOUR) if one.number is None]
    assert chimes == ["step"] * 3 + ["in", "hold", "out"] * 4 + ["end"]


@given(scores())
def test_they_come_in_order_and_none_lasts_longer_than_there_is_room(found: Score) -> None:
    whole = sayings(found)
    assert all(one.at <= other.at for one, other in pairwise(whole))
    assert all(one.at + one.room <= found.seconds + 1e-6 for one in whole)


@pytest.mark.parametrize("name", SOUND)
def test_the_last_three_seconds_of_a_long_hold_can_be_counted(name: str) -> None:
    found = SOUND[name]
    ends = [
        beat.end
        for beat in found.beats
        if beat.step.kind in {"hold", "hold-breath"} and beat.seconds >= LEAST_COUNTED
    ]
    counted = [one for one in sayings(found) if one.number is not None]
    expected = [(end - number, number) for end in ends for number in COUNTED]
    assert [(one.at, one.number) for one in counted] == expected
    assert not any(one.chime or one.cue for one in counted)


def test_rounds_are_told_by_number_from_the_second_on() -> None:
    assert [one.place for one in sayings(FOUR) if one.place] == [(2, 4), (3, 4), (4, 4)]


def test_of_very_many_rounds_none_is_numbered() -> None:
    many = SCORES["breathe-coherent, full"]
    assert many.units > MOST_ROUNDS
    assert not any(one.place for one in sayings(many))


def test_the_side_is_told_where_a_repetition_begins() -> None:
    sided = next(one for one in OURS.values() if one.alternates)
    found = score((sided,))
    told = [(one.at, one.side) for one in sayings(found) if one.side]
    starts = {beat.unit: beat.start for beat in reversed(found.beats) if beat.unit}
    assert [at for at, _ in told] == sorted(starts.values())
    assert [side for _, side in told][:2] == ["one", "other"]


def test_what_is_done_in_a_call_is_silent() -> None:
    assert [name for name, one in OURS.items() if one.silent] == ["posture-shift"]
    assert sayings(SCORES["posture-shift, full"]) == ()


@given(scores(), st.floats(0, 1))
def test_what_is_on_was_begun_and_the_next_is_still_to_come(found: Score, share: float) -> None:
    whole, at = sayings(found), found.seconds * share
    last, coming = heard_at(whole, at), next_heard(whole, at)
    if last is not None:
        assert whole[last].at <= at + 1e-6
    if coming is not None:
        assert coming > 0
        assert whole[(last if last is not None else -1) + 1].at == pytest.approx(at + coming)


def test_what_begins_late_has_less_room() -> None:
    first = sayings(FOUR)[0]
    assert later(first, 3.0) == replace(first, room=5.0)
    assert later(first, -1.0) == first
