"""Why an answer changed nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionRunning:
    """A session is running already; one at a time."""


@dataclass(frozen=True, slots=True)
class NothingOffered:
    """There is nothing that this could be an answer to."""


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


Refusal = SessionRunning | NothingOffered | NoSuchRoutine | ScreenSaysNo
"""Why an answer changed nothing."""
