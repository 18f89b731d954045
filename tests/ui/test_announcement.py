"""Laws of what a reader is told by itself: a change by the window's name, a card as a notice."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.announcement import announce_change, notice_again, unheard

_CARDS = """
import gc
from PySide6.QtCore import QCoreApplication, QEvent
import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from backcare_desktop.ui.announcement import be_notice, be_window, tell_windows
app = QApplication([])
tell_windows()
for number in range(200):
    card, other = QWidget(), QWidget()
    card.itself = card
    QLabel("within", card)
    be_notice(card)
    card.setAccessibleName("Time to stretch.")
    node = QAccessible.queryAccessibleInterface(card)
    assert node.role() == QAccessible.Role.Notification
    assert node.text(QAccessible.Text.Name) == "Time to stretch."
    assert node.childCount() == 1
    be_window(other)
    assert QAccessible.queryAccessibleInterface(other).role() == QAccessible.Role.Window
    third = QWidget()
    assert QAccessible.queryAccessibleInterface(third).role() == QAccessible.Role.Client
    if number % 3:
        card.show()
    if number % 2:
        card.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del card, node
    gc.collect(0)
"""

_SCROLLED = """
import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QGraphicsView, QLabel, QScrollArea
from backcare_desktop.ui.announcement import tell_windows
app = QApplication([])
tell_windows()
area, view = QScrollArea(), QGraphicsView()
area.setWidget(QLabel("long\\n" * 100))
for scrolled in (area, view):
    scrolled.resize(100, 100)
    scrolled.show()
    node = QAccessible.queryAccessibleInterface(scrolled)
    assert node.role() == QAccessible.Role.Client
    for place in range(-1, 9):
        child = node.child(place)
        assert (child is not None) == (0 <= place < node.childCount()), place
node = QAccessible.queryAccessibleInterface(area).child(0).child(0)
assert node.text(QAccessible.Text.Name).startswith("long")
"""


def test_a_change_is_the_name_of_the_window_around_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("Hold", window)
    announce_change(label, "Hold, gently")
    node = QAccessible.queryAccessibleInterface(window)
    assert node is not None
    assert node.text(QAccessible.Text.Name) == "Hold, gently"
    announce_change(label, "")
    assert node.text(QAccessible.Text.Name) == "Hold, gently"


def test_a_notice_that_has_something_new_to_say_says_it_by_its_name(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    notice_again(window, "Time is up.")
    node = QAccessible.queryAccessibleInterface(window)
    assert node is not None
    assert node.text(QAccessible.Text.Name) == "Time is up."


def test_windows_come_and_go_and_are_told_as_what_they_are() -> None:
    """In a process of its own: it is for good, and a slip would end the process."""
    done = subprocess.run(
        (sys.executable, "-c", _CARDS), capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_a_reader_may_ask_for_a_scroll_bar_that_has_gone() -> None:
    """In a process of its own: Qt's class for what scrolls would end it."""
    done = subprocess.run(
        (sys.executable, "-c", _SCROLLED), capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")


@pytest.mark.parametrize("active", [True, False])
def test_what_is_made_is_not_told_and_afterwards_all_is_as_before(
    qtbot: QtBot, *, active: bool
) -> None:
    del qtbot
    before = QAccessible.isActive()
    QAccessible.setActive(active)
    try:
        with unheard():
            assert not QAccessible.isActive()
        assert QAccessible.isActive() is active
    finally:
        QAccessible.setActive(before)
