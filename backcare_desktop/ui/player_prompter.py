"""What of a session was heard already: each saying is told once, and anew where one goes back."""

from __future__ import annotations

from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Score
from backcare_desktop.core.sayings import Saying, heard_at, later, next_heard, sayings

BACK = 1.0
"""Seconds: who goes back goes further; the movement into the window is taken off by less."""


class Prompter:
    """Follows a playhead; knows no clock and no sound."""

    def __init__(self) -> None:
        self._score: Score | None = None
        self._whole: tuple[Saying, ...] = ()
        self._last: int | None = None
        self._was_at = 0.0

    def begin(self) -> None:
        """Another session, or somebody who only listens from now on: what is on is told again."""
        self._last = None

    def due(self, head: Playhead) -> Saying | None:
        """What is to be heard here, if it was not yet; after a pause, what is on comes again."""
        self._follow(head.score)
        went_back, self._was_at = self._was_at - head.elapsed > BACK, head.elapsed
        if head.is_paused or head.cue.over:
            self._last = None
            return None
        index = heard_at(self._whole, head.elapsed)
        if index is None or (index == self._last and not went_back):
            return None
        self._last = index
        return later(self._whole[index], head.elapsed)

    def wait(self, head: Playhead) -> float | None:
        """Seconds until the next is due; None after the last."""
        self._follow(head.score)
        return next_heard(self._whole, head.elapsed)

    def _follow(self, score: Score) -> None:
        """Another way of the same session has the same sayings at other times."""
        if score is not self._score:
            self._score, self._whole = score, sayings(score)
