"""Laws of rows of which one is chosen: Tab enters at that one, and a reader chooses, too."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.facts import Answer
from backcare_desktop.ui.pick_row import PickRow
from backcare_desktop.ui.player_feeling import FeelingRow
from backcare_desktop.ui.screen_card import ScreenCard
from backcare_desktop.ui.theme_sheet import dress
from tests.ui import surfaces
from tests.ui.look import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def ways_in(buttons: Sequence[QAbstractButton]) -> list[str]:
    """Those that Tab comes to."""
    tab = Qt.FocusPolicy.TabFocus
    return [one.text() for one in buttons if one.focusPolicy() & tab]


def test_tab_enters_at_what_is_chosen_and_what_a_reader_toggles_is_chosen(qtbot: QtBot) -> None:
    row = PickRow(theme(), "Where?", ["Upper", "Mid", "Lower"], chosen=2)
    qtbot.addWidget(row)
    assert ways_in(row.buttons) == ["Lower"]
    with qtbot.waitSignal(row.changed):
        row.buttons[1].toggle()
    assert row.chosen == 1
    assert ways_in(row.buttons) == ["Mid"]


@pytest.mark.parametrize(("known", "way_in"), [(None, "Yes"), ("no", "No"), ("open", "Skip")])
def test_tab_enters_a_safety_question_at_its_answer(
    qtbot: QtBot, known: Answer | None, way_in: str
) -> None:
    card = ScreenCard(
        theme(), surfaces.real_plan(), "breathe", "breath-hold", "Pregnant?", known=known
    )
    qtbot.addWidget(card)
    assert ways_in([*card.buttons.values()]) == [way_in]


def test_how_it_felt_is_told_by_a_reader_too(qtbot: QtBot) -> None:
    row = FeelingRow(theme(), compares=True, may_be_dizzy=False)
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.felt) as told:
        next(one for one in row.findChildren(QAbstractButton) if one.text() == "Same").toggle()
    assert told.args == ["same"]
