"""Laws of the breathing stage: every pattern finds its arcs, many rounds are one line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.guide import cue
from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Block, Step
from backcare_desktop.core.score import score
from backcare_desktop.ui.fill_line import FillLine
from backcare_desktop.ui.player_breathing import BreathingStage, breath, breathes
from backcare_desktop.ui.progress import RoundBars
from tests.ui.look import seen, share, theme
from tests.ui.session import BREATHING, FOLD

SIGH = replace(
    BREATHING,
    id="sigh",
    blocks=(
        Block(
            (
                Step("inhale", "In.", 2),
                Step("inhale", "Top up.", 1),
                Step("exhale", "Out.", 6, ends_unit=True),
            ),
            33,
        ),
    ),
)
BOX = replace(
    BREATHING,
    id="box",
    blocks=(
        Block(
            (
                Step("inhale", "In.", 4),
                Step("hold-breath", "Pause.", 4),
                Step("exhale", "Out.", 4),
                Step("hold-breath", "Pause.", 4, ends_unit=True),
            ),
            8,
        ),
    ),
)


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


def stage(qtbot: QtBot) -> BreathingStage:
    made = BreathingStage(theme())
    qtbot.addWidget(made)
    made.resize(560, 480)
    return made


def test_every_part_of_a_breath_is_an_arc_of_its_own() -> None:
    sigh, box = score((SIGH,)), score((BOX,))
    assert [a.word for a in breath(sigh, cue(sigh, 0), paused=False).arcs] == ["In", "In", "Out"]
    arcs = breath(box, cue(box, 0), paused=False).arcs
    assert [(a.word, a.counts) for a in arcs] == [("In", 4), ("Hold", 4), ("Out", 4), ("Hold", 4)]


def test_the_second_hold_of_a_box_is_held_with_empty_lungs() -> None:
    box = score((BOX,))
    assert breath(box, cue(box, 6), paused=False).fill == 1.0
    last = breath(box, cue(box, 14), paused=False)
    assert (last.now, last.fill) == (3, 0.0)


def test_many_rounds_are_one_line_that_fills(qtbot: QtBot) -> None:
    made = stage(qtbot)
    many = score((SIGH,))
    made.show_head(Playhead(many, 0, elapsed=100), cue(many, 100))
    line, bars = made.findChild(FillLine), made.findChild(RoundBars)
    assert isinstance(line, FillLine)
    assert isinstance(bars, RoundBars)
    assert not line.isHidden()
    assert bars.isHidden()
    line.resize(line.sizeHint())
    assert share(seen(line), theme().pillar("breathe")) > 0.1


def test_a_few_rounds_are_a_bar_each(qtbot: QtBot) -> None:
    made = stage(qtbot)
    few = score((BREATHING,))
    made.show_head(Playhead(few, 0, elapsed=8 + 25), cue(few, 8 + 25))
    bars = made.findChild(RoundBars)
    assert isinstance(bars, RoundBars)
    assert not bars.isHidden()
    assert (bars.maximum(), bars.value()) == (4, 1)
    assert bars.accessibleDescription() == "1 of 4 rounds"


def test_the_ring_leads_what_is_breathed_and_nothing_else() -> None:
    both = score((FOLD, BREATHING))
    assert not breathes(both, both.beats[0])
    assert breathes(both, both.beats[-1])


def test_a_phase_is_said_once_and_a_new_round_with_its_number(qtbot: QtBot) -> None:
    made = stage(qtbot)
    few = score((BREATHING,))
    said: list[str] = []
    for tenth in range(8 * 10 + 25 * 10):
        at = tenth / 10
        made.show_head(Playhead(few, 0, elapsed=at), cue(few, at))
        name = made._hint.accessibleName()
        if not said or said[-1] != name:
            said.append(name)
    assert said == [
        "Let your shoulders drop.",
        "In through your nose.",
        "Hold, gently.",
        "Out softly.",
        "Round 2 of 4. In",
        "Hold",
    ]
