"""The repetitions of the routine on stage: those that are done, and how far the running one is."""

from __future__ import annotations

from dataclasses import dataclass

from backcare_desktop.core.guide import Cue, routine_of
from backcare_desktop.core.playhead import Playhead
from backcare_desktop.ui import player_words, texts
from backcare_desktop.ui.progress import RepDots
from backcare_desktop.ui.theme import Theme

MOST_DOTS = 12

_DOT_STEPS = 48
"""The ring of a repetition is so many pixels long: what fills less is not painted."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """What holds for a whole step. The running unit lasts from `start` to `end`."""

    done: int
    of: int
    running: bool
    start: float
    end: float
    said: str


class Repetitions(RepDots):
    """Dots that follow a playhead; hidden where there are too many to be seen at a glance."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "stretch")
        self.setAccessibleName(self.tr("Repetitions"))
        self._step: tuple[int, frozenset[int]] | None = None
        self._stand: _Stand | None = None
        self._seen: tuple[int, int, float] | None = None

    def show_session(self) -> None:
        """Another session begins."""
        self._step = self._seen = None

    def show_head(self, head: Playhead, cue: Cue) -> None:
        """Show this instant; `cue` is what is on there."""
        stand = self._stand
        if stand is None or (cue.index, head.done) != self._step:
            self._step = cue.index, head.done
            stand = self._stand = _stand(head, cue)
            self.setVisible(1 < stand.of <= MOST_DOTS)
        part = (head.elapsed - stand.start) / (stand.end - stand.start) if stand.running else 0.0
        seen = stand.done, stand.of, round(min(1.0, part) * _DOT_STEPS) / _DOT_STEPS
        if seen != self._seen:
            self._seen = seen
            self.show_done(*seen, said=stand.said)


def _stand(head: Playhead, cue: Cue) -> _Stand:
    unit, of = player_words.stands(head.score, cue)
    done = player_words.finished(head.score, cue.beat, head.done)
    beats = [beat for beat in head.score.beats if unit and beat.unit == cue.beat.unit]
    return _Stand(
        done=done,
        of=of,
        running=unit > done,
        start=beats[0].start if beats else 0.0,
        end=next((beat.end for beat in beats if beat.step.ends_unit), 0.0),
        said=texts.done(routine_of(head.score, cue.beat).unit, done, of),
    )
