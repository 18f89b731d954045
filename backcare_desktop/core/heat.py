"""Heat as the user handles it: its limits, its start, its skin checks, its end (law 17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from backcare_desktop.core import reply as r
from backcare_desktop.core.choice import closed_by, open_instead
from backcare_desktop.core.facts import (
    HeatArea,
    HeatChecked,
    HeatEnded,
    HeatEnding,
    HeatSource,
    HeatStarted,
    PadOff,
    Pillar,
)
from backcare_desktop.core.hours import bedtime, later_by, next_day_turn, seconds_between
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step, fact_noted
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.refusal import (
    HeatNotNow,
    HeatRuns,
    NoSuchRoutine,
    NothingOffered,
    Refusal,
    ScreenOpen,
    ScreenSaysNo,
)
from backcare_desktop.core.warmth import COUNTS_FROM, HeatClock, HeatWish

HEAT = "heat-session"
"""The routine that is timed beside everything else, and not played."""

LEAST, MOST = 15, 20
"""Minutes of one session (article; FDA 1997, Heating Devices: How to Avoid Burns)."""

A_DAY = 3
"""Sessions a lived day, at most (article)."""

APART = 2 * 3600.0
"""Seconds from one session's end to the next start, at least."""

BEFORE_BED = 3600.0
"""Seconds before bedtime from which on none is started: nobody is to fall asleep on a pad."""

NIGHT = 8 * 3600.0
"""Seconds after bedtime until which none is, where the day does not turn before."""

CHECK_EVERY = 300.0
"""Seconds of heat from one skin check to the next."""


def start_heat(
    plan: Plan, phase: Phase, asked: r.StartHeat, moment: Moment, slot: str | None = None
) -> Step | Refusal:
    """Time the pad that is on now, unless a safety question or a limit speaks against it.

    It is the turn of that slot, if of any.
    """
    refusal = heat_refused(plan, phase.ledger, moment)
    if refusal is not None:
        return refusal
    usual = begins_with(plan.heat, phase.ledger.warmth.usual)
    minutes = min(max(asked.minutes or usual.minutes, LEAST), MOST)
    fact = HeatStarted(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        source=asked.source or usual.source,
        area=asked.area or usual.area,
        minutes=minutes,
        ends_at=later_by(moment.wall, minutes * 60),
        slot=slot,
    )
    clock = HeatClock(moment.boot, moment.boot + minutes * 60)
    return fact_noted(Step(replace(_turn_over(phase, slot), heat=clock)), fact)


def _turn_over(phase: Phase, slot: str | None) -> Phase:
    """What was offered of that slot is answered."""
    if phase.showing is not None and phase.showing.prompt.slot == slot:
        phase = replace(phase, showing=None, ready_since=None)
    return phase


class Beginning(NamedTuple):
    """What heat begins with, where nothing else is said."""

    minutes: int
    source: HeatSource
    area: HeatArea


def begins_with(wish: HeatWish, last: HeatStarted | None) -> Beginning:
    """As the user has set it; else as it was the last time; else as the article has it.

    A log from elsewhere may have had it longer, or shorter.
    """
    minutes = wish.minutes or (last.minutes if last else LEAST)
    return Beginning(
        minutes=min(max(minutes, LEAST), MOST),
        source=wish.source or (last.source if last else "pad"),
        area=wish.area or (last.area if last else "lower-back"),
    )


def heat_refused(plan: Plan, ledger: Ledger, moment: Moment) -> Refusal | None:
    """Why heat cannot be started now, if it cannot; what can be done about it first."""
    routine = plan.routines.get(HEAT)
    if routine is None:
        return NoSuchRoutine(HEAT)
    if ledger.warmth.pad_may_be_on:
        return HeatRuns()
    gate = closed_by(routine, ledger)
    if gate is not None:
        said_yes = ledger.screens.get(gate.screen) == "yes"
        no = ScreenSaysNo(HEAT, gate.screen, open_instead(plan, ledger, gate))
        return no if said_yes else ScreenOpen(HEAT, gate.screen)
    return max(_limits(plan, ledger, moment), key=lambda one: one.until.timestamp(), default=None)


def skin_is_fine(phase: Phase, moment: Moment) -> Step | Refusal:
    """The check that is on screen is answered, and with it any before."""
    running, clock = phase.ledger.warmth.running, phase.heat
    if running is None or clock is None or clock.asked is None:
        return NothingOffered("check")
    fact = HeatChecked(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=running.day,
        session=running.id,
        number=checks_due(running, moment.boot - clock.started),
    )
    return fact_noted(Step(replace(phase, heat=replace(clock, asked=None))), fact)


def pad_is_off(phase: Phase, moment: Moment) -> Step | Refusal:
    """The pad is off; what still runs of the time is over with it."""
    warmth = phase.ledger.warmth
    if not warmth.pad_may_be_on:
        return NothingOffered("pad")
    step = Step(phase)
    if warmth.running is not None:
        step = heat_ended(phase, "pad-off", moment.boot, moment)
    ended = step.phase.ledger.warmth.ended
    if ended is None:
        return NothingOffered("pad")
    name = moment.name(len(step.phase.today))
    fact = PadOff(id=name, at=moment.wall, day=ended.day, session=ended.session)
    return fact_noted(Step(replace(step.phase, heat=None), step.facts), fact)


def heat_ended(phase: Phase, ending: HeatEnding, boot: float, moment: Moment) -> Step:
    """Heat that runs ends, or ended at this `boot` reading; it is told from now on."""
    running, clock = phase.ledger.warmth.running, phase.heat
    if running is None or clock is None:
        return Step(phase)
    seconds = min(max(0.0, boot - clock.started), running.minutes * 60.0)
    blocks: tuple[Pillar, ...] = ("heat",) if seconds >= COUNTS_FROM else ()
    fact = HeatEnded(
        id=moment.name(len(phase.today)),
        at=later_by(moment.wall, boot - moment.boot),
        day=running.day,
        session=running.id,
        ending=ending,
        seconds=seconds,
        blocks=blocks,
    )
    clock = replace(clock, until=boot, asked=None, over=moment.boot)
    return fact_noted(Step(replace(phase, heat=clock)), fact)


def checks_of(minutes: int) -> int:
    """How many skin checks lie inside so many minutes: at 5, 10 and 15."""
    return int((minutes * 60 - 1) // CHECK_EVERY)


def checks_due(running: HeatStarted, seconds: float) -> int:
    """How many of them should have been made after so many seconds of heat."""
    return max(0, min(int(seconds // CHECK_EVERY), checks_of(running.minutes)))


def _limits(plan: Plan, ledger: Ledger, moment: Moment) -> Iterator[HeatNotNow]:
    """Each limit that holds, and until when."""
    warmth, now = ledger.warmth, moment.wall
    turn = next_day_turn(now)
    if warmth.used >= A_DAY:
        yield HeatNotNow("a-day", turn)
    last = warmth.last_end
    if last is not None and abs(seconds_between(last, now)) < APART:
        yield HeatNotNow("apart", later_by(last, APART).astimezone(now.tzinfo))
    bed = bedtime(plan.hours, ledger.day, now)
    until = min(turn, later_by(bed, NIGHT), key=lambda at: at.timestamp())
    if later_by(bed, -BEFORE_BED).timestamp() <= now.timestamp() < until.timestamp():
        yield HeatNotNow("bedtime", until)
