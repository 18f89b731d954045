"""What may honestly be said of a week: two remarks at most, the second neutral or helpful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backcare_desktop.core.facts import Pillar
from backcare_desktop.core.week import Week

_TOLD: tuple[Pillar, ...] = ("move", "breathe", "stretch", "heat", "sleep")
"""What is told of first."""

_MOST_TOLD = 2


@dataclass(frozen=True, slots=True)
class StartsHere:
    """Nothing was ever done."""


@dataclass(frozen=True, slots=True)
class NothingYet:
    """Nothing was done so far in the week that is now, or nothing at all in an earlier one."""

    is_now: bool


@dataclass(frozen=True, slots=True)
class Did:
    """What was done: of each pillar, the days it was done on and how often."""

    parts: tuple[tuple[Pillar, int, int], ...]


@dataclass(frozen=True, slots=True)
class Rested:
    """These days were for rest."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class GoalReached:
    """There were as many active days as the user would like, or more."""

    days: int
    goal: int


@dataclass(frozen=True, slots=True)
class CarryOn:
    """The week goes on, as one likes."""


@dataclass(frozen=True, slots=True)
class StartEasily:
    """Nothing is to be caught up on."""


@dataclass(frozen=True, slots=True)
class WelcomeBack:
    """After a gap: nothing is to be caught up on."""


Remark = StartsHere | NothingYet | Did | Rested | GoalReached | CarryOn | StartEasily | WelcomeBack
"""One sentence."""


def remarks(week: Week) -> tuple[Remark, ...]:
    """One or two: what was done, and a word on it."""
    if week.is_now and not week.total and week.since is not None and not week.recent.active:
        return (WelcomeBack(),)
    second = _second(week)
    return (_first(week), second) if second else (_first(week),)


def _first(week: Week) -> Remark:
    if week.total:
        told = tuple(
            (pillar, week.days_with(pillar), week.count(pillar))
            for pillar in _TOLD
            if week.count(pillar)
        )
        return Did(told[:_MOST_TOLD])
    return NothingYet(week.is_now) if week.since is not None else StartsHere()


def _second(week: Week) -> Remark | None:
    if week.resting:
        return Rested(week.resting)
    if week.active_days >= week.goal.days:
        return GoalReached(week.active_days, week.goal.days)
    if week.is_now:
        return CarryOn() if week.total else StartEasily()
    return None if week.total else StartEasily()
