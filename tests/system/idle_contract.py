"""The laws of every source of idle time, each back-end under its own desktop."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from backcare_desktop.system.ports import IdleSource

PATIENCE = 10.0
"""Seconds after which a test gives up."""


class IdleStage(Protocol):
    """A desktop, real or a stand-in, on which a back-end is tried."""

    def source(self) -> IdleSource:
        """A new one. Raises OSError where its part is not there."""
        ...

    def touch(self) -> None:
        """An input, as by a person."""
        ...

    def stop(self) -> None:
        """End the part that the source has it from."""
        ...


def until(source: IdleSource, wished: Callable[[], bool]) -> None:
    """Ask as the program does: what has come is taken in first."""
    end = time.monotonic() + PATIENCE
    while not wished():
        assert time.monotonic() < end, source.idle()
        source.drain()


def idle_of(source: IdleSource) -> float:
    source.drain()
    idle = source.idle()
    assert idle is not None
    return idle


class IdleContract:
    """Subclass it, and give a fixture `stage`."""

    tolerance = 0.1
    """Seconds by which this back-end may be wrong."""

    def test_it_is_usable_and_has_a_name(self, stage: IdleStage) -> None:
        source = stage.source()
        until(source, lambda: source.idle() is not None)
        assert source.usable()
        assert source.name
        source.close()

    def test_it_grows_as_fast_as_time_while_nobody_touches_anything(self, stage: IdleStage) -> None:
        source = stage.source()
        stage.touch()
        until(source, lambda: source.idle() is not None)
        began, first = time.monotonic(), idle_of(source)
        until(source, lambda: idle_of(source) >= first + 0.3)
        assert abs(time.monotonic() - began - 0.3) < 0.2 + self.tolerance
        source.close()

    def test_an_input_brings_it_down(self, stage: IdleStage) -> None:
        source = stage.source()
        until(source, lambda: (source.idle() or 0) > 0.4 + self.tolerance)
        stage.touch()
        until(source, lambda: idle_of(source) <= 0.2 + self.tolerance)
        source.close()

    def test_once_its_part_has_gone_it_is_not_usable_and_cannot_tell(
        self, stage: IdleStage
    ) -> None:
        source = stage.source()
        until(source, lambda: source.idle() is not None)
        stage.stop()
        until(source, lambda: source.idle() is None and not source.usable())
        assert source.fileno() == -1
        assert not source.drain()
        source.close()

    def test_where_its_part_is_not_there_making_it_is_an_error_of_the_world(
        self, stage: IdleStage
    ) -> None:
        stage.stop()
        try:
            source = stage.source()
        except OSError:
            return
        assert not source.usable()

    def test_it_may_be_closed_twice_and_is_not_usable_then(self, stage: IdleStage) -> None:
        source = stage.source()
        source.close()
        source.close()
        assert not source.usable()
        assert source.idle() is None

    def test_two_of_them_say_the_same(self, stage: IdleStage) -> None:
        one, other = stage.source(), stage.source()
        for source in (one, other):
            until(source, lambda source=source: source.idle() is not None)  # type: ignore[misc]
        assert abs(idle_of(one) - idle_of(other)) < 0.1 + self.tolerance
        one.close()
        other.close()
