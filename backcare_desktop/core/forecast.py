"""A day as it will look: the schedule itself, run ahead for someone who sits all day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from backcare_desktop.core import reply as r
from backcare_desktop.core.adapted_plan import plan_for
from backcare_desktop.core.facts import (
    Adapted,
    DayMarked,
    Fact,
    Paused,
    Prompted,
    Resumed,
    ScreenAnswered,
    Why,
)
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.hours import later_by, moment_of, seconds_between
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.rebuild import standing_facts
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.reply import Reply
from backcare_desktop.core.schedule import advance, begin, respond
from backcare_desktop.core.score import score
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.written import Heeded, as_written

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


def forecast(
    plan: Plan,
    facts: tuple[Fact, ...],
    day: date,
    like: datetime,
    settings: Settings | None = None,
) -> list[Planned]:
    """Each prompt of a whole lived day, every one taken up and played through.

    What the `settings` say of that day holds where no fact does.
    """
    start = moment_of(day, _FROM, like)
    moment = Moment(wall=start, boot=0.0, seed=_SEED, idle=SITS)
    before = tuple(fact for fact in facts if fact.day < day)
    phase = begin(plan, before, None, moment).phase
    said = tuple(_said_of_day(facts, day))
    for reply in (*_written(settings, facts, phase, moment), *said):
        phase = _phase(respond(plan, phase, reply, moment), phase)
        moment = _on(moment, 1.0)
    return _run(plan_for(plan, phase.ledger), phase, moment, list(_switched(facts, day)))


def rest_of_day(plan: Plan, phase: Phase, moment: Moment) -> list[Planned]:
    """Each prompt still to come today, from where the schedule stands."""
    at_work = replace(moment, idle=SITS, locked_since=None, holds=(), still=False)
    if phase.ledger.warmth.pad_may_be_on:
        phase = _phase(respond(plan, phase, r.PadIsOff(), at_work), phase)
    return _run(plan, phase, at_work)


def _written(
    settings: Settings | None, facts: tuple[Fact, ...], phase: Phase, moment: Moment
) -> tuple[Reply, ...]:
    """What stands in the file; a pause that is a fact by now began when that says."""
    if settings is None:
        return ()
    day = phase.ledger.day
    known = any(isinstance(fact, Paused) and fact.day >= day for fact in facts)
    heeded = Heeded(pause=settings.pause) if known else Heeded()
    return as_written(heeded, settings, phase, moment.wall)


def _said_of_day(facts: tuple[Fact, ...], day: date) -> Iterator[Reply]:
    """What the user has said on that day and of all of it."""
    for fact in _of_day(facts, day):
        match fact:
            case DayMarked():
                yield r.MarkDay(fact.mark)
            case ScreenAnswered():
                yield r.AnswerScreen(fact.screen, fact.answer)
            case Adapted():
                yield r.Adapt(fact.rule, fact.change, fact.slot)
            case _:
                pass


def _switched(facts: tuple[Fact, ...], day: date) -> Iterator[tuple[datetime, Reply]]:
    """When prompts were switched off or on that day."""
    for fact in _of_day(facts, day):
        match fact:
            case Paused():
                yield fact.at, r.Pause(fact.until, fact.kind)
            case Resumed():
                yield fact.at, r.Resume()
            case _:
                pass


def _of_day(facts: tuple[Fact, ...], day: date) -> Iterator[Fact]:
    return (fact for fact in standing_facts(facts) if fact.day == day)


def _run(
    plan: Plan, phase: Phase, moment: Moment, coming: Sequence[tuple[datetime, Reply]] = ()
) -> list[Planned]:
    planned: list[Planned] = []
    end = moment_of(phase.ledger.day + timedelta(days=1), _FROM, moment.wall)
    while moment.wall.timestamp() < end.timestamp():
        while coming and seconds_between(coming[0][0], moment.wall) >= 0:
            (_, reply), *coming = coming
            phase = _phase(respond(plan, phase, reply, moment), phase)
            moment = _on(moment, 1.0)
        step = advance(plan, phase, moment)
        phase = step.phase
        prompted = [fact for fact in step.facts if isinstance(fact, Prompted)]
        for fact in prompted:
            planned.append(Planned(fact.at, fact.slot, fact.routines, fact.why))
            phase, moment = _played(plan, phase, fact, moment)
        ahead = phase.asked - moment.boot
        if coming:
            ahead = min(ahead, seconds_between(moment.wall, coming[0][0]))
        moment = _on(moment, max(ahead, 0.0))
    return planned


def _played(plan: Plan, phase: Phase, fact: Prompted, moment: Moment) -> tuple[Phase, Moment]:
    routines = tuple(plan.routines[name] for name in fact.routines if name in plan.routines)
    whole = score(routines, "full")
    phase = _phase(respond(plan, phase, r.Start(), moment), phase)
    phase, moment = _lived(plan, phase, moment, whole.seconds)
    if HEAT in fact.routines:
        return _phase(respond(plan, phase, r.PadIsOff(), moment), phase), moment
    for number in range(1, whole.units + 1):
        phase = _phase(respond(plan, phase, r.UnitFinished(number), moment), phase)
    return _phase(respond(plan, phase, r.Finish(whole.seconds), moment), phase), moment


def _lived(plan: Plan, phase: Phase, moment: Moment, seconds: float) -> tuple[Phase, Moment]:
    """So many seconds on, by looks as they are asked for; less where something else is due."""
    end = moment.boot + seconds
    while phase.asked < end:
        then = _on(moment, phase.asked - moment.boot)
        step = advance(plan, phase, then)
        if step.phase.showing is not None:
            return phase, then
        phase, moment = step.phase, then
        if phase.heat is not None and phase.heat.asked is not None:
            phase = _phase(respond(plan, phase, r.SkinIsFine(), moment), phase)
    return phase, _on(moment, end - moment.boot)


def _phase(answered: Step | Refusal, before: Phase) -> Phase:
    return answered.phase if isinstance(answered, Step) else before


def _on(moment: Moment, seconds: float) -> Moment:
    """The moment so much later, its ids drawn anew so that no two facts share one."""
    boot = moment.boot + seconds
    seed = uuid5(_SEED, repr(boot))
    return replace(moment, wall=later_by(moment.wall, seconds), boot=boot, seed=seed)
