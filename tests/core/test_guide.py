"""Laws of what is shown: at every second of every session there is something, and it flows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.guide import (
    cue,
    finished_between,
    next_step,
    round_of,
    routine_of,
    step_back,
)
from backcare_desktop.core.routine import Score
from tests.routines import SCORES, scores

SHARES = st.floats(0, 1)
BREATHING = {name for name in SCORES if name.startswith("breathe-")}
FOUR = SCORES["breathe-4-7-8, full"]


def instants(score: Score, step: float = 0.1) -> list[float]:
    return [number * step for number in range(round(score.seconds / step) + 1)]


@given(scores(), SHARES)
def test_every_instant_has_a_cue(score: Score, share: float) -> None:
    at = score.seconds * share
    now = cue(score, at)
    assert score.beats[now.index] is now.beat
    assert now.beat.start <= at + 1e-5
    assert at <= now.beat.end + 1e-5
    assert now.into + now.left == pytest.approx(now.beat.seconds)
    assert now.to_end == pytest.approx(score.seconds - at)
    assert now.says in {now.beat.step.cue, now.beat.step.short_cue} - {""}
    assert 0 <= now.part <= 1
    assert 1 <= now.count <= now.counts
    assert 0 <= now.fill <= 1
    assert 0 <= now.held <= 1


@given(scores(), st.floats(allow_nan=False))
def test_before_the_start_is_the_first_cue_and_after_the_end_the_last(
    score: Score, at: float
) -> None:
    now = cue(score, at)
    assert now.over == (at >= score.seconds - 1e-6)
    if at <= 0:
        assert (now.index, now.into) == (0, 0)
    if now.over:
        assert now.index == len(score.beats) - 1
        assert now.next is None


@pytest.mark.parametrize("name", SCORES)
def test_every_beat_s_cue_comes_at_its_start_and_lasts_to_its_end(name: str) -> None:
    score = SCORES[name]
    for index, beat in enumerate(score.beats):
        for at in (beat.start, (beat.start + beat.end) / 2, beat.end - 1e-3):
            assert cue(score, at).index == index
        assert cue(score, beat.end).index == min(index + 1, len(score.beats) - 1)


@pytest.mark.parametrize("name", SCORES)
def test_a_count_goes_up_one_by_one_to_the_last(name: str) -> None:
    score = SCORES[name]
    for beat in score.beats:
        length = beat.seconds / beat.counts
        seen = [cue(score, beat.start + length * (n + 0.5)).count for n in range(int(beat.counts))]
        assert seen == list(range(1, int(beat.counts) + 1))


@pytest.mark.parametrize("name", SCORES)
def test_no_count_is_too_many_at_the_very_end(name: str) -> None:
    now = cue(SCORES[name], SCORES[name].seconds)
    assert now.count == now.counts
    assert now.part == pytest.approx(1)


@pytest.mark.parametrize("name", sorted(BREATHING))
def test_the_disc_never_jumps(name: str) -> None:
    score = SCORES[name]
    fills = [cue(score, at).fill for at in instants(score, 0.02)]
    quickest = min(b.seconds for b in score.beats if b.step.kind in {"inhale", "exhale"})
    most = 2 * 0.02 / quickest
    assert all(abs(after - before) <= most for before, after in pairwise(fills))


@pytest.mark.parametrize("name", sorted(BREATHING))
def test_each_breath_in_ends_full_and_each_breath_out_ends_empty(name: str) -> None:
    score = SCORES[name]
    for before, after in pairwise(score.beats):
        kinds = (before.step.kind, after.step.kind)
        fill = cue(score, before.end - 1e-6).fill
        if kinds[0] == "inhale" and kinds[1] != "inhale":
            assert fill == pytest.approx(1, abs=1e-3)
        if kinds[0] == "exhale":
            assert fill == pytest.approx(0, abs=1e-3)


def test_a_held_breath_keeps_what_the_lungs_have() -> None:
    box = SCORES["breathe-box, full"]
    held = [beat for beat in box.beats if beat.step.kind == "hold-breath"]
    fills = [cue(box, beat.start + beat.seconds / 2).fill for beat in held]
    assert fills == pytest.approx([1, 0] * 8)


def test_the_whole_cue_is_said_in_the_first_round_and_the_short_one_after_it() -> None:
    rounds = [cue(FOUR, beat.start).says for beat in FOUR.beats if beat.unit]
    assert rounds[:3] == [
        "Lips closed. In through your nose.",
        "Hold, gently.",
        "Out softly through your mouth.",
    ]
    assert rounds[3:] == ["In", "Hold", "Out"] * 3


@pytest.mark.parametrize("name", SCORES)
def test_what_comes_next_is_the_beat_that_follows(name: str) -> None:
    score = SCORES[name]
    following = [cue(score, beat.start).next for beat in score.beats]
    assert following == [*score.beats[1:], None]


@given(scores(), st.lists(SHARES, max_size=8))
def test_units_finish_once_however_play_is_cut_into_pieces(score: Score, cuts: list[float]) -> None:
    places = [0.0, *sorted(cut * score.seconds for cut in cuts), score.seconds]
    found = [unit for a, b in pairwise(places) for unit in finished_between(score, a, b)]
    assert found == list(range(1, score.units + 1))


@given(scores(), SHARES)
def test_next_always_goes_on_and_ends_at_the_end(score: Score, share: float) -> None:
    at, steps = score.seconds * share, 0
    while not cue(score, at).over:
        further = next_step(score, at)
        assert further > at
        at, steps = further, steps + 1
    assert steps <= len(score.beats)


@given(scores(), SHARES)
def test_next_never_finishes_the_unit_that_it_leaves(score: Score, share: float) -> None:
    now = cue(score, score.seconds * share)
    after = next_step(score, score.seconds * share)
    if now.beat.step.ends_unit:
        assert now.beat.unit not in finished_between(score, after, score.seconds)


@given(scores(), SHARES)
def test_back_again_and_again_leads_to_the_beginning(score: Score, share: float) -> None:
    at = score.seconds * share
    for _ in range(len(score.beats) + 1):
        at = step_back(score, at)
    assert at == 0


def test_back_late_in_a_step_begins_it_again_and_early_in_it_goes_to_the_one_before() -> None:
    hold = next(beat for beat in FOUR.beats if beat.step.kind == "hold-breath")
    assert step_back(FOUR, hold.start + 4) == hold.start
    assert step_back(FOUR, hold.start + 1) == hold.start - 4


@pytest.mark.parametrize("name", SCORES)
def test_a_round_has_its_own_breaths_and_no_others(name: str) -> None:
    score = SCORES[name]
    for index, beat in enumerate(score.beats):
        breaths = round_of(score, index)
        assert all(one.unit == beat.unit for one in breaths)
        if beat.unit and beat.step.kind in {"inhale", "exhale", "hold-breath"}:
            assert beat in breaths


@given(scores(), SHARES)
def test_a_beat_knows_its_routine(score: Score, share: float) -> None:
    beat = cue(score, score.seconds * share).beat
    assert routine_of(score, beat).id == beat.routine


def test_a_score_without_beats_is_refused() -> None:
    with pytest.raises(ValueError, match="without beats"):
        cue(Score((), "full", (), 0, 0.0), 0.0)
