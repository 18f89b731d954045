"""What the tests of card and player share: routines, a clock turned by hand, and answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.reply import Reply
from backcare_desktop.core.routine import (
    Block,
    Evidence,
    Motion,
    Parameter,
    Routine,
    Score,
    Step,
)
from backcare_desktop.ui.player import Player
from backcare_desktop.ui.player_end import Ended
from backcare_desktop.ui.player_figure import NoFigures
from backcare_desktop.ui.theme import Theme
from tests.ui.look import theme

SESSION = UUID(int=7)
FACT = UUID(int=8)
R = TypeVar("R")

BREATHING = Routine(
    id="four-seven-eight",
    title="4-7-8 breathing",
    pillar="breathe",
    purpose="A wind-down.",
    position="Seated",
    equipment="None",
    unit="round",
    blocks=(
        Block((Step("prepare", "Let your shoulders drop.", 8),)),
        Block(
            (
                Step(
                    "inhale",
                    "In through your nose.",
                    4,
                    in_counts=True,
                    short_cue="In",
                    hint="through your nose",
                ),
                Step(
                    "hold-breath",
                    "Hold, gently.",
                    7,
                    in_counts=True,
                    short_cue="Hold",
                    hint="nothing to force",
                ),
                Step(
                    "exhale",
                    "Out softly.",
                    8,
                    in_counts=True,
                    short_cue="Out",
                    hint="softly",
                    ends_unit=True,
                ),
            ),
            4,
        ),
        Block((Step("close", "Done. Breathe normally.", 6),)),
    ),
    evidence=Evidence("Calming.", "C", ()),
    parameters={"count_s": Parameter(1.0, 0.5, 1.2)},
    sorts={"gentle": {"count_s": 0.5}},
    safety=("brth-stop", "brth-drive"),
)

FOLD = Routine(
    id="fold",
    title="Standing fold",
    pillar="stretch",
    purpose="Ease the thighs.",
    position="Standing",
    equipment="A desk",
    forward_fold=True,
    unit="hold",
    blocks=(
        Block((Step("prepare", "Stand tall.", 6, motion=Motion(("stand",))),)),
        Block(
            (
                Step("move", "Fold forward.", 5, motion=Motion(("half", "fold"), "move")),
                Step(
                    "hold",
                    "Hands on thighs. Breathe.",
                    15,
                    then="Next: rise slowly",
                    ends_unit=True,
                    motion=Motion(("fold",), breathes=True),
                ),
                Step("move", "Rise slowly.", 5, motion=Motion(("rise", "stand"), "move")),
            ),
            3,
        ),
        Block((Step("close", "Well done. Walk a few steps.", 5, motion=Motion(("stand",))),)),
    ),
    evidence=Evidence("Looser.", "C", ()),
    sorts={"short": {}},
    safety=("str-stop", "str-2"),
    options={"soft_knees": {"fold": "fold_soft"}},
    line="3 gentle holds",
)

WALK = Routine(
    id="walk",
    title="Walk and water",
    pillar="move",
    purpose="",
    position="Standing",
    equipment="",
    unit="walk",
    blocks=(Block((Step("move", "Walk.", 120, ends_unit=True),)),),
    evidence=Evidence("", "C", ()),
    on_feet=True,
    by_wall=True,
)

SIDES = replace(FOLD, id="sides", alternates=True, options={})


@dataclass
class Clock:
    """A monotonic clock that stands still until it is turned."""

    reading: float = 1000.0

    def __call__(self) -> float:
        return self.reading


@dataclass
class Playing:
    """A player, its clock, and all that it answered."""

    player: Player
    clock: Clock
    answers: list[Reply] = field(default_factory=list)
    closed: int = 0
    covered: int = 0

    def go(self, seconds: float, step: float = 1.0) -> None:
        """Let time pass, with a look at least every `step` seconds."""
        end = self.clock.reading + seconds
        while self.clock.reading < end - 1e-9:
            self.clock.reading = min(end, self.clock.reading + step)
            self.player.look()

    def open(self, score: Score, *, first_time: bool = False) -> None:
        self.player.open_session(SESSION, score, first_time=first_time)
        QApplication.processEvents()

    def of(self, kind: type[R]) -> list[R]:
        return [one for one in self.answers if isinstance(one, kind)]


def sweep() -> None:
    """Let go of the windows of earlier tests: what is to be deleted waits for an event loop."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def playing(qtbot: QtBot, look: Theme | None = None) -> Playing:
    clock = Clock()
    player = Player(look or theme(), now=clock, composited=True, figures=NoFigures())
    qtbot.addWidget(player)
    made = Playing(player, clock)
    player.answered.connect(made.answers.append)

    def note_closed() -> None:
        made.closed += 1

    def note_covered() -> None:
        made.covered += 1

    player.closed.connect(note_closed)
    player.covered.connect(note_covered)
    return made


def ended(outcome: str = "completed", done: int = 3, units: int = 3) -> Ended:
    assert outcome in {"completed", "partial", "stopped"}
    return Ended(
        FACT,
        outcome,  # type: ignore[arg-type]
        done,
        units,
        seconds=86.0,
        today=1,
        daily=2,
        next_line="Next: walk and water",
        next_pillar="move",
    )
