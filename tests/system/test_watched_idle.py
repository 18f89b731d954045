"""Laws of idle time that is made of two words: a pause began, a pause ended."""

from __future__ import annotations

from backcare_desktop.system.watched_idle import PAUSE, WatchedIdle


def test_before_the_first_word_it_cannot_be_told() -> None:
    watched = WatchedIdle()
    assert not watched.known
    assert watched.idle(1000.0) is None


def test_what_the_desktop_has_counted_goes_on_by_the_clock() -> None:
    watched = WatchedIdle()
    watched.measured(100.0, 1000.0)
    assert watched.known
    assert watched.idle(1000.0) == 100.0
    assert watched.idle(1007.0) == 107.0


def test_less_than_a_pause_is_somebody_there_until_a_pause_is_told() -> None:
    watched = WatchedIdle()
    watched.measured(1.0, 1000.0)
    assert watched.known
    assert watched.idle(1060.0) == 0.0
    watched.paused(1062.0)
    assert watched.idle(1062.0) == PAUSE
    assert watched.idle(1072.0) == PAUSE + 10


def test_an_input_ends_a_pause() -> None:
    watched = WatchedIdle()
    watched.paused(1000.0)
    watched.resumed()
    assert watched.idle(1500.0) == 0.0
