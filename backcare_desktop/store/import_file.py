"""Our own export read again: every fact of it, or one sentence on where it is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

from backcare_desktop.core.outcome import BadExport, Fault, FileRefused, Outcome
from backcare_desktop.core.stages import Progress, nothing
from backcare_desktop.store.export_file import FORMAT, VERSION
from backcare_desktop.store.fact_rows import KINDS, YEARS, Row, Unread, fact_of
from backcare_desktop.store.refusals import why_refused

MOST_MB = 128
"""Of a file; ten busy years come to about forty."""

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_DAY_S = 86400
_SHOWN = 40
_TOLD_EVERY = 1000


class BadImport(Exception):
    """The file is not an export of ours, or is broken. Its text is one sentence."""

    def __init__(self, said: str, outcome: Outcome) -> None:
        super().__init__(said)
        self.outcome = outcome


class BadField(ValueError):
    """A field of a fact is not what it should be. Its text says what was expected."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__(said)
        self.name = name


def _broken(  # noqa: PLR0913, PLR0917 - each says a part of where
    path: Path, fault: Fault, said: str, line: int = 0, number: int = 0, field: str = ""
) -> BadImport:
    outcome = BadExport(path.name, fault, line, number, field)
    return BadImport(f"In {path.name}, {said}; nothing was imported.", outcome)


def read_export(path: Path, progress: Progress = nothing) -> list[Row]:
    """The facts of an export, in its order, each checked. Raises BadImport."""
    text = _text(path)
    table = _table(path, text)
    if table.get("format") != FORMAT:
        raise _broken(
            path, "not-ours", f'"format" should be "{FORMAT}": it is no export of this program'
        )
    version = table.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _broken(path, "no-version", f'"version" should be a whole number from 1 to {VERSION}')
    if version > VERSION:
        raise _broken(path, "newer", "the facts were written by a newer version of this program")
    facts = table.get("facts")
    if not isinstance(facts, list):
        raise _broken(path, "no-facts", '"facts" should be a list')
    return list(_checked(path, text, facts, progress))


def row_from(table: object) -> Row:
    """One fact of an export as a row of the log. Raises BadField: which one, and what for."""
    row = taken_by_the_log(table)
    fact = fact_of(row)
    if isinstance(fact, Unread) and row.kind in KINDS:
        message = f'"body" makes no sense for "{row.kind}" ({fact.why})'
        raise BadField("body", message)
    return row


def taken_by_the_log(table: object) -> Row:
    """The same, whether or not this program can read it. Raises BadField."""
    if not isinstance(table, Mapping):
        raise BadField("", "should be an object")
    return Row(
        id=_id(table.get("id")),
        kind=_kind(table.get("kind")),
        at=_at(table.get("at")),
        ahead=_ahead(table.get("ahead")),
        day=_day(table.get("day")),
        body=_body(table.get("body")),
    )


def _checked(path: Path, text: str, facts: list[object], progress: Progress) -> Iterator[Row]:
    for number, table in enumerate(facts, 1):
        if number % _TOLD_EVERY == 0:
            progress(number, len(facts))
        try:
            yield row_from(table)
        except BadField as error:
            line = _line(text, table)
            where = f"fact {number} on line {line}" if line else f"fact {number}"
            said = f"{where}: {error}"
            raise _broken(path, "fact", said, line, number, error.name) from None


def _line(text: str, table: object) -> int:
    """Where a fact stands in the file, by its name; 0 where it has none."""
    name = table.get("id") if isinstance(table, Mapping) else None
    at = text.find(json.dumps(name)) if isinstance(name, str) else -1
    return 0 if at < 0 else text.count(chr(10), 0, at) + 1


def _text(path: Path) -> str:
    try:
        return _content(path).decode("utf-8-sig")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        outcome = FileRefused(str(path), why_refused(error))
        raise BadImport(f"The file {path} could not be read ({why}).", outcome) from error
    except UnicodeDecodeError as error:
        byte = error.start + 1
        raise _broken(path, "no-text", f"byte {byte} is no text in UTF-8", number=byte) from error


def _content(path: Path) -> bytes:
    """Never more than the limit is read: a pipe or a device has no size, and may have no end."""
    most = MOST_MB * 1024 * 1024
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        said = f"there are more than {MOST_MB} MB, which no export of ours holds"
        raise _broken(path, "too-large", said, number=MOST_MB)
    return content


def _table(path: Path, text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        said = f"{where} is no JSON ({error.msg.lower()})"
        raise _broken(path, "no-json", said, error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise _broken(path, "no-json", f"there is no JSON that can be read ({error})") from error
    if not isinstance(found, dict):
        raise _broken(path, "not-ours", 'an object with "format" and "facts" was expected')
    return found


def _no_number(name: str) -> NoReturn:
    message = f"{name} is no number"
    raise ValueError(message)


def _id(value: object) -> str:
    try:
        if isinstance(value, str) and str(UUID(value)) == value:
            return value
    except ValueError:
        pass
    raise _expected("id", "a UUID in small letters", value)


def _kind(value: object) -> str:
    if isinstance(value, str) and value.isidentifier():
        return value
    raise _expected("kind", 'a word such as "session_ended"', value)


def _at(value: object) -> str:
    try:
        if (
            isinstance(value, str)
            and _AT.fullmatch(value)
            and datetime.fromisoformat(value).year in YEARS
        ):
            return value
    except ValueError:
        pass
    raise _expected("at", "a time such as 2026-11-24T08:15:00.000000Z", value)


def _ahead(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _DAY_S:
        return value
    raise _expected("ahead", "a whole number of seconds, less than a day", value)


def _day(value: object) -> str:
    try:
        if (
            isinstance(value, str)
            and date.fromisoformat(value).isoformat() == value
            and date.fromisoformat(value).year in YEARS
        ):
            return value
    except ValueError:
        pass
    raise _expected("day", "a date such as 2026-11-24", value)


def _body(value: object) -> str:
    try:
        if isinstance(value, dict):
            return json.dumps(value, allow_nan=False, separators=(",", ":"))
    except ValueError as error:  # a number beyond all numbers, such as 1e999
        raise BadField("body", '"body" has a number that is too large for a log') from error
    raise _expected("body", "an object", value)


def _expected(name: str, what: str, value: object) -> BadField:
    if value is None:
        return BadField(name, f'"{name}" should be {what} and is missing')
    got = json.dumps(value)
    got = got if len(got) <= _SHOWN else f"{got[: _SHOWN - 1]}…"
    return BadField(name, f'"{name}" should be {what} but is {got}')
