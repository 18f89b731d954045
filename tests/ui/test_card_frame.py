"""Laws of the card's frame: a soft shadow within the window, or a plain edge and no black."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.card_frame import SHADOW_ROOM, CardFrame
from tests.ui.look import seen, theme


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


def card(qtbot: QtBot, name: ThemeName = "light", *, composited: bool) -> CardFrame:
    made = CardFrame(theme(name), composited=composited)
    qtbot.addWidget(made)
    made.resize(424, 198)
    return made


def test_the_card_lies_within_the_room_of_its_shadow(qtbot: QtBot) -> None:
    made = card(qtbot, composited=True)
    assert made.card_rect() == QRect(24, 24, 376, 150)
    assert made.margins(12) == QMargins(36, 36, 36, 36)
    assert made.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


def test_without_a_compositor_the_card_is_all_of_the_window_and_nothing_shines_through(
    qtbot: QtBot,
) -> None:
    made = card(qtbot, composited=False)
    assert made.card_rect() == made.rect()
    assert made.margins(12) == QMargins(12, 12, 12, 12)
    image = seen(made)
    for x in (0, 423):
        for y in (0, 197):
            assert image.pixelColor(x, y) == theme().colour("control")
    assert image.pixelColor(1, 1) == theme().colour("surface")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_shadow_fades_to_nothing_within_the_window(qtbot: QtBot, name: ThemeName) -> None:
    made = card(qtbot, name, composited=True)
    image = made.grab().toImage()
    rim = [image.pixelColor(x, y).alpha() for x in range(424) for y in (0, 197)]
    rim += [image.pixelColor(x, y).alpha() for x in (0, 423) for y in range(198)]
    assert max(rim) <= 2
    assert image.pixelColor(212, 176).alpha() > 15


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_shadow_never_grows_stronger_outwards(qtbot: QtBot, name: ThemeName) -> None:
    image = card(qtbot, name, composited=True).grab().toImage()
    below = [image.pixelColor(212, y).alpha() for y in range(175, 198)]
    aside = [image.pixelColor(x, 99).alpha() for x in range(23, -1, -1)]
    assert below == sorted(below, reverse=True)
    assert aside == sorted(aside, reverse=True)


def test_the_shadow_lies_lower_than_the_card(qtbot: QtBot) -> None:
    image = card(qtbot, composited=True).grab().toImage()
    assert image.pixelColor(212, 176).alpha() > image.pixelColor(212, 21).alpha()


def test_the_stretched_shadow_has_no_seams(qtbot: QtBot) -> None:
    image = card(qtbot, composited=True).grab().toImage()
    along = {image.pixelColor(x, 180).alpha() for x in range(60, 364)}
    down = {image.pixelColor(15, y).alpha() for y in range(80, 140)}
    assert len(along) == len(down) == 1


def test_high_contrast_has_an_edge_of_two_pixels_in_place_of_the_shadow(qtbot: QtBot) -> None:
    image = card(qtbot, "contrast", composited=True).grab().toImage()
    assert image.pixelColor(212, SHADOW_ROOM - 1).alpha() == 0
    white = QColor("white")
    edge = [image.pixelColor(212, SHADOW_ROOM + y) == white for y in range(3)]
    assert edge == [True, True, False]


def test_another_theme_paints_the_card_anew(qtbot: QtBot) -> None:
    made = card(qtbot, composited=True)
    QVBoxLayout(made).setContentsMargins(made.margins(12))
    made.show_theme(theme("dark"))
    assert seen(made).pixelColor(212, 99) == theme("dark").colour("surface")
