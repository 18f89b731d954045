"""One value of the settings file: read within its bounds, or what was expected instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import isfinite
from typing import TypeGuard

from backcare_desktop.core.hours import DAY_TURNS, Range

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_RANGE = re.compile(r"(\S+?)\s*[-\u2013]\s*(\S+)")
_MIDNIGHT = time(0)
_LONG = 40
_TO = " to "
_DAYS = 'a list of days such as ["2026-12-24", "2027-08-02 to 2027-08-20"]'

_TIME = 'a day or a local time such as "2026-12-24" or "2026-12-24 14:00"'
_YEARS = range(2000, 3000)
"""In which every local time is one in every zone."""

MOST_DAYS_OFF = 366
"""In a row."""


class UnfitError(ValueError):
    """A value that cannot be used; the text says what was expected."""


def is_whole(value: object) -> TypeGuard[int]:
    """Whether this is a whole number; to Python, true and false are some too."""
    return isinstance(value, int) and not isinstance(value, bool)


def shown(value: object) -> str:
    """A value for a sentence: short, on one line, a text in quotes."""
    try:
        text = f'"{value}"' if isinstance(value, str) else str(value).replace("'", '"')
    except ValueError:  # Python writes out no whole number of more than 4300 digits
        return "too large"
    text = " ".join(text.split())
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


def whole(least: int, most: int) -> Callable[[object], int]:
    """Minutes between two bounds, both included."""

    def read(value: object) -> int:
        if not is_whole(value) or not least <= value <= most:
            message = f"a whole number of minutes from {least} to {most}"
            raise UnfitError(message)
        return value

    return read


def count(least: int, most: int) -> Callable[[object], int]:
    """How many, between two bounds, both included."""

    def read(value: object) -> int:
        if not is_whole(value) or not least <= value <= most:
            message = f"a whole number from {least} to {most}"
            raise UnfitError(message)
        return value

    return read


def lines(value: object) -> tuple[str, ...]:
    """A few lines of text, those without any left out."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnfitError('a list of texts such as ["Out of hours: 116 117"]')
    return tuple(line for one in value if (line := " ".join(one.split())))


def scale(value: object) -> float:
    """A factor for the size of text."""
    least, most = 0.8, 2.0
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise UnfitError("a number from 0.8 to 2.0")
    return float(value)


def percent(value: object) -> int:
    """A share of the whole."""
    if not is_whole(value) or not 0 <= value <= 100:  # noqa: PLR2004 - it is percent
        raise UnfitError("a whole number from 0 to 100")
    return value


def yes_or_no(value: object) -> bool:
    """A switch."""
    if not isinstance(value, bool):
        raise UnfitError("true or false")
    return value


def one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    """A word out of a few."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise UnfitError("one of " + ", ".join(f'"{choice}"' for choice in choices))
        return value

    return read


def some_of(choices: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    """Any of a few words, none of them included."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(one in choices for one in value):
            some = ", ".join(f'"{choice}"' for choice in choices)
            raise UnfitError(f"a list of some of {some}")
        return tuple(value)

    return read


def days_listed(value: object) -> frozenset[date]:
    """Days: each by itself, or the first and the last of several."""
    if not isinstance(value, list):
        raise UnfitError(_DAYS)
    return frozenset(day for one in value for day in _some_days(one))


def _some_days(value: object) -> Iterator[date]:
    if isinstance(value, date) and not isinstance(value, datetime):
        yield value
        return
    first, to, last = value.partition(_TO) if isinstance(value, str) else ("", "", "")
    try:
        begin = date.fromisoformat(first.strip())
        end = date.fromisoformat(last.strip()) if to else begin
    except ValueError:
        raise UnfitError(_DAYS) from None
    if not 0 <= (end - begin).days < MOST_DAYS_OFF:
        raise UnfitError(_DAYS)
    yield from (begin + timedelta(days=day) for day in range((end - begin).days + 1))


def days_text(days: Iterable[date]) -> list[str]:
    """The reverse of `days_listed`: days in a row as the first and the last of them."""
    rows: list[list[date]] = []
    for day in sorted(days):
        if rows and day - rows[-1][-1] == timedelta(days=1):
            rows[-1].append(day)
        else:
            rows.append([day])
    return [f"{row[0]}" if len(row) == 1 else f"{row[0]}{_TO}{row[-1]}" for row in rows]


def local_time(value: object) -> datetime:
    """A local time without its zone; a day by itself begins when the lived day turns."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise UnfitError(_TIME) from None
    if not isinstance(read, datetime) or read.tzinfo is not None or read.year not in _YEARS:
        raise UnfitError(_TIME)
    by_day = isinstance(value, str) and len(value) <= len("2026-12-24")
    return datetime.combine(read, DAY_TURNS) if by_day else read.replace(second=0, microsecond=0)


def local_time_text(value: datetime | None) -> str | None:
    """The reverse of `local_time`."""
    if value is None:
        return None
    by_day = value.time() == DAY_TURNS
    return value.date().isoformat() if by_day else value.isoformat(" ", "minutes")


def _clock(text: str) -> time | None:
    match = _CLOCK.fullmatch(text)
    return time(int(match[1]), int(match[2])) if match else None


def choices(value: object) -> dict[str, dict[str, float | bool]]:
    """What was chosen in each routine: numbers, and options that are on or off."""
    tables = isinstance(value, Mapping) and all(isinstance(one, Mapping) for one in value.values())
    if not isinstance(value, Mapping) or not tables:
        raise UnfitError("tables such as [routines.hamstring-standing]")
    read: dict[str, dict[str, float | bool]] = {}
    for name, chosen in value.items():
        for field, one in chosen.items():
            if not isinstance(one, bool | int | float) or not isfinite(one):
                message = f"numbers, or true or false, in {name}.{field}"
                raise UnfitError(message)
        read[name] = dict(chosen)
    return read


def bedtime(value: object) -> time:
    """A local time of day."""
    read = _clock(value) if isinstance(value, str) else None
    if read is None:
        raise UnfitError('a time such as "22:30"')
    return read


def ranges(value: object) -> tuple[Range, ...]:
    """Of one weekday, in order; only the last may cross midnight."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnfitError('a list of hours such as ["09:00-12:30", "13:15-17:30"]')
    parts = sorted(map(_range, value), key=lambda one: one.start)
    for earlier, later in pairwise(parts):
        if not earlier.start < earlier.end <= later.start:
            raise UnfitError("hours that do not overlap")
    return tuple(parts)


def _range(text: str) -> Range:
    match = _RANGE.fullmatch(text.strip())
    start = _clock(match[1]) if match else None
    end = _end(match[2]) if match else None
    if start is None or end is None or start == end != _MIDNIGHT:
        raise UnfitError('hours such as "09:00-12:30"')
    return Range(start, end)


def _end(text: str) -> time | None:
    return _MIDNIGHT if text == "24:00" else _clock(text)


def range_text(one: Range) -> str:
    """The reverse of one of `ranges`."""
    end = "24:00" if one.end == _MIDNIGHT else f"{one.end:%H:%M}"
    return f"{one.start:%H:%M}-{end}"
