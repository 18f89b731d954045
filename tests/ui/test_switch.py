"""Laws of switches: a check box to a reader, turned by a click anywhere, mirrored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.switch import Switch
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import seen, share, theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def shown(qtbot: QtBot, widget: Switch) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.adjustSize()


def test_a_switch_is_a_check_box_to_a_reader(qtbot: QtBot) -> None:
    switch = Switch(theme(), "Eyes-closed voice")
    shown(qtbot, switch)
    node = QAccessible.queryAccessibleInterface(switch)
    assert node.role() == QAccessible.Role.CheckBox
    assert node.text(QAccessible.Text.Name) == "Eyes-closed voice"
    assert isinstance(switch, QCheckBox)


def test_a_switch_turns_wherever_it_is_clicked(qtbot: QtBot) -> None:
    switch = Switch(theme(), "Eyes-closed voice")
    shown(qtbot, switch)
    for place in (QPoint(3, 3), QPoint(switch.width() - 3, switch.height() - 3)):
        before = switch.isChecked()
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert switch.isChecked() is not before


def test_a_switch_that_is_on_has_the_accent_and_its_knob_at_the_end(qtbot: QtBot) -> None:
    switch = Switch(theme(), "")
    shown(qtbot, switch)
    accent = theme().colour("accent")
    assert share(seen(switch), accent) == 0
    switch.setChecked(True)
    image = seen(switch)
    assert share(image, accent) > 0.2
    knob = theme().colour("onAccent")
    assert image.pixelColor(24, switch.height() // 2) == knob
    switch.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert seen(switch).pixelColor(9, switch.height() // 2) == knob


def test_a_switch_grows_with_the_text() -> None:
    small, large = Switch(theme(), "Voice"), Switch(theme(points=20), "Voice")
    assert large.sizeHint().height() >= 40
    assert large.sizeHint().width() > 1.7 * small.sizeHint().width()
