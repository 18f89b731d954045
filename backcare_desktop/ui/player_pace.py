"""When the player has to look at its clock again: for the next frame, count, step or end."""

from __future__ import annotations

from backcare_desktop.core.guide import Cue
from backcare_desktop.core.playhead import LONGEST_PAUSE, Playhead

UNSEEN = 1.0
"""Seconds between two looks while nobody can see the window; far less than a gap."""

SLOW = 100
"""Milliseconds: of frames that are longer, one is also at each count."""

_AS_NOW = 0.02
"""Seconds: a slow frame that is due so soon has as good as been drawn."""

LEAST = 0.001
"""Seconds: never none, so that a timer does not spin."""


def next_look(
    head: Playhead, cue: Cue, frame: int | None, *, seen: bool, heard: float | None = None
) -> float:
    """In how many seconds something looks different, or has to be told.

    `cue` is what is on at the head. `frame` is how often what moves is drawn, in milliseconds,
    None while nothing does; `heard` is in how many seconds there is something to say. Nothing
    happens in a pause but its end.
    """
    if head.paused_since is not None:
        return max(LEAST, LONGEST_PAUSE - (head.clock - head.paused_since))
    soon = cue.left if heard is None else min(cue.left, heard)
    if not seen:
        return max(LEAST, min(soon, UNSEEN))
    if frame is not None and frame < SLOW:
        return max(LEAST, min(soon, frame / 1000))
    count = cue.beat.seconds / max(cue.beat.counts, 1.0)
    counted = min(soon, count - cue.into % count, 1.0 - head.elapsed % 1.0)
    return max(LEAST, counted if frame is None else min(counted, _to_frame(cue, frame / 1000)))


def _to_frame(cue: Cue, frame: float) -> float:
    """Seconds until the next of the step's frames: counted from its start, they fall on counts."""
    left = frame - cue.into % frame
    return left if left > _AS_NOW else left + frame
