"""The laws as they can be checked after every step, by an onlooker who keeps his own books."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID

from backcare_desktop.core.choice import folds_too_early
from backcare_desktop.core.due import CLOSING, most_prompts
from backcare_desktop.core.facts import (
    Fact,
    HeatEnded,
    HeatStarted,
    Prompted,
    SatFor,
    SessionEnded,
    SessionStarted,
    Unanswered,
    WasAway,
)
from backcare_desktop.core.heat import HEAT, heat_refused
from backcare_desktop.core.hours import open_span, seconds_between
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.offering import PAUSE_LEAST, TYPES_ON
from backcare_desktop.core.phase import Phase, Step
from backcare_desktop.core.plan import Plan, Spaced, Timed
from backcare_desktop.core.presence import SLEPT_AFTER
from backcare_desktop.core.schedule import NUDGE

SLACK = 1.5
"""Seconds that rounding may cost."""


@dataclass
class Onlooker:
    """Holds every step against the laws.

    `restarted`: the step is a start of the program, `recorded` whether it found its record.
    """

    plan: Plan
    before: Phase | None = None
    shown: float | None = None
    shown_at: datetime | None = None
    ended_at: datetime | None = None
    ended: float | None = None
    back: float | None = None
    released: float | None = None
    held: bool = False
    ids: set[UUID] = field(default_factory=set)
    open_session: UUID | None = None
    was_set: bool = False
    heat: UUID | None = None
    heat_began: float = 0.0

    def see(
        self, moment: Moment, step: Step, *, restarted: bool = False, recorded: bool = True
    ) -> None:
        """One step more; a look that was passed over tells nobody anything (law 4)."""
        if step.phase is self.before:
            assert not step.facts, "law 4: a fact of a look passed over"
            return
        self._holds(moment)
        self._phase(moment, step.phase)
        if restarted:
            self._known_by_the_wall(moment)
        if not recorded:
            self.released = None
        if self.before is not None:
            self._clock(self.before, moment)
        if self.before is not None and not restarted:
            assert step.phase.ledger.day >= self.before.ledger.day, "law 5: the day went back"
            self._counted(self.before, moment, step.phase)
        for fact in step.facts:
            self._fact(fact, moment, step.phase, restarted=restarted)
        if self.before is not None and restarted and not step.facts:
            self._rebuilt(self.before, step.phase)
        self.before = step.phase

    def _holds(self, moment: Moment) -> None:
        """Every end of a hold is an end, also of one that no look has seen."""
        if moment.held_until is not None:
            self.released = moment.held_until
        elif self.held and not moment.holds:
            self.released = moment.boot
        self.held = bool(moment.holds)

    def _clock(self, before: Phase, moment: Moment) -> None:
        drift = seconds_between(before.wall, moment.wall) - (moment.boot - before.boot)
        travelled = moment.wall.utcoffset() != before.wall.utcoffset()
        self.was_set |= travelled or abs(drift) > NUDGE

    def _counted(self, before: Phase, moment: Moment, phase: Phase) -> None:
        more = phase.sitting - before.sitting
        assert more <= moment.boot - before.boot + SLACK, "law 6: more sitting than time"
        if moment.boot > before.asked + SLEPT_AFTER and before.ledger.session is None:
            since = moment.boot - moment.last_input
            assert more <= since + SLACK, "law 3: sitting in a sleep"

    def _rebuilt(self, before: Phase, phase: Phase) -> None:
        """What a set clock or a journey has taken out of its range may come back with it."""
        if before.ledger.day != phase.ledger.day or before.span != phase.span:
            return
        old, new = before.ledger, phase.ledger
        if self.was_set:
            old, new = (replace(one, promise=None, held=()) for one in (old, new))
        assert new == old, "law 21: a restart changed what is known"

    def _known_by_the_wall(self, moment: Moment) -> None:
        """A start knows of the gaps by the date of the last such fact alone, if that has been.

        One before it may be called later by a clock that was set back since.
        """
        self.shown = _since(self.shown_at, moment)
        self.ended = _since(self.ended_at, moment)

    def _phase(self, moment: Moment, phase: Phase) -> None:
        assert phase.asked > moment.boot, "law 3"
        ahead = phase.asked - moment.boot
        warm = phase.ledger.warmth.running is not None
        most = 15 if phase.showing or warm else 60 if phase.open or phase.ledger.session else 3600
        assert ahead <= most + 0.001, f"law 3: {ahead} s ahead"
        assert phase.clocks.keys() == {s.id for s in self.plan.slots if isinstance(s, Spaced)}
        assert all(clock >= 0 for clock in phase.clocks.values())
        assert not (phase.showing and phase.ledger.session), "law 11: a card over a session"
        assert phase.ledger.promise or not phase.promise, "law 15: kept, though it was answered"
        if not phase.open:
            assert set(phase.clocks.values()) <= {0.0}, "law 13: counted outside hours"
        self._presence(moment, phase)
        self._heat(moment, phase)

    def _presence(self, moment: Moment, phase: Phase) -> None:
        if phase.gone_since is None:
            return
        gone = moment.boot - phase.gone_since
        if gone >= self.plan.away * 60:
            assert set(phase.clocks.values()) <= {0.0}, "law 6: an absence is rest"
            assert phase.showing is None, "law 14: a card before an empty chair"

    def _heat(self, moment: Moment, phase: Phase) -> None:
        assert (phase.heat is not None) == phase.ledger.warmth.pad_may_be_on, "law 17"
        assert phase.ledger.warmth.used <= 3, "law 17: four in a day"
        if self.heat is not None and phase.ledger.warmth.running is not None:
            assert moment.boot - self.heat_began < 20 * 60, "law 17: it goes on too long"

    def _fact(self, fact: Fact, moment: Moment, phase: Phase, *, restarted: bool) -> None:
        assert fact.id not in self.ids, "an id twice"
        self.ids.add(fact.id)
        assert fact.at.utcoffset() is not None
        assert fact.day <= phase.ledger.day
        match fact:
            case Prompted():
                self._prompt(fact, moment, phase)
            case SessionStarted():
                assert self.open_session is None, "law 19: two sessions at once"
                self.open_session = fact.id
            case SessionEnded():
                assert self.open_session == fact.session, "law 20"
                self.open_session = None
                self.shown_at, self.ended_at = None, fact.at
                self.ended = moment.boot - max(0.0, seconds_between(fact.at, moment.wall))
            case WasAway():
                lasted = seconds_between(fact.began, fact.at)
                assert lasted >= self.plan.away * 60 - SLACK, "law 6: a short absence"
                self.back = moment.boot - max(0.0, seconds_between(fact.at, moment.wall))
            case Unanswered() if not restarted:
                assert self.before, "law 14"
                assert self.before.showing, "law 14"
                stood = moment.boot - (self.shown or 0.0)
                assert stood >= 60 - SLACK or not fact.folds, "law 14: folded too soon"
            case HeatStarted():
                self._heat_started(fact, moment)
            case HeatEnded():
                lasted = moment.boot - self.heat_began
                if restarted and self.was_set:
                    lasted = 20 * 60  # how long it was nobody knows any more: taken as over
                assert fact.seconds <= min(20 * 60, lasted + SLACK), "law 17: too long"
                self.heat = None
            case _:
                pass

    def _heat_started(self, fact: HeatStarted, moment: Moment) -> None:
        assert self.heat is None, "law 17: two at once"
        assert 15 <= fact.minutes <= 20, "law 17"
        self.heat, self.heat_began = fact.id, moment.boot

    def _prompt(self, fact: Prompted, moment: Moment, phase: Phase) -> None:
        before = self.before
        slot = self.plan.slot(fact.slot)
        beside = isinstance(slot, Timed) and slot.beside_hours
        assert before is None or not (before.showing and phase.showing == before.showing), "law 11"
        assert phase.ledger.session is None, "law 11"
        if not self._changes_what_is_up(fact):
            self._comes_up(fact, moment, phase)
        if not beside:
            self._hours(fact, moment)
            assert phase.ledger.prompts <= most_prompts(self.plan, moment), "law 16"
        if fact.continues is None:
            self._reason(fact, slot, phase)
        for name in fact.routines:
            routine = self.plan.routines[name]
            if routine.forward_fold and fact.continues is None:
                assert not folds_too_early(phase.ledger, fact.at), "law 17"
        if fact.slot == "warm":
            assert fact.routines == (HEAT,), "A14: something in place of heat"
            assert heat_refused(self.plan, phase.ledger, moment) is None, "law 17: no heat now"
        self.shown, self.shown_at = moment.boot, fact.at
        self.ended_at = None

    def _changes_what_is_up(self, fact: Prompted) -> bool:
        """An answer has shut what the card offers: it shows what stands instead."""
        up = self.before.showing.prompt if self.before and self.before.showing else None
        return up is not None and fact.continues == (up.continues or up.id)

    def _comes_up(self, fact: Prompted, moment: Moment, phase: Phase) -> None:
        assert moment.locked_since is None, "law 6: before a lock"
        assert not moment.holds, "law 12"
        here = moment.idle is None or moment.idle <= 60 or moment.sits_still
        assert here, "law 10: an empty chair"
        if moment.idle is not None and moment.idle < PAUSE_LEAST:
            ready = self.before.ready_since if self.before else None
            waited = moment.boot - ready if ready is not None else 0.0
            assert waited >= TYPES_ON - SLACK, "law 10: into the typing"
        paused = phase.ledger.paused
        off = paused and (paused.until is None or seconds_between(moment.wall, paused.until) > 0)
        assert not off, "law 13: in a pause"
        self._gaps(fact, moment)

    def _gaps(self, fact: Prompted, moment: Moment) -> None:
        for since, least, law in (
            (None if fact.continues else self.shown, self.plan.quiet_gap * 60, "law 11"),
            (None if fact.continues else self.ended, self.plan.quiet_gap * 60, "law 11"),
            (self.back, 120.0, "law 8"),
            (self.released, 60.0, "law 12"),
        ):
            if since is not None:
                assert moment.boot - since >= least - SLACK, f"{law}: {moment.boot - since} s"

    def _hours(self, fact: Prompted, moment: Moment) -> None:
        span = open_span(self.plan.hours, moment.wall)
        assert span is not None, "law 13: outside hours"
        if fact.continues is None:
            assert seconds_between(moment.wall, span.end) > CLOSING, "law 13: at the very end"

    def _reason(self, fact: Prompted, slot: Spaced | Timed | None, phase: Phase) -> None:
        if isinstance(slot, Spaced):
            assert isinstance(fact.why, SatFor), "law 18"
            assert fact.why.minutes >= slot.every, "law 9"
        else:
            assert fact.slot not in self._ended(phase), "law 5: twice a day"

    def _ended(self, phase: Phase) -> frozenset[str]:
        """The slots that had their turn today before this step."""
        before = self.before
        same = before is not None and before.ledger.day == phase.ledger.day
        return before.ledger.ended if before and same else frozenset()


def _since(at: datetime | None, moment: Moment) -> float | None:
    ago = -1.0 if at is None else seconds_between(at, moment.wall)
    return None if ago < 0 else moment.boot - ago


def told(facts: list[Fact]) -> list[tuple[str, datetime, object]]:
    """Facts without the randomness of their ids."""
    return [(type(fact).__name__, fact.at.astimezone(UTC), fact.day) for fact in facts]
