"""What is sensed at one look: time is an argument (law 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The world at one instant.

    `wall` is aware local time. `boot` is a monotonic reading in seconds that goes on through
    suspend. `idle` is seconds since the last input, None where no sense tells it.
    `locked_since` is the `boot` reading at which the screen was locked, None when it is not.
    `seed` is fresh randomness, of which the facts made at this moment take their ids.
    """

    wall: datetime
    boot: float
    seed: UUID
    idle: float | None = None
    locked_since: float | None = None

    @property
    def last_input(self) -> float:
        """The `boot` reading of the last input; now, where no sense tells it."""
        return self.boot - (self.idle or 0.0)

    def name(self, number: int) -> UUID:
        """The id of the `number`-th fact made at this moment."""
        return uuid5(self.seed, str(number))
