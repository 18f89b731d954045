"""What the tests of the player share: what is seen in it, what is pressed, a session begun."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core.routine import Score
from backcare_desktop.core.score import score
from backcare_desktop.ui.breath_ring import BreathRing
from tests.ui.look import theme
from tests.ui.session import (
    BREATHING,
    FOLD,
    Playing,
    playing,
)

BREATH = score((BREATHING,))
STRETCH = score((FOLD,))


def words(made: Playing) -> set[str]:
    """All that stands on the page in sight."""
    return {
        label.text()
        for label in made.player.findChildren(QLabel)
        if label.text() and label.isVisible()
    }


def button(made: Playing, said: str) -> QAbstractButton:
    return next(
        one
        for one in made.player.findChildren(QAbstractButton)
        if said in {one.text(), one.accessibleName()} and one.isVisible()
    )


def buttons(made: Playing) -> set[str]:
    return {one.text() for one in made.player.findChildren(QPushButton) if one.isVisible()}


def ring(made: Playing) -> BreathRing:
    return next(one for one in made.player.findChildren(BreathRing) if one.isVisible())


def press(made: Playing, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or made.player, key)


def begun(qtbot: QtBot, played: Score = BREATH, points: float = 10) -> Playing:
    made = playing(qtbot, theme(points=points))
    made.open(played)
    made.player.activateWindow()
    qtbot.waitUntil(made.player.isActiveWindow, timeout=2000)
    return made


def wait_of(made: Playing) -> int:
    """In how many milliseconds the player looks again."""
    return made.player._timer._timer.interval()
