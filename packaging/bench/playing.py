"""Run on a virtual screen: plays a piece of a routine and prints what it cost, as JSON.

usage: python -m bench.playing ring | shift | fold | held
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.routine import Score
from backcare_desktop.core.score import score
from backcare_desktop.ui.breath_ring import BreathRing
from backcare_desktop.ui.figure_view import FigureView
from bench import dressed

CYCLES = 4
"""So many breaths are played before the phases are looked at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """So many seconds of a routine from one of its beats on, and what is watched in it.

    It begins `into` seconds after the beat: a pose is held once the way into it is over.
    """

    routine: str
    beat: int
    seconds: float
    watched: type[QWidget]
    choices: Mapping[str, float] = field(default_factory=dict)
    into: float = 0.0


PIECES = {
    "ring": Piece("breathe-long-exhale", 1, 36.0, BreathRing, {"in_s": 3.0, "out_s": 4.0}),
    "shift": Piece("posture-shift", 1, 12.0, FigureView),
    "fold": Piece("hamstring-standing", 2, 9.0, FigureView),
    "held": Piece("hamstring-seated", 3, 10.0, FigureView, into=2.0),
}


class Clock:
    """Stands at the beginning until it is started; then goes on from there with the real one."""

    def __init__(self) -> None:
        self._begun: float | None = None
        self._first = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return 0.0 if self._begun is None else self._first + time.monotonic() - self._begun

    def start(self, first: float) -> None:
        """Go on from `first`."""
        self._begun, self._first = time.monotonic(), first


class Frames(QObject):
    """Counts what is painted, and notes when a phase is first seen."""

    def __init__(self, watched: QWidget, clock: Clock) -> None:
        super().__init__()
        self.count = 0
        self.phases: list[tuple[str, float]] = []
        self._watched, self._clock = watched, clock
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Before it is painted; what will be is known."""
        if event.type() is QEvent.Type.Paint and watched is self._watched:
            self.count += 1
            if isinstance(self._watched, BreathRing):
                self._note(self._watched.accessibleDescription())
        return False

    def _note(self, said: str) -> None:
        """It says another phase from its first frame on, and nothing else in between."""
        if said and (not self.phases or self.phases[-1][0] != said):
            self.phases.append((said, self._clock()))


def play(app: QApplication, piece: Piece) -> dict[str, object]:
    """Play it in the real player on the screen."""
    played = score((dressed.routines()[piece.routine],), choices=piece.choices)
    clock = Clock()
    player = dressed.player(dressed.theme(app), dressed.figures(), clock)
    player.open_session(uuid4(), played, first_time=False)
    dressed.wait_until(app, lambda: dressed.is_shown(player))
    frames = Frames(player.findChildren(piece.watched)[0], clock)
    clock.start(played.beats[piece.beat].start + piece.into)
    player.look()
    frames.count, cpu, begun = 0, time.process_time(), time.monotonic()
    QTimer.singleShot(round(piece.seconds * 1000), app.quit)
    app.exec()
    took = time.monotonic() - begun
    return {
        "cpu_pct": (time.process_time() - cpu) / took * 100,
        "frames_per_s": frames.count / took,
        "size": [player.width(), player.height()],
        "late_ms": lateness(played, piece.beat, frames.phases),
    }


def lateness(played: Score, first: int, phases: list[tuple[str, float]]) -> list[float]:
    """How many milliseconds after its instant each phase was seen, from the fifth breath on."""
    beats = played.beats[first:]
    late = [(seen - beat.start) * 1000 for beat, (_, seen) in zip(beats, phases, strict=False)]
    return late[2 * CYCLES :]


if __name__ == "__main__":
    print(json.dumps(play(dressed.application(), PIECES[sys.argv[1]])))
