"""Laws of a pause that one program hands on to the next."""

from __future__ import annotations

import select
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.system.linux.wayland_idle import WaylandIdle
from backcare_desktop.system.untouched import FRESH, HANDED_ON, handed_on, untouched_since
from backcare_desktop.system.watched_idle import LATE, PAUSE, WatchedIdle
from tests.system.compositor import compositor
from tests.system.idle_contract import until


@given(st.floats(0.0, 1e6), st.floats(0.0, 1e7), st.floats(0.0, FRESH / 2))
def test_what_is_handed_on_is_found(idle: float, awake: float, later: float) -> None:
    assert untouched_since(handed_on(idle, awake), awake + later) == awake - idle


@pytest.mark.parametrize("awake", [999.0, 1000.1 + FRESH])
def test_what_was_handed_on_long_ago_or_later_does_not_count(awake: float) -> None:
    assert untouched_since(handed_on(400.0, 1000.0), awake) is None


@pytest.mark.parametrize("nonsense", ["", "7", "a b", "nan 1000", "1 2 3", "inf 1000", "1001 1000"])
def test_nonsense_is_not_believed(nonsense: str) -> None:
    assert untouched_since({HANDED_ON: nonsense}, 1000.0) is None


def taken_over() -> WatchedIdle:
    watched = WatchedIdle()
    watched.take_over(600.0, 1000.0)
    return watched


def test_a_pause_that_goes_on_keeps_its_beginning() -> None:
    watched = taken_over()
    assert watched.idle(1001.0) == 401.0
    watched.paused(1000.0 + PAUSE + LATE)
    assert watched.idle(1010.0) == 410.0


def test_a_pause_that_is_told_too_late_is_another_one() -> None:
    watched = taken_over()
    watched.paused(1000.0 + PAUSE + LATE + 1.0)
    assert watched.idle(1020.0) == pytest.approx(20.0 - LATE - 1.0)


def test_where_no_pause_is_told_in_its_time_somebody_is_there() -> None:
    watched = taken_over()
    assert watched.idle(1000.0 + PAUSE + LATE + 0.1) == 0.0


def test_who_comes_back_later_is_seen() -> None:
    watched = taken_over()
    watched.paused(1000.0 + PAUSE)
    watched.resumed()
    assert watched.idle(1100.0) == 0.0
    watched.paused(1200.0)
    assert watched.idle(1200.0) == PAUSE


def test_under_wayland_a_pause_that_was_handed_on_goes_on_until_somebody_is_back(
    tmp_path: Path,
) -> None:
    with compositor(tmp_path) as made:
        environ = {**made.environ, **handed_on(400.0, time.monotonic())}
        with closing(WaylandIdle(environ, time.monotonic, pause=0.1)) as source:
            assert (source.idle() or 0.0) >= 400.0
            assert select.select([source.fileno()], [], [], 10)[0], "the pause is told"
            source.drain()
            assert (source.idle() or 0.0) >= 400.0
            made.touch()
            until(source, lambda: (source.idle() or 0.0) < 400.0)
