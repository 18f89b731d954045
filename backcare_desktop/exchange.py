"""The commands that carry the log out of the program and in again."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from backcare_desktop.carrying import Refused, carried, held_keys
from backcare_desktop.core.facts import Fact
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.outcome import Exported, Imported, Outcome, PageWritten, outcome_from
from backcare_desktop.core.private import Opened
from backcare_desktop.core.stages import Progress, stage
from backcare_desktop.paths import places, resources_dir
from backcare_desktop.plain_rows import Beside, csv_lines
from backcare_desktop.store.all_routines import all_routines
from backcare_desktop.store.database import Database, open_reader, open_writer
from backcare_desktop.store.export_file import (
    Days,
    rows_between,
    write_json,
    write_lines,
)
from backcare_desktop.store.fact_log import FactLog, check_ins, readable, taken_back
from backcare_desktop.store.fact_rows import Row
from backcare_desktop.store.import_file import read_export
from backcare_desktop.store.import_room import import_room
from backcare_desktop.store.private_answers import asked, open_answers
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import NotRunning

LIMIT_S = 120.0
"""Seconds that the running program has for facts of any number."""

KEY_LIMIT_S = 60
"""Seconds that the keyring, and who is asked for its password, have for an answer."""


def export(arguments: Namespace) -> int:
    """Write the facts of the days into a file."""
    return carried(arguments, "Writing", lambda shown: _exported(arguments, shown))


def import_(arguments: Namespace) -> int:
    """Take in the facts of a file; what is there already stays as it is."""
    return carried(arguments, "Reading", lambda shown: _imported(arguments.file, shown))


def _exported(arguments: Namespace, shown: Progress) -> Outcome:
    held = [] if arguments.json else held_keys(told=arguments.progress)
    if arguments.pdf:
        return _write_pdf(arguments.pdf, arguments.first, arguments.last, held)
    days = Days(arguments.first or date.min, arguments.last or date.max)
    with closing(open_reader(places().database)) as database:
        if arguments.csv:
            count = _write_csv(database, arguments.csv, days, held, shown)
            return Exported(str(arguments.csv), count)
        now = datetime.now().astimezone()
        count = write_json(database, arguments.json, days, now, shown)
        return Exported(str(arguments.json), count)


def _imported(file: Path, shown: Progress) -> Outcome:
    rows = read_export(file, stage(shown, 0, 50))
    added = _taken_in(rows, stage(shown, 50, 100))
    return Imported(added, len(rows) - added)


def _write_pdf(file: Path, first: date | None, last: date | None, held: Sequence[str]) -> Outcome:
    """By Qt, which is loaded only here."""
    from backcare_desktop.summary_app import write_pdf

    today = lived_day(datetime.now().astimezone())
    write_pdf(file, first, last or today, today, held)
    return PageWritten(str(file))


def _write_csv(
    database: Database, path: Path, days: Days, held: Sequence[str], progress: Progress
) -> int:
    beside = Beside(_titles(), taken_back(database), _opened(database, days.first, held))
    facts: Iterator[Fact] = readable(rows_between(database, days, progress))
    return write_lines(path, csv_lines(facts, beside)) - 1


def _opened(database: Database, first: date, held: Sequence[str]) -> Opened:
    """The check-ins that can be read; without any, no keyring is asked."""
    if not check_ins(database, first):
        return {}
    return asked(open_answers(first, held), KEY_LIMIT_S).opened


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
        refused = outcome_from(answer.get("outcome"))
        raise Refused(f"{answer['error']} Nothing was imported.", refused)
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


def _titles() -> dict[str, str]:
    library = all_routines(resources_dir(), places().routines)
    return {name: routine.title for name, routine in library.routines.items()}
