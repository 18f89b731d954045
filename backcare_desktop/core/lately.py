"""What the last check-ins say together: whether it has been hard for days, and one's usual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from backcare_desktop.core.check_in import HIGH, CheckIn, Daily, Lately

LOOKED_BACK = 5
"""So many check-ins are looked at together (A10)."""

OFTEN = 3
"""So many of them with high stress are a hard stretch."""

SAID_AGAIN = timedelta(days=7)
"""A hard stretch is spoken of once in this time, however long it lasts."""

USUAL_OF = timedelta(days=7)
"""The days whose middle answer is somebody's usual (A12)."""

Days = Sequence[tuple[date, Daily]]
"""The daily check-ins that could be opened, with their lived days, oldest first."""


def lately(days: Days, today: date, said: CheckIn) -> Lately:
    """What the days before today add to what is said now."""
    before = [one for one in days if one[0] < today]
    now = [*before, (today, said)] if isinstance(said, Daily) else []
    return Lately(usual_back=usual_back(before, today), hard_stretch=_is_spoken_of(now))


def hard_days(check_ins: Days) -> bool:
    """Whether stress was high on three of the last five check-ins (A10)."""
    last = [said.stress for _, said in check_ins if said.stress is not None][-LOOKED_BACK:]
    return sum(stress >= HIGH for stress in last) >= OFTEN


def usual_back(check_ins: Days, today: date) -> float | None:
    """The middle of the last seven days' answers about the back, today's apart (A12)."""
    from statistics import median

    recent = (said.back for day, said in check_ins if today - USUAL_OF <= day < today)
    known = [back for back in recent if back is not None]
    return float(median(known)) if known else None


def _is_spoken_of(days: Days) -> bool:
    """Whether the last of them ends a hard stretch, not spoken of within the week before.

    When it was spoken of follows from the answers themselves. After a calm day it is not.
    """
    spoken: date | None = None
    due = False
    for count, (day, said) in enumerate(days, start=1):
        high = said.stress is not None and said.stress >= HIGH
        waited = spoken is None or day - spoken >= SAID_AGAIN
        due = high and waited and hard_days(days[:count])
        spoken = day if due else spoken
    return due
