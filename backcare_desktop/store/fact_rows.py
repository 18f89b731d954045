"""A fact as a row of the log and back, exactly, whatever its kind."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from backcare_desktop.core import facts as f
from backcare_desktop.core.facts import Fact

D = TypeVar("D", date, datetime)

KINDS: Mapping[str, type[Fact]] = {
    "day_began": f.DayBegan,
    "prompted": f.Prompted,
    "unanswered": f.Unanswered,
    "held_back": f.HeldBack,
    "postponed": f.Postponed,
    "skipped": f.Skipped,
    "left_out": f.LeftOut,
    "session_started": f.SessionStarted,
    "unit_done": f.UnitDone,
    "session_ended": f.SessionEnded,
    "felt": f.Felt,
    "was_away": f.WasAway,
    "paused": f.Paused,
    "resumed": f.Resumed,
    "screen_answered": f.ScreenAnswered,
    "day_marked": f.DayMarked,
    "adapted": f.Adapted,
    "checked_in": f.CheckedIn,
    "key_made": f.KeyMade,
    "heat_started": f.HeatStarted,
    "heat_checked": f.HeatChecked,
    "heat_ended": f.HeatEnded,
    "pad_off": f.PadOff,
    "activity_logged": f.ActivityLogged,
    "undone": f.Undone,
}
"""The name of each kind on disk: never changed, whatever the class is called."""

_TAGGED: Mapping[str, type] = {"sat_for": f.SatFor, "time_of_day": f.TimeOfDay}
"""Values that are one of several classes carry their name beside their fields."""

YEARS = range(1900, 3000)
"""What lies beyond these is no time of a person's, and would end every reckoning with it."""

_MOST = 10**8
"""Likewise of a number: so many minutes are two hundred years."""

_TAG = "is"
_IN_COLUMNS = frozenset({"id", "at", "day"})
_IN_BODY: Mapping[object, tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind) if one.name not in _IN_COLUMNS)
    for kind in (*KINDS.values(), *_TAGGED.values())
}
_KIND_OF = {made: kind for kind, made in KINDS.items()}
_TAG_OF = {made: tag for tag, made in _TAGGED.items()}


class Row(NamedTuple):
    """A fact as it lies in the table, `seq` and `about` apart; see schema/0001_facts.sql."""

    id: str
    kind: str
    at: str
    ahead: int
    day: str
    body: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that this program cannot read; it stays in the log as it is."""

    row: Row
    why: str


def row_of(fact: Fact) -> Row:
    """The row of a fact. Raises ValueError for what no log can hold: a naive time, a NaN."""
    return Row(
        id=str(fact.id),
        kind=_KIND_OF[type(fact)],
        at=_in_utc(fact.at),
        ahead=int(_ahead(fact.at).total_seconds()),
        day=fact.day.isoformat(),
        body=json.dumps(_table(fact), allow_nan=False, separators=(",", ":")),
    )


def sum_of(row: Sequence[object]) -> int:
    """A checksum (CRC-32) of a row's six columns, by which a turned bit is noticed."""
    return zlib.crc32("\x1f".join(map(str, row)).encode(errors="surrogatepass"))


def fact_of(row: Row) -> Fact | Unread:
    """The fact of a row, its times with the offset that they had.

    A field that the row has not yet got takes its default, one that we do not know is passed
    over. A kind that we do not know, or a value that makes no sense, gives Unread.
    """
    kind = KINDS.get(row.kind)
    if kind is None:
        return Unread(row, "written by a newer program")
    try:
        at = _aware(row.at).astimezone(_zone(row.ahead))
        parts = _values(kind, json.loads(row.body))
        return kind(id=UUID(row.id), at=at, day=_date(row.day), **parts)
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        return Unread(row, str(error))


def _in_utc(at: datetime) -> str:
    _ahead(at)
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _ahead(at: datetime) -> timedelta:
    offset = at.utcoffset()
    if offset is None:
        message = f"a fact's time must be aware: {at}"
        raise ValueError(message)
    return offset


@lru_cache(maxsize=64)
def _zone(seconds: int) -> timezone:
    return timezone(timedelta(seconds=seconds))


def _plain(value: object) -> object:
    match value:
        case None | str() | int() | float():
            return value
        case UUID():
            return str(value)
        case datetime():
            _ahead(value)
            return value.isoformat()
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return {_TAG: _TAG_OF[type(value)], **_table(value)}


def _table(value: object) -> dict[str, object]:
    return {name: _plain(getattr(value, name)) for name in _IN_BODY[type(value)]}


Reader = Callable[[object], Any]
"""From a JSON value to a field's value. Raises ValueError or TypeError for nonsense."""


def _values(kind: type, table: object) -> dict[str, Any]:
    """The arguments of a class, read from its table; what is not there has its default."""
    if not isinstance(table, dict):
        raise TypeError("a table was expected")
    return {
        name: read(table[name]) for name, read, needed in _readers(kind) if name in table or needed
    }


@lru_cache(maxsize=64)
def _readers(kind: type) -> tuple[tuple[str, Reader, bool], ...]:
    """Of each field in the body: its name, its reader, and whether it has no default."""
    hints = get_type_hints(kind)
    return tuple(
        (one.name, _reader(hints[one.name]), one.default is MISSING)
        for one in fields(kind)
        if one.name in _IN_BODY[kind]
    )


def _reader(hint: object) -> Reader:
    """How a field of this type is read."""
    parts = get_args(hint)
    origin = get_origin(hint)
    if origin in {UnionType, Union}:  # one of literals and None is the older kind
        return _optional(parts) if NoneType in parts else _tagged
    if origin is Literal:
        return partial(_one_of, parts)
    if origin is tuple:
        return partial(_sequence, _reader(parts[0]))
    return _SIMPLE[hint]


def _optional(parts: tuple[Any, ...]) -> Reader:
    (inner,) = (part for part in parts if part is not NoneType)
    read = _reader(inner)
    return lambda value: None if value is None else read(value)


def _tagged(value: object) -> object:
    if not isinstance(value, dict):
        raise TypeError("a table was expected")
    kind = _TAGGED[_text(value.get(_TAG))]
    return kind(**_values(kind, value))


def _one_of(choices: tuple[object, ...], value: object) -> object:
    if value not in choices:
        message = f"{value!r} is none of {choices}"
        raise ValueError(message)
    return value


def _sequence(read: Reader, value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return tuple(map(read, value))


def _text(value: object) -> str:
    """Half a character (a lone surrogate) is JSON all the same, and no text."""
    if not isinstance(value, str) or not (value.isascii() or _is_whole(value)):
        raise TypeError("a text was expected")
    return value


def _is_whole(text: str) -> bool:
    try:
        return bool(text.encode())
    except UnicodeEncodeError:
        return False


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST:
        raise TypeError("a whole number was expected")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= _MOST:
        raise TypeError("a number was expected")
    return float(value)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false was expected")
    return value


def _aware(value: object) -> datetime:
    at = datetime.fromisoformat(_text(value))
    _ahead(at)
    return _on_the_calendar(at)


def _date(value: object) -> date:
    return _on_the_calendar(date.fromisoformat(_text(value)))


def _on_the_calendar(day: D) -> D:
    if day.year not in YEARS:
        message = f"{day} is beyond the calendar"
        raise ValueError(message)
    return day


_SIMPLE: Mapping[object, Reader] = {
    str: _text,
    int: _whole,
    float: _number,
    bool: _truth,
    datetime: _aware,
    UUID: lambda value: UUID(_text(value)),
    date: _date,
}
