"""Laws of the choice between sources."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from backcare_desktop.system.choose import (
    FIRST_WAIT,
    HELD_UP,
    LONGEST_WAIT,
    Chosen,
    Maker,
    PassedOver,
)
from backcare_desktop.system.linux.idle import ChosenIdle
from backcare_desktop.system.linux.lock import ChosenLock
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.signs import ChosenState


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


class Dying(StandIn):
    """One that dies of the first question."""

    def answer(self) -> float:
        self.works = False
        return -1.0

    idle = locked_since = on = answer  # type: ignore[assignment]


class Living(StandIn):
    def answer(self) -> float:
        return 7.0

    idle = locked_since = on = answer  # type: ignore[assignment]


KINDS: dict[str, tuple[type[Chosen[Any]], str]] = {
    "idle": (ChosenIdle, "idle"),
    "lock": (ChosenLock, "locked_since"),
    "call, full screen, quiet and inhibitors": (ChosenState, "on"),
}


@pytest.mark.parametrize(("kind", "question"), KINDS.values(), ids=KINDS)
def test_of_every_kind_one_that_dies_over_a_question_is_passed_over_once_with_a_line_in_the_log(
    kind: type[Chosen[Any]], question: str, caplog: pytest.LogCaptureFixture
) -> None:
    made = kind("sense", [maker(Dying("first")), maker(Living("second"))], Nothing())
    with caplog.at_level(logging.WARNING):
        assert [getattr(made, question)() for _ in range(3)] == [7.0] * 3
    (line,) = caplog.records
    assert line.getMessage() == "sense: first has stopped, now by second"


class Coming:
    """A service that is there or not, and how often it was looked for; a clock beside it."""

    def __init__(self, *, there: bool = True) -> None:
        self.there, self.tries, self.now, self.slow = there, 0, 0.0, 0.0
        self.made: list[StandIn] = []

    def make(self) -> StandIn:
        self.tries += 1
        self.now += self.slow
        if not self.there:
            raise OSError("nobody is there")
        self.made.append(StandIn("it"))
        return self.made[-1]

    def chosen(self, *others: StandIn, content: bool = False) -> Chosen[Nothing]:
        makers: list[Maker[Nothing]] = [Maker("it", self.make), *map(maker, others)]
        return Chosen("sense", makers, Nothing(), content=content, now=lambda: self.now)

    def die(self) -> None:
        self.there = self.made[-1].works = False


def test_one_that_died_is_in_use_again_once_it_is_back_and_the_other_is_let_go() -> None:
    service, other = Coming(), StandIn("other")
    chosen = service.chosen(other)
    service.die()
    assert chosen.source() is other
    service.there = True
    assert chosen.source() is other
    service.now = FIRST_WAIT
    assert chosen.source() is service.made[-1]
    assert (chosen.name, chosen.passed_over, other.closed) == ("it", (), 1)


def test_what_may_not_have_come_is_not_tried_again_unless_it_has_died() -> None:
    service, other = Coming(), StandIn("other")
    never: Maker[Nothing] = Maker("it", service.make, lambda: False)
    makers: list[Maker[Nothing]] = [never, maker(other)]
    chosen = Chosen("sense", makers, Nothing(), now=lambda: service.now)
    service.die()
    assert chosen.source() is other
    service.now = FIRST_WAIT
    assert (chosen.source(), service.tries) == (other, 2)
    service = Coming(there=False)
    makers = [Maker("it", service.make, lambda: False), maker(other)]
    chosen = Chosen("sense", makers, Nothing(), now=lambda: service.now)
    service.there, service.now = True, LONGEST_WAIT
    assert (chosen.source(), service.tries) == (other, 1)


def test_one_that_starts_after_us_is_sensed_then() -> None:
    service = Coming(there=False)
    chosen = service.chosen()
    assert chosen.passed_over == (PassedOver("it", "nobody is there"),)
    service.there, service.now = True, FIRST_WAIT
    assert chosen.fileno() == 7
    assert not chosen.passed_over


def test_what_is_not_there_is_tried_ever_more_seldom_and_the_other_stays() -> None:
    service, other = Coming(there=False), StandIn("other")
    chosen = service.chosen(other)
    hour = 3600
    for service.now in range(hour):
        assert chosen.source() is other
    assert service.tries == 12  # 5, 10, 20 s and so on apart, then ten minutes
    assert other.closed == 0


def test_who_holds_a_try_up_is_not_tried_again_for_long() -> None:
    service = Coming(there=False)
    chosen = service.chosen()
    service.slow = 2 * HELD_UP
    for service.now in (FIRST_WAIT, 4 * FIRST_WAIT, LONGEST_WAIT):
        chosen.source()
    assert service.tries == 2
    service.now = FIRST_WAIT + LONGEST_WAIT + 1
    chosen.source()
    assert service.tries == 3


def test_one_that_dies_again_and_again_is_told_of_once_and_tried_ever_more_seldom(
    caplog: pytest.LogCaptureFixture,
) -> None:
    service = Coming()
    chosen = service.chosen()
    with caplog.at_level(logging.INFO):
        for service.now in range(3600):
            chosen.source()
            service.made[-1].works = False
    assert service.tries == 12
    said = [record.getMessage() for record in caplog.records]
    assert said == ["sense: it has stopped, now by nothing"]


def test_one_that_had_worked_for_long_is_told_of_and_tried_as_at_first(
    caplog: pytest.LogCaptureFixture,
) -> None:
    service = Coming()
    chosen = service.chosen()
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            service.now += LONGEST_WAIT
            service.die()
            assert chosen.name == "it"
            assert chosen.source().name == "nothing"
            service.there = True
            service.now += FIRST_WAIT
            assert chosen.source().name == "it"
    assert len(caplog.records) == 2


def test_who_is_content_keeps_what_works_and_tries_again_only_without_any() -> None:
    service, other = Coming(there=False), StandIn("other")
    chosen = service.chosen(other, content=True)
    service.there, service.now = True, 2 * LONGEST_WAIT
    assert chosen.source() is other
    other.works = False
    assert chosen.source().name == "nothing"
    service.now += FIRST_WAIT
    assert chosen.source() is service.made[-1]


def test_after_closing_nothing_is_sensed_and_nobody_else_is_woken() -> None:
    first, second = StandIn("first"), StandIn("second")
    chosen = Chosen("idle", [maker(first), maker(second)], Nothing())
    chosen.close()
    chosen.close()
    assert first.closed == 1
    assert chosen.name == "nothing"
