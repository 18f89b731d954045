"""The small record that bridges a restart (law 21)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Record:
    """When the program was last alive, and the sitting clocks, in seconds.

    `seen` is aware local time, `boot` the reading of the clock that goes on through suspend.
    """

    seen: datetime
    boot: float
    sitting: float = 0.0
    clocks: Mapping[str, float] = field(default_factory=dict)
