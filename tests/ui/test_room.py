"""Laws of a window's first size: larger for larger text, never over the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.room import open_at, opening_size
from tests.ui.look import theme


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("points", "screen", "size"),
    [
        (10, QSize(1920, 1080), QSize(640, 728)),
        (8, QSize(1920, 1080), QSize(640, 728)),
        (15, QSize(1920, 1300), QSize(960, 1092)),
        (20, QSize(1920, 1080), QSize(1280, 972)),
        (20, QSize(1000, 700), QSize(900, 630)),
        (10, QSize(600, 400), QSize(540, 360)),
    ],
)
def test_a_window_grows_with_the_text_to_nine_tenths_of_the_screen(
    points: float, screen: QSize, size: QSize
) -> None:
    assert opening_size(theme(points=points), 640, 728, screen) == size


def test_a_window_opens_within_its_screen(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    open_at(window, theme(points=40), 640, 728)
    free = qapp.primaryScreen().availableSize()
    assert window.width() <= 0.9 * free.width()
    assert window.height() <= 0.9 * free.height()
