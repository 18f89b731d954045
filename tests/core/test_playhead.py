"""Laws of playing (law 20): short gaps are caught up, long ones pause, nothing counts twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.playhead import CAUGHT_UP, LONGEST_PAUSE, Playhead
from backcare_desktop.core.routine import Score
from backcare_desktop.core.score import score
from tests.routines import OURS, SCORES, scores

FOUR = SCORES["breathe-4-7-8, full"]
FOLD = SCORES["hamstring-standing, full"]
WALK = SCORES["walk-and-water, full"]
START = 5000.0


def played(whole: Score, *seconds: float) -> Playhead:
    """Played on by looks so many seconds apart."""
    head = Playhead(whole, START)
    for second in seconds:
        head = head.at(head.clock + second)
    return head


def through(head: Playhead, *, step: float = 1.0) -> Playhead:
    """Played to its end, a look each second."""
    while not head.is_over:
        head = head.at(head.clock + step)
    return head


@pytest.mark.parametrize("name", SCORES)
def test_played_through_everything_is_done_and_the_time_is_the_score_s(name: str) -> None:
    whole = SCORES[name]
    head = through(Playhead(whole, START))
    assert head.done == set(range(1, whole.units + 1))
    assert head.played == pytest.approx(whole.seconds)
    assert not head.is_paused


@given(scores(), st.lists(st.floats(0.001, CAUGHT_UP - 0.001), min_size=1, max_size=12))
def test_how_often_it_is_looked_at_changes_nothing(whole: Score, gaps: list[float]) -> None:
    often = Playhead(whole, START)
    for gap in gaps:
        for part in (0.25, 0.5, 0.25):
            often = often.at(often.clock + gap * part)
    seldom = played(whole, *gaps)
    assert often.elapsed == pytest.approx(seldom.elapsed)
    assert often.played == pytest.approx(seldom.played)
    ends = {b.end for b in whole.beats if abs(b.end - often.elapsed) < 1e-4}
    assert often.done == seldom.done or ends


@given(scores(), st.floats(0, 400), st.floats(CAUGHT_UP, 1e5))
def test_a_long_gap_finishes_nothing_but_what_goes_by_the_wall(
    whole: Score, into: float, gap: float
) -> None:
    head = Playhead(whole, START)
    while head.elapsed < min(into, whole.seconds) and not head.is_over:
        head = head.at(head.clock + 1)
    after = head.at(head.clock + gap)
    walks = {one.id for one in whole.routines if one.by_wall}
    assert all(b.routine in walks for b in whole.beats if b.unit in after.done - head.done)
    assert after.cue.over or after.is_paused or after.cue.beat.routine in walks


def test_a_gap_under_half_a_minute_is_caught_up() -> None:
    assert played(FOUR, 10, 29.9).elapsed == pytest.approx(39.9)
    assert not played(FOUR, 10, 29.9).is_paused


def test_a_longer_gap_pauses_at_its_beginning() -> None:
    head = played(FOUR, 10, 30)
    assert (head.elapsed, head.paused_since, head.done) == (10, START + 10, frozenset())


def test_a_walk_runs_on_by_the_wall() -> None:
    head = played(WALK, 5, 100)
    assert (head.elapsed, head.done, head.is_paused) == (105, frozenset({1}), False)
    assert played(WALK, 5, 5000).cue.over
    assert played(WALK, 5, 5000).played == 120


def test_what_follows_a_walk_does_not_run_on_in_an_empty_room() -> None:
    both = score((OURS["walk-and-water"], OURS["hamstring-seated"]))
    head = played(both, 10, 200)
    assert (head.elapsed, head.done) == (120, frozenset({1}))
    assert head.paused_since == START + 120
    assert not played(both, 10, 60).is_paused


def test_nothing_that_comes_before_a_walk_runs_on_by_the_wall() -> None:
    both = score((OURS["hamstring-seated"], OURS["walk-and-water"]))
    assert played(both, 10, 200).elapsed == 10


def test_five_minutes_of_pause_end_it() -> None:
    head = played(FOUR, 10).paused()
    assert not head.at(head.clock + LONGEST_PAUSE - 1).is_over
    assert head.at(head.clock + LONGEST_PAUSE).is_over
    assert played(FOUR, 10, LONGEST_PAUSE).is_over


def test_a_pause_stands_still_and_play_goes_on_where_it_stood() -> None:
    head = played(FOUR, 10).paused()
    later = head.at(head.clock + 100)
    assert (later.elapsed, later.played, later.cue) == (10, 10, head.cue)
    on = later.resumed()
    assert on.at(on.clock + 5).elapsed == pytest.approx(15)


def test_pausing_twice_is_pausing_once() -> None:
    head = played(FOUR, 10).paused()
    assert head.at(head.clock + 20).paused().paused_since == head.paused_since


def test_a_lock_pauses_all_but_a_walk() -> None:
    assert played(FOUR, 10).locked().is_paused
    assert played(FOLD, 10).locked().is_paused
    assert not played(WALK, 10).locked().is_paused
    paused = played(WALK, 10).paused()
    assert paused.locked() == paused


def test_a_clock_that_goes_back_moves_nothing() -> None:
    head = played(FOUR, 10)
    assert head.at(head.clock - 5) == head


def test_a_hold_that_was_left_by_next_does_not_count() -> None:
    hold = next(beat for beat in FOLD.beats if beat.step.kind == "hold")
    head = replace(Playhead(FOLD, START), elapsed=hold.start + 3).next()
    head = head.at(head.clock + 5)
    assert head.done == frozenset()
    assert through(head).done == {2, 3, 4}


def test_time_that_was_jumped_over_was_not_played() -> None:
    head = played(FOUR, 4).next().next()
    assert (head.elapsed, head.played) == (13, 4)
    assert head.back().elapsed == 8


def test_a_unit_that_is_played_again_counts_once() -> None:
    head = played(FOUR, *[10] * 4)
    assert head.done == {1}
    again = head.back().back().back().back()
    assert through(again).done == {1, 2, 3, 4}


def test_next_past_the_last_step_is_the_end() -> None:
    head = Playhead(FOUR, START)
    for _ in FOUR.beats:
        head = head.next()
    assert (head.is_over, head.done, head.played) == (True, frozenset(), 0)


@given(scores(), st.lists(st.sampled_from(("on", "next", "back", "pause", "gap")), max_size=40))
def test_no_play_counts_what_was_not_played(whole: Score, turns: list[str]) -> None:
    head = Playhead(whole, START)
    for turn in turns:
        before = head
        match turn:
            case "on":
                head = head.resumed().at(head.clock + 7)
            case "next":
                head = head.next()
            case "back":
                head = head.back()
            case "pause":
                head = head.paused().at(head.clock + 50)
            case _:
                head = head.at(head.clock + 90)
        assert before.done <= head.done <= set(range(1, whole.units + 1))
        assert 0 <= head.elapsed <= whole.seconds + 1e-6
        assert 0 <= head.played <= head.clock - START + 1e-6
        assert head.done == before.done or head.played > before.played
