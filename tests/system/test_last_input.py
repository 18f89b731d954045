"""Laws of the time since the last input over suspend."""

from __future__ import annotations

from backcare_desktop.system.last_input import LastInput


def test_without_sleep_it_is_what_the_desktop_counts() -> None:
    last = LastInput()
    assert last.idle(5.0, 100.0, 100.0) == 5.0
    assert last.idle(65.0, 160.0, 160.0) == 65.0
    assert last.idle(0.5, 200.0, 200.0) == 0.5


def test_sleep_counts_as_time_without_input() -> None:
    last = LastInput()
    assert last.idle(10.0, 100.0, 100.0) == 10.0
    assert last.idle(12.0, 102.0, 3702.0) == 3612.0


def test_the_first_touch_after_sleep_is_seen() -> None:
    last = LastInput()
    last.idle(10.0, 100.0, 100.0)
    last.idle(12.0, 102.0, 3702.0)
    assert last.idle(0.2, 130.0, 3730.0) == 0.2


def test_a_clock_that_jitters_is_no_input() -> None:
    last = LastInput()
    last.idle(10.0, 100.0, 100.0)
    assert last.idle(49.7, 140.0, 1140.0) == 1050.0
