"""Every routine that we bring plays from end to end, and each of its units is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.reply import Finish, UnitFinished
from backcare_desktop.core.score import score
from backcare_desktop.store.routine_file import read_routine
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import RESOURCES, theme
from tests.ui.playing_seen import button
from tests.ui.session import playing, sweep

FILES = sorted((RESOURCES / "routines").glob("*.toml"))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_plays_to_its_end(qtbot: QtBot, file: Path) -> None:
    routine = read_routine(file)
    sorts: list[Sort] = ["full", *routine.sorts]
    for sort in sorts:
        whole = score((routine,), sort)
        made = playing(qtbot)
        made.open(whole, first_time=True)
        button(made, "Start").click()
        made.go(whole.seconds + 0.01, step=2.0)
        assert made.of(UnitFinished) == [UnitFinished(n + 1) for n in range(whole.units)]
        assert [end.seconds for end in made.of(Finish)] == pytest.approx([whole.seconds])
        made.player.close()
