"""Since when nobody has touched anything, handed on by a program to the one that follows it.

A compositor tells of pauses only from when it is asked on: who begins anew while nobody is there
would have to take them to be there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

HANDED_ON = "BACKCARE_UNTOUCHED"
"""The variable: two readings of the clock that stands still in suspend, of then and of now."""

FRESH = 10.0
"""Seconds for which it holds: later on there may have been any input."""


def handed_on(idle: float, awake: float) -> dict[str, str]:
    """What the next program finds in its environment; `awake` is the clock's reading of now."""
    return {HANDED_ON: f"{awake - idle!r} {awake!r}"}


def untouched_since(environ: Mapping[str, str], awake: float) -> float | None:
    """The reading of the last input, by who was there before us; None where nobody says."""
    try:
        since, told = map(float, environ.get(HANDED_ON, "").split())
    except ValueError:
        return None
    fresh = 0.0 <= awake - told <= FRESH
    return since if fresh and math.isfinite(since) and since <= told else None
