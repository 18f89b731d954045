"""Where the schedule stands between two looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from backcare_desktop.core.facts import Fact, Postponed, Prompted
from backcare_desktop.core.hours import Span, seconds_between
from backcare_desktop.core.ledger import Ledger, note
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.warmth import HeatClock

GENTLE_EVERY = 60
"""Minutes of sitting between two turns on a gentle day, at least."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A card is up: `seconds` of its time are counted until `boot`; under the pointer none.

    `taken_up` marks an offer that had been folded away: its turn has ended already.
    """

    prompt: Prompted
    boot: float
    seconds: float = 0.0
    under_pointer: bool = False
    taken_up: bool = False

    def at(self, boot: float) -> Showing:
        """The same, counted up to this instant."""
        more = 0.0 if self.under_pointer else boot - self.boot
        return replace(self, boot=boot, seconds=self.seconds + more)


@dataclass(frozen=True, slots=True)
class Promise:
    """A kept *Later*: comes at `boot`; `latest` and `earliest` differ for "at the next pause"."""

    fact: Postponed
    earliest: float
    latest: float


@dataclass(frozen=True, kw_only=True)
class Phase:
    """Everything that the next decision needs.

    Times without a zone are `boot` readings in seconds. `asked` is when to look next;
    `present_from` the instant before which nobody was expected; `gone_since` the start of an
    absence that lasts; `sitting` the seconds sat, `clocks` the same by slot since its last
    turn; `ready_since` since when a due prompt waits for a natural pause; `held_since` since when
    something keeps prompts back without a break; `heat` the clock of heat that runs or whose pad
    is not known to be off.
    """

    dawn: Ledger
    today: tuple[Fact, ...]
    ledger: Ledger
    wall: datetime
    boot: float
    asked: float
    last_input: float
    present_from: float
    gone_since: float | None = None
    sitting: float = 0.0
    clocks: Mapping[str, float]
    span: Span | None = None
    open: bool = False
    quiet_until: float
    settle_until: float
    ready_since: float | None = None
    showing: Showing | None = None
    promise: Promise | None = None
    held_since: float | None = None
    heat: HeatClock | None = None

    def moved_on(self, wall: datetime, boot: float, last_input: float, sat: float) -> Phase:
        """The phase at a later look, after so many more seconds of sitting if any count."""
        more = sat if self.open else 0.0
        clocks = (
            {slot: clock + more for slot, clock in self.clocks.items()} if more else self.clocks
        )
        return self._with(
            wall=wall,
            boot=boot,
            last_input=max(self.last_input, last_input),
            sitting=self.sitting + more,
            clocks=clocks,
        )

    def to_be_asked(self, at: float) -> Phase:
        """The phase with its next look at this reading."""
        return self._with(asked=at)

    def settling(self, until: float) -> Phase:
        """The phase in which nothing is offered until this reading."""
        return self._with(settle_until=until)

    def noting(self, fact: Fact) -> Phase:
        """The phase with one more fact; a *Later* that it ends is kept no longer."""
        ledger = note(self.ledger, fact)
        promise = self.promise if ledger.promise else None
        return self._with(today=(*self.today, fact), ledger=ledger, promise=promise)

    def _with(self, **changes: object) -> Phase:
        """As `replace`, in a tenth of its time: these are called at almost every look."""
        other = object.__new__(Phase)
        other.__dict__.update(self.__dict__, **changes)
        return other

    def with_clock(self, slot: str | None, seconds: float) -> Phase:
        """The phase with one slot's clock set; a slot without a clock is passed over."""
        if slot is None or slot not in self.clocks:
            return self
        return replace(self, clocks={**self.clocks, slot: seconds})

    def sat_for(self, seconds: float) -> Phase:
        """The phase after so many more seconds of sitting; none count outside hours."""
        if seconds <= 0 or not self.open:
            return self
        clocks = {slot: clock + seconds for slot, clock in self.clocks.items()}
        return replace(self, sitting=self.sitting + seconds, clocks=clocks)

    def rested(self) -> Phase:
        """The phase with every clock at zero."""
        return replace(self, sitting=0.0, clocks=dict.fromkeys(self.clocks, 0.0))


@dataclass(frozen=True, slots=True)
class Step:
    """What one look or answer came to."""

    phase: Phase
    facts: tuple[Fact, ...] = ()

    def after(self, facts: tuple[Fact, ...]) -> Step:
        """The same, with what had happened before it."""
        return Step(self.phase, (*facts, *self.facts)) if facts else self


def spacing(ledger: Ledger, slot: Spaced) -> float:
    """Seconds of sitting between two turns of a slot today; a gentle day has an hour."""
    every = max(slot.every, GENTLE_EVERY) if ledger.is_gentle else slot.every
    factor = 2 if slot.id in ledger.doubled else 1
    return every * 60.0 * factor


def quiet_after(plan: Plan, ledger: Ledger, moment: Moment) -> float:
    """The `boot` reading before which nothing new may be prompted (law 11)."""
    if ledger.last_shown is None:
        return moment.boot
    since = max(0.0, seconds_between(ledger.last_shown, moment.wall))
    return moment.boot + plan.quiet_gap * 60.0 - since


def fact_noted(step: Step, fact: Fact) -> Step:
    """The step with one more fact; a *Later* that it ends is kept no longer."""
    return Step(step.phase.noting(fact), (*step.facts, fact))
