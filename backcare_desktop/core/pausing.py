"""How long prompts are switched off, from the words that a user says it with (law 13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backcare_desktop.core.facts import PauseKind
from backcare_desktop.core.hours import (
    Hours,
    later_by,
    moment_of,
    next_day_turn,
    next_opening,
)

FORMS = '"30m", "1h30m", "tomorrow", a date such as "2026-12-24", or nothing'
"""What `pause_until` understands, for the sentence that says so."""

LONGEST_DAYS = 366

_LENGTH = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Length:
    """For how long, in words that `pause_until` understands, and why."""

    words: str
    kind: PauseKind = "pause"


class NotATime(ValueError):
    """A text that is no length of time and no day to come."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not a time to pause for: expected {FORMS}.")


def pause_until(text: str, now: datetime, hours: Hours) -> datetime | None:
    """When the prompts come again; None for "until resumed". Raises NotATime."""
    word = text.strip().lower()
    if not word:
        return None
    if word == "tomorrow":
        return tomorrow(now, hours)
    day = _day(word)
    return _length(text, word, now) if day is None else _from_day(text, day, now)


def tomorrow(now: datetime, hours: Hours) -> datetime:
    """The start of the first range of hours after the next turn of the day, or that turn."""
    turn = next_day_turn(now)
    return next_opening(hours, turn) or turn


def _length(text: str, word: str, now: datetime) -> datetime:
    match = _LENGTH.fullmatch(word)
    minutes = (
        sum(int(number or 0) * unit for number, unit in zip(match.groups(), (60, 1), strict=True))
        if match
        else 0
    )
    if not 0 < minutes <= LONGEST_DAYS * 24 * 60:
        raise NotATime(text)
    return later_by(now, minutes * 60)


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def _from_day(text: str, day: date, now: datetime) -> datetime:
    """The beginning of that day, when the lived day turns."""
    if not now.date() < day <= now.date() + timedelta(days=LONGEST_DAYS):
        raise NotATime(text)
    return moment_of(day, time(4), now)
