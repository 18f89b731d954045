"""Heat as time goes on: when the skin is to be looked at, when it ends, what is heard (law 17).

It ends at the end of its minutes by the wall; where the wall clock was set, by the clock that
goes on through suspend, if that is earlier. So a clock that is set can shorten it, never make it
longer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from backcare_desktop.core.facts import HeatEnded, HeatStarted
from backcare_desktop.core.heat import CHECK_EVERY, checks_due, checks_of, heat_ended
from backcare_desktop.core.hours import seconds_between
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step
from backcare_desktop.core.record import Record
from backcare_desktop.core.warmth import HeatClock

LOOKS = 15.0
"""Seconds between two looks while heat runs, at most (law 3)."""

ASKED_AGAIN = 60.0
"""Seconds without an answer after which a skin check is heard again."""

NO_ANSWER = 120.0
"""Seconds without an answer after which heat ends."""

ALARM_EVERY, ALARM_FOR = 20.0, 300.0
"""Seconds from one alarm to the next, and for how long; then it stands on screen."""

LATE = 30.0
"""Seconds after its end from which on it ended while nobody could be told."""

_EARLY = 0.05


def warmed_through(phase: Phase, moment: Moment, *, away: float = LATE) -> Step:
    """What the time since the last look means for heat.

    An end of longer ago than `away` seconds was while nobody could be told.
    """
    running, clock = phase.ledger.warmth.running, phase.heat
    if running is None or clock is None:
        return Step(phase)
    by_wall = moment.boot + seconds_between(moment.wall, running.ends_at)
    clock = replace(clock, until=min(clock.until, max(by_wall, phase.boot)))
    phase = replace(phase, heat=clock)
    if moment.boot >= clock.until - _EARLY:
        ending: Literal["away", "time-up"]
        ending = "away" if moment.boot - clock.until > away else "time-up"
        return heat_ended(phase, ending, min(clock.until, moment.boot), moment)
    return _check_asked(phase, clock, running, moment)


def _check_asked(phase: Phase, clock: HeatClock, running: HeatStarted, moment: Moment) -> Step:
    """Ask for the check that is due; one that was on screen in a sleep is asked for anew."""
    seconds = moment.boot - clock.started + _EARLY
    if checks_due(running, seconds) <= phase.ledger.warmth.checked:
        return Step(phase)
    slept = moment.boot > phase.asked + LATE
    since = moment.boot if clock.asked is None or slept else clock.asked
    if moment.boot - since >= NO_ANSWER - _EARLY:
        return heat_ended(phase, "no-answer", moment.boot, moment)
    return Step(replace(phase, heat=replace(clock, asked=since)))


def heat_looks(phase: Phase, moment: Moment) -> Iterator[float]:
    """The `boot` readings at which heat wants to be looked at."""
    running, clock = phase.ledger.warmth.running, phase.heat
    if running is None or clock is None:
        return
    yield moment.boot + LOOKS
    yield clock.until
    due = checks_due(running, moment.boot - clock.started + _EARLY)
    yield clock.started + (due + 1) * CHECK_EVERY
    if clock.asked is not None:
        yield clock.asked + NO_ANSWER


def heat_rebuilt(ledger: Ledger, record: Record | None, moment: Moment) -> HeatClock | None:
    """The clock at a start: from the record where the computer ran on, else by the wall.

    A start that lies ahead of the wall clock says that it was set: such heat is taken as over.
    """
    running = ledger.warmth.running
    if running is None:
        known = ledger.warmth.ended
        return HeatClock(moment.boot, moment.boot, over=moment.boot) if known else None
    whole = running.minutes * 60.0
    gone = seconds_between(running.at, moment.wall)
    started = moment.boot - (gone if gone >= 0 else whole)
    if record is not None and record.heat is not None and record.heat <= moment.boot:
        started = record.heat
    return HeatClock(started, started + whole)


@dataclass(frozen=True, slots=True)
class HeatStanding:
    """Heat at a glance, for whoever shows it; readings are of `boot`, in seconds.

    `session` is what was started. `number` of the `checks` is on screen since `asked`, or 0.
    `ended` is None as long as it runs; then it is told since `over` that the time is up.
    """

    session: HeatStarted
    clock: HeatClock
    checked: int
    ended: HeatEnded | None

    @property
    def checks(self) -> int:
        """How many skin checks there are."""
        return checks_of(self.session.minutes)

    @property
    def is_asking(self) -> bool:
        """Whether a skin check is on screen."""
        return self.ended is None and self.clock.asked is not None

    def left(self, boot: float) -> float:
        """Seconds until the end."""
        return 0.0 if self.ended else max(0.0, self.clock.until - boot)

    def part(self, boot: float) -> float:
        """How much of the time is over (0 to 1)."""
        return 1.0 - self.left(boot) / (self.session.minutes * 60.0)

    def number(self, boot: float) -> int:
        """Which skin check is asked for, from 1; 0 when none is."""
        due = checks_due(self.session, boot - self.clock.started + _EARLY)
        return due if self.is_asking else 0

    def next_check(self, boot: float) -> float | None:
        """Seconds until the next skin check; None when no more comes."""
        due = checks_due(self.session, boot - self.clock.started + _EARLY)
        if self.ended is not None or due >= self.checks:
            return None
        coming = self.clock.started + (due + 1) * CHECK_EVERY - boot
        return coming if coming < self.left(boot) else None

    def heard(self, boot: float) -> Heard | None:
        """What should have been heard last by now."""
        if self.ended is None:
            asked = self.clock.asked
            again = asked is not None and boot - asked >= ASKED_AGAIN
            return None if asked is None else Heard("heat-check", self.number(boot) * 2 + again)
        since = boot - (self.clock.over or 0.0)
        sounds = min(since, ALARM_FOR - ALARM_EVERY / 2)
        return Heard("heat-alarm", int(max(0.0, sounds) // ALARM_EVERY))


@dataclass(frozen=True, slots=True)
class Heard:
    """One sound of heat; the next one differs in its number."""

    sound: Literal["heat-check", "heat-alarm"]
    number: int


def heat_standing(phase: Phase) -> HeatStanding | None:
    """Heat that runs, or whose pad is not known to be off; None when all is well."""
    warmth, clock = phase.ledger.warmth, phase.heat
    session = warmth.running or warmth.usual
    if not warmth.pad_may_be_on or clock is None or session is None:
        return None
    return HeatStanding(session, clock, warmth.checked, warmth.ended)
