"""A year of days through the pure core: work, short absences, and an answer to every prompt."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import SessionStarted
from backcare_desktop.core.hours import later_by
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.schedule import advance, begin, respond
from backcare_desktop.paths import resources_dir
from backcare_desktop.store.plan_in_force import plan_in_force
from bench.rows import Measured

BEGIN = datetime(2026, 1, 1, 4, tzinfo=ZoneInfo("Europe/Berlin"))
DAYS, YEAR = 91, 365
"""Whole weeks are lived, and the time they take is that part of a year's."""

ANSWERS: tuple[r.Reply, ...] = (
    r.Start(),
    r.Later(5),
    r.Start("short"),
    r.Skip(),
    r.Start(),
    r.NotToday(),
)
LUNCH, EVENING, MORNING = (12, 30), (18, 0), (8, 55)
"""From and until when nobody is there, as hours and minutes."""


@dataclass
class Person:
    """Somebody who works on weekdays, and the world as the core senses it."""

    plan: Plan
    wall: datetime = BEGIN
    boot: float = 1000.0
    touched: float = 0.0
    looks: int = 0
    said: int = 0
    facts: int = 0
    phase: Phase = field(init=False)

    def __post_init__(self) -> None:
        self._take(begin(self.plan, (), None, self._moment()))

    def live(self, days: int) -> None:
        """Be asked whenever the core wants to be, for so many days."""
        end = BEGIN + timedelta(days=days)
        while self.wall < end:
            self._pass(max(0.0, self.phase.asked - self.boot))
            self._take(advance(self.plan, self.phase, self._moment()))
            if self.phase.showing is not None:
                self._answer()

    def _answer(self) -> None:
        self.said += 1
        reply = ANSWERS[self.said % len(ANSWERS)]
        facts = self._say(reply)
        if any(isinstance(fact, SessionStarted) for fact in facts):
            self._pass(60)
            self._say(r.UnitFinished(1))
            self._say(r.Finish(60.0))

    def _say(self, reply: r.Reply) -> tuple[object, ...]:
        answered = respond(self.plan, self.phase, reply, self._moment())
        return self._take(answered) if isinstance(answered, Step) else ()

    def _take(self, step: Step) -> tuple[object, ...]:
        self.phase = step.phase
        self.facts += len(step.facts)
        return tuple(step.facts)

    def _pass(self, seconds: float) -> None:
        self.boot += seconds
        self.wall = later_by(self.wall, seconds)
        if self._is_there():
            self.touched = self.boot - 5

    def _is_there(self) -> bool:
        now = (self.wall.hour, self.wall.minute)
        works = self.wall.weekday() < 5 and MORNING <= now < EVENING  # noqa: PLR2004 - Saturday
        return works and not LUNCH <= now < (LUNCH[0] + 1, 0)

    def _moment(self) -> Moment:
        self.looks += 1
        return Moment(
            wall=self.wall,
            boot=self.boot,
            seed=UUID(int=self.looks),
            idle=self.boot - self.touched,
        )


def year() -> Iterator[Measured]:
    """All of it by the time of this process alone."""
    nowhere = Path("/nonexistent")
    plan = plan_in_force(resources_dir(), nowhere, nowhere).plan
    begun = time.process_time()
    person = Person(plan)
    person.live(DAYS)
    took = time.process_time() - begun
    seen = f"{person.looks} looks, {person.said} prompts, {person.facts} facts"
    yield Measured("year_s", took * YEAR / DAYS, beside=f"in {DAYS} days {seen}")
