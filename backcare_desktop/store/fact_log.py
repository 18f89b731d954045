"""The log of facts: on disk before anything is shown, read back in the order it was written."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any
from uuid import UUID

from backcare_desktop.core.facts import (
    Adapted,
    CheckedIn,
    Fact,
    HeatChecked,
    HeatEnded,
    HeatStarted,
    KeyMade,
    PadOff,
    ScreenAnswered,
    Undone,
)
from backcare_desktop.store.database import Database
from backcare_desktop.store.fact_rows import Row, Unread, fact_of, row_of, sum_of

_LOGGER = logging.getLogger(__name__)

_APPEND = """
    INSERT INTO facts (id, kind, at, ahead, day, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING
"""
_TAKE_IN = """
    INSERT INTO facts (id, kind, at, ahead, day, body, sum)
    SELECT id, kind, at, ahead, day, body, sum FROM beside.facts WHERE true ORDER BY seq
    ON CONFLICT (id) DO NOTHING
"""
_BETWEEN = """
    SELECT id, kind, at, ahead, day, body FROM facts WHERE day BETWEEN ? AND ? ORDER BY seq
"""
_KEY = """
    SELECT id, kind, at, ahead, day, body FROM facts WHERE kind = 'key_made'
    ORDER BY day DESC, seq DESC LIMIT 1
"""
_CHECK_INS = """
    SELECT id, kind, at, ahead, day, body FROM facts AS fact
    WHERE kind = 'checked_in' AND day >= ? AND NOT EXISTS (
        SELECT 1 FROM facts WHERE about = fact.id AND kind = 'undone'
    )
    ORDER BY seq
"""
_LAST = "SELECT id, kind, at, ahead, day, body FROM facts ORDER BY seq DESC LIMIT 1"
_LAST_DAY = "SELECT max(day) FROM facts"
_STANDING = """
    SELECT seq, id, kind, at, ahead, day, body FROM facts AS fact
    WHERE kind = ? AND day < ? AND NOT EXISTS (
        SELECT 1 FROM facts WHERE about = fact.id AND kind = 'undone'
    )
    ORDER BY day DESC, seq DESC LIMIT ?
"""
_OF_A_KIND = "SELECT seq, id, kind, at, ahead, day, body FROM facts WHERE kind = ?"
_DAY = 5
_ALL = -1
_KINDS_THAT_STAND = (
    ("paused", 1),
    ("resumed", 1),
    ("screen_answered", _ALL),
    ("key_made", 1),
    ("heat_started", 1),
    ("heat_checked", 1),
    ("heat_ended", 1),
    ("pad_off", 1),
    ("adapted", _ALL),
)
"""The kinds that hold longer than a day, and how many of each to look at, newest first."""


class FactLog:
    """An open log. Every method raises StoreError when the file refuses.

    A row that this program cannot read is passed over and stays where it is.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, facts: Iterable[Fact]) -> None:
        """All of them or none, on disk when this returns; one already there is passed over."""
        self.append_rows(map(row_of, facts))

    def append_rows(self, rows: Iterable[Row]) -> None:
        """The same for facts that are rows already."""
        with self._database.transaction() as connection:
            connection.executemany(_APPEND, ((*row, sum_of(row)) for row in rows))

    def take_in(self, rows: Iterable[Row]) -> int:
        """The same for rows of another log; how many of them were not there yet."""
        before = self._database.connection.total_changes
        self.append_rows(rows)
        return self._database.connection.total_changes - before

    def take_in_log(self, other: Path) -> int:
        """The same for a whole log that lies closed in one file: all of it or nothing."""
        connection = self._database.connection
        before = connection.total_changes
        with self._database.beside(other), self._database.transaction():
            connection.execute(_TAKE_IN)
        return connection.total_changes - before

    def between(self, first: date, last: date) -> list[Fact]:
        """The facts of these lived days, both included, in the order they were remembered."""
        return self._read(_BETWEEN, first.isoformat(), last.isoformat())

    def since(self, day: date) -> list[Fact]:
        """The facts of that lived day and of all after it."""
        return self.between(day, date.max)

    def last(self) -> Fact | None:
        """The fact that was remembered last, if there is one and this program can read it."""
        return next(iter(self._read(_LAST)), None)

    def standing(self, before: date = date.max) -> list[Fact]:
        """What held, however old, when the lived day `before` began, and was not taken back.

        That is the last switching off or on of the prompts, each safety question's last answer,
        each rule's last change, the key that answers are sealed to, and the last of heat: a pad may
        still be on.
        """
        found = (
            row
            for kind, most in _KINDS_THAT_STAND
            for row in self._database.rows(_STANDING, (kind, before.isoformat(), most))
        )
        rows = sorted(found, key=itemgetter(_DAY, 0))
        held: dict[str, Fact] = {}
        for fact in readable(row for _, *row in rows):
            held.pop(_subject(fact), None)
            held[_subject(fact)] = fact
        return list(held.values())

    def remembered(self, day: date) -> list[Fact]:
        """All that a start is rebuilt from (law 21): the facts since that day, and what stood.

        If nothing was logged for longer, it begins earlier: what was open on the last day must
        still be closed, and a session may have begun on the day before.
        """
        ((last,),) = self._database.rows(_LAST_DAY)
        if last is not None:
            day = min(day, date.fromisoformat(last) - timedelta(days=1))
        # What was taken in of another log was remembered late, whatever its day.
        return sorted(self.standing(before=day) + self.since(day), key=attrgetter("day"))

    def count(self) -> int:
        """How many facts there are."""
        ((count,),) = self._database.rows("SELECT count(*) FROM facts")
        return int(count)

    def key(self) -> str | None:
        """The public key that answers about health are sealed to now, None while there is none."""
        made = self._read(_KEY)
        return next((fact.public for fact in made if isinstance(fact, KeyMade)), None)

    def gather(self) -> None:
        """Bring what was appended into the one file; for when nobody waits."""
        self._database.gather()

    def in_place(self) -> bool:
        """Whether the open file is still the one that its path names."""
        return self._database.in_place()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _read(self, sql: str, *values: object) -> list[Fact]:
        return list(readable(self._database.rows(sql, values)))


def taken_back(database: Database) -> frozenset[UUID]:
    """What was ever taken back, by name. Raises StoreError."""
    rows = readable(row for _, *row in database.rows(_OF_A_KIND, ("undone",)))
    return frozenset(fact.what for fact in rows if isinstance(fact, Undone))


def _subject(fact: Fact) -> str:
    """What a standing fact is about: a later one about the same takes its place."""
    match fact:
        case ScreenAnswered(screen=screen):
            return f"screen {screen}"
        case KeyMade():
            return "key"
        case HeatStarted() | HeatChecked() | HeatEnded() | PadOff():
            return f"heat {type(fact).__name__}"
        case Adapted(rule=rule, slot=slot):
            return f"rule {rule} {slot}"
        case _:
            return "prompts"


def check_ins(database: Database, since: date) -> list[CheckedIn]:
    """The check-ins of that lived day and later that were not taken back, sealed as they are."""
    found = readable(database.rows(_CHECK_INS, (since.isoformat(),)))
    return [fact for fact in found if isinstance(fact, CheckedIn)]


def public_keys(database: Database) -> frozenset[str]:
    """Every key that an answer was ever sealed to, or was to be. Raises StoreError."""
    rows = (row for _, *row in database.rows(_OF_A_KIND, ("key_made",)))
    made = (fact.public for fact in readable(rows) if isinstance(fact, KeyMade))
    sealed = (fact.sealed.partition(":")[0] for fact in check_ins(database, date.min))
    return frozenset((*made, *sealed))


def readable(rows: Iterable[Sequence[Any]]) -> Iterator[Fact]:
    """The facts of these rows; what this program cannot read is noted and passed over."""
    for row in rows:
        fact = fact_of(Row(*row))
        if isinstance(fact, Unread):
            _LOGGER.info("passed over fact %s (%s): %s", fact.row.id, fact.row.kind, fact.why)
        else:
            yield fact
