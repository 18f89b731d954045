"""Laws of one look at the world."""

from __future__ import annotations

from datetime import UTC, datetime

from backcare_desktop.core.sense import Sense
from backcare_desktop.system.clock import DemoClock
from backcare_desktop.system.demo_idle import DemoIdle
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.senses import Senses

START = datetime(2026, 11, 24, 9, tzinfo=UTC)


class LockStandIn(Nothing):
    since: float | None = None

    def locked_since(self) -> float | None:
        return self.since

    def locked(self) -> bool | None:
        return self.since is not None


def test_without_senses_a_moment_has_the_time_and_nothing_else() -> None:
    clock = DemoClock(START)
    clock.jump_to(60.0)
    moment = Senses(clock).read()
    assert moment.boot >= 60
    assert abs((moment.wall - START).total_seconds() - moment.boot) < 0.1
    assert moment.idle is None
    assert moment.locked_since is None


def test_every_look_has_randomness_of_its_own() -> None:
    senses = Senses(DemoClock(START))
    assert len({senses.read().seed for _ in range(10)}) == 10


def test_the_screen_is_locked_since_the_first_of_the_locks_says_so() -> None:
    lock, other = LockStandIn(), LockStandIn()
    senses = Senses(DemoClock(START), locks=(lock, other))
    assert senses.read().locked_since is None
    lock.since = 12.5
    assert senses.read().locked_since == 12.5
    other.since = 7.5
    assert senses.read().locked_since == 7.5


def test_when_the_last_lock_ended_stays_known_until_the_next_one_ends() -> None:
    lock, clock = LockStandIn(), DemoClock(START)
    senses = Senses(clock, locks=(lock,))
    assert senses.read().unlocked is None
    lock.since = 0.0
    assert senses.read().unlocked is None
    lock.since = None
    opened = senses.read()
    assert opened.unlocked == opened.boot
    clock.jump_to(60.0)
    lock.since = 60.0
    assert senses.read().unlocked == opened.unlocked


def test_a_lock_that_nobody_would_tell_of_is_not_described_as_open() -> None:
    senses = Senses(DemoClock(START), locks=(LockStandIn(), Nothing()))
    lines = [line.value for line in senses.describe() if line.sense == Sense.LOCK]
    assert lines == [False, None]


def test_in_a_demonstration_somebody_sits_there_however_far_it_jumps() -> None:
    clock = DemoClock(START)
    senses = Senses(clock, DemoIdle(clock))
    for minute in range(1, 10):
        clock.jump_to(minute * 60.0)
        assert senses.read().idle == 10.0


def test_in_a_demonstration_somebody_can_leave_and_return() -> None:
    clock = DemoClock(START)
    idle = DemoIdle(clock)
    senses = Senses(clock, idle)
    idle.leaves()
    clock.jump_to(600.0)
    away = senses.read().idle
    assert away is not None
    assert 609 < away < 615
    idle.returns()
    assert senses.read().idle == 10.0


def test_idle_time_and_lock_that_are_wrong_can_be_ignored_and_heeded_again() -> None:
    clock, lock = DemoClock(START), LockStandIn()
    lock.since = 12.5
    senses = Senses(clock, DemoIdle(clock), (lock,))
    senses.ignore(frozenset({Sense.IDLE, Sense.LOCK}))
    moment = senses.read()
    assert (moment.idle, moment.locked_since) == (None, None)
    assert [(line.sense, line.ignored) for line in senses.describe()] == [
        ("idle", True),
        ("lock", True),
    ]
    senses.ignore(frozenset())
    moment = senses.read()
    assert (moment.idle, moment.locked_since) == (10.0, 12.5)
