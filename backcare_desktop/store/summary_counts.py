"""What a page for a clinician tells, out of the log; nothing is written."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.core.felt import DAYS, NEEDED, Felt
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.private import Opened, Reading
from backcare_desktop.core.ratings import Ratings, ratings_of
from backcare_desktop.core.summary import Logged, Played, Summary, summary
from backcare_desktop.core.week import Known
from backcare_desktop.store.database import Database, open_reader
from backcare_desktop.store.fact_log import readable
from backcare_desktop.store.refusals import NoLog
from backcare_desktop.store.week_counts import (
    NOT_TAKEN_BACK,
    blocks_between,
    first_day,
    marks_between,
    switched_until,
)

_PLAYED = f"""
    SELECT json_extract(body, '$.routines'), count(*), sum(json_extract(body, '$.seconds'))
    FROM facts AS fact
    WHERE kind = 'session_ended' AND day BETWEEN ? AND ?
    AND json_extract(body, '$.outcome') IN ('completed', 'partial') AND {NOT_TAKEN_BACK}
    GROUP BY 1
"""  # noqa: S608 - put together from constants

_CHECKED_IN = f"""
    SELECT id, kind, at, ahead, day, body FROM facts AS fact
    WHERE kind = 'checked_in' AND day BETWEEN ? AND ? AND {NOT_TAKEN_BACK}
    ORDER BY day, seq
"""  # noqa: S608 - likewise


def read_summary(  # noqa: PLR0913 - each is one thing asked for
    database: Database,
    first: date | None,
    last: date,
    hours: Hours,
    opened: Opened,
    *,
    first_weekday: int = 0,
) -> Summary:
    """The page of these lived days, from the first session on where none is named.

    `opened` are the check-ins that could be read. Raises StoreError.
    """
    first = min(first or first_day(database) or last, last)
    switched = tuple(switched_until(database, first, last))
    logged = Logged(
        blocks_between(database, first, last),
        Known(switched, marks_between(database, first, last), hours),
        tuple(played_between(database, first, last)),
        read_ratings(database, first, last, opened),
    )
    return summary(first, last, logged, first_weekday=first_weekday)


def played_between(database: Database, first: date, last: date) -> list[Played]:
    """What was played in these days, in full or in part, and was not taken back."""
    rows = database.rows(_PLAYED, (first.isoformat(), last.isoformat()))
    return [Played(tuple(json.loads(names)), times, seconds) for names, times, seconds in rows]


def read_felt(path: Path, last: date, opened: Opened, reading: Reading) -> Felt:
    """How it felt up to the end of a week, by the log at this path. Raises StoreError."""
    try:
        database = open_reader(path)
    except NoLog:
        return Felt(last)
    with closing(database):
        ratings = read_ratings(database, last - timedelta(days=NEEDED), last, opened)
        counts = blocks_between(database, last - timedelta(days=DAYS - 1), last)
    sessions = {day: sum(blocks.values()) for day, blocks in counts.items()}
    return Felt(last, ratings, sessions, reading)


def read_ratings(database: Database, first: date, last: date, opened: Opened) -> Ratings:
    """What was said in the check-ins of these days."""
    rows = database.rows(_CHECKED_IN, (first.isoformat(), last.isoformat()))
    facts = (fact for fact in readable(rows) if isinstance(fact, CheckedIn))
    return ratings_of(facts, opened)
