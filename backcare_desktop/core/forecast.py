"""A day as it will look: the schedule itself, run ahead for someone who sits all day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Fact, Prompted, Why
from backcare_desktop.core.hours import later_by, moment_of
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.schedule import advance, begin, respond
from backcare_desktop.core.score import score

SITS = 5.0
"""Seconds since the last input of the one who sits through the forecast."""

_FROM = time(4)
_SEED = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Planned:
    """One prompt of a day to come."""

    at: datetime
    slot: str
    routines: tuple[str, ...]
    why: Why


def forecast(plan: Plan, facts: tuple[Fact, ...], day: date, like: datetime) -> list[Planned]:
    """Each prompt of a whole lived day, every one taken up and played through."""
    start = moment_of(day, _FROM, like)
    moment = Moment(wall=start, boot=0.0, seed=_SEED, idle=SITS)
    standing = tuple(fact for fact in facts if fact.day < day)
    return _run(plan, begin(plan, standing, None, moment).phase, moment)


def rest_of_day(plan: Plan, phase: Phase, moment: Moment) -> list[Planned]:
    """Each prompt still to come today, from where the schedule stands."""
    at_work = replace(moment, idle=SITS, locked_since=None, holds=(), still=False)
    return _run(plan, phase, at_work)


def _run(plan: Plan, phase: Phase, moment: Moment) -> list[Planned]:
    planned: list[Planned] = []
    end = moment_of(phase.ledger.day + timedelta(days=1), _FROM, moment.wall)
    while moment.wall.timestamp() < end.timestamp():
        step = advance(plan, phase, moment)
        phase = step.phase
        prompted = [fact for fact in step.facts if isinstance(fact, Prompted)]
        for fact in prompted:
            planned.append(Planned(fact.at, fact.slot, fact.routines, fact.why))
            phase, moment = _played(plan, phase, fact, moment)
        moment = _on(moment, max(phase.asked - moment.boot, 0.0))
    return planned


def _played(plan: Plan, phase: Phase, fact: Prompted, moment: Moment) -> tuple[Phase, Moment]:
    routines = tuple(plan.routines[name] for name in fact.routines if name in plan.routines)
    whole = score(routines, "full")
    phase = _phase(respond(plan, phase, r.Start(), moment), phase)
    moment = _on(moment, whole.seconds)
    for number in range(1, whole.units + 1):
        phase = _phase(respond(plan, phase, r.UnitFinished(number), moment), phase)
    return _phase(respond(plan, phase, r.Finish(whole.seconds), moment), phase), moment


def _phase(answered: Step | Refusal, before: Phase) -> Phase:
    return answered.phase if isinstance(answered, Step) else before


def _on(moment: Moment, seconds: float) -> Moment:
    """The moment so much later, its ids drawn anew so that no two facts share one."""
    boot = moment.boot + seconds
    seed = uuid5(_SEED, repr(boot))
    return replace(moment, wall=later_by(moment.wall, seconds), boot=boot, seed=seed)
