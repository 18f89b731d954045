"""Laws of rows of which one is chosen: Tab enters at that one, and a reader chooses, too."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
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


def test_how_it_felt_is_reached_by_arrows_and_none_of_it_is_noted_by_them(qtbot: QtBot) -> None:
    row = FeelingRow(theme(), compares=True, may_be_dizzy=True)
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    told: list[str] = []
    row.felt.connect(told.append)
    answers = row.findChildren(QAbstractButton)
    assert ways_in(answers) == ["Easier"]
    answers[0].setFocus()
    for _ in answers[1:]:
        QTest.keyClick(row.focusWidget(), Qt.Key.Key_Right)
    assert row.focusWidget() is answers[-1]
    assert told == []
    QTest.keyClick(answers[-1], Qt.Key.Key_Space)
    assert told == ["dizzy"]
    node = QAccessible.queryAccessibleInterface(answers[-1])
    assert node.role() == QAccessible.Role.RadioButton


def test_how_it_felt_is_told_by_a_reader_too(qtbot: QtBot) -> None:
    row = FeelingRow(theme(), compares=True, may_be_dizzy=False)
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.felt) as told:
        next(one for one in row.findChildren(QAbstractButton) if one.text() == "Same").toggle()
    assert told.args == ["same"]
