"""The log as a JSON file that loses nothing, and that this program can read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from backcare_desktop.core.outcome import FileRefused
from backcare_desktop.core.stages import Progress, nothing
from backcare_desktop.store.database import Database
from backcare_desktop.store.fact_rows import Row
from backcare_desktop.store.refusals import why_refused
from backcare_desktop.store.whole_file import replacing

FORMAT = "backcare-desktop facts"
VERSION = 1

_COUNT = "SELECT count(*) FROM facts WHERE day BETWEEN ? AND ?"
_ROWS = """
    SELECT seq, id, kind, at, ahead, day, body FROM facts
    WHERE seq > ? AND day BETWEEN ? AND ? ORDER BY seq LIMIT ?
"""
_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Days:
    """Lived days, both included."""

    first: date = date.min
    last: date = date.max

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class NotWritten(Exception):
    """The file cannot be written. Its text is one sentence."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(path)
        self.path, self.why = path, (error.strerror or str(error)).lower()
        self.outcome = FileRefused(str(path), why_refused(error), writing=True)

    def __str__(self) -> str:
        return f"The file {self.path} could not be written ({self.why})."


def write_json(
    database: Database, path: Path, days: Days, now: datetime, progress: Progress = nothing
) -> int:
    """Every fact of these days, also those that this program cannot read; how many they were.

    The file is in its place when it is whole. Raises StoreError, NotWritten.
    """
    return write_lines(path, _lines(rows_between(database, days, progress), days, now)) - _FRAME


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """A text file, in its place when it is whole; how many lines it has. Raises NotWritten."""
    count = 0
    try:
        with replacing(path, lasting=True) as file:
            for line in lines:
                file.write(line.encode())
                count += 1
    except OSError as error:
        raise NotWritten(path, error) from error
    return count


_FRAME = 2
"""Pieces of the file beside its facts: what stands before and after them."""


def rows_between(database: Database, days: Days, progress: Progress = nothing) -> Iterator[Row]:
    """The rows of these days in the order they were remembered, some at a time."""
    span = (days.first.isoformat(), days.last.isoformat())
    ((whole,),) = database.rows(_COUNT, span)
    done = seq = 0
    while found := database.rows(_ROWS, (seq, *span, _AT_ONCE)):
        for seq, *row in found:  # noqa: B007 - the last one is where the next question begins
            yield Row(*row)
        done += len(found)
        progress(done, max(done, whole))


def _lines(rows: Iterator[Row], days: Days, now: datetime) -> Iterator[str]:
    """A line a fact, so that people can look into it and a slip is found by its line."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "written": now.isoformat(timespec="seconds"),
        "from": None if days.first == date.min else days.first.isoformat(),
        "to": None if days.last == date.max else days.last.isoformat(),
    }
    yield json.dumps(head, indent=1)[:-2] + ',\n "facts": ['
    for number, row in enumerate(rows):
        yield (",\n  " if number else "\n  ") + _object(row)
    yield "\n ]\n}\n"


def _object(row: Row) -> str:
    """The body as it lies in the log: reading it anew could only lose something."""
    outer = {name: value for name, value in row._asdict().items() if name != "body"}
    return f'{json.dumps(outer)[:-1]}, "body": {row.body}}}'
