"""What to show and say at each second of a session: a question of its score and the time gone."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

from backcare_desktop.core.routine import Beat, Routine, Score

SWELLS = 0.3
"""Seconds in which the edge of the breathing disc grows into that of a hold."""

AGAIN = 2.0
"""Within so many seconds of a step, *Back* goes to the one before it."""

_ALL = math.inf
"""Greater than the number of any unit."""

_HAIR = 1e-6
"""Sums of seconds may miss a boundary by less than this."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One instant of a session.

    `into` and `left` are seconds within the beat, `part` the share of it that is gone (0 to 1),
    `to_end` the seconds that are left of the whole. `count` goes up from 1 to `counts`. `fill`
    is how full the lungs are and `held` how far a held breath shows, both from 0 to 1.
    """

    beat: Beat
    index: int
    into: float
    left: float
    part: float
    to_end: float
    count: int
    counts: int
    fill: float
    held: float
    says: str
    next: Beat | None
    over: bool


def cue(score: Score, elapsed: float) -> Cue:
    """What is on at `elapsed` seconds of play; before the start the first, after the end the last.

    Raises ValueError for a score without beats.
    """
    if not score.beats:
        raise ValueError("a score without beats")
    at = min(max(elapsed, 0.0), score.seconds)
    index = _index(score, at)
    beat = score.beats[index]
    into = min(at - beat.start, beat.seconds)
    part = into / beat.seconds if beat.seconds else 1.0
    counts = max(1, math.ceil(beat.counts - _HAIR))
    return Cue(
        beat=beat,
        index=index,
        into=into,
        left=beat.seconds - into,
        part=part,
        to_end=score.seconds - at,
        count=min(counts, math.floor(part * beat.counts + _HAIR) + 1),
        counts=counts,
        fill=_fill(score, index, part),
        held=_held(score, index, into),
        says=_says(beat),
        next=score.beats[index + 1] if index + 1 < len(score.beats) else None,
        over=elapsed >= score.seconds - _HAIR,
    )


def finished_between(score: Score, start: float, end: float) -> tuple[int, ...]:
    """The units whose last second is played when play goes on from `start` to `end`."""
    first, last = (bisect_right(score.unit_ends, (at + _HAIR, _ALL)) for at in (start, end))
    return tuple(unit for _end, unit in score.unit_ends[first:last])


def next_step(score: Score, elapsed: float) -> float:
    """Where *Next* goes: the next beat's start, the end after the last."""
    return cue(score, elapsed).beat.end


def step_back(score: Score, elapsed: float) -> float:
    """Where *Back* goes: this beat's start, or just after it the start of the one before."""
    now = cue(score, elapsed)
    index = now.index - 1 if now.into < AGAIN and now.index else now.index
    return score.beats[index].start


def routine_of(score: Score, beat: Beat) -> Routine:
    """The routine that a beat belongs to, as it is in this sort."""
    return next(routine for routine in score.shown if routine.id == beat.routine)


def round_of(score: Score, index: int) -> tuple[Beat, ...]:
    """The breaths of the round in which the beat of that index lies; none where it has none."""
    return score.rounds[index]


def _index(score: Score, at: float) -> int:
    return max(0, bisect_right(score.beats, at + _HAIR, key=lambda beat: beat.start) - 1)


def _says(beat: Beat) -> str:
    """The cue; from the second repeat on the short one, where there is one."""
    return beat.step.short_cue if beat.repeat > 1 and beat.step.short_cue else beat.step.cue


def _fill(score: Score, index: int, part: float) -> float:
    """Lungs that fill while breathing in, empty while breathing out, and keep what they have."""
    beat = score.beats[index]
    eased = 0.5 - 0.5 * math.cos(math.pi * part)
    match beat.step.kind:
        case "inhale":
            start, end = _share(score, index)
            return start + (end - start) * eased
        case "exhale":
            start, end = _share(score, index)
            return 1.0 - start - (end - start) * eased
        case "hold-breath":
            return _fill(score, index - 1, 1.0) if index else 0.0
        case _:
            return 0.0


def _share(score: Score, index: int) -> tuple[float, float]:
    """Which share of a breath a beat is, where one breath is drawn in two (a sigh)."""
    kind = score.beats[index].step.kind
    first = last = index
    while first and score.beats[first - 1].step.kind == kind:
        first -= 1
    while last + 1 < len(score.beats) and score.beats[last + 1].step.kind == kind:
        last += 1
    lengths = [beat.seconds for beat in score.beats[first : last + 1]]
    whole = sum(lengths) or 1.0
    before = sum(lengths[: index - first])
    return before / whole, (before + lengths[index - first]) / whole


def _held(score: Score, index: int, into: float) -> float:
    """Grows at the start of a hold, and goes at the start of what follows it."""
    grown = min(1.0, into / SWELLS)
    if score.beats[index].step.kind == "hold-breath":
        return grown
    follows = index and score.beats[index - 1].step.kind == "hold-breath"
    return 1.0 - grown if follows else 0.0
