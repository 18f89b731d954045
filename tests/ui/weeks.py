"""A week for the tests of its widgets: six busy days and one of rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from backcare_desktop.core.facts import PILLARS, Paused
from backcare_desktop.core.week import Known, Week, made_week

MONDAY = date(2026, 11, 16)
_COUNTS = (
    (2, 1, 6, 1, 1),
    (2, 1, 5, 0, 1),
    (0, 0, 0, 0, 0),
    (2, 1, 6, 1, 1),
    (1, 1, 6, 0, 1),
    (1, 0, 2, 0, 1),
    (1, 0, 1, 0, 0),
)
_OFF = Paused(
    id=UUID(int=1),
    at=datetime(2026, 11, 18, 8, tzinfo=UTC),
    day=date(2026, 11, 18),
    until=datetime(2026, 11, 19, 9, tzinfo=UTC),
)


def busy_week(today: int = 6) -> Week:
    """The week as it stands on that day, 0 for Monday; days ahead have nothing."""
    days = (MONDAY + timedelta(days=at) for at in range(today + 1))
    counts = {
        day: dict(zip(PILLARS, row, strict=True)) for day, row in zip(days, _COUNTS, strict=False)
    }
    now = MONDAY + timedelta(days=today)
    return made_week(MONDAY, now, counts, Known((_OFF,)), since=MONDAY - timedelta(days=30))


def empty_week() -> Week:
    """Before anything was done."""
    return made_week(MONDAY, MONDAY, {})
