"""Laws of the tray's corner: by the bar, inside what is free, at the end of the line of reading."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.tray_corner import Slide, tray_corner
from tests.ui.look import theme

SCREEN = QRect(0, 0, 1280, 800)
CARD = QSize(376, 150)


@pytest.mark.parametrize(
    ("free", "corner"),
    [
        (QRect(0, 0, 1280, 760), QPoint(888, 594)),
        (QRect(0, 28, 1280, 772), QPoint(888, 44)),
        (QRect(0, 0, 1280, 800), QPoint(888, 634)),
        (QRect(60, 0, 1220, 800), QPoint(888, 634)),
        (QRect(0, 0, 1220, 800), QPoint(828, 634)),
    ],
    ids=["bar below", "bar above", "no bar", "bar at the left", "bar at the right"],
)
def test_the_card_lies_by_the_bar_and_never_over_it(free: QRect, corner: QPoint) -> None:
    assert tray_corner(SCREEN, free, CARD) == corner
    assert free.contains(QRect(corner, CARD))


def test_where_one_reads_from_the_right_it_lies_at_the_left() -> None:
    free = QRect(0, 0, 1280, 760)
    assert tray_corner(SCREEN, free, CARD, right_to_left=True) == QPoint(16, 594)


def test_a_second_screen_has_its_own_corner() -> None:
    second = QRect(1280, 0, 1920, 1080)
    assert tray_corner(second, second, CARD) == QPoint(2808, 914)


def test_a_card_larger_than_the_screen_begins_on_it() -> None:
    small = QRect(0, 0, 300, 120)
    assert tray_corner(small, small, CARD) == QPoint(0, 0)


def test_under_reduced_motion_nothing_slides(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    slide = Slide(window, fades=True)
    gone: list[bool] = []
    slide.come(QPoint(100, 100), theme(reduced_motion=True))
    assert window.pos() == QPoint(100, 100)
    slide.go(theme(reduced_motion=True), lambda: gone.append(True))
    assert gone == [True]


def test_it_slides_to_its_place_and_out_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    slide = Slide(window, fades=True)
    slide.come(QPoint(100, 100), theme())
    assert window.pos() == QPoint(112, 100)
    slide.setCurrentTime(slide.duration())
    assert window.pos() == QPoint(100, 100)
    gone: list[bool] = []
    slide.go(theme(), lambda: gone.append(True))
    slide.setCurrentTime(slide.duration())
    assert gone == [True]
