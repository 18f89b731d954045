"""Laws of the focus ring: seen after a key, never after a click, always where the focus is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from backcare_desktop.ui.focus_ring import RINGS_ITSELF, FocusRing, FocusRings, focus_with_ring
from tests.ui.look import seen, share, theme


@pytest.fixture
def rings(qapp: QApplication) -> Iterator[FocusRings]:
    made = FocusRings(qapp, theme())
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def window_of(qtbot: QtBot, *words: str) -> tuple[QWidget, list[QPushButton]]:
    window = QWidget()
    column = QVBoxLayout(window)
    buttons = [QPushButton(word) for word in words]
    for button in buttons:
        column.addWidget(button)
    opened(qtbot, window)
    return window, buttons


def opened(qtbot: QtBot, window: QWidget) -> None:
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def ring_in(ground: QWidget) -> FocusRing | None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = [ring for ring in ground.findChildren(FocusRing) if ring.isVisible()]
    assert len(found) <= 1
    return found[0] if found else None


def around(widget: QWidget, ground: QWidget) -> QRect:
    return QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)


@pytest.mark.usefixtures("rings")
def test_tab_brings_the_ring_two_pixels_wide_beyond_a_gap_of_two(qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "Start", "Later")
    buttons[0].setFocus()
    assert ring_in(window) is None
    QTest.keyClick(window, Qt.Key.Key_Tab)
    ring = ring_in(window)
    assert ring is not None
    assert ring.geometry() == around(buttons[1], window)
    image = seen(ring)
    focus, middle = theme().colour("focus"), ring.width() // 2
    assert [image.pixelColor(middle, y) == focus for y in range(4)] == [True, True, False, False]


@pytest.mark.usefixtures("rings")
def test_what_shows_the_focus_by_itself_has_no_ring(qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "Start", "Table", "Later")
    buttons[1].setProperty(RINGS_ITSELF, True)  # noqa: FBT003 - Qt's way to set a property
    buttons[0].setFocus()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert buttons[1].hasFocus()
    assert ring_in(window) is None
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert ring_in(window) is not None


@pytest.mark.usefixtures("rings")
def test_a_click_takes_the_ring_away(qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "Start", "Later")
    focus_with_ring(buttons[0])
    assert ring_in(window) is not None
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert buttons[1].hasFocus()
    assert ring_in(window) is None


@pytest.mark.usefixtures("rings")
def test_a_window_can_open_with_the_ring_on_its_first_button(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(button := QPushButton("Pause"))
    focus_with_ring(button)
    opened(qtbot, window)
    assert ring_in(window) is not None


@pytest.mark.usefixtures("rings")
def test_the_ring_goes_where_its_button_goes(qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "Start", "Later")
    focus_with_ring(buttons[0])
    ring = ring_in(window)
    assert ring is not None
    window.resize(400, 300)
    QApplication.processEvents()
    assert ring.geometry() == around(buttons[0], window)


@pytest.mark.usefixtures("rings")
def test_the_ring_goes_on_to_the_next_when_its_button_can_no_more_be_used(qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "Start", "Later")
    focus_with_ring(buttons[0])
    buttons[0].setEnabled(False)
    assert buttons[1].hasFocus()
    ring = ring_in(window)
    assert ring is not None
    assert ring.geometry() == around(buttons[1], window)


@pytest.mark.usefixtures("rings")
def test_within_what_scrolls_the_ring_scrolls_too(qtbot: QtBot) -> None:
    area = QScrollArea()
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(button := QPushButton("Start"))
    area.setWidget(content)
    opened(qtbot, area)
    focus_with_ring(button)
    assert ring_in(content) is not None


@pytest.mark.usefixtures("rings")
def test_a_window_may_go_with_its_ring(qtbot: QtBot) -> None:
    window = QWidget()
    button = QPushButton("Start", window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    focus_with_ring(button)
    assert ring_in(window) is not None
    delete(window)
    other, buttons = window_of(qtbot, "Close")
    focus_with_ring(buttons[0])
    assert ring_in(other) is not None


def test_the_ring_takes_the_new_themes_colour(rings: FocusRings, qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "Start")
    focus_with_ring(buttons[0])
    rings.show_theme(theme("contrast"))
    ring = ring_in(window)
    assert ring is not None
    assert share(seen(ring), theme("contrast").colour("focus")) > 0


@pytest.mark.usefixtures("rings")
def test_the_ring_takes_no_clicks_and_readers_leave_it_out(qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "Start")
    focus_with_ring(buttons[0])
    ring: QObject | None = ring_in(window)
    assert isinstance(ring, QFocusFrame)
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
