"""Laws of our routines in the player: every second has its stage, and words on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.score import score
from backcare_desktop.ui.player_breathing import breathes
from backcare_desktop.ui.player_figure import NoFigures
from backcare_desktop.ui.player_pages import PlayerPages
from tests.routines import OURS, SCORES
from tests.ui.look import theme

BREATHS = {"inhale", "exhale", "hold-breath"}


@pytest.mark.parametrize("name", SCORES)
def test_the_ring_leads_breaths_and_the_figure_all_that_it_can_show(name: str) -> None:
    whole = SCORES[name]
    for beat in whole.beats:
        led_by_ring = breathes(whole, beat)
        assert led_by_ring or beat.step.motion is not None
        assert led_by_ring or beat.step.kind not in BREATHS
        assert not (led_by_ring and beat.step.motion is not None)


def test_every_beat_of_all_our_routines_can_be_shown(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pages = PlayerPages(theme(), NoFigures(), window)
    for whole in (score((routine,)) for routine in OURS.values()):
        pages.show_before(whole)
        pages.show_play()
        for beat in whole.beats:
            middle = beat.start + beat.seconds / 2
            head = replace(Playhead(whole, 0.0), elapsed=middle, clock=middle)
            pages.show_head(head, head.cue)
