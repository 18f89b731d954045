"""The softer way of a session, and the same place in it."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Score
from backcare_desktop.core.score import score


def other_way(usual: Score) -> Score | None:
    """The gentle sort of a session in the full one, where it can be switched to while it plays.

    It must have the same steps and units, so that none is lost or done twice.
    """
    if usual.sort != "full" or not any("gentle" in one.sorts for one in usual.routines):
        return None
    gentle = score(usual.routines, "gentle")
    same = [beat.unit for beat in gentle.beats] == [beat.unit for beat in usual.beats]
    return gentle if same and gentle.seconds != usual.seconds else None


def moved_over(head: Playhead, other: Score) -> Playhead:
    """The playhead at the same place of the same step in another score."""
    here = head.cue
    beat = other.beats[here.index]
    return replace(head, score=other, elapsed=beat.start + here.part * beat.seconds)
