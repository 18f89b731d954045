"""What is said and chimed at which second of a session, so that it goes with eyes closed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from backcare_desktop.core.audible import SoundName
from backcare_desktop.core.guide import cue, round_of, routine_of
from backcare_desktop.core.routine import Beat, Score, StepKind

WORD_S = 0.4
"""Seconds that a word takes, at the 150 a minute for which the cues are written."""

COUNTED = (3, 2, 1)
"""The seconds before a hold's end that may be counted aloud."""

LEAST_COUNTED = 6.0
"""Seconds: a shorter hold has no room for that."""

MOST_ROUNDS = 12
"""Of more rounds than this none is told by its number: it would be half of what is said."""

Side = Literal["one", "other"]

_HAIR = 1e-6

_CHIMES: dict[StepKind, SoundName] = {
    "prepare": "step",
    "inhale": "in",
    "hold-breath": "hold",
    "exhale": "out",
    "move": "step",
    "hold": "hold",
    "rest": "step",
    "close": "end",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What is heard from `at` on (seconds of play), and for how long there is room.

    `short` is what of the cue would do. `place` is which round begins and of how many, None
    where that is not told. `side`: a new repetition begins, on the one side or the other; `sides`
    are what the routine calls them.
    `hold` is for how many seconds a pose is kept. `number` is one of COUNTED, and alone then.
    """

    at: float
    room: float
    chime: SoundName | None = None
    cue: str = ""
    short: str = ""
    place: tuple[int, int] | None = None
    side: Side | None = None
    sides: tuple[str, ...] = ()
    hold: float | None = None
    number: int | None = None


def seconds_to_say(words: str) -> float:
    """How long these words take, spoken calmly."""
    return WORD_S * len(words.split())


def sayings(score: Score) -> tuple[Saying, ...]:
    """All of a session, in order; nothing of a routine that is done in silence."""
    found = [
        saying
        for index, beat in enumerate(score.beats)
        if not routine_of(score, beat).silent
        for saying in (_of_beat(score, index), *_counted(beat))
    ]
    return tuple(found)


def heard_at(whole: Sequence[Saying], elapsed: float) -> int | None:
    """Which of them was begun last; None before the first."""
    index = bisect_right(whole, elapsed + _HAIR, key=lambda one: one.at) - 1
    return index if index >= 0 else None


def next_heard(whole: Sequence[Saying], elapsed: float) -> float | None:
    """In how many seconds of play the next one begins; None after the last."""
    index = bisect_right(whole, elapsed + _HAIR, key=lambda one: one.at)
    return whole[index].at - elapsed if index < len(whole) else None


def later(saying: Saying, elapsed: float) -> Saying:
    """What is heard of it where it begins only now."""
    return replace(saying, room=saying.room - max(0.0, elapsed - saying.at))


def _of_beat(score: Score, index: int) -> Saying:
    beat = score.beats[index]
    words = cue(score, beat.start).says
    return Saying(
        at=beat.start,
        room=beat.seconds,
        chime=_CHIMES[beat.step.kind],
        cue=words,
        short=beat.step.short_cue or words.partition(". ")[0],
        place=_place(score, index),
        side=_side(score, index),
        sides=routine_of(score, beat).sides,
        hold=beat.seconds if beat.step.kind == "hold" else None,
    )


def _place(score: Score, index: int) -> tuple[int, int] | None:
    """Where a round of breaths begins, which it is, from the second on."""
    beat, breaths = score.beats[index], round_of(score, index)
    if not breaths or breaths[0] is not beat:
        return None
    units = dict.fromkeys(
        one.unit for one in score.beats if one.routine == beat.routine and one.unit
    )
    number = list(units).index(beat.unit) + 1
    return (number, len(units)) if number > 1 and len(units) <= MOST_ROUNDS else None


def _side(score: Score, index: int) -> Side | None:
    """Said where a repetition begins that has a side."""
    beat = score.beats[index]
    sided = routine_of(score, beat).alternates and beat.unit
    if not sided or (index and score.beats[index - 1].unit == beat.unit):
        return None
    return "other" if beat.other else "one"


def _counted(beat: Beat) -> Iterator[Saying]:
    if beat.step.kind in {"hold", "hold-breath"} and beat.seconds >= LEAST_COUNTED:
        for number in COUNTED:
            yield Saying(at=beat.end - number, room=1.0, number=number)
