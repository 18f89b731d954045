"""Laws of the entrance: it covers before the card goes, and never takes a click or the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.player_arrival import Arrival
from backcare_desktop.ui.player_entrance import MOVE_MS, Entrance, Picture
from tests.ui.look import seen, theme

CARD = QRect(400, 600, 376, 150)
PLAYER = QRect(120, 60, 560, 640)


def picture(place: QRect, colour: str) -> Picture:
    pixels = QPixmap(place.size())
    pixels.fill(colour)
    return Picture(place, pixels)


def entrance(qtbot: QtBot, *, composited: bool = True) -> Entrance:
    made = Entrance(
        picture(CARD, "#102030"),
        picture(PLAYER, "#405060"),
        theme().colour("surface"),
        composited=composited,
    )
    qtbot.addWidget(made)
    return made


def test_it_goes_from_the_card_to_the_player(qtbot: QtBot) -> None:
    made = entrance(qtbot)
    assert made.place_at(0.0) == CARD
    assert made.place_at(1.0) == PLAYER
    half = made.place_at(0.5)
    assert half.center().x() == pytest.approx((CARD.center().x() + PLAYER.center().x()) / 2, abs=2)


def test_it_begins_with_the_cards_own_picture_in_the_cards_place(qtbot: QtBot) -> None:
    made = entrance(qtbot)
    at = CARD.center() - made.geometry().topLeft()
    assert seen(made).pixelColor(at).name() == "#102030"


def test_it_covers_first_and_arrives_when_the_movement_is_over(qtbot: QtBot) -> None:
    made = entrance(qtbot)
    told: list[str] = []
    made.covered.connect(lambda: told.append("covered"))
    made.arrived.connect(lambda: told.append("arrived"))
    with qtbot.waitSignal(made.arrived, timeout=MOVE_MS * 10):
        made.show()
    assert told == ["covered", "arrived"]
    at = PLAYER.center() - made.geometry().topLeft()
    assert seen(made).pixelColor(at).name() == "#405060"


def test_it_lets_clicks_through_and_has_no_focus(qtbot: QtBot) -> None:
    flags = entrance(qtbot).windowFlags()
    assert flags & Qt.WindowType.WindowTransparentForInput
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus


def test_without_a_compositor_only_the_frame_is_a_window(qtbot: QtBot) -> None:
    made = entrance(qtbot, composited=False)
    assert made.mask().boundingRect() == CARD.translated(-made.geometry().topLeft())


def test_an_arrival_that_is_stopped_leaves_nothing_behind(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(560, 640)
    arrival = Arrival(window, composited=True)
    told: list[str] = []
    arrival.arrived.connect(lambda: told.append("arrived"))
    arrival.come(theme(), CARD)
    arrival.stop()
    qtbot.wait(MOVE_MS + 50)
    assert told == []
    assert not window.isVisible()
