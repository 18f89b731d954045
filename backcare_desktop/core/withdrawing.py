"""An offer that an answer about safety, or about the day, has shut while it stood (law 19)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.choice import still_open
from backcare_desktop.core.facts import Prompted, Unanswered
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Showing, Step, fact_noted
from backcare_desktop.core.plan import Plan


def only_what_is_open(plan: Plan, step: Step, moment: Moment) -> Step:
    """The card that is up shows what is open instead, or goes; so does what was put off.

    One that was folded away is forgotten by the ledger.
    """
    phase = _promise_kept_open(plan, step.phase)
    showing = phase.showing
    if showing is None:
        return Step(phase, step.facts)
    prompt = showing.prompt
    routines = still_open(plan, phase.ledger, prompt.slot, prompt.routines)
    if routines == prompt.routines:
        return Step(phase, step.facts)
    if showing.taken_up:
        return Step(replace(phase, showing=None), step.facts)
    changed = Step(phase, step.facts)
    return _other(changed, prompt, routines, moment) if routines else _gone(changed, prompt, moment)


def only_what_is_wanted(plan: Plan, step: Step) -> Step:
    """Heat that was put off is not awaited any more once nothing reminds of it."""
    promise = step.phase.promise
    if promise is None or HEAT not in promise.fact.routines or plan.slot(promise.fact.slot):
        return step
    return Step(replace(step.phase, promise=None), step.facts)


def _promise_kept_open(plan: Plan, phase: Phase) -> Phase:
    promise = phase.promise
    if promise is None:
        return phase
    fact = promise.fact
    routines = still_open(plan, phase.ledger, fact.slot, fact.routines)
    if routines == fact.routines:
        return phase
    kept = replace(promise, fact=replace(fact, routines=routines)) if routines else None
    return replace(phase, promise=kept)


def _other(step: Step, prompt: Prompted, routines: tuple[str, ...], moment: Moment) -> Step:
    """The same prompt continued: no gap, not counted again."""
    fact = replace(
        prompt,
        id=moment.name(len(step.phase.today)),
        at=moment.wall,
        routines=routines,
        continues=prompt.continues or prompt.id,
    )
    return fact_noted(
        Step(replace(step.phase, showing=Showing(fact, moment.boot)), step.facts), fact
    )


def _gone(step: Step, prompt: Prompted, moment: Moment) -> Step:
    fact = Unanswered(
        id=moment.name(len(step.phase.today)),
        at=moment.wall,
        day=step.phase.ledger.day,
        prompt=prompt.id,
        slot=prompt.slot,
        folds=False,
    )
    phase = replace(step.phase, showing=None).with_clock(prompt.slot, 0.0)
    return fact_noted(Step(phase, step.facts), fact)
