"""Laws of the choice between sources."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from backcare_desktop.system.choose import Chosen, Maker, PassedOver
from backcare_desktop.system.nothing import Nothing


class StandIn(Nothing):
    """A source that works until it is told to stop."""

    def __init__(self, name: str, *, works: bool = True) -> None:
        self.name = name
        self.works = works
        self.closed = 0

    def usable(self) -> bool:
        return self.works

    def drain(self) -> bool:
        return True

    def fileno(self) -> int:
        return 7

    def close(self) -> None:
        self.closed += 1


def maker(source: StandIn) -> Maker[Nothing]:
    return Maker(source.name, lambda: source)


def failing(name: str, error: Exception) -> Maker[Nothing]:
    def make() -> Nothing:
        raise error

    return Maker(name, make)


def test_the_first_that_is_usable_is_taken_and_the_rest_is_never_made() -> None:
    def never() -> Nothing:
        raise AssertionError

    first = StandIn("first")
    chosen = Chosen("idle", [maker(first), Maker("second", never)], Nothing())
    assert chosen.source() is first
    assert chosen.passed_over == ()


def test_what_cannot_be_made_is_passed_over_and_why_is_kept() -> None:
    deaf = StandIn("deaf", works=False)
    makers = [
        failing("one", OSError("no server")),
        failing("two", ImportError("no library")),
        maker(deaf),
        maker(StandIn("good")),
    ]
    chosen = Chosen("idle", makers, Nothing())
    assert chosen.name == "good"
    assert chosen.passed_over == (
        PassedOver("one", "no server"),
        PassedOver("two", "no library"),
        PassedOver("deaf", "it is not usable here"),
    )
    assert deaf.closed == 1


def test_an_error_of_our_own_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        Chosen("idle", [failing("bad", ZeroDivisionError())], Nothing())


def test_nothing_ends_every_list() -> None:
    nothing = Nothing()
    chosen = Chosen("idle", [], nothing)
    assert chosen.source() is nothing
    assert chosen.usable()
    assert chosen.fileno() == -1
    assert not chosen.drain()


def test_one_that_dies_is_passed_over_to_the_next_once_with_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first, second = StandIn("first"), StandIn("second")
    chosen = Chosen("idle", [maker(first), maker(second)], Nothing())
    first.works = False
    with caplog.at_level(logging.WARNING):
        assert [chosen.source() for _ in range(3)] == [second] * 3
    assert [record.getMessage() for record in caplog.records] == [
        "idle: first has stopped, now by second"
    ]
    assert first.closed == 1
    assert chosen.passed_over == (PassedOver("first", "it has stopped"),)


def test_what_was_passed_over_is_not_tried_again() -> None:
    made: list[str] = []

    def make(name: str) -> Callable[[], Nothing]:
        def once() -> Nothing:
            made.append(name)
            raise OSError

        return once

    last = StandIn("last")
    chosen = Chosen("idle", [Maker("a", make("a")), maker(last)], Nothing())
    last.works = False
    assert chosen.source().name == "nothing"
    assert chosen.source().name == "nothing"
    assert made == ["a"]


def test_after_closing_nothing_is_sensed_and_nobody_else_is_woken() -> None:
    first, second = StandIn("first"), StandIn("second")
    chosen = Chosen("idle", [maker(first), maker(second)], Nothing())
    chosen.close()
    chosen.close()
    assert first.closed == 1
    assert chosen.name == "nothing"
