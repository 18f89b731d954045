"""What the machine may sense of its user, each by a name under which it can be ignored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backcare_desktop.core.facts import HoldKind


class Sense(StrEnum):
    """The first two tell of presence; the others that somebody is busy, or still there."""

    IDLE = "idle"
    LOCK = "lock"
    MICROPHONE = "microphone"
    CAMERA = "camera"
    FULL_SCREEN = "full-screen"
    QUIET = "do-not-disturb"
    KEPT_AWAKE = "kept-awake"


@dataclass(frozen=True, slots=True)
class Ignoring:
    """The user takes a sense for wrong, or heeds it again."""

    sense: Sense
    on: bool

    def after(self, ignored: frozenset[Sense]) -> frozenset[Sense]:
        """What is ignored then."""
        return ignored | {self.sense} if self.on else ignored - {self.sense}


HOLD_OF: Mapping[Sense, HoldKind] = {
    Sense.MICROPHONE: "call",
    Sense.CAMERA: "call",
    Sense.FULL_SCREEN: "full-screen",
    Sense.QUIET: "do-not-disturb",
}
"""What keeps a prompt back, by what tells of it."""

STILL = frozenset({Sense.FULL_SCREEN, Sense.KEPT_AWAKE})
"""What tells, besides a call, that somebody sits here though nothing is touched."""
