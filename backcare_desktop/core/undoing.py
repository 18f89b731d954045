"""Taking a fact of today back (law 15)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core import facts as f
from backcare_desktop.core import reply as r
from backcare_desktop.core.ledger import Ledger, fold, within, without
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step, spacing
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.promises import promise_of
from backcare_desktop.core.refusal import NothingOffered, Refusal

CAN_BE_UNDONE = (
    f.Unanswered
    | f.Postponed
    | f.Skipped
    | f.LeftOut
    | f.SessionEnded
    | f.Felt
    | f.Paused
    | f.Resumed
    | f.ScreenAnswered
    | f.DayMarked
    | f.Adapted
    | f.CheckedIn
    | f.ActivityLogged
)
"""What the panel offers to take back."""


def undo(plan: Plan, phase: Phase, asked: r.Undo, moment: Moment) -> Step | Refusal:
    """A fact of today is taken back; a turn that it ended goes on."""
    taken_back = {fact.what for fact in phase.today if isinstance(fact, f.Undone)}
    fact = next((one for one in phase.today if one.id == asked.what), None)
    if not isinstance(fact, CAN_BE_UNDONE) or fact.id in taken_back:
        return NothingOffered()
    undone = f.Undone(
        id=moment.name(len(phase.today)), at=moment.wall, day=phase.ledger.day, what=fact.id
    )
    kept = phase.today
    for what in (*taken_back, fact.id):
        kept = without(kept, what)
    dawn = _without_session(phase.dawn, fact)
    ledger = within(fold(dawn, kept), plan.hours, phase.span, moment.wall)
    promise = phase.promise or promise_of(ledger.promise, moment) if ledger.promise else None
    today = (*phase.today, undone)
    phase = replace(phase, dawn=dawn, ledger=ledger, today=today, promise=promise)
    return Step(_turn_goes_on(plan, phase, fact), (undone,))


def _without_session(dawn: Ledger, fact: f.Fact) -> Ledger:
    """A session that went on over the turn of the day is not open again without its end."""
    session = dawn.session
    if isinstance(fact, f.SessionEnded) and session is not None and session.id == fact.session:
        return replace(dawn, session=None, units=frozenset())
    return dawn


def _turn_goes_on(plan: Plan, phase: Phase, fact: f.Fact) -> Phase:
    """A skipped turn counts on as if it had not been skipped; any other is due again."""
    if not phase.open or phase.span is None or fact.at not in phase.span:
        return phase
    if isinstance(fact, f.Skipped):
        return phase.with_clock(fact.slot, fact.sat + phase.clocks.get(fact.slot, 0.0))
    if isinstance(fact, f.LeftOut | f.Unanswered | f.Postponed):
        slot = plan.slot(fact.slot)
        if isinstance(slot, Spaced):
            return phase.with_clock(slot.id, spacing(phase.ledger, slot))
    return phase
