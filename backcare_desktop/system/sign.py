"""The signs that a person is busy or still there though nothing is touched."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from backcare_desktop.core.facts import HoldKind


class Sign(StrEnum):
    """Each has a source of its own, and can be ignored by name."""

    MICROPHONE = "microphone"
    CAMERA = "camera"
    FULL_SCREEN = "full-screen"
    QUIET = "do-not-disturb"
    KEPT_AWAKE = "kept-awake"


HOLD_OF: Mapping[Sign, HoldKind] = {
    Sign.MICROPHONE: "call",
    Sign.CAMERA: "call",
    Sign.FULL_SCREEN: "full-screen",
    Sign.QUIET: "do-not-disturb",
}
"""What keeps a prompt back, by what tells of it."""

STILL = frozenset({Sign.FULL_SCREEN, Sign.KEPT_AWAKE})
"""What tells, besides a call, that somebody sits here though nothing is touched."""
