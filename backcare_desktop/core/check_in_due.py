"""Which check-in is offered now: one a day, towards its end, and never as a prompt."""

from __future__ import annotations

from datetime import datetime, timedelta

from backcare_desktop.core.facts import CheckInKind
from backcare_desktop.core.hours import DAY_TURNS, lived_day, moment_of, workday
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.settings import CheckIns
from backcare_desktop.core.settings_fields import WEEKDAYS

BEFORE_THE_END = timedelta(minutes=45)
"""So long before the end of a working day it begins to be offered; the line then stays."""

_ON_DAYS_OFF = timedelta(hours=17 - DAY_TURNS.hour)
"""After the turn of the day, where there is no work that ends."""


def check_in_due(plan: Plan, ledger: Ledger, chosen: CheckIns, now: datetime) -> CheckInKind | None:
    """The check-in to be offered in a quiet line; None when there is none, or it was noted."""
    if not chosen.offered:
        return None
    day = lived_day(now)
    work = workday(plan.hours, day, now)
    if work is None and not chosen.days_off:
        return None
    kind: CheckInKind = "weekly" if WEEKDAYS[day.weekday()] == chosen.day else "daily"
    turn = moment_of(day, DAY_TURNS, now)
    begins = work.end - BEFORE_THE_END if work else turn + _ON_DAYS_OFF
    if now.timestamp() < begins.timestamp() or kind in ledger.checked_in:
        return None
    return kind
