"""What the command line prints for people, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import assert_never

from backcare_desktop.core import facts as f
from backcare_desktop.core.changes import About, Changed
from backcare_desktop.core.forecast import Planned
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score
from backcare_desktop.core.sense import Sense
from backcare_desktop.system.nothing import NOTHING
from backcare_desktop.system.senses import Line

Titles = Mapping[str, str]


def planned_line(planned: Planned, routines: Mapping[str, Routine]) -> str:
    """One prompt of a day to come: when, what and why."""
    titles = {name: routine.title for name, routine in routines.items()}
    what = _named(planned.routines, titles)
    return f"{planned.at:%H:%M}  {what}  ({why_said(planned.why)})"


def why_said(why: f.Why) -> str:
    """Why a prompt comes, in a few words."""
    match why:
        case f.SatFor(minutes):
            return f"sitting for {minutes} minutes"
        case f.TimeOfDay(until):
            return f"planned until {until:%H:%M}"
        case _:
            assert_never(why)


def length_line(routine: Routine) -> str:
    """How long a routine takes, in minutes and seconds."""
    return _clock(score((routine,)).seconds)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


_HOLDS = {"call": "a call", "full-screen": "full screen", "do-not-disturb": "do not disturb"}


_HEAT_ENDINGS: Mapping[f.HeatEnding, str] = {
    "time-up": "its time was up",
    "pad-off": "the pad was taken off",
    "no-answer": "a skin check was not answered",
    "away": "while the program was away",
}


def fact_lines(facts: Iterable[f.Fact], titles: Titles) -> list[str]:
    """What facts say to a reader; what was only looked at is not said to have started."""
    known = tuple(facts)
    ended = (fact for fact in known if isinstance(fact, f.SessionEnded))
    looked_at = {fact.session for fact in ended if fact.outcome == "not-begun"}
    told = (one for one in known if not (isinstance(one, f.SessionStarted) and one.id in looked_at))
    return [line for one in told if (line := fact_line(one, titles))]


def fact_line(fact: f.Fact, titles: Titles) -> str:
    """One fact with its time; empty for one that says nothing to a reader."""
    said = _said(fact, titles)
    return f"{fact.at:%Y-%m-%d %H:%M}  {said}" if said else ""


def change_line(changed: Changed, titles: Titles) -> str:
    """One change of the rules: since when, what, why, and whether it is still so."""
    about = f" ({changed.slot})" if changed.slot else ""
    what = f"{_CHANGES[changed.change]}{about}"
    why = _REASONS[changed.about]
    if changed.routines:
        what = f"gentler: {_named(changed.routines, titles)}"
    until = "" if changed.until is None else f", until {changed.until.isoformat()}"
    stands = "; still so, to be undone in the program" if changed.undo else ""
    return f"{changed.at:%Y-%m-%d %H:%M}  {what}{until}; why: {why}{stands}"


def change_table(changed: Changed) -> dict[str, object]:
    """The same for programs."""
    return {
        "at": changed.at.isoformat(timespec="seconds"),
        "rule": changed.about,
        "change": changed.change,
        "slot": changed.slot,
        "routines": list(changed.routines),
        "until": changed.until and changed.until.isoformat(),
        "why": _REASONS[changed.about],
        "stands": changed.undo is not None,
    }


_CHANGES: Mapping[f.Change, str] = {
    "as-before": "as before",
    "on": "everything gentle",
    "moved": "moved by two hours",
    "rarer": "less often",
    "dropped": "left out",
    "tense": "tense and release in place of breathing",
    "scan": "a body scan in place of breathing",
    "every-45": "a break after 45 minutes of sitting",
    "every-30": "a break after 30 minutes of sitting",
}

_REASONS: Mapping[About, str] = {
    "slot-skipped": "your answer, as it was skipped on three of five days",
    "hard-days": "your answer, as stress was high on three of five check-ins",
    "week-away": "a week or more without use",
    "skipped-twice": "two in a row were left out",
    "gentle-start": "your answer after the first gentle days",
    "done-at-once": "your answer, as most breaks were begun at once on four of five days",
    "rested": "three days of rest",
    "sore-back": "your back was very much in the way",
    "dizzy": "it made you dizzy",
}


def sense_lines(line: Line) -> list[str]:
    """One sense: its source and what it says, then each source that was passed over."""
    passed = [f"    not {one.name}: {one.why}" for one in line.passed_over]
    return [f"{line.sense}: {_live(line.value)}, by {line.source}{_aside(line)}", *passed]


def sense_table(line: Line) -> dict[str, object]:
    """The same for programs."""
    passed = [{"source": one.name, "why": one.why} for one in line.passed_over]
    return {
        "sense": line.sense,
        "source": line.source,
        "value": line.value,
        "ignored": line.ignored,
        "passed_over": passed,
    }


def _aside(line: Line) -> str:
    if line.ignored:
        return " (ignored: nothing goes by it)"
    counts = line.sense == Sense.IDLE and line.source == NOTHING
    return " (so who sits here is counted by the clock)" if counts else ""


def _live(value: float | bool | None) -> str:  # noqa: FBT001 - it is the value
    match value:
        case None:
            return "cannot be told"
        case bool():
            return "yes" if value else "no"
        case _:
            return f"{value:.0f} s"


def _said(fact: f.Fact, titles: Titles) -> str:  # noqa: C901, PLR0911, PLR0912 - one arm a kind of fact
    match fact:
        case f.DayBegan():
            return "The day began"
        case f.Prompted():
            again = " again" if fact.continues else ""
            return f"Offered{again}: {_named(fact.routines, titles)} ({why_said(fact.why)})"
        case f.Unanswered():
            return "Not answered"
        case f.HeldBack():
            return f"Waited: {_HOLDS[fact.by[0]]}" if fact.by else "Waited"
        case f.Postponed():
            return f"Later: {_named(fact.routines, titles)}, {_until(fact.until)}"
        case f.Skipped():
            return "Skipped"
        case f.LeftOut():
            return f"Not today: {_named(fact.routines, titles)}"
        case f.SessionStarted():
            return f"Started: {_named(fact.routines, titles)}"
        case f.UnitDone():
            return ""
        case f.SessionEnded():
            return _ended(fact, titles)
        case f.Felt():
            return f"Felt {fact.feeling}: {_named(fact.routines, titles)}"
        case f.WasAway():
            return f"Away since {fact.began:%H:%M}"
        case f.Paused():
            until = "until resumed" if fact.until is None else f"until {_when(fact.until)}"
            return f"Prompts off {until}"
        case f.Resumed():
            return "Prompts on"
        case f.ScreenAnswered() | f.CheckedIn():
            return ""
        case f.DayMarked():
            return f"Day: {fact.mark}"
        case f.Adapted():
            return _adapted(fact)
        case f.KeyMade():
            return ""
        case f.HeatStarted():
            return f"Heat on: {fact.source}, {fact.area}, {fact.minutes} min"
        case f.HeatChecked():
            return "Skin looked at"
        case f.HeatEnded():
            return f"Heat over: {_HEAT_ENDINGS[fact.ending]} ({_clock(fact.seconds)})"
        case f.PadOff():
            return "Pad off"
        case f.ActivityLogged():
            felt = f", felt {fact.felt}" if fact.felt else ""
            return f"Logged: {fact.activity}, {fact.minutes} min{felt}"
        case f.Undone():
            return "Taken back"
        case _:
            assert_never(fact)


def _adapted(fact: f.Adapted) -> str:
    about = f"{fact.rule} {fact.slot}".rstrip()
    until = "" if fact.until is None else f", until {fact.until.isoformat()}"
    return f"Changed ({about}): {fact.change}{until}"


def _ended(fact: f.SessionEnded, titles: Titles) -> str:
    what = _named(fact.routines, titles)
    done = f"{fact.done} of {fact.units}, {_clock(fact.seconds)}"
    match fact.outcome:
        case "completed":
            return f"Done: {what} ({done})"
        case "partial":
            return f"Done in part: {what} ({done})"
        case "stopped":
            return f"Ended early: {what}"
        case "not-begun":
            return f"Not begun: {what}"
        case _:
            assert_never(fact.outcome)


def _until(until: datetime | None) -> str:
    return "at the next pause" if until is None else f"at {until:%H:%M}"


def _when(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _named(names: tuple[str, ...], titles: Titles) -> str:
    return ", ".join(titles.get(name, name) for name in names)
