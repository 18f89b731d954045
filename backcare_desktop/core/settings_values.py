"""One value of the settings file: read within its bounds, or what was expected instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from itertools import pairwise
from typing import TypeGuard

from backcare_desktop.core.hours import Range

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_RANGE = re.compile(r"(\S+?)\s*[-\N{EN DASH}]\s*(\S+)")
_MIDNIGHT = time(0)
_LONG = 40


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


def _clock(text: str) -> time | None:
    match = _CLOCK.fullmatch(text)
    return time(int(match[1]), int(match[2])) if match else None


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
