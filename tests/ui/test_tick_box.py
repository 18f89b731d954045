"""Laws of the check box: whole at any width, clicked anywhere, seen in the theme's colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.tick_box import TickBox
from tests.ui.look import seen, share, theme

WORDS = "I am an adult and have read this"


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def box(qtbot: QtBot, points: float = 10) -> TickBox:
    made = TickBox(theme(points=points), WORDS)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def test_a_click_on_its_words_ticks_it(qtbot: QtBot) -> None:
    made = box(qtbot)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(made.width() - 4, 10))
    assert made.isChecked()


def test_ticked_it_has_the_accent(qtbot: QtBot) -> None:
    made = box(qtbot)
    before = share(seen(made), theme().colour("accent"))
    made.setChecked(True)
    assert before == 0
    assert share(seen(made), theme().colour("accent")) > 0.02


def test_narrow_it_takes_more_lines(qtbot: QtBot) -> None:
    made = box(qtbot)
    assert made.heightForWidth(120) > made.heightForWidth(made.sizeHint().width())


def test_it_grows_with_the_text(qtbot: QtBot) -> None:
    small, large = box(qtbot), box(qtbot, 20)
    assert large.sizeHint().width() > 1.8 * small.sizeHint().width()


def test_a_reader_meets_a_check_box_with_its_words(qtbot: QtBot) -> None:
    made = box(qtbot)
    node = QAccessible.queryAccessibleInterface(made)
    assert node.role() == QAccessible.Role.CheckBox
    assert node.text(QAccessible.Text.Name) == WORDS
