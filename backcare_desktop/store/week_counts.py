"""A week out of the log, counted by the database itself; nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

from backcare_desktop.core.facts import (
    PILLARS,
    DayBegan,
    DayMarked,
    Fact,
    Mark,
    Paused,
    Pillar,
    Resumed,
)
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.week import (
    DAYS,
    Counts,
    Goal,
    Known,
    Switched,
    Week,
    made_week,
    recent_days,
)
from backcare_desktop.store.database import Database, open_reader
from backcare_desktop.store.fact_rows import Row, Unread, fact_of
from backcare_desktop.store.refusals import NoLog

NOT_TAKEN_BACK = """
    NOT EXISTS (
        SELECT 1 FROM facts AS undone
        WHERE undone.about IN (fact.id, fact.about) AND undone.kind = 'undone'
    )
"""

COUNTING = ("session_ended", "heat_ended", "activity_logged")
"""The kinds of facts that have blocks; each has a field of that name."""

_BLOCKS = f"""
    SELECT fact.day, block.value, count(*)
    FROM facts AS fact, json_each(fact.body, '$.blocks') AS block
    WHERE fact.kind IN ({", ".join("?" * len(COUNTING))})
    AND fact.day BETWEEN ? AND ? AND {NOT_TAKEN_BACK}
    GROUP BY fact.day, block.value
"""  # noqa: S608 - put together from constants

_FIRST_DAY = "SELECT min(day) FROM facts WHERE kind = ?"

_SWITCHED = "SELECT seq, id, kind, at, ahead, day, body FROM facts AS fact WHERE kind = ?"
_WITHIN = f"{_SWITCHED} AND day BETWEEN ? AND ? AND {NOT_TAKEN_BACK}"
_BEFORE = f"{_SWITCHED} AND day < ? AND {NOT_TAKEN_BACK} ORDER BY day DESC, seq DESC LIMIT 1"
_EVERY_DAY = Hours(week=Hours().week[:1] * DAYS)
_ANY_DAY = Settings(hours=_EVERY_DAY)
"""Without settings no day is a day off."""

_DAY = 5
_KINDS = ("paused", "resumed")


def read_week(
    path: Path,
    first: date,
    today: date,
    settings: Settings | None = None,
    timed: Mapping[Pillar, int] | None = None,
) -> Week:
    """The week from this day on, by the log at this path. Raises StoreError.

    Where there is no log yet there is a week all the same, with nothing in it. The settings say
    the goal and the working days; `timed` are the plan's timed slots of a day.
    """
    settings = settings or _ANY_DAY
    try:
        database = open_reader(path)
    except NoLog:
        known, goal = Known(hours=settings.hours), goal_of(settings)
        return made_week(first, today, {}, known, goal=goal, timed=timed)
    with closing(database):
        return week_in(database, first, today, settings, timed)


def week_in(
    database: Database,
    first: date,
    today: date,
    settings: Settings | None = None,
    timed: Mapping[Pillar, int] | None = None,
) -> Week:
    """The same by an open log."""
    settings = settings or _ANY_DAY
    begin, _ = recent_days(first, today)
    last = first + timedelta(days=DAYS - 1)
    switched = tuple(switched_until(database, begin, last))
    return made_week(
        first,
        today,
        blocks_between(database, begin, last),
        Known(
            switched,
            marks_between(database, begin, last),
            settings.hours,
            tuple(begun_until(database, first, last)),
        ),
        goal=goal_of(settings),
        since=first_day(database),
        timed=timed,
    )


def goal_of(settings: Settings) -> Goal:
    """What the user would like."""
    return Goal(settings.goal_per_day, settings.goal_days)


def blocks_between(database: Database, first: date, last: date) -> Counts:
    """The blocks of these lived days, both included, without sessions that were taken back."""
    counts: dict[date, dict[Pillar, int]] = defaultdict(dict)
    known = {str(pillar): pillar for pillar in PILLARS}
    span = (first.isoformat(), last.isoformat())
    for day, pillar, count in database.rows(_BLOCKS, (*COUNTING, *span)):
        if pillar in known:
            counts[date.fromisoformat(day)][known[pillar]] = count
    return counts


def first_day(database: Database) -> date | None:
    """The first lived day on which anything was done.

    Asked kind by kind: so each is one look into the index, and not one at every row.
    """
    found = (day for kind in COUNTING for (day,) in database.rows(_FIRST_DAY, (kind,)))
    return min((date.fromisoformat(day) for day in found if day is not None), default=None)


def switched_until(database: Database, first: date, last: date) -> list[Switched]:
    """The prompts' switchings off and on in these days, in order, after the last ones before."""
    rows = []
    for kind in _KINDS:
        rows += database.rows(_BEFORE, (kind, first.isoformat()))
        rows += database.rows(_WITHIN, (kind, first.isoformat(), last.isoformat()))
    return [fact for fact in _in_order(rows) if isinstance(fact, Paused | Resumed)]


def begun_until(database: Database, first: date, last: date) -> list[DayBegan]:
    """The days of these that have begun, in order, after the last one before."""
    rows = database.rows(_BEFORE, ("day_began", first.isoformat()))
    rows += database.rows(_WITHIN, ("day_began", first.isoformat(), last.isoformat()))
    return [fact for fact in _in_order(rows) if isinstance(fact, DayBegan)]


def marks_between(database: Database, first: date, last: date) -> dict[date, Mark]:
    """What the user called these days, the last word on each."""
    rows = database.rows(_WITHIN, ("day_marked", first.isoformat(), last.isoformat()))
    return {fact.day: fact.mark for fact in _in_order(rows) if isinstance(fact, DayMarked)}


def _in_order(rows: Iterable[Sequence[Any]]) -> Iterator[Fact | Unread]:
    """By their days; what was taken in of another log was remembered late."""
    return (fact_of(Row(*row)) for _, *row in sorted(rows, key=itemgetter(_DAY, 0)))
