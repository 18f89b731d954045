"""A law of the stage: seconds that count down leave the figure under them alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.score import score
from backcare_desktop.ui.player_figure import NoFigures, Stage
from backcare_desktop.ui.player_movement import MovementStage
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import dress
from tests.routines import OURS
from tests.ui.look import theme


class Counted(Stage):
    """A stage that counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


class CountedFigures(NoFigures):
    def __init__(self) -> None:
        self.made: list[Counted] = []

    def stage(self, theme: Theme) -> Stage:  # noqa: ARG002 - asked for by the protocol
        self.made.append(Counted())
        return self.made[-1]


def test_what_is_under_the_seconds_is_not_painted_with_them(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dress(qapp, theme())
    figures = CountedFigures()
    stage = MovementStage(theme(), figures)
    qtbot.addWidget(stage)
    stage.resize(QSize(560, 480))
    stage.show_session()
    whole = score((OURS["chin-tuck-neck"],))
    hold = next(beat for beat in whole.beats if beat.step.kind == "hold")
    stage.show()
    qtbot.waitExposed(stage)

    def shown(into: float) -> None:
        head = Playhead(whole, 0.0, elapsed=hold.start + into)
        stage.show_head(head, head.cue)
        QApplication.processEvents()

    for into in (0.0, 0.1, 0.2):
        shown(into)
    before = figures.made[0].painted
    for tick in range(3, 30):
        shown(tick / 10)
    assert figures.made[0].painted == before
