"""What the user is in, at a glance: for the tray, the panel and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from backcare_desktop.core.due import is_paused
from backcare_desktop.core.facts import Prompted, SessionStarted
from backcare_desktop.core.holding import is_long, waits_for
from backcare_desktop.core.hours import next_opening, seconds_between
from backcare_desktop.core.moment import Hold, Moment
from backcare_desktop.core.phase import Phase, spacing
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.upcoming import Upcoming, upcoming


@dataclass(frozen=True, slots=True)
class Counting:
    """The next prompt is on its way; `part` of this interval is gone (0 to 1).

    A prompt that is due `waits_for` these holds; `long` is true of it after 90 minutes.
    """

    next: Upcoming
    part: float
    waits_for: tuple[Hold, ...] = ()
    long: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A prompt is on screen, or `folded` away and can still be taken up."""

    prompt: Prompted
    folded: bool


@dataclass(frozen=True, slots=True)
class Playing:
    """A session runs, `done` of its units finished."""

    session: SessionStarted
    done: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Prompts are switched off; `until` is None for "until resumed"."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Off:
    """Outside working hours, which next begin at `until`; None when they never do."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Enough:
    """Nothing more comes today."""


Standing = Counting | Offered | Playing | Paused | Off | Enough
"""One of these at a time."""


def standing(plan: Plan, phase: Phase, moment: Moment) -> Standing:
    """What holds now, the most pressing first."""
    ledger = phase.ledger
    if ledger.session is not None:
        return Playing(ledger.session, len(ledger.units))
    if phase.showing is not None:
        return Offered(phase.showing.prompt, folded=False)
    if ledger.paused is not None and is_paused(ledger.paused, moment):
        return Paused(ledger.paused.until)
    if ledger.folded is not None:
        return Offered(ledger.folded, folded=True)
    if not phase.open:
        return Off(next_opening(plan.hours, moment.wall))
    return _counting(plan, phase, moment) or Enough()


def _counting(plan: Plan, phase: Phase, moment: Moment) -> Counting | None:
    coming = upcoming(plan, phase, moment)
    if coming is None:
        return None
    part = _part(plan, phase, coming, moment)
    return Counting(coming, part, waits_for(phase, moment), is_long(phase, moment))


def _part(plan: Plan, phase: Phase, coming: Upcoming, moment: Moment) -> float:
    slot = plan.slot(coming.slot)
    if isinstance(slot, Spaced):
        return min(1.0, phase.clocks.get(slot.id, 0.0) / spacing(phase.ledger, slot))
    since = phase.ledger.last_shown or (phase.span.start if phase.span else moment.wall)
    whole = seconds_between(since, coming.at)
    return min(1.0, seconds_between(since, moment.wall) / whole) if whole > 0 else 1.0


def routines_of(now: Standing) -> tuple[str, ...]:
    """Those that come, are offered or played; none where nothing does."""
    match now:
        case Counting(next=coming):
            return coming.routines
        case Offered(prompt=prompt):
            return prompt.routines
        case Playing(session=session):
            return session.routines
        case Paused() | Off() | Enough():
            return ()
        case _:
            assert_never(now)
