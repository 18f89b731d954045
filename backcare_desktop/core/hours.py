"""Working hours: is this instant inside, and when does it next begin or end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

DAY_TURNS = time(4)
"""A lived day turns at 04:00 local time (law 23)."""

_WEEK = 7
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Range:
    """Working time of one day, local. One that ends at or before its start crosses midnight."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of real time, both ends aware."""

    start: datetime
    end: datetime
    begins: float = field(init=False, repr=False, compare=False)
    ends: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The same as POSIX time, since each look asks where it stands in many a span."""
        object.__setattr__(self, "begins", self.start.timestamp())
        object.__setattr__(self, "ends", self.end.timestamp())

    def meets(self, other: Span) -> bool:
        """Whether the two have an instant in common."""
        return self.begins < other.ends and other.begins < self.ends

    def __contains__(self, at: datetime) -> bool:
        return self.begins <= at.timestamp() < self.ends


_WEEKDAY = (Range(time(9), time(12, 30)), Range(time(13, 15), time(17, 30)))


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours by weekday, Monday first, the bedtime, and the days without any."""

    week: tuple[tuple[Range, ...], ...] = (_WEEKDAY,) * 5 + ((), ())
    bed: time = field(default=time(22, 30))
    off: frozenset[date] = frozenset()
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.week, self.bed, self.off)))

    def __hash__(self) -> int:
        """Reckoned once: each look asks for the spans of the same hours."""
        return self._hash


def lived_day(at: datetime) -> date:
    """The day that this aware local time belongs to; it turns at 04:00 (law 23)."""
    day = at.date()
    return day if at.hour >= DAY_TURNS.hour else day - _ONE_DAY


def moment_of(day: date, at: time, like: datetime) -> datetime:
    """The real instant of a local time; one that daylight saving skips is moved to its end."""
    return _instant(day, at, like.tzinfo)


def _instant(day: date, at: time, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC).astimezone(zone)


def later_by(at: datetime, seconds: float) -> datetime:
    """`at` and so many real seconds later (earlier if negative), in the same zone."""
    return (at.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(at.tzinfo)


def seconds_between(earlier: datetime, later: datetime) -> float:
    """Real seconds from one aware time to another, over any change of zone."""
    if later.tzinfo is earlier.tzinfo and later.utcoffset() == earlier.utcoffset():
        return (later - earlier).total_seconds()  # the same, and asked at each look
    return (later.astimezone(UTC) - earlier).total_seconds()


def spans(hours: Hours, day: date, like: datetime) -> tuple[Span, ...]:
    """The working spans that start on this calendar day, in order."""
    return _spans(hours, day, like.tzinfo)


@lru_cache(maxsize=64)
def _spans(hours: Hours, day: date, zone: tzinfo | None) -> tuple[Span, ...]:
    """Kept, since each look asks for the same few days again."""
    parts = () if day in hours.off else hours.week[day.weekday()]
    return tuple(
        Span(_instant(day, part.start, zone), _instant(_last_day(part, day), part.end, zone))
        for part in parts
    )


def _last_day(part: Range, day: date) -> date:
    return day if part.end > part.start else day + timedelta(days=1)


def open_span(hours: Hours, at: datetime) -> Span | None:
    """The working span that holds this instant, if any (law 13)."""
    today, now = at.date(), at.timestamp()
    for day in (today - _ONE_DAY, today):
        for span in spans(hours, day, at):
            if span.begins <= now < span.ends:
                return span
    return None


def next_opening(hours: Hours, at: datetime) -> datetime | None:
    """When working hours next begin after this instant; None when they never do."""
    for ahead in range(_WEEK + 2 + len(hours.off)):
        for span in spans(hours, at.date() + timedelta(days=ahead), at):
            if span.begins > at.timestamp():
                return span.start
    return None


def workday(hours: Hours, day: date, like: datetime) -> Span | None:
    """From the first range's start to the last range's end of a day; None on a day off."""
    parts = spans(hours, day, like)
    return Span(parts[0].start, parts[-1].end) if parts else None


def bedtime(hours: Hours, day: date, like: datetime) -> datetime:
    """Bedtime of a lived day; a bedtime before 04:00 lies on the next calendar day."""
    late = hours.bed < DAY_TURNS
    return moment_of(day + timedelta(days=1) if late else day, hours.bed, like)


def next_day_turn(at: datetime) -> datetime:
    """The next 04:00 after this instant."""
    today = moment_of(at.date(), DAY_TURNS, at)
    if today.timestamp() > at.timestamp():
        return today
    return moment_of(at.date() + timedelta(days=1), DAY_TURNS, at)
