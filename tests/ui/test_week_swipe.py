"""Laws of the swipe: one swipe is one week, and up or down is none of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.week_swipe import REST_MS, Swipe
from tests.ui.test_week_page import opened
from tests.ui.weeks import busy_week


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    return widget


@pytest.fixture
def turns(over: QWidget) -> list[str]:
    heard: list[str] = []
    swipe = Swipe(over)
    swipe.turned.connect(heard.append)
    return heard


def wheel(over: QWidget, across: int, down: int, at_ms: int) -> None:
    event = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(across, down),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - as Qt has it
    )
    event.setTimestamp(at_ms)
    QApplication.sendEvent(over, event)


def test_a_touchpad_that_runs_on_is_one_swipe_and_the_next_one_another(
    over: QWidget, turns: list[str]
) -> None:
    for step in range(20):
        wheel(over, 40, 3, 1000 + 10 * step)
    assert turns == ["earlier"]
    for step in range(20):
        wheel(over, -40, 0, 2000 + REST_MS + 10 * step)
    assert turns == ["earlier", "later"]


def test_up_and_down_and_a_little_sideways_turn_nothing(over: QWidget, turns: list[str]) -> None:
    for step in range(20):
        wheel(over, 10, 120, 1000 + step)
    wheel(over, 30, 0, 9000)
    wheel(over, 30, 0, 20_000)
    assert turns == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (QPoint(260, 110), ["earlier"]),
        (QPoint(20, 95), ["later"]),
        (QPoint(160, 280), []),
        (QPoint(170, 100), []),
    ],
)
def test_a_finger_pulls_the_week_that_lies_there(
    over: QWidget, turns: list[str], end: QPoint, expected: list[str]
) -> None:
    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    start = QPoint(140, 100)
    QTest.touchEvent(over, device).press(0, start).commit()
    QTest.touchEvent(over, device).move(0, (start + end) / 2).commit()
    QTest.touchEvent(over, device).release(0, end).commit()
    assert turns == expected


def test_from_right_to_left_it_is_the_other_way(over: QWidget, turns: list[str]) -> None:
    over.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    wheel(over, 200, 0, 1000)
    assert turns == ["later"]


def test_on_the_page_only_weeks_that_are_there_are_turned_to(qtbot: QtBot) -> None:
    page = opened(qtbot, busy_week())
    under = page._area.viewport()
    with qtbot.assertNotEmitted(page.turned):
        wheel(under, -200, 0, 1000)
    with qtbot.waitSignal(page.turned) as heard:
        wheel(under, 200, 0, 5000)
    assert heard.args == ["earlier"]
