"""What the settings file says of a pause and of today, as the answers that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import DayMarked, Mark, Paused
from backcare_desktop.core.hours import moment_of
from backcare_desktop.core.phase import Phase
from backcare_desktop.core.settings import Settings, WrittenDays, WrittenPause


@dataclass(frozen=True, slots=True)
class Heeded:
    """What was taken from the file last; at a start nothing yet."""

    pause: WrittenPause = field(default_factory=WrittenPause)
    day: date | None = None
    mark: Mark | None = None


def heeding(settings: Settings, phase: Phase) -> Heeded:
    """What is taken from the file now."""
    day = phase.ledger.day
    return Heeded(settings.pause, day, _mark(settings.days, day))


def as_written(
    before: Heeded, settings: Settings, phase: Phase, wall: datetime
) -> tuple[r.AsWritten, ...]:
    """What is to be answered now, since the file says so, or no longer does."""
    now = heeding(settings, phase)
    replies = (*_pause(before.pause, now.pause, phase, wall), *_day(before, now, phase))
    return tuple(map(r.AsWritten, replies))


def without_ended_pause(
    heeded: Heeded, settings: Settings, phase: Phase, wall: datetime
) -> Settings:
    """The settings without a pause that was heeded and that something else has ended or replaced.

    One whose time is over stays: it says nothing any more.
    """
    pause = settings.pause
    if heeded.pause != pause or not _is_to_come(pause, wall) or _stands(pause, phase):
        return settings
    return replace(settings, pause=WrittenPause())


def _pause(
    was: WrittenPause, now: WrittenPause, phase: Phase, wall: datetime
) -> Iterator[r.Pause | r.Resume]:
    if now == was:
        return
    if now.until is not None and _is_to_come(now, wall):
        if not _stands(now, phase):
            yield r.Pause(_instant(now.until, wall), now.kind)
    elif _stands(was, phase) and _is_to_come(was, wall):
        yield r.Resume()


def _day(before: Heeded, now: Heeded, phase: Phase) -> Iterator[r.MarkDay]:
    if (now.day, now.mark) == (before.day, before.mark):
        return
    if now.day != before.day:
        spoken_of = any(isinstance(fact, DayMarked) for fact in phase.today)
        if now.mark is not None and not spoken_of:
            yield r.MarkDay(now.mark)
    elif now.mark is not None and now.mark != phase.ledger.mark:
        yield r.MarkDay(now.mark)
    elif now.mark is None and before.mark == phase.ledger.mark:
        yield r.MarkDay("ordinary")


def _mark(days: WrittenDays, day: date) -> Mark | None:
    return "flare" if day in days.flare else "rest" if day in days.rest else None


def _is_to_come(pause: WrittenPause, wall: datetime) -> bool:
    return pause.until is not None and _instant(pause.until, wall) > wall


def _stands(pause: WrittenPause, phase: Phase) -> bool:
    """Whether this very pause is the one in force; its words count, also after a journey."""
    standing: Paused | None = phase.ledger.paused
    if standing is None or standing.until is None or pause.until is None:
        return False
    return standing.kind == pause.kind and _instant(pause.until, standing.until) == standing.until


def _instant(until: datetime, like: datetime) -> datetime:
    return moment_of(until.date(), until.time(), like)
