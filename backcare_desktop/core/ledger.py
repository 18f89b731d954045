"""What the facts of a day mean for the schedule: a fold, so that a restart changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import assert_never
from uuid import UUID

from backcare_desktop.core.facts import (
    ActivityLogged,
    Adapted,
    Answer,
    Change,
    CheckedIn,
    CheckInKind,
    Dated,
    DayBegan,
    DayMarked,
    Fact,
    Felt,
    HeatChecked,
    HeatEnded,
    HeatStarted,
    HeldBack,
    KeyMade,
    LeftOut,
    Mark,
    PadOff,
    Paused,
    Postponed,
    Prompted,
    Resumed,
    Rule,
    ScreenAnswered,
    SessionEnded,
    SessionStarted,
    Skipped,
    Unanswered,
    Undone,
    UnitDone,
    WasAway,
)
from backcare_desktop.core.hours import Hours, Span, lived_day, next_opening, open_span
from backcare_desktop.core.warmth import Warmth, warmed

DAYS_LOOKED_BACK = 5
"""So many working days are looked back upon by rule A7."""

SKIPS_THAT_DOUBLE = 2
"""So many skips of a slot in a row double its spacing for the day (law 15)."""

RESTS_THAT_COUNT = 3
"""After so many days of rest in a row the plan is offered in its gentle form (rule A17)."""


@dataclass(frozen=True, slots=True)
class PastDay:
    """A working day that was lived, and the slots that were skipped on it and never played."""

    day: date
    skipped: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The standing of one lived day.

    `turns` is the next place in each slot's rotation, `skips` how often in a row a slot was
    skipped, `ended` the slots that had a turn today, `out` the routines left out for the day,
    `done` how often each was played, in part at least, `held` what a hold keeps back,
    `checked_in` the check-ins that were noted, `marked` whether it was said what day it is.
    `adapted` is what stands of the rules' changes, `past` are the last working days, `rest_days`
    how many days of rest in a row lie before it. `ended_yesterday` is for a window that goes on
    over the turn of the day. `prompt` is the last one that no fact has closed, `folded` the one
    that can still be taken up. `key` is the public one that answers about health are sealed to.
    `dizzy` are the routines that made the user dizzy when they were last played (A11).
    """

    day: date
    first_input: datetime | None = None
    prompts: int = 0
    out: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    turns: Mapping[str, int] = field(default_factory=dict)
    skips: Mapping[str, int] = field(default_factory=dict)
    doubled: frozenset[str] = frozenset()
    held: tuple[HeldBack, ...] = ()
    mark: Mark = "ordinary"
    marked: bool = False
    mark_yesterday: Mark = "ordinary"
    rest_days: int = 0
    past: tuple[PastDay, ...] = ()
    last_used: date | None = None
    skipped: frozenset[str] = frozenset()
    played: frozenset[str] = frozenset()
    adapted: tuple[Adapted, ...] = ()
    done: Mapping[str, int] = field(default_factory=dict)
    ended_yesterday: frozenset[str] = frozenset()
    last_shown: datetime | None = None
    prompt: Prompted | None = None
    folded: Prompted | None = None
    promise: Postponed | None = None
    session: SessionStarted | None = None
    units: frozenset[int] = frozenset()
    paused: Paused | None = None
    screens: Mapping[str, Answer] = field(default_factory=dict)
    checked_in: frozenset[CheckInKind] = frozenset()
    key: str | None = None
    dizzy: frozenset[str] = frozenset()
    warmth: Warmth = field(default_factory=Warmth)

    @property
    def rest_day(self) -> int:
        """Which day of rest in a row this one is, from 1; 0 where it is none."""
        return self.rest_days + 1 if self.mark == "rest" else 0

    def dawn(self, day: date) -> Ledger:
        """The same at the turn of the day: what stands longer than a day stays (law 23)."""
        follows = day == self.day + timedelta(days=1)
        return Ledger(
            day=day,
            ended_yesterday=self.ended if follows else frozenset(),
            mark_yesterday=self.mark if follows else "ordinary",
            past=self._past(),
            last_used=self.day if self.first_input else self.last_used,
            adapted=tuple(one for one in self.adapted if one.until is None or one.until >= day),
            last_shown=self.last_shown,
            prompt=self.prompt,
            promise=self.promise,
            held=self.held,
            session=self.session,
            units=self.units,
            paused=self.paused,
            screens=self.screens,
            key=self.key,
            dizzy=self.dizzy,
            warmth=self.warmth.next_day(),
            rest_days=self.rest_day if follows else 0,
        )

    def _past(self) -> tuple[PastDay, ...]:
        if self.first_input is None:
            return self.past
        return (*self.past, PastDay(self.day, self.skipped - self.played))[-DAYS_LOOKED_BACK:]

    def change(self, rule: Rule, slot: str = "") -> Change:
        """What stands of a rule today."""
        return next((one.change for one in self.adapted if _is_about(one, rule, slot)), "as-before")

    @property
    def is_gentle(self) -> bool:
        """Whether everything is offered in its gentle sort and no closer than an hour.

        A sore back, the days after a week away, and the day after three of rest (A12, A17, A19).
        """
        return self.mark == "flare" or self.is_rested or self.change("week-away") == "on"

    @property
    def is_rested(self) -> bool:
        """Whether this is the day after three of rest, and nobody has called it an ordinary one."""
        return self.rest_days >= RESTS_THAT_COUNT and not self.marked


def _is_about(one: Adapted, rule: Rule, slot: str) -> bool:
    return one.rule == rule and one.slot == slot


def has_ended(ledger: Ledger, slot: str, opened: Span) -> bool:
    """Whether the turn of a timed slot in this window is over (law 5)."""
    before = lived_day(opened.start) < ledger.day and slot in ledger.ended_yesterday
    return before or slot in ledger.ended


def fold(ledger: Ledger, facts: Iterable[Fact]) -> Ledger:
    """The ledger after these facts, in order."""
    for fact in facts:
        ledger = note(ledger, fact)
    return ledger


def within(ledger: Ledger, hours: Hours, span: Span | None, now: datetime) -> Ledger:
    """The same in this range of hours: what was put off in another one is over (law 13)."""
    promise = ledger.promise
    if promise is not None and not _made_in(promise, hours, span, now):
        ledger = replace(ledger, promise=None)
    if ledger.held:
        held = tuple(fact for fact in ledger.held if _made_in(fact, hours, span, now))
        ledger = replace(ledger, held=held)
    return ledger


def _made_in(fact: Dated, hours: Hours, span: Span | None, now: datetime) -> bool:
    made = open_span(hours, fact.at)
    if made is not None and span is not None:
        return made.meets(span)
    opens = next_opening(hours, fact.at)
    return made is span and (opens is None or opens.timestamp() > now.timestamp())


def without(facts: tuple[Fact, ...], what: UUID) -> tuple[Fact, ...]:
    """The facts as if that one had not been; an undone session takes its parts along."""
    ended = next((f for f in facts if f.id == what and isinstance(f, SessionEnded)), None)
    session = ended.session if ended else None
    return tuple(f for f in facts if not (f.id == what or _belongs(f, session)))


def _belongs(fact: Fact, session: UUID | None) -> bool:
    match fact:
        case SessionStarted(id=name) | UnitDone(session=name) | Felt(session=name):
            return name == session
        case _:
            return False


def note(ledger: Ledger, fact: Fact) -> Ledger:  # noqa: C901, PLR0911, PLR0912 - one arm a kind of fact
    """The ledger after one more fact."""
    match fact:
        case DayBegan():
            return replace(ledger, first_input=fact.at)
        case Prompted():
            return _prompted(ledger, fact)
        case Unanswered():
            folded = ledger.prompt if fact.folds else None
            return replace(_turn_ended(ledger, fact.slot), folded=folded, prompt=None)
        case HeldBack():
            return replace(ledger, held=(*ledger.held, fact))
        case Postponed():
            return replace(ledger, promise=fact, prompt=None, folded=None)
        case Skipped():
            return _skipped(ledger, fact)
        case LeftOut():
            ended = _turn_ended(ledger, fact.slot)
            return replace(ended, out=ledger.out | set(fact.routines), prompt=None, folded=None)
        case SessionStarted():
            return _session_started(ledger, fact)
        case UnitDone():
            return replace(ledger, units=ledger.units | {fact.number})
        case SessionEnded():
            return _session_ended(ledger, fact)
        case Paused():
            return replace(ledger, paused=fact, prompt=None, promise=None, held=())
        case Resumed():
            return replace(ledger, paused=None)
        case ScreenAnswered():
            folded = ledger.folded if fact.answer == "no" else None
            screens = {**ledger.screens, fact.screen: fact.answer}
            return replace(ledger, screens=screens, folded=folded)
        case WasAway():
            promise = ledger.promise if ledger.promise and ledger.promise.timed else None
            return replace(ledger, prompt=None, promise=promise, held=())
        case DayMarked():
            folded = ledger.folded if fact.mark == "ordinary" else None
            return replace(ledger, mark=fact.mark, marked=True, folded=folded)
        case Adapted():
            return _adapted(ledger, fact)
        case CheckedIn():
            return replace(ledger, checked_in=ledger.checked_in | {fact.kind})
        case KeyMade():
            return replace(ledger, key=fact.public)
        case Felt():
            return replace(ledger, dizzy=_dizzy(ledger, fact))
        case HeatStarted() | HeatChecked() | HeatEnded() | PadOff():
            warmth = warmed(ledger.warmth, fact, ledger.day)
            return replace(_heat_in_turn(ledger, fact), warmth=warmth)
        case ActivityLogged() | Undone():
            return ledger
        case _:
            assert_never(fact)


def _adapted(ledger: Ledger, fact: Adapted) -> Ledger:
    others = (one for one in ledger.adapted if not _is_about(one, fact.rule, fact.slot))
    changed = replace(ledger, adapted=(*others, fact))
    if fact.rule != "skipped-twice":
        return changed
    skips = {name: n for name, n in ledger.skips.items() if name != fact.slot}
    return replace(changed, skips=skips, doubled=ledger.doubled - {fact.slot})


def _prompted(ledger: Ledger, fact: Prompted) -> Ledger:
    held = tuple(one for one in ledger.held if one.timed and one.slot != fact.slot)
    shown = replace(ledger, prompt=fact, folded=None, last_shown=fact.at, held=held)
    if fact.continues is not None:
        return replace(shown, promise=None)
    turns = {**ledger.turns, fact.slot: fact.turn + 1}
    return replace(shown, turns=turns, prompts=ledger.prompts + 1)


def _session_started(ledger: Ledger, fact: SessionStarted) -> Ledger:
    turns = ledger.turns
    if fact.slot is not None and fact.turn is not None:
        turns = {**turns, fact.slot: fact.turn + 1}
    promise = _kept(ledger, fact.slot)
    return replace(
        ledger,
        prompt=None,
        folded=None,
        promise=promise,
        session=fact,
        units=frozenset(),
        turns=turns,
    )


def _skipped(ledger: Ledger, fact: Skipped) -> Ledger:
    count = ledger.skips.get(fact.slot, 0) + 1
    doubled = ledger.doubled | {fact.slot} if count >= SKIPS_THAT_DOUBLE else ledger.doubled
    ended = _turn_ended(ledger, fact.slot)
    return replace(
        ended,
        skips={**ledger.skips, fact.slot: count},
        skipped=ledger.skipped | {fact.slot},
        doubled=doubled,
        prompt=None,
        folded=None,
        promise=_kept(ledger, fact.slot),
    )


def _session_ended(ledger: Ledger, fact: SessionEnded) -> Ledger:
    session = ledger.session
    slot = session.slot if session and ends_turn(session, fact) else None
    ended = _ended_on(ledger, fact.day, slot) if slot else ledger
    skips = {name: n for name, n in ledger.skips.items() if name != slot}
    played = {slot} if slot and fact.blocks else set()
    return replace(
        ended,
        skips=skips,
        played=ledger.played | played if fact.day == ledger.day else ledger.played,
        past=tuple(_played_on(day, fact.day, played) for day in ledger.past),
        session=None,
        units=frozenset(),
        last_shown=fact.at,
        done=_counted(ledger, fact),
        dizzy=ledger.dizzy - set(fact.routines) if was_done(fact) else ledger.dizzy,
        turns=ledger.turns if slot else _turns_before(ledger),
    )


def _turns_before(ledger: Ledger) -> Mapping[str, int]:
    """The rotations as they were before a session that took no turn."""
    session = ledger.session
    if session is None or session.slot is None or session.turn is None:
        return ledger.turns
    return {**ledger.turns, session.slot: session.turn}


def ends_turn(session: SessionStarted, ended: SessionEnded) -> bool:
    """Whether the turn of its slot is over; not where it was only looked at, by hand."""
    return session.prompt is not None or ended.outcome != "not-begun"


def was_done(ended: SessionEnded) -> bool:
    """Whether a unit of it was finished."""
    return ended.outcome in {"completed", "partial"}


def _heat_in_turn(ledger: Ledger, fact: Fact) -> Ledger:
    """Heat that is begun in a slot's turn ends it."""
    if not isinstance(fact, HeatStarted) or fact.slot is None:
        return ledger
    slot, ended = fact.slot, _turn_ended(ledger, fact.slot)
    return replace(
        ended,
        skips={name: n for name, n in ledger.skips.items() if name != slot},
        played=ledger.played | {slot},
        prompt=_of_other(ledger.prompt, slot),
        folded=_of_other(ledger.folded, slot),
        promise=_kept(ledger, slot),
    )


def _of_other(prompt: Prompted | None, slot: str) -> Prompted | None:
    return None if prompt is None or prompt.slot == slot else prompt


def _dizzy(ledger: Ledger, fact: Felt) -> frozenset[str]:
    if fact.feeling == "dizzy":
        return ledger.dizzy | set(fact.routines)
    return ledger.dizzy - set(fact.routines)


def _played_on(past: PastDay, day: date, slots: set[str]) -> PastDay:
    return replace(past, skipped=past.skipped - slots) if past.day == day else past


def _ended_on(ledger: Ledger, day: date, slot: str) -> Ledger:
    """A session that went on over the turn of the day ends a turn of the day before."""
    if day == ledger.day:
        return _turn_ended(ledger, slot)
    if day != ledger.day - timedelta(days=1):
        return ledger
    return replace(ledger, ended_yesterday=ledger.ended_yesterday | {slot})


def _counted(ledger: Ledger, fact: SessionEnded) -> Mapping[str, int]:
    if not was_done(fact) or fact.day != ledger.day:
        return ledger.done
    more = {name: ledger.done.get(name, 0) + 1 for name in fact.routines}
    return {**ledger.done, **more}


def _turn_ended(ledger: Ledger, slot: str) -> Ledger:
    held = tuple(fact for fact in ledger.held if fact.slot != slot)
    return replace(ledger, ended=ledger.ended | {slot}, held=held)


def _kept(ledger: Ledger, slot: str | None) -> Postponed | None:
    promise = ledger.promise
    return None if promise is None or promise.slot == slot else promise
