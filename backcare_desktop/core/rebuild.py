"""The state at a start, from the facts and one small record (law 21)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from backcare_desktop.core.due import is_paused
from backcare_desktop.core.facts import Fact, Unanswered, Undone, WasAway
from backcare_desktop.core.heat_time import heat_rebuilt, warmed_through
from backcare_desktop.core.hours import lived_day, open_span, seconds_between
from backcare_desktop.core.ledger import Ledger, fold, note, within, without
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.offering import is_beside_hours
from backcare_desktop.core.phase import Phase, Step, fact_noted, quiet_after
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.presence import SETTLES, lived_through
from backcare_desktop.core.promises import promise_of
from backcare_desktop.core.record import Record
from backcare_desktop.core.sessions import ended


def rebuild(plan: Plan, facts: tuple[Fact, ...], record: Record | None, moment: Moment) -> Step:
    """The phase as it was when last seen, what was open closed, the time since asleep."""
    phase = _as_last_seen(plan, facts, record, moment)
    step = _session_closed(plan, _prompt_closed(plan, Step(phase), record, moment), moment)
    warmed = warmed_through(step.phase, moment, away=-1.0)
    step = Step(warmed.phase, (*step.facts, *warmed.facts))
    lived = lived_through(plan, step.phase, moment)
    return Step(lived.phase, (*step.facts, *lived.facts))


def _as_last_seen(
    plan: Plan, facts: tuple[Fact, ...], record: Record | None, moment: Moment
) -> Phase:
    seen = record.seen.astimezone(moment.wall.tzinfo) if record else moment.wall
    day = max([lived_day(moment.wall), lived_day(seen), *(fact.day for fact in facts)])
    standing = standing_facts(facts)
    today = tuple(fact for fact in standing if fact.day >= day)
    dawn = _dawn(standing, day)
    wall, boot = _last_seen(facts, record, moment)
    span = open_span(plan.hours, wall)
    ledger = within(fold(dawn, today), plan.hours, span, wall)
    is_open = span is not None and not is_paused(ledger.paused, replace(moment, wall=wall))
    counted = record if is_open else None
    known = counted.clocks if counted else {}
    return Phase(
        dawn=dawn,
        today=tuple(fact for fact in facts if fact.day >= day),
        ledger=ledger,
        wall=wall,
        boot=boot,
        asked=boot,
        last_input=boot,
        present_from=boot,
        gone_since=boot if is_open and (facts or record) else None,
        sitting=counted.sitting if counted else 0.0,
        clocks={s.id: known.get(s.id, 0.0) for s in plan.slots if isinstance(s, Spaced)},
        span=span,
        open=is_open,
        quiet_until=quiet_after(plan, ledger, moment),
        settle_until=max(_settle_until(facts, moment), _settles(record, boot)),
        held_since=_held_since(ledger, record, boot),
        promise=promise_of(ledger.promise, moment) if ledger.promise else None,
        heat=heat_rebuilt(ledger, record, moment),
    )


def _held_since(ledger: Ledger, record: Record | None, boot: float) -> float | None:
    """Since when something held prompts back, if it did so until the end (law 12)."""
    if record is not None and record.held is not None:
        return boot + record.held - record.boot
    return boot if ledger.held else None


def _settles(record: Record | None, boot: float) -> float:
    """Until when one settles by the record, on the clock of today (laws 8 and 12)."""
    if record is None or record.settles is None:
        return boot
    return boot + record.settles - record.boot


def _dawn(facts: tuple[Fact, ...], day: date) -> Ledger:
    """What stood at the turn of this day."""
    ledger = Ledger(day=min((fact.day for fact in facts), default=day))
    for fact in facts:
        if fact.day < day:
            ledger = note(ledger if fact.day <= ledger.day else ledger.dawn(fact.day), fact)
    return ledger.dawn(day)


def ledger_of(facts: tuple[Fact, ...], day: date) -> Ledger:
    """What these facts come to on this lived day."""
    standing = standing_facts(facts)
    return fold(_dawn(standing, day), (fact for fact in standing if fact.day >= day))


def standing_facts(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts that were not taken back."""
    kept = facts
    for fact in facts:
        if isinstance(fact, Undone):
            kept = without(kept, fact.what)
    return kept


def _last_seen(
    facts: tuple[Fact, ...], record: Record | None, moment: Moment
) -> tuple[datetime, float]:
    """Wall and `boot` time at which the program was last alive; now, at the first start."""
    if record is None and not facts:
        return moment.wall, moment.boot
    wall = record.seen if record else max(fact.at for fact in facts)
    wall = wall.astimezone(moment.wall.tzinfo)
    if record is not None and record.boot <= moment.boot:
        return wall, record.boot
    return wall, moment.boot - max(0.0, seconds_between(wall, moment.wall))


def _settle_until(facts: tuple[Fact, ...], moment: Moment) -> float:
    """Who came back just before the program ended settles still (law 8)."""
    back = next((fact.at for fact in reversed(facts) if isinstance(fact, WasAway)), None)
    if back is None:
        return moment.boot
    return moment.boot + min(SETTLES, max(0.0, SETTLES - seconds_between(back, moment.wall)))


def _prompt_closed(plan: Plan, step: Step, record: Record | None, moment: Moment) -> Step:
    prompt = step.phase.ledger.prompt
    if prompt is None or (record is not None and not record.card):
        return step
    fact = Unanswered(
        id=moment.name(len(step.phase.today)),
        at=step.phase.wall,
        day=step.phase.ledger.day,
        prompt=prompt.id,
        slot=prompt.slot,
        folds=not is_beside_hours(plan, prompt.slot),
    )
    closed = fact_noted(step, fact)
    return Step(closed.phase.with_clock(prompt.slot, 0.0), closed.facts)


def _session_closed(plan: Plan, step: Step, moment: Moment) -> Step:
    session = step.phase.ledger.session
    if session is None:
        return step
    seen = replace(moment, wall=step.phase.wall)
    played = max(0.0, seconds_between(session.at, step.phase.wall))
    closed = fact_noted(step, ended(plan, step.phase, session, played, seen))
    return Step(closed.phase.with_clock(session.slot, 0.0), closed.facts)
