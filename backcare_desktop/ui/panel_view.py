"""What panel and status window show, as one value, read off where the schedule stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.facts import (
    ACTIVITIES,
    Activity,
    ActivityLogged,
    CheckInKind,
    DayMarked,
    Fact,
    LeftOut,
    Mark,
    Outcome,
    Pillar,
    SatFor,
    SessionEnded,
    Skipped,
    TimeOfDay,
    Undone,
    Why,
)
from backcare_desktop.core.forecast import Planned, rest_of_day
from backcare_desktop.core.heat import heat_refused
from backcare_desktop.core.heat_time import HeatStanding, heat_standing
from backcare_desktop.core.hours import Hours, lived_day
from backcare_desktop.core.lately import Days
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase
from backcare_desktop.core.plan import Plan, Timed, windows
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.remarks import remark
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.standing import (
    Counting,
    Enough,
    Off,
    Offered,
    Paused,
    Playing,
    Standing,
    routines_of,
    standing,
)
from backcare_desktop.core.tally import PillarToday, tally
from backcare_desktop.core.week import Week
from backcare_desktop.ui import texts
from backcare_desktop.ui.activity_words import activity_name
from backcare_desktop.ui.remark_line import RemarkWords, remark_words
from backcare_desktop.ui.standing_words import (
    StandingWords,
    held_by,
    held_since,
    unbroken,
    words_for,
)

translate = QCoreApplication.translate

SHOWER = "heat-warm-shower"


@dataclass(frozen=True, slots=True)
class Undoable:
    """A fact of today that can be taken back, and how it is said."""

    fact: UUID
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """What is next, what was done today, what is to come.

    `part` is how much of the present wait, session or offer is over (0 to 1), None where there
    is nothing to measure; `pillar` is that of what comes or runs. `routines` are the plan's, by
    id. `planned` is None as long as nobody has looked ahead; `opens` is when a timed slot of a
    pillar opens later today. `undoable` is the latest such fact of today, `check_in` the one that
    is offered now, `remark` what a rule asks or has changed. `heat` runs, or its pad may be on;
    `heat_refusal` is why it cannot be started now; `boot` reads the clock. `rest_day` is which day
    of rest in a row this is, 0 for none; `activities` can be logged. `held_by` is what is sensed
    of what a due prompt waits for, `held_since` when that began; `ignored` senses do not count;
    `mark` is what today is.
    """

    now: datetime
    hours: Hours
    standing: Standing
    words: StandingWords
    part: float | None = None
    pillar: Pillar | None = None
    pillars: tuple[PillarToday, ...] = ()
    opens: Mapping[Pillar, datetime] = field(default_factory=dict)
    planned: tuple[Planned, ...] | None = None
    routines: Mapping[str, Routine] = field(default_factory=dict)
    week: Week | None = None
    notices: tuple[str, ...] = ()
    undoable: Undoable | None = None
    check_in: CheckInKind | None = None
    heat: HeatStanding | None = None
    heat_refusal: Refusal | None = None
    boot: float = 0.0
    rest_day: int = 0
    activities: tuple[Activity, ...] = ()
    held_by: tuple[Sense, ...] = ()
    held_since: datetime | None = None
    ignored: frozenset[Sense] = frozenset()
    mark: Mark = "ordinary"
    remark: RemarkWords | None = None


def panel_view(  # noqa: PLR0913 - where the schedule stands, and what else is shown
    plan: Plan,
    phase: Phase,
    moment: Moment,
    *,
    week: Week | None = None,
    notices: Sequence[str] = (),
    check_in: CheckInKind | None = None,
    check_ins: Days = (),
    ahead: bool = True,
    ignored: frozenset[Sense] = frozenset(),
) -> PanelView:
    """The view of this moment.

    `ahead` runs the rest of the day for `planned`, which takes tenths of a second: for who looks
    at it, and after the rest is on screen.
    """
    now = standing(plan, phase, moment)
    planned = tuple(rest_of_day(plan, phase, moment)) if ahead else None
    return PanelView(
        now=moment.wall,
        hours=plan.hours,
        standing=now,
        words=_due_since(_words(plan, now, moment, _why(plan, phase, now)), phase, now),
        part=_part(now),
        pillar=_pillar(plan, now),
        pillars=_pillars(plan, phase, moment.wall),
        opens=_opens(plan, phase, _prompts_from(now, moment.wall)),
        planned=planned,
        routines=plan.routines,
        week=week,
        notices=tuple(notices),
        undoable=_undoable(phase.today, plan.routines),
        check_in=check_in,
        heat=heat_standing(phase),
        heat_refusal=heat_refused(plan, phase.ledger, moment),
        boot=moment.boot,
        rest_day=phase.ledger.rest_day,
        activities=activities_of(plan),
        held_by=held_by(now),
        held_since=held_since(now, moment),
        ignored=ignored,
        mark=phase.ledger.mark,
        remark=_remark(plan, phase, check_ins),
    )


def activities_of(plan: Plan) -> tuple[Activity, ...]:
    """What can be logged: what the plan's tiles say, and a warm shower with its routine."""
    named = {name for tile in plan.tiles for name in tile.log}
    named |= {"warm-shower"} if SHOWER in plan.routines else set()
    return tuple(one for one in ACTIVITIES if one in named)


def _due_since(words: StandingWords, phase: Phase, now: Standing) -> StandingWords:
    """Of a prompt that waits, since when it is due."""
    if not (isinstance(now, Counting) and now.waits_for):
        return words
    since = next((fact.at for fact in phase.ledger.held if fact.slot == now.next.slot), None)
    if since is None:
        return words
    said = translate("PanelView", "due since {time}").format(time=texts.time_of_day(since))
    return replace(words, line=texts.joined(words.line, unbroken(said)))


def _pillars(plan: Plan, phase: Phase, wall: datetime) -> tuple[PillarToday, ...]:
    """In their fixed order, but with a sore back heat comes first."""
    found = tally(phase.today, plan, phase.ledger, wall)
    if phase.ledger.mark != "flare":
        return found
    return tuple(sorted(found, key=lambda today: today.pillar != "heat"))


def _remark(plan: Plan, phase: Phase, check_ins: Days) -> RemarkWords | None:
    found = remark(plan, phase.ledger, check_ins)
    return remark_words(found, plan) if found else None


def _why(plan: Plan, phase: Phase, now: Standing) -> Why | None:
    """Why the next prompt will come: how long was sat for it until now, or its time of day."""
    if not isinstance(now, Counting):
        return None
    slot = plan.slot(now.next.slot)
    if isinstance(slot, Timed):
        spans = windows(slot, plan.hours, now.next.at)
        return next((TimeOfDay(span.end) for span in spans if now.next.at in span), None)
    minutes = int(phase.clocks.get(now.next.slot, 0) / 60)
    return SatFor(minutes) if minutes else None


def _prompts_from(now: Standing, wall: datetime) -> datetime | None:
    """From when on prompts come; None while a pause has no end."""
    return now.until if isinstance(now, Paused) else wall


def _opens(plan: Plan, phase: Phase, wall: datetime | None) -> dict[Pillar, datetime]:
    """When the next timed slot of each pillar opens today."""
    found: dict[Pillar, datetime] = {}
    if wall is None:
        return found
    for slot in plan.slots:
        routine = plan.routines.get(slot.rotation[0][0]) if slot.rotation else None
        if isinstance(slot, Timed) and routine is not None:
            starts = (span.start for span in windows(slot, plan.hours, wall))
            coming = [at for at in starts if at > wall and lived_day(at) == phase.ledger.day]
            before = [found[routine.pillar]] if routine.pillar in found else []
            if coming:
                found[routine.pillar] = min([*coming, *before])
    return found


def _words(plan: Plan, now: Standing, moment: Moment, why: Why | None) -> StandingWords:
    routines = tuple(plan.routines[name] for name in routines_of(now) if name in plan.routines)
    return words_for(
        now,
        {name: routine.title for name, routine in plan.routines.items()},
        moment.wall,
        routines[0].unit if routines else "round",
        pillar=_pillar(plan, now),
        seconds=score(routines).seconds if routines else None,
        why=why,
        held_since=held_since(now, moment),
    )


def _pillar(plan: Plan, now: Standing) -> Pillar | None:
    found = (plan.routines.get(name) for name in routines_of(now))
    return next((routine.pillar for routine in found if routine), None)


def _part(now: Standing) -> float | None:
    match now:
        case Counting(part=part):
            return part
        case Offered():
            return 1.0
        case Playing(session=session, done=done):
            return done / session.units if session.units else 0.0
        case Paused() | Off() | Enough():
            return None
        case _:
            assert_never(now)


def _undoable(today: tuple[Fact, ...], routines: Mapping[str, Routine]) -> Undoable | None:
    return next(_undoables(today, routines), None)


def _undoables(today: tuple[Fact, ...], routines: Mapping[str, Routine]) -> Iterator[Undoable]:
    undone = {fact.what for fact in today if isinstance(fact, Undone)}
    for fact in reversed(today):
        if fact.id not in undone and (words := _said(fact, routines)):
            yield Undoable(fact.id, words)


def _ended(outcome: Outcome) -> str:
    match outcome:
        case "completed":
            return translate("PanelView", "Done: {title}, {time}")
        case "partial":
            return translate("PanelView", "Done in part: {title}, {time}")
        case "stopped":
            return translate("PanelView", "Ended early: {title}, {time}")
        case "not-begun":
            return translate("PanelView", "Not begun: {title}, {time}")
        case _:
            assert_never(outcome)


def _said(fact: Fact, routines: Mapping[str, Routine]) -> str:
    """What can be taken back, and when it was; empty for what cannot."""
    match fact:
        case SessionEnded():
            said = _ended(fact.outcome)
            names = fact.routines
        case LeftOut():
            said = translate("PanelView", "Not today: {title}, {time}")
            names = fact.routines
        case ActivityLogged():
            return translate("PanelView", "Logged: {what}, {minutes}, {time}").format(
                what=activity_name(fact.activity),
                minutes=texts.minutes_short(fact.minutes),
                time=texts.time_of_day(fact.at),
            )
        case Skipped():
            said = translate("PanelView", "A turn was left out, {time}")
            names = ()
        case DayMarked(mark=mark):
            said = texts.mark_said(mark)
            names = ()
        case _:
            return ""
    title = texts.titles([routines[name] for name in names if name in routines])
    return said.format(title=title, time=texts.time_of_day(fact.at))
