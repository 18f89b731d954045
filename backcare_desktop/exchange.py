"""The commands that carry the log out of the program and in again."""

from __future__ import annotations

import signal
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from backcare_desktop.core.facts import Fact
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.private import Opened
from backcare_desktop.paths import places, resources_dir
from backcare_desktop.plain_rows import Beside, csv_lines
from backcare_desktop.store.all_routines import all_routines
from backcare_desktop.store.database import Database, open_reader, open_writer
from backcare_desktop.store.export_file import (
    Days,
    Progress,
    rows_between,
    write_json,
    write_lines,
)
from backcare_desktop.store.fact_log import FactLog, check_ins, readable, taken_back
from backcare_desktop.store.fact_rows import Row
from backcare_desktop.store.import_file import BadImport, read_export
from backcare_desktop.store.import_room import import_room
from backcare_desktop.store.private_answers import asked, open_answers
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import NotRunning

LIMIT_S = 120.0
"""Seconds that the running program has for facts of any number."""

KEY_LIMIT_S = 60
"""Seconds that the keyring, and who is asked for its password, have for an answer."""

_QUIET_S = 1.0


class Shown:
    """How far it has come, on stderr, once it has taken longer than a second.

    For another program `in_lines`: a percentage a line. For people only at a terminal, on one
    line that is taken away again.
    """

    def __init__(self, *, in_lines: bool) -> None:
        self._in_lines, self._at_terminal = in_lines, sys.stderr.isatty()
        self._begun, self._last = time.monotonic(), -1

    def __call__(self, done: int, whole: int) -> None:
        """So many of so many are done."""
        percent = 100 * done // max(1, whole)
        if percent == self._last or time.monotonic() - self._begun < _QUIET_S:
            return
        self._last = percent
        if self._in_lines:
            print(percent, file=sys.stderr, flush=True)
        elif self._at_terminal:
            print(f"\r{percent:3} %", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the line away."""
        if self._at_terminal and self._last >= 0 and not self._in_lines:
            print("\r     \r", end="", file=sys.stderr, flush=True)


def export(arguments: Namespace) -> None:
    """Write the facts of the days into a file."""
    _end_in_order()
    if arguments.pdf:
        _write_pdf(arguments.pdf, arguments.first, arguments.last)
        return
    days = Days(arguments.first or date.min, arguments.last or date.max)
    shown = Shown(in_lines=arguments.progress)
    with closing(open_reader(places().database)) as database:
        if arguments.csv:
            path, count = arguments.csv, _write_csv(database, arguments.csv, days, shown)
        else:
            now = datetime.now().astimezone()
            path = arguments.json
            count = write_json(database, path, days, now, shown)
    shown.end()
    print(f"{_counted(count)} written to {path}.")


def import_(arguments: Namespace) -> None:
    """Take in the facts of a file; what is there already stays as it is."""
    _end_in_order()
    shown = Shown(in_lines=arguments.progress)
    rows = read_export(arguments.file)
    added = _taken_in(rows, shown)
    shown.end()
    known = len(rows) - added
    print(f"{_counted(added)} taken in; {known} were there already.")


def _write_pdf(file: Path, first: date | None, last: date | None) -> None:
    """By Qt, which is loaded only here."""
    from backcare_desktop.summary_app import write_pdf

    today = lived_day(datetime.now().astimezone())
    write_pdf(file, first, last or today, today)
    print(f"One page was written to {file}.")


def _end_in_order() -> None:
    """Who is told to end takes what is not whole away first."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def _write_csv(database: Database, path: Path, days: Days, progress: Progress) -> int:
    beside = Beside(_titles(), taken_back(database), _opened(database, days.first))
    facts: Iterator[Fact] = readable(rows_between(database, days, progress))
    return write_lines(path, csv_lines(facts, beside)) - 1


def _opened(database: Database, first: date) -> Opened:
    """The check-ins that can be read; without any, no keyring is asked."""
    if not check_ins(database, first):
        return {}
    return asked(open_answers(first), KEY_LIMIT_S).opened


def _taken_in(rows: Sequence[Row], progress: Progress) -> int:
    """By the running program, which is the only writer; by ourselves where none runs."""
    found = places()
    try:
        ask(found.socket, {"do": "status"}, LIMIT_S)
    except NotRunning:
        return _written(found.database, rows, progress)
    with import_room(found.runtime) as folder:
        other = folder / "log.sqlite3"
        _written(other, rows, progress)
        answer = ask(found.socket, {"do": "take_in", "file": str(other)}, LIMIT_S)
    if "error" in answer:
        raise BadImport(f"{answer['error']} Nothing was imported.")
    return int(str(answer.get("added", 0)))


def _written(log: Path, rows: Sequence[Row], progress: Progress) -> int:
    """Into this log, all or none; how many it did not have."""

    def told() -> Iterator[Row]:
        for done, row in enumerate(rows, 1):
            yield row
            if done % 1000 == 0:
                progress(done, len(rows))

    with closing(FactLog(open_writer(log))) as written:
        return written.take_in(told())


def _counted(count: int) -> str:
    return "1 fact was" if count == 1 else f"{count} facts were"


def _titles() -> dict[str, str]:
    library = all_routines(resources_dir(), places().routines)
    return {name: routine.title for name, routine in library.routines.items()}
