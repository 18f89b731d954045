"""The laws of every source that tells whether something is so, each where its part runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from backcare_desktop.system.ports import StateSource

PATIENCE = 10.0
"""Seconds after which a test gives up."""


class StateStage(Protocol):
    """Where it can be made so, and not so."""

    def source(self) -> StateSource: ...

    def begin(self) -> None: ...

    def end(self) -> None: ...

    def stop(self) -> None:
        """End the part that the source has it from."""
        ...


def until(source: StateSource, wished: Callable[[], bool]) -> bool:
    """Drain as the program does, whenever something has come; whether any was worth a look."""
    end = time.monotonic() + PATIENCE
    worth = False
    while not wished():
        assert time.monotonic() < end, source.on()
        worth |= source.drain()
    return worth


class StateContract:
    """Subclass it, and give a fixture `stage`."""

    def test_it_is_seen_to_begin_and_to_end_which_is_worth_a_look(self, stage: StateStage) -> None:
        source = stage.source()
        assert source.usable()
        assert source.name
        worth = source.fileno() == -1
        for _ in range(2):
            stage.begin()
            worth |= until(source, lambda: source.on() is True)
            stage.end()
            worth |= until(source, lambda: source.on() is False)
        assert worth
        source.close()

    def test_what_has_begun_before_the_start_is_seen(self, stage: StateStage) -> None:
        stage.begin()
        source = stage.source()
        until(source, lambda: source.on() is True)
        source.close()

    def test_once_its_part_has_gone_it_is_not_usable_and_cannot_tell(
        self, stage: StateStage
    ) -> None:
        stage.begin()
        source = stage.source()
        until(source, lambda: source.on() is True)
        stage.stop()
        until(source, lambda: not source.on() and not source.usable())
        assert source.on() is None
        assert source.fileno() == -1
        assert not source.drain()
        source.close()

    def test_where_its_part_is_not_there_making_it_is_an_error_of_the_world(
        self, stage: StateStage
    ) -> None:
        stage.stop()
        try:
            stage.source()
        except OSError:
            return
        raise AssertionError

    def test_it_may_be_closed_twice_and_is_not_usable_then(self, stage: StateStage) -> None:
        source = stage.source()
        source.close()
        source.close()
        assert not source.usable()
        assert source.on() is None
