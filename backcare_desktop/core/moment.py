"""What is sensed at one look: time is an argument (law 1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from backcare_desktop.core.facts import HoldKind
from backcare_desktop.core.hours import later_by
from backcare_desktop.core.sense import Sense

SITS_STILL = 3 * 3600.0
"""Seconds after the last input for which someone in a call or before a film sits there (law 7)."""

GRAIN = 64
"""Parts of a second in which `boot` readings are taken: sums of such parts are never rounded."""


def on_the_grain(seconds: float) -> float:
    """The nearest reading that is exact, whatever is added to it or taken from it."""
    return round(seconds * GRAIN) / GRAIN


@dataclass(frozen=True, slots=True)
class Hold:
    """What keeps a due prompt back (law 12); `since` is a `boot` reading in seconds.

    `by` is what was sensed, and can be ignored by name.
    """

    kind: HoldKind
    since: float
    by: tuple[Sense, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The world at one instant.

    `wall` is aware local time. `boot` is a monotonic reading in seconds that goes on through
    suspend. `idle` is seconds since the last input, None where no sense tells it.
    `locked_since` is the `boot` reading at which the screen was locked, None when it is not, and
    `unlocked` the one at which that last ended, None where it never has.
    `holds` are what keeps prompts back just now, `held_until` is the `boot` reading at which the
    last of them ended, None where none has been or one is there. `still`: a full-screen player or
    an idle inhibitor of another program tells that somebody sits there without input; a call does
    so too. `seed` is fresh randomness, of which the facts made at this moment take their ids.
    """

    wall: datetime
    boot: float
    seed: UUID
    idle: float | None = None
    locked_since: float | None = None
    unlocked: float | None = None
    holds: tuple[Hold, ...] = ()
    held_until: float | None = None
    still: bool = False

    @property
    def last_input(self) -> float:
        """The `boot` reading of the last input; now, where no sense tells it."""
        return self.boot - (self.idle or 0.0)

    @property
    def sits_still(self) -> bool:
        """Whether somebody sits there without touching anything (law 7)."""
        if self.idle is None or self.idle > SITS_STILL or self.locked_since is not None:
            return False
        return self.still or any(hold.kind == "call" for hold in self.holds)

    def later(self, seconds: float) -> Moment:
        """The same so many seconds on, if nothing is touched meanwhile."""
        idle = None if self.idle is None else self.idle + seconds
        wall = later_by(self.wall, seconds)
        return replace(self, wall=wall, boot=self.boot + seconds, idle=idle)

    def exact(self) -> Moment:
        """The same with its readings on the grain, so that no law is late by a rounding."""
        was = (self.idle, self.locked_since, self.unlocked, self.held_until)
        idle, locked, unlocked, held = map(_exact, was)
        boot = on_the_grain(self.boot)
        if boot == self.boot and (idle, locked, unlocked, held) == was:
            return self
        return replace(
            self, boot=boot, idle=idle, locked_since=locked, unlocked=unlocked, held_until=held
        )

    def name(self, number: int) -> UUID:
        """The id of the `number`-th fact made at this moment."""
        return uuid5(self.seed, str(number))


def _exact(seconds: float | None) -> float | None:
    return None if seconds is None else on_the_grain(seconds)
