"""What one page for a clinician tells of some days: counts, and what the person noted; no score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Literal

from backcare_desktop.core.check_in import CORNERS
from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.ratings import DAILY, Item, Numbers, Ratings
from backcare_desktop.core.week import DAYS, Context, Counts, Day, Known, made_day, week_of

MOST_WEEKS = 13
MOST_MONTHS = 14
MOST_OFTEN = 5
_MONTHS = 12

Span = Literal["day", "week", "month", "year"]
"""What a line of the page stands for."""


@dataclass(frozen=True, slots=True)
class Line:
    """Some days: blocks in the order of the pillars, and how many of `days` were active.

    Days of rest, away, sick or off without a block are none of these. `context` is what a line
    of a single day was besides.
    """

    first: date
    last: date
    counts: tuple[int, ...]
    active: int
    days: int
    context: Context | None = None

    @property
    def total(self) -> int:
        """All blocks."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Played:
    """Routines that were played together, how often, and for how long in seconds."""

    routines: tuple[str, ...]
    times: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Said:
    """The answers to one question: how many, their middle, the lowest and the highest."""

    item: Item
    numbers: Numbers
    middle: float
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole page. `apart` counts the days of rest, away, sick, sore or off."""

    first: date
    last: date
    span: Span
    lines: tuple[Line, ...]
    whole: Line
    often: tuple[Played, ...]
    said: tuple[Said, ...]
    apart: Mapping[Context, int]
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Logged:
    """What the log has of the days."""

    counts: Counts = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    played: tuple[Played, ...] = ()
    ratings: Ratings = field(default_factory=Ratings)


def summary(first: date, last: date, logged: Logged, *, first_weekday: int = 0) -> Summary:
    """The page of these lived days, both included."""
    counts, known = logged.counts, logged.known
    every = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    days = [made_day(day, last + timedelta(days=1), counts.get(day, {}), known) for day in every]
    span = span_of(first, last)
    parts = _parts(days, span, first_weekday)
    often = sorted(logged.played, key=lambda one: (-one.times, one.routines))
    return Summary(
        first=first,
        last=last,
        span=span,
        lines=tuple(_line(part) for part in parts),
        whole=_line(days),
        often=tuple(often[:MOST_OFTEN]),
        said=tuple(_said(logged.ratings, first, last)),
        apart=Counter(day.context for day in days if day.context is not None),
        unread=logged.ratings.unread,
    )


def span_of(first: date, last: date) -> Span:
    """What a line stands for, so that they all have room on a page."""
    days = (last - first).days + 1
    if days <= DAYS:
        return "day"
    if days <= DAYS * (MOST_WEEKS - 1):
        return "week"
    months = (last.year - first.year) * _MONTHS + last.month - first.month + 1
    return "month" if months <= MOST_MONTHS else "year"


def _parts(days: list[Day], span: Span, first_weekday: int) -> list[list[Day]]:
    parts: dict[object, list[Day]] = {}
    for day in days:
        parts.setdefault(_part(day.day, span, first_weekday), []).append(day)
    return list(parts.values())


def _part(day: date, span: Span, first_weekday: int) -> date:
    match span:
        case "day":
            return day
        case "week":
            return week_of(day, first_weekday)
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _line(days: list[Day]) -> Line:
    counts = tuple(sum(day.count(pillar) for day in days) for pillar in PILLARS)
    active = sum(day.is_active for day in days)
    counted = sum(not day.is_left_out for day in days)
    context = days[0].context if len(days) == 1 else None
    return Line(days[0].day, days[-1].day, counts, active, counted, context)


def _said(ratings: Ratings, first: date, last: date) -> Iterator[Said]:
    """Of each question that was answered in these days."""
    for item in (*DAILY, *CORNERS):
        numbers = {day: n for day, n in ratings.of(item).items() if first <= day <= last}
        if numbers:
            values = list(numbers.values())
            yield Said(item, numbers, median(values), min(values), max(values))
