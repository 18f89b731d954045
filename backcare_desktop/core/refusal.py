"""Why an answer changed nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

HeatLimit = Literal["a-day", "apart", "bedtime"]
"""Which of the limits of heat speaks against it (law 17)."""

Missing = Literal["offer", "check", "pad"]
"""What an answer was for that is not there: an offer, a skin check, a pad that may be on."""


@dataclass(frozen=True, slots=True)
class SessionRunning:
    """A session is running already; one at a time."""


@dataclass(frozen=True, slots=True)
class NothingOffered:
    """There is nothing that this could be an answer to."""

    missing: Missing = "offer"


@dataclass(frozen=True, slots=True)
class NoSuchRoutine:
    """The library has no routine of this id."""

    routine: str


@dataclass(frozen=True, slots=True)
class ScreenSaysNo:
    """An answer to a safety question speaks against it; `instead` may be played."""

    routine: str
    screen: str
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScreenOpen:
    """A safety question of this routine has to be answered first."""

    routine: str
    screen: str


@dataclass(frozen=True, slots=True)
class HeatRuns:
    """Heat runs already, or the pad of the last one is not known to be off."""


@dataclass(frozen=True, slots=True)
class HeatNotNow:
    """A limit of heat speaks against it, until then."""

    limit: HeatLimit
    until: datetime


Refusal = (
    SessionRunning
    | NothingOffered
    | NoSuchRoutine
    | ScreenSaysNo
    | ScreenOpen
    | HeatRuns
    | HeatNotNow
)
"""Why an answer changed nothing."""
