"""The signs that a person is busy or still there though nothing is touched."""

from __future__ import annotations

from enum import StrEnum


class Sign(StrEnum):
    """Each has a source of its own, and can be ignored by name."""

    MICROPHONE = "microphone"
    CAMERA = "camera"
    FULL_SCREEN = "full-screen"
    QUIET = "do-not-disturb"
    KEPT_AWAKE = "kept-awake"


CALL = frozenset({Sign.MICROPHONE, Sign.CAMERA})
"""What tells of a call."""

HOLDING = CALL | {Sign.FULL_SCREEN, Sign.QUIET}
"""What keeps a prompt back."""

STILL = CALL | {Sign.FULL_SCREEN, Sign.KEPT_AWAKE}
"""What tells that somebody sits here though nothing is touched."""
