"""The log as rows for people and their spreadsheets: one a session, one a fact, plain columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from backcare_desktop.core import facts as f
from backcare_desktop.core.check_in import CheckIn, check_in_table
from backcare_desktop.core.private import Opened
from backcare_desktop.printed import Titles, fact_line

_SILENT = f.UnitDone | f.SessionStarted | f.Undone | f.KeyMade | f.HeatChecked | f.PadOff
"""What another row tells already, or what is of no use to people."""

_WHAT = {
    f.SessionEnded: "session",
    f.HeatStarted: "heat",
    f.HeatEnded: "heat",
    f.ActivityLogged: "activity",
    f.Prompted: "offer",
    f.WasAway: "away",
    f.DayMarked: "day",
    f.Paused: "prompts off",
    f.Resumed: "prompts on",
    f.ScreenAnswered: "safety question",
    f.CheckedIn: "check-in",
}
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class PlainRow(NamedTuple):
    """One line; what does not apply is empty. `minutes` is without pauses, as in 1.5."""

    day: str
    time: str
    utc_offset: str
    what: str
    said: str
    routines: str = ""
    outcome: str = ""
    done: str = ""
    units: str = ""
    minutes: str = ""
    counts_for: str = ""
    taken_back: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What must be known beside the facts.

    Names of routines; what was ever taken back; the check-ins that could be opened.
    """

    titles: Titles = field(default_factory=dict)
    taken_back: Container[UUID] = ()
    opened: Opened = field(default_factory=dict)


def csv_lines(facts: Iterable[f.Fact], beside: Beside) -> Iterator[str]:
    """The heading and a line a fact, as RFC 4180 has it, with a mark that it is in UTF-8."""
    yield "\ufeff" + _line(PlainRow._fields)
    for fact in facts:
        if not isinstance(fact, _SILENT):
            yield _line(plain_row(fact, beside))


def plain_row(fact: f.Fact, beside: Beside) -> PlainRow:
    """One fact. A session is taken back by its own name, or by that of its end."""
    titles, taken_back = beside.titles, beside.taken_back
    gone = fact.id in taken_back
    row = PlainRow(
        day=fact.day.isoformat(),
        time=f"{fact.at:%H:%M:%S}",
        utc_offset=_offset(fact.at.utcoffset()),
        what=_WHAT.get(type(fact), "other"),
        said=fact_line(fact, titles)[len("2026-11-24 08:15  ") :],
        id=str(fact.id),
    )
    if isinstance(fact, f.SessionEnded):
        gone = gone or fact.session in taken_back
        row = row._replace(
            routines=", ".join(titles.get(name, name) for name in fact.routines),
            outcome=fact.outcome,
            done=str(fact.done),
            units=str(fact.units),
            minutes=f"{fact.seconds / 60:.1f}",
            counts_for=", ".join(fact.blocks),
        )
    if isinstance(fact, f.HeatEnded):
        gone = gone or fact.session in taken_back
        row = row._replace(minutes=f"{fact.seconds / 60:.1f}", counts_for=", ".join(fact.blocks))
    if isinstance(fact, f.ActivityLogged):
        row = row._replace(minutes=str(fact.minutes), counts_for=", ".join(fact.blocks))
    if isinstance(fact, f.CheckedIn):
        row = row._replace(said=_check_in(beside.opened.get(fact.id)))
    return row._replace(taken_back="yes" if gone else "")


def _check_in(said: CheckIn | None) -> str:
    """What was answered, by the names of the questions."""
    if said is None:
        return "kept private; it could not be read"
    parts = check_in_table(said).items()
    return ", ".join(
        f"{name} {' '.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in parts
    )


def _line(cells: Iterable[str]) -> str:
    """No cell is a formula to a spreadsheet: a name of the user's own might look like one."""
    line = io.StringIO()
    csv.writer(line).writerow(f"'{one}" if one.startswith(_FORMULAS) else one for one in cells)
    return line.getvalue()


def _offset(ahead: timedelta | None) -> str:
    """Hours and minutes that local time is ahead of UTC, as UTC+01:00: no number to add up."""
    minutes = round((ahead or timedelta()).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
