"""What an answer to a prompt changes (laws 13 to 15)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core import reply as r
from backcare_desktop.core.check_in import CheckIn, Lately, follow_ups, is_empty, kind_of
from backcare_desktop.core.facts import (
    ActivityLogged,
    CheckedIn,
    DayMarked,
    KeyMade,
    LeftOut,
    Paused,
    Pillar,
    Postponed,
    Prompted,
    Resumed,
    ScreenAnswered,
    Skipped,
)
from backcare_desktop.core.hours import later_by, lived_day
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Showing, Step, fact_noted
from backcare_desktop.core.plan import Plan, Timed
from backcare_desktop.core.promises import promise_of
from backcare_desktop.core.refusal import NothingOffered, Refusal
from backcare_desktop.core.upcoming import next_slot


def later(plan: Plan, phase: Phase, minutes: int | None, moment: Moment) -> Step | Refusal:
    """The same prompt again after a while, or at the next pause."""
    prompt = offered_now(phase)
    if prompt is None:
        return NothingOffered()
    until = None if minutes is None else later_by(moment.wall, minutes * 60)
    fact = Postponed(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        prompt=prompt.continues or prompt.id,
        slot=prompt.slot,
        turn=prompt.turn,
        routines=prompt.routines,
        until=until,
        timed=isinstance(plan.slot(prompt.slot), Timed),
    )
    step = fact_noted(Step(replace(phase, showing=None)), fact)
    return Step(replace(step.phase, promise=promise_of(fact, moment)), step.facts)


def not_today(phase: Phase, moment: Moment) -> Step | Refusal:
    """Leave what is offered out for the day; the rotation goes on."""
    prompt = offered_now(phase)
    if prompt is None:
        return NothingOffered()
    fact = LeftOut(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        prompt=prompt.id,
        slot=prompt.slot,
        routines=prompt.routines,
    )
    return fact_noted(Step(_turn_over(phase, prompt.slot)), fact)


def skip(plan: Plan, phase: Phase, moment: Moment) -> Step | Refusal:
    """End the turn of the card on screen, or of the promise or slot that comes next."""
    prompt = phase.showing.prompt if phase.showing else None
    slot = prompt.slot if prompt else next_slot(plan, phase, moment)
    if slot is None or phase.ledger.session is not None:
        return NothingOffered()
    if phase.showing and phase.showing.taken_up:
        return Step(replace(phase, showing=None))
    fact = Skipped(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        slot=slot,
        prompt=prompt.id if prompt else None,
        sat=phase.clocks.get(slot, 0.0),
    )
    return fact_noted(Step(_turn_over(phase, slot)), fact)


def pointer(phase: Phase, over: bool, moment: Moment) -> Step:  # noqa: FBT001 - it is the fact
    """The 60 s of a card stand still under the pointer."""
    if phase.showing is None:
        return Step(phase)
    showing = replace(phase.showing.at(moment.boot), under_pointer=over)
    return Step(replace(phase, showing=showing))


def take_up(phase: Phase, moment: Moment) -> Step | Refusal:
    """Show the folded offer again; its turn has ended, so nothing is counted."""
    prompt = phase.ledger.folded
    if prompt is None or phase.showing or phase.ledger.session:
        return NothingOffered()
    return Step(replace(phase, showing=Showing(prompt, moment.boot, taken_up=True)))


def pause(phase: Phase, asked: r.Pause, moment: Moment) -> Step:
    """No prompts for a while; a card that is up goes."""
    fact = Paused(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        until=asked.until,
        kind=asked.kind,
    )
    return fact_noted(Step(replace(phase, showing=None, ready_since=None)), fact)


def resume(phase: Phase, moment: Moment) -> Step:
    """Prompts again; without a pause nothing changes."""
    if phase.ledger.paused is None:
        return Step(phase)
    name = moment.name(len(phase.today))
    return fact_noted(Step(phase), Resumed(id=name, at=moment.wall, day=phase.ledger.day))


def answer_screen(phase: Phase, asked: r.AnswerScreen, moment: Moment) -> Step:
    """A safety question was answered; the next choice goes by it."""
    fact = ScreenAnswered(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        screen=asked.screen,
        answer=asked.answer,
    )
    return fact_noted(Step(phase), fact)


def note_check_in(phase: Phase, asked: r.NoteCheckIn, moment: Moment) -> Step:
    """How it goes was noted; a check-in without an answer leaves nothing.

    A back that is very or unusually much in the way makes the day one for a sore back. What has
    waited for a key since it was said is of its own day, and changes nothing now: it was gone by
    at once (`gone_by`). It may be taken up again after it was noted, by a start after a kill.
    """
    if is_empty(asked.said) or any(fact.id == asked.id for fact in phase.today):
        return Step(phase)
    given, today = asked.given, phase.ledger.day
    fact = CheckedIn(
        id=asked.id or moment.name(len(phase.today)),
        at=given or moment.wall,
        day=min(lived_day(given), today) if given else today,
        kind=kind_of(asked.said),
        sealed=asked.sealed,
    )
    if fact.day < today:
        return Step(phase, (fact,))
    noted = fact_noted(Step(phase), fact)
    changes = gone_by(asked.said, asked.lately) if given is None else None
    if changes is None:
        return noted
    marked = mark_day(noted.phase, changes, moment)
    return Step(marked.phase, (*noted.facts, *marked.facts))


def gone_by(said: CheckIn, lately: Lately) -> r.MarkDay | None:
    """What these answers change about the day by themselves (A12), if anything."""
    return r.MarkDay("flare", by_rule=True) if "gentle" in follow_ups(said, lately) else None


def mark_day(phase: Phase, asked: r.MarkDay, moment: Moment) -> Step:
    """A day of rest has no spaced prompts, a sore back fewer and no forward folds.

    A rule changes nothing about a day that is so already.
    """
    if asked.by_rule and phase.ledger.mark == asked.mark:
        return Step(phase)
    name = moment.name(len(phase.today))
    fact = DayMarked(
        id=name, at=moment.wall, day=phase.ledger.day, mark=asked.mark, by_rule=asked.by_rule
    )
    return fact_noted(Step(phase), fact)


def keep_key(phase: Phase, asked: r.KeepKey, moment: Moment) -> Step:
    """What is answered from now on is sealed to this key; the one in force is not kept twice."""
    if phase.ledger.key == asked.public:
        return Step(phase)
    name = moment.name(len(phase.today))
    fact = KeyMade(id=name, at=moment.wall, day=phase.ledger.day, public=asked.public)
    return fact_noted(Step(phase), fact)


def log_activity(phase: Phase, asked: r.LogActivity, moment: Moment) -> Step:
    """Something was done away from the screen: one block, whatever its length.

    A warm shower is warmth, but none of the day's three with a pad.
    """
    pillar: Pillar = "heat" if asked.activity == "warm-shower" else "move"
    fact = ActivityLogged(
        id=moment.name(len(phase.today)),
        at=moment.wall,
        day=phase.ledger.day,
        activity=asked.activity,
        minutes=asked.minutes,
        felt=asked.felt,
        blocks=(pillar,),
    )
    return fact_noted(Step(phase), fact)


def offered_now(phase: Phase) -> Prompted | None:
    """The prompt that an answer would be to: on screen, or folded away."""
    return phase.showing.prompt if phase.showing else phase.ledger.folded


def _turn_over(phase: Phase, slot: str) -> Phase:
    return replace(phase, showing=None, ready_since=None).with_clock(slot, 0.0)
