"""Where a session is being played: a value that moves with the clock, pauses and jumps (law 20)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from backcare_desktop.core.guide import (
    Cue,
    cue,
    finished_between,
    next_step,
    routine_of,
    step_back,
)
from backcare_desktop.core.routine import Score

CAUGHT_UP = 30.0
"""A gap under so many seconds is caught up; a longer one pauses what is not done by the wall."""

LONGEST_PAUSE = 300.0
"""A pause of so many seconds ends the session."""


@dataclass(frozen=True)
class Playhead:
    """A place in a score at one reading of the clock.

    `clock` is the monotonic reading, in seconds, at which `elapsed` was true; `played` is what
    was really played, without pauses and jumps; `done` the units that were finished.
    `paused_since` is a reading of the same clock, None while it plays.
    """

    score: Score
    clock: float
    elapsed: float = 0.0
    played: float = 0.0
    done: frozenset[int] = frozenset()
    paused_since: float | None = None

    @cached_property
    def cue(self) -> Cue:
        """What is on here."""
        return cue(self.score, self.elapsed)

    @property
    def is_paused(self) -> bool:
        """Whether it stands still."""
        return self.paused_since is not None

    @property
    def is_over(self) -> bool:
        """Whether all was played, or the pause lasted too long."""
        return self.cue.over or self.pause_is_over

    @property
    def pause_is_over(self) -> bool:
        """Whether it has stood still for too long."""
        since = self.paused_since
        return since is not None and self.clock - since >= LONGEST_PAUSE

    def at(self, clock: float) -> Playhead:
        """The same session at a later reading."""
        gap = clock - self.clock
        if self.is_paused or gap <= 0:
            return replace(self, clock=max(clock, self.clock))
        end = self._wall_ends() if gap >= CAUGHT_UP else self.score.seconds
        played = max(0.0, min(gap, end - self.elapsed))
        stops = played < gap and end < self.score.seconds
        return replace(
            self,
            clock=clock,
            elapsed=self.elapsed + played,
            played=self.played + played,
            done=self.done | set(finished_between(self.score, self.elapsed, self.elapsed + played)),
            paused_since=self.clock + played if stops else None,
        )

    def paused(self) -> Playhead:
        """Standing still from here on."""
        return self if self.is_paused else replace(self, paused_since=self.clock)

    def locked(self) -> Playhead:
        """The same when the screen is locked: what goes by the wall plays on."""
        by_wall = routine_of(self.score, self.cue.beat).by_wall
        return self if by_wall else self.paused()

    def resumed(self) -> Playhead:
        """Playing on from here."""
        return replace(self, paused_since=None)

    def next(self) -> Playhead:
        """At the next step; what was left of this one does not count."""
        return replace(self, elapsed=next_step(self.score, self.elapsed))

    def back(self) -> Playhead:
        """At the start of this step, or of the one before."""
        return replace(self, elapsed=step_back(self.score, self.elapsed))

    def _wall_ends(self) -> float:
        """How far it plays on by the wall from here; no further where it does not at all."""
        for beat in self.score.beats[self.cue.index :]:
            if not routine_of(self.score, beat).by_wall:
                return beat.start
        return self.score.seconds
