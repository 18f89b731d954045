"""Our own export read again: every fact of it, or one sentence on where it is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

from backcare_desktop.store.export_file import FORMAT, VERSION
from backcare_desktop.store.fact_rows import KINDS, Row, Unread, fact_of

MOST_BYTES = 512 * 1024 * 1024
"""Of a file; ten busy years come to about forty million."""

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_DAY_S = 86400
_SHOWN = 40


class BadImport(Exception):
    """The file is not an export of ours, or is broken. Its text is one sentence."""


def _broken(path: Path, said: str) -> BadImport:
    return BadImport(f"In {path.name}, {said}; nothing was imported.")


def read_export(path: Path) -> list[Row]:
    """The facts of an export, in its order, each checked. Raises BadImport."""
    text = _text(path)
    table = _table(path, text)
    if table.get("format") != FORMAT:
        raise _broken(path, f'"format" should be "{FORMAT}": it is no export of this program')
    version = table.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _broken(path, f'"version" should be a whole number from 1 to {VERSION}')
    if version > VERSION:
        raise _broken(path, "the facts were written by a newer version of this program")
    facts = table.get("facts")
    if not isinstance(facts, list):
        raise _broken(path, '"facts" should be a list')
    return list(_checked(path, text, facts))


def row_from(table: object) -> Row:
    """One fact of an export as a row of the log. Raises ValueError: which field, and what for."""
    if not isinstance(table, Mapping):
        raise ValueError("should be an object")  # noqa: TRY004 - as every field that is unfit
    row = Row(
        id=_id(table.get("id")),
        kind=_kind(table.get("kind")),
        at=_at(table.get("at")),
        ahead=_ahead(table.get("ahead")),
        day=_day(table.get("day")),
        body=_body(table.get("body")),
    )
    fact = fact_of(row)
    if isinstance(fact, Unread) and row.kind in KINDS:
        message = f'"body" makes no sense for "{row.kind}" ({fact.why})'
        raise ValueError(message)
    return row


def _checked(path: Path, text: str, facts: list[object]) -> Iterator[Row]:
    for number, table in enumerate(facts, 1):
        try:
            yield row_from(table)
        except ValueError as error:
            where = f"fact {number}{_line(text, table)}"
            raise _broken(path, f"{where}: {error}") from None


def _line(text: str, table: object) -> str:
    """Where a fact stands in the file, by its name; empty where it has none."""
    name = table.get("id") if isinstance(table, Mapping) else None
    at = text.find(json.dumps(name)) if isinstance(name, str) else -1
    return "" if at < 0 else f" on line {text.count(chr(10), 0, at) + 1}"


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _broken(path, "there is more than any export of ours holds")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise BadImport(f"The file {path} could not be read ({why}).") from error
    except UnicodeDecodeError as error:
        raise _broken(path, f"byte {error.start + 1} is no text in UTF-8") from error


def _table(path: Path, text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _broken(path, f"{where} is no JSON ({error.msg.lower()})") from error
    except (ValueError, RecursionError) as error:
        raise _broken(path, f"there is no JSON that can be read ({error})") from error
    if not isinstance(found, dict):
        raise _broken(path, 'an object with "format" and "facts" was expected')
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
        if isinstance(value, str) and _AT.fullmatch(value):
            datetime.fromisoformat(value)
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
        if isinstance(value, str) and date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise _expected("day", "a date such as 2026-11-24", value)


def _body(value: object) -> str:
    if isinstance(value, dict):
        return json.dumps(value, separators=(",", ":"))
    raise _expected("body", "an object", value)


def _expected(name: str, what: str, value: object) -> ValueError:
    if value is None:
        return ValueError(f'"{name}" should be {what} and is missing')
    got = json.dumps(value)
    got = got if len(got) <= _SHOWN else f"{got[: _SHOWN - 1]}…"
    return ValueError(f'"{name}" should be {what} but is {got}')
