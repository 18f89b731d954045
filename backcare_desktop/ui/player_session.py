"""One session as it is played: where it is, what was finished, whether it is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Sort
from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Score
from backcare_desktop.core.score import score as score_of

Move = Callable[[Playhead], Playhead]
"""Where a session goes from where it is."""


class PlayedSession:
    """Moves a playhead, and tells each unit and the end exactly once.

    `tell` is called with core.reply's values; readings are seconds of one monotonic clock.
    """

    def __init__(self, name: UUID, score: Score, tell: Callable[[r.Reply], object]) -> None:
        self.name = name
        self.score = score
        self.other = other_way(score)
        self.head: Playhead | None = None
        self.is_running = True
        self._tell = tell

    @property
    def was_played_out(self) -> bool:
        """Whether it came to the end of its last step."""
        return self.head is not None and self.head.cue.over

    def begin(self, reading: float) -> None:
        """Play from the start."""
        self.head = Playhead(self.score, reading)

    def look(self, reading: float) -> None:
        """Play on until now."""
        self.move(reading, lambda head: head)

    def move(self, reading: float, move: Move) -> None:
        """Play on until now, and go from there as `move` says."""
        if self.head is None or not self.is_running:
            return
        before, self.head = self.head, move(self.head.at(reading))
        for unit in sorted(self.head.done - before.done):
            self._tell(r.UnitFinished(unit))
        if self.head.is_over:
            self.finish()

    def switch_softer(self, reading: float) -> None:
        """Go on in the softer way, or in the usual one again."""
        other = self.other
        if other is not None and self.is_running:
            self.score, self.other = other, self.score
            self.move(reading, lambda head: moved_over(head, other))

    def ask_again(self, sort: Sort) -> None:
        """Ask for the same routines in this sort."""
        self._tell(r.StartByHand(tuple(routine.id for routine in self.score.routines), sort))

    def finish(self) -> None:
        """It is over here; what was done is kept."""
        if self.is_running:
            self.is_running = False
            self._tell(r.Finish(self.head.played if self.head is not None else 0.0))


def pause_or_resume(head: Playhead) -> Playhead:
    """Stand still, or play on where it stands still."""
    return head.resumed() if head.is_paused else head.paused()


def other_way(usual: Score) -> Score | None:
    """The gentle sort of a session in the full one, and the other way round.

    It can be switched to while it plays, and so must have as many units: none is lost.
    """
    if usual.sort == "short" or not any("gentle" in one.sorts for one in usual.routines):
        return None
    other = score_of(usual.routines, "gentle" if usual.sort == "full" else "full")
    return other if other.units == usual.units and other.seconds != usual.seconds else None


def moved_over(head: Playhead, other: Score) -> Playhead:
    """The playhead at the same place in another score.

    That is the same share of the same step; where the steps differ, the start of the unit.
    """
    here = head.cue
    if len(other.beats) == len(head.score.beats):
        beat = other.beats[here.index]
        return replace(head, score=other, elapsed=beat.start + here.part * beat.seconds)
    first = next((beat for beat in other.beats if beat.unit and beat.unit == here.beat.unit), None)
    if first is None:
        first = other.beats[-1 if here.beat.start > 0 else 0]
    return replace(head, score=other, elapsed=first.start)
