"""Whether what happened is on disk: said once when it is not, and once when it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backcare_desktop.core.salvage import Salvage

Cause = Literal[
    "full", "read-only", "locked", "damaged", "mending", "stuck", "newer", "gone", "failing"
]
"""Why the log would not take a fact."""

Why = Literal["full", "not-allowed", "not-there", "there-already", "no-file", "other"]
"""Why another file could not be read or written."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything so far is on disk."""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """The log has just begun to refuse: tell the user, once.

    `file` is the log; `waiting` facts are kept.
    """

    cause: Cause
    file: str
    waiting: int


@dataclass(frozen=True, slots=True)
class BeingMended:
    """The log is damaged and is being mended: nobody need hear of it yet. `waiting` are kept."""

    waiting: int


@dataclass(frozen=True, slots=True)
class NotMended:
    """The log is damaged and could not be mended yet: tell the user, once.

    `file` is the log, and `cause` why; `waiting` facts are kept.
    """

    cause: Cause
    file: str
    waiting: int


@dataclass(frozen=True, slots=True)
class StillWaiting:
    """The log still refuses; the user knows. `lost` facts were too many to keep."""

    waiting: int
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Mended:
    """The log takes facts again: tell the user, once. `count` of them had waited."""

    count: int
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The log was damaged, and another is in its place: tell the user, once."""

    salvage: Salvage


Keeping = Saved | NotSaved | BeingMended | NotMended | StillWaiting | Mended | Salvaged
"""What came of remembering (law 22)."""
