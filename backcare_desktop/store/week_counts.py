"""A week out of the log, counted by the database itself; nothing is written."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from backcare_desktop.core.facts import PILLARS, Paused, Pillar, Resumed
from backcare_desktop.core.week import DAYS, Counts, Goal, Week, made_week
from backcare_desktop.store.database import Database, open_reader
from backcare_desktop.store.fact_rows import Row, fact_of
from backcare_desktop.store.refusals import NoLog

_NOT_TAKEN_BACK = """
    NOT EXISTS (
        SELECT 1 FROM facts AS undone
        WHERE undone.about IN (fact.id, fact.about) AND undone.kind = 'undone'
    )
"""

_BLOCKS = f"""
    SELECT fact.day, block.value, count(*)
    FROM facts AS fact, json_each(fact.body, '$.blocks') AS block
    WHERE fact.kind IN ('session_ended', 'heat_ended', 'activity_logged')
    AND fact.day BETWEEN ? AND ? AND {_NOT_TAKEN_BACK}
    GROUP BY fact.day, block.value
"""  # noqa: S608 - put together from constants

_FIRST_DAY = """
    SELECT min(day) FROM facts WHERE kind IN ('session_ended', 'heat_ended', 'activity_logged')
"""

_SWITCHED = "SELECT seq, id, kind, at, ahead, day, body FROM facts AS fact WHERE kind = ?"
_WITHIN = f"{_SWITCHED} AND day BETWEEN ? AND ? AND {_NOT_TAKEN_BACK}"
_BEFORE = f"{_SWITCHED} AND day < ? AND {_NOT_TAKEN_BACK} ORDER BY day DESC, seq DESC LIMIT 1"
_KINDS = ("paused", "resumed")


def read_week(path: Path, first: date, today: date, goal: Goal | None = None) -> Week:
    """The week from this day on, by the log at this path. Raises StoreError.

    Where there is no log yet there is a week all the same, with nothing in it.
    """
    try:
        database = open_reader(path)
    except NoLog:
        return made_week(first, today, {}, goal=goal)
    with closing(database):
        return week_in(database, first, today, goal)


def week_in(database: Database, first: date, today: date, goal: Goal | None = None) -> Week:
    """The same by an open log."""
    last = first + timedelta(days=DAYS - 1)
    return made_week(
        first,
        today,
        blocks_between(database, first, last),
        switched_until(database, first, last),
        goal=goal,
        since=first_day(database),
    )


def blocks_between(database: Database, first: date, last: date) -> Counts:
    """The blocks of these lived days, both included, without sessions that were taken back."""
    counts: dict[date, dict[Pillar, int]] = defaultdict(dict)
    known = {str(pillar): pillar for pillar in PILLARS}
    for day, pillar, count in database.rows(_BLOCKS, (first.isoformat(), last.isoformat())):
        if pillar in known:
            counts[date.fromisoformat(day)][known[pillar]] = count
    return counts


def first_day(database: Database) -> date | None:
    """The first lived day on which a session ended."""
    ((day,),) = database.rows(_FIRST_DAY)
    return None if day is None else date.fromisoformat(day)


def switched_until(database: Database, first: date, last: date) -> list[Paused | Resumed]:
    """The prompts' switchings off and on in these days, in order, after the last ones before."""
    rows = []
    for kind in _KINDS:
        rows += database.rows(_BEFORE, (kind, first.isoformat()))
        rows += database.rows(_WITHIN, (kind, first.isoformat(), last.isoformat()))
    facts = (fact_of(Row(*row)) for _, *row in sorted(rows))
    return [fact for fact in facts if isinstance(fact, Paused | Resumed)]
