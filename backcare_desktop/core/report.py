"""What the command line prints as JSON: plain tables of status, plan and routines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from backcare_desktop.core import standing as s
from backcare_desktop.core.facts import SatFor, TimeOfDay, Why
from backcare_desktop.core.forecast import Planned
from backcare_desktop.core.heat_time import HeatStanding
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import count_units, score

Table = dict[str, object]


def status_table(standing: s.Standing, sitting: float, heat: Table | None = None) -> Table:
    """The state and what belongs to it; `sitting` is in seconds, times are local ISO.

    `heat` is what `heat_table` says of it, while there is any.
    """
    common: Table = {"state": state_of(standing), "sitting_minutes": int(sitting // 60)}
    common |= {"heat": heat} if heat else {}
    match standing:
        case s.Counting(coming, _, holds, _):
            times = {"at": _time(coming.at), "slot": coming.slot}
            waits = [hold.kind for hold in holds]
            return common | {
                "next": {**times, "routines": list(coming.routines)},
                "waits_for": waits,
            }
        case s.Offered(prompt, folded):
            offer = {"slot": prompt.slot, "routines": list(prompt.routines)}
            return common | {"offer": {**offer, "why": why_table(prompt.why), "folded": folded}}
        case s.Playing(session, done):
            playing = {"id": str(session.id), "routines": list(session.routines)}
            return common | {"session": {**playing, "done": done, "units": session.units}}
        case s.Paused(until) | s.Off(until):
            return common | {"until": _time(until) if until else None}
        case s.Enough():
            return common
        case _:
            assert_never(standing)


def heat_table(heat: HeatStanding | None, boot: float) -> Table | None:
    """Heat that runs, or whose pad may be on: seconds left, and what is asked for."""
    if heat is None:
        return None
    return {
        "minutes": heat.session.minutes,
        "with": heat.session.source,
        "where": heat.session.area,
        "seconds_left": round(heat.left(boot)),
        "skin_check": heat.number(boot),
        "ended": heat.ended.ending if heat.ended else None,
    }


def state_of(standing: s.Standing) -> str:
    """The state in one word, for programs."""
    match standing:
        case s.Counting():
            return "counting"
        case s.Offered():
            return "due"
        case s.Playing():
            return "session"
        case s.Paused():
            return "paused"
        case s.Off():
            return "off"
        case s.Enough():
            return "done-for-today"
        case _:
            assert_never(standing)


def plan_tables(planned: Iterable[Planned]) -> list[Table]:
    """A day to come: a table for each prompt."""
    return [
        {
            "at": _time(one.at),
            "slot": one.slot,
            "routines": list(one.routines),
            "why": why_table(one.why),
        }
        for one in planned
    ]


def why_table(why: Why) -> Table:
    """Why a prompt came."""
    match why:
        case SatFor(minutes):
            return {"sat_for_minutes": minutes}
        case TimeOfDay(until):
            return {"planned_until": _time(until)}
        case _:
            assert_never(why)


def routine_table(routine: Routine) -> Table:
    """What a routine is, without its steps; its length in seconds."""
    return {
        "id": routine.id,
        "title": routine.title,
        "pillar": routine.pillar,
        "purpose": routine.purpose,
        "seconds": round(score((routine,)).seconds),
        "units": count_units(routine, "full"),
        "unit": routine.unit,
    }


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
