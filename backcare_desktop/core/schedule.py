"""When to offer what: one pure step from a moment or an answer to facts.

The laws of when, each held by tests that carry its name (tests/core/test_schedule_*.py; what
they say in numbers also in test_schedule_numbers.py, from both sides):

law   what it says                                                            tests
 1    Time is an argument: wall time with its zone, and a monotonic reading   time
      that goes on through suspend; nothing here reads a clock.
 2    A wall clock that is set is neither sitting nor rest; timed slots       time
      follow the new wall time, each at most once a lived day.
 3    Each step says when it next needs to be asked: 60 s ahead at most       time, heat
      while counting, 15 s while heat runs or a card is up, not before the
      next change
      outside working hours (an hour at most). A look more than 30 s later
      than asked means sleep since the look before.
 4    Looks beside those asked for change nothing: before the asked-for       time
      instant a look is passed over.
 5    Timed slots are in local time, due from their window's start to its     time
      end, also after a late start, at most once over any clock change; the
      lived day never goes back.
 6    Under five minutes without input is reading, and counts as sitting.     presence
      At five the user has been away since the last input. A lock or sleep
      stops the clock at its own instant. The absence ends at the first
      input after unlock: five minutes or more of it set all clocks to zero
      and are one fact; less changes nothing.
 7    Still is sitting: no input, but a call, a full-screen player or an idle  still
      inhibitor of another program, for three hours after the last input.
 8    After an absence of a minute nothing is offered for two minutes. A      presence, still
      lock under 30 s leaves a card up.
 9    A spaced slot counts sitting since its own last turn ended: with a      offering
      session, a skip, no answer, an absence, or the end of a range of
      hours. Nothing is made up for.
10    A due prompt waits for 3 to 60 s without input, two minutes at most;    offering
      nobody is prompted in an empty chair.
11    One at a time, and 15 minutes between two; timed before spaced.         offering
12    Holds defer, they never drop: a call, full screen, do-not-disturb.      holds
      After the last one a settling minute, then one prompt; other spaced
      slots that fell due begin anew, timed ones stay due.
13    Nothing outside working hours, on a day off or when paused; nothing     hours
      new in the last five minutes of a range; what was due then is over.
14    A minute without an answer folds the card away; the offer can still     offering
      be taken up. If the user goes away meanwhile it just goes.
15    Start, short version, later, not today, skip: each a fact, each can     answers
      be undone. Later is the same prompt continued. Two skips in a row
      double that slot's spacing for the day.
16    Twelve prompts a day, or as many as the chosen spacing needs.           offering
17    The article's numbers: no forward fold before 10:00 or within two       limits, heat
      hours of the first input; no more of a routine than its daily target.
      Heat 15 to 20 minutes, three times a day, two hours from the last end,
      not from an hour before bedtime on; it prompts only where the user
      wants that, and only while it may begin. It ends by the wall, and never later
      than its minutes by the other clock. A skin check that nobody answers
      for two minutes ends it.
18    Every prompt says why it came.                                          offering
19    What is started by hand starts at once, save for safety questions and   by_hand, heat
      the limits of heat. One session at a time; heat runs beside it. An      withdrawn
      offer that an answer about safety or about the day shuts becomes what
      is open instead, or goes.
20    A session is completed, partial or stopped, or was not begun; each      sessions
      finished round or hold is a fact. What was opened by hand and not begun
      ends no turn.
21    A restart changes nothing: the state is rebuilt from the facts and one  restart, killed, heat
      small record; what was open is closed, dated when last seen.
22    On disk before on screen: the engine remembers first and tells second.  (test_engine)
23    A day turns at 04:00; a session belongs to the day on which it started. time

The rules that adapt a plan to its user are in adapting.py, adapted_plan.py and remarks.py, each
with tests that carry its name (tests/core/test_adapting.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from backcare_desktop.core import answers, sessions
from backcare_desktop.core import reply as r
from backcare_desktop.core.adapted_plan import plan_for
from backcare_desktop.core.adapting import adapt, after_days_away
from backcare_desktop.core.due import is_paused
from backcare_desktop.core.facts import DayBegan, Fact, Prompted, SessionEnded
from backcare_desktop.core.heat import HEAT, pad_is_off, skin_is_fine
from backcare_desktop.core.heat_time import warmed_through
from backcare_desktop.core.holding import holds_seen
from backcare_desktop.core.hours import Span, lived_day, open_span, seconds_between
from backcare_desktop.core.ledger import within
from backcare_desktop.core.looks import next_look
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.offering import PAUSE_MOST, fold_away, offer
from backcare_desktop.core.phase import Phase, Step, fact_noted
from backcare_desktop.core.plan import Plan, Spaced
from backcare_desktop.core.presence import cut_short, lived_through
from backcare_desktop.core.rebuild import rebuild
from backcare_desktop.core.record import Record
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.reply import Reply
from backcare_desktop.core.tally import timed_slots
from backcare_desktop.core.undoing import undo
from backcare_desktop.core.withdrawing import only_what_is_open, only_what_is_wanted

TOLERANCE = 0.05
"""Seconds by which a timer may be early and still count as the look asked for."""

NUDGE = 30.0
"""Seconds by which the wall clock may gain on the other and not have been set."""


def begin(plan: Plan, facts: Iterable[Fact], record: Record | None, moment: Moment) -> Step:
    """The state at a start, rebuilt from what is remembered (law 21).

    `facts` are those of the last 28 days and every standing one, in order. `plan` is the one
    that the user chose; each later step goes by `plan_for` of it.
    """
    moment = moment.exact()
    step = rebuild(plan, tuple(facts), record, moment)
    plan = plan_for(plan, step.phase.ledger)
    step = Step(holds_seen(_with_clocks(plan, step.phase), moment), step.facts)
    step = only_what_is_wanted(plan, step)
    return _decided(plan, _settled(plan, _hours(plan, step, moment), moment), moment)


def advance(plan: Plan, phase: Phase, moment: Moment) -> Step:
    """One look: what the time since the last one means, and whether a prompt comes.

    One that is early by a hair is the look that was asked for, and counts as of its instant.
    """
    moment = moment.exact()
    early = phase.asked - moment.boot
    if early > TOLERANCE:
        return Step(phase)
    if early > 0:
        moment = moment.later(early)
    step = _to_now(plan, phase, moment)
    return _decided(plan, step, moment)


def replan(plan: Plan, phase: Phase, moment: Moment) -> Step:
    """Go by another plan from now on; what was counted stays counted."""
    moment = moment.exact()
    return _decided(plan, only_what_is_wanted(plan, _to_now(plan, phase, moment)), moment)


def respond(plan: Plan, phase: Phase, reply: Reply, moment: Moment) -> Step | Refusal:
    """One answer: what it changes, or why it changes nothing."""
    moment = moment.exact()
    step = _to_now(plan, phase, _at_hand(reply, moment))
    answered = _answer(plan, step.phase, reply, moment)
    if not isinstance(answered, Step):
        return answered
    facts = (*step.facts, *answered.facts)
    return _asked(
        plan, _settled(plan, _hours(plan, Step(answered.phase, facts), moment), moment), moment
    )


def _at_hand(reply: Reply, moment: Moment) -> Moment:
    """Whoever answers is there, whatever the senses say; a player or a file is nobody."""
    by_itself = isinstance(reply, r.UnitFinished | r.Finish | r.Pointer | r.AsWritten)
    return moment if by_itself or moment.idle is None else replace(moment, idle=0.0)


def _to_now(plan: Plan, phase: Phase, moment: Moment) -> Step:
    phase = _with_clocks(plan, _day(phase, moment))
    was_set = abs(_drift(phase, moment)) > NUDGE
    warmed = warmed_through(phase, moment)
    lived = lived_through(plan, holds_seen(warmed.phase, moment), moment)
    return _hours(plan, lived.after(warmed.facts), moment, was_set=was_set)


def _with_clocks(plan: Plan, phase: Phase) -> Phase:
    """A plan may have changed since the last look: every spaced slot has a clock."""
    spaced = {slot.id for slot in plan.slots if isinstance(slot, Spaced)}
    if phase.clocks.keys() == spaced:
        return phase
    return replace(phase, clocks={name: phase.clocks.get(name, 0.0) for name in spaced})


def _drift(phase: Phase, moment: Moment) -> float:
    return seconds_between(phase.wall, moment.wall) - (moment.boot - phase.boot)


def _decided(plan: Plan, step: Step, moment: Moment) -> Step:
    step = _day_began(plan, step, moment)
    for decide in (fold_away, offer):
        step = decide(plan, step.phase, moment).after(step.facts)
    return _asked(plan, _settled(plan, step, moment), moment)


def _asked(plan: Plan, step: Step, moment: Moment) -> Step:
    return Step(step.phase.to_be_asked(next_look(plan, step.phase, moment)), step.facts)


def _settled(plan: Plan, step: Step, moment: Moment) -> Step:
    """After a prompt or a session comes the quiet gap (law 11)."""
    if not step.facts:
        return step
    ended = [fact.at for fact in step.facts if isinstance(fact, Prompted | SessionEnded)]
    if not ended:
        return step
    since = max(0.0, min(seconds_between(at, moment.wall) for at in ended))
    quiet = moment.boot + plan.quiet_gap * 60.0 - since
    return Step(replace(step.phase, quiet_until=quiet), step.facts)


def _day(phase: Phase, moment: Moment) -> Phase:
    """The lived day turns at 04:00 and never goes back (laws 5 and 23)."""
    day = max(phase.ledger.day, lived_day(moment.wall))
    if day == phase.ledger.day:
        return phase
    dawn = phase.ledger.dawn(day)
    return replace(phase, dawn=dawn, ledger=dawn, today=())


def _day_began(plan: Plan, step: Step, moment: Moment) -> Step:
    phase = step.phase
    present = phase.gone_since is None and (moment.idle is None or moment.idle <= PAUSE_MOST)
    if phase.ledger.first_input is not None or not (present and phase.open):
        return step
    name = moment.name(len(phase.today))
    timed = tuple(pillar for pillar, count in timed_slots(plan).items() for _ in range(count))
    began = DayBegan(id=name, at=moment.wall, day=phase.ledger.day, timed=timed)
    return after_days_away(fact_noted(step, began), moment)


def _hours(plan: Plan, step: Step, moment: Moment, *, was_set: bool = False) -> Step:
    """The start and end of a range of hours, and of a pause, end all turns (laws 9 and 13).

    A wall clock that `was_set` from one range into another ends none (law 2).
    """
    phase = step.phase
    span = open_span(plan.hours, moment.wall)
    is_open = span is not None and not is_paused(phase.ledger.paused, moment)
    same = _same_range(phase.span, span) or (was_set and span is not None)
    if same and is_open == phase.open:
        step = step if span is phase.span else Step(replace(phase, span=span), step.facts)
        return step if was_set else _passed_unseen(plan, step, moment)
    cut = cut_short(phase, plan, moment) if phase.open else Step(phase)
    turned = replace(
        cut.phase.rested(),
        span=span,
        open=is_open,
        present_from=moment.boot,
        ready_since=None,
        promise=None,
        ledger=within(cut.phase.ledger, plan.hours, span, moment.wall),
    )
    return Step(turned, (*step.facts, *cut.facts))


def _passed_unseen(plan: Plan, step: Step, moment: Moment) -> Step:
    """What was put off between two ranges is over, too, when one of them passed in sleep."""
    phase = step.phase
    ledger = phase.ledger
    if phase.span is not None or not (ledger.promise or ledger.held):
        return step
    ledger = within(ledger, plan.hours, None, moment.wall)
    promise = phase.promise if ledger.promise else None
    return Step(replace(phase, ledger=ledger, promise=promise), step.facts)


def _same_range(one: Span | None, other: Span | None) -> bool:
    if one is other:
        return True
    return one is not None and other is not None and one.meets(other)


def _answer(plan: Plan, phase: Phase, reply: Reply, moment: Moment) -> Step | Refusal:  # noqa: C901, PLR0911, PLR0912 - one arm a kind of reply
    match reply:
        case r.Start():
            return sessions.start(plan, phase, reply.sort, moment)
        case r.StartByHand() if HEAT in reply.routines:
            return sessions.heat_in_turn(plan, phase, r.StartHeat(), moment)
        case r.StartByHand():
            return sessions.start_by_hand(plan, phase, reply, moment)
        case r.Later():
            return answers.later(plan, phase, reply.minutes, moment)
        case r.NotToday():
            return answers.not_today(phase, moment)
        case r.Skip():
            return answers.skip(plan, phase, moment)
        case r.Pointer():
            return answers.pointer(phase, reply.over, moment)
        case r.TakeUp():
            return answers.take_up(phase, moment)
        case r.UnitFinished():
            return sessions.unit_finished(phase, reply.number, moment)
        case r.Finish():
            return sessions.finish(plan, phase, reply.seconds, moment)
        case r.SayFelt():
            return sessions.felt(phase, reply, moment)
        case r.Pause():
            return answers.pause(phase, reply, moment)
        case r.Resume():
            return answers.resume(phase, moment)
        case r.AnswerScreen():
            return only_what_is_open(plan, answers.answer_screen(phase, reply, moment), moment)
        case r.NoteCheckIn():
            return only_what_is_open(plan, answers.note_check_in(phase, reply, moment), moment)
        case r.MarkDay():
            return only_what_is_open(plan, answers.mark_day(phase, reply, moment), moment)
        case r.Adapt():
            return adapt(plan, phase, reply, moment)
        case r.AsWritten(said):
            return _answer(plan, phase, said, moment)
        case r.KeepKey():
            return answers.keep_key(phase, reply, moment)
        case r.StartHeat():
            return sessions.heat_in_turn(plan, phase, reply, moment)
        case r.SkinIsFine():
            return skin_is_fine(phase, moment)
        case r.PadIsOff():
            return pad_is_off(phase, moment)
        case r.LogActivity():
            return answers.log_activity(phase, reply, moment)
        case r.BreatheInBed():
            return sessions.breathe_in_bed(plan, phase, moment)
        case r.Undo():
            undone = undo(plan, phase, reply, moment)
            if isinstance(undone, Step):
                return only_what_is_open(plan, undone, moment)
            return undone
        case _:
            assert_never(reply)
