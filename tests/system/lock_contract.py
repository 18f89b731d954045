"""The laws of every source that tells of the lock, each back-end on its own bus."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from backcare_desktop.system.ports import LockSource

PATIENCE = 10.0
"""Seconds after which a test gives up."""


class LockStage(Protocol):
    """A desktop whose screen can be locked."""

    now: float
    """What the `boot` of the sources reads."""

    def source(self) -> LockSource: ...

    def lock(self) -> None: ...

    def unlock(self) -> None: ...

    def stop(self) -> None:
        """End the service that tells of it, and its bus."""
        ...


def until(source: LockSource, wished: Callable[[], bool]) -> bool:
    """Drain as the program does, whenever something has come; whether any was worth a look."""
    end = time.monotonic() + PATIENCE
    worth = False
    while not wished():
        assert time.monotonic() < end, source.locked_since()
        worth |= source.drain()
    return worth


class LockContract:
    """Subclass it, and give a fixture `stage`."""

    def test_an_open_screen_is_not_locked(self, stage: LockStage) -> None:
        source = stage.source()
        stage.lock()
        until(source, lambda: source.locked_since() is not None)
        assert source.locked() is True
        stage.unlock()
        until(source, lambda: source.locked_since() is None)
        assert source.locked() is False
        assert source.usable()
        assert source.name
        source.close()

    def test_a_lock_is_told_with_its_instant_and_is_worth_a_look(self, stage: LockStage) -> None:
        source = stage.source()
        source.drain()
        stage.now = 50.0
        stage.lock()
        assert until(source, lambda: source.locked_since() is not None)
        assert source.locked_since() == 50.0
        source.close()

    def test_a_lock_that_is_told_twice_began_once(self, stage: LockStage) -> None:
        source = stage.source()
        stage.now = 50.0
        stage.lock()
        until(source, lambda: source.locked_since() == 50.0)
        stage.now = 70.0
        stage.lock()
        stage.unlock()
        stage.lock()
        until(source, lambda: source.locked_since() == 70.0)
        source.close()

    def test_a_screen_that_is_locked_at_the_start_is_known_to_be(self, stage: LockStage) -> None:
        stage.lock()
        stage.now = 30.0
        source = stage.source()
        until(source, lambda: source.locked_since() == 30.0)
        source.close()

    def test_unlocking_is_worth_a_look(self, stage: LockStage) -> None:
        stage.lock()
        source = stage.source()
        until(source, lambda: source.locked_since() is not None)
        stage.unlock()
        assert until(source, lambda: source.locked_since() is None)
        source.close()

    def test_once_its_bus_has_gone_it_is_not_usable_and_nothing_is_locked(
        self, stage: LockStage
    ) -> None:
        stage.lock()
        source = stage.source()
        until(source, lambda: source.locked_since() is not None)
        stage.stop()
        until(source, lambda: not source.usable())
        assert source.locked_since() is None
        assert source.locked() is None
        assert source.fileno() == -1
        source.close()

    def test_without_a_bus_making_it_is_an_error_of_the_world(self, stage: LockStage) -> None:
        stage.stop()
        try:
            stage.source()
        except OSError:
            return
        raise AssertionError
