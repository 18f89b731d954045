"""Laws of the icons: each is there, within its square, and sharp on every screen."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.icon_paths import DIRECTIONAL, GRID, IconName, icon_path
from backcare_desktop.ui.icons import badge_pixmap, icon, icon_pixmap, stroke_of
from tests.ui.look import share, theme

NAMES: tuple[IconName, ...] = get_args(IconName)
INK = QColor("#26302E")


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Pixmaps need one."""


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_with_its_stroke_lies_within_its_square(name: IconName) -> None:
    half = stroke_of(GRID) / 2
    box = icon_path(name).boundingRect().adjusted(-half, -half, half, half)
    assert QRectF(0, 0, GRID, GRID).contains(box)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side", [16, 20, 28])
def test_an_icon_is_painted_in_its_colour(name: IconName, side: int) -> None:
    image = icon_pixmap(name, INK, side, 2).toImage()
    painted = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert painted
    assert all(colour == INK for colour in painted)


def test_all_icons_differ() -> None:
    pictures = [icon_pixmap(name, INK, 20, 1).toImage() for name in NAMES]
    assert not [
        (one, other)
        for index, one in enumerate(NAMES)
        for other in NAMES[:index]
        if pictures[index] == pictures[NAMES.index(other)]
    ]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
def test_an_icon_has_a_pixel_of_its_own_for_every_pixel_of_the_screen(ratio: float) -> None:
    shown = icon("gear", INK, 20).pixmap(QSize(20, 20), ratio)
    assert shown.size() == QSize(20, 20) * ratio
    assert shown.toImage().convertToFormat(QImage.Format.Format_ARGB32) == icon_pixmap(
        "gear", INK, 20, ratio
    ).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def test_a_small_icon_keeps_its_stroke() -> None:
    assert stroke_of(16) == 1.5
    assert stroke_of(20) == 1.75
    assert stroke_of(40) == 3.5


def test_a_disabled_icon_has_the_colour_given_for_it() -> None:
    faint = QColor("#8E948F")
    made = icon("play", INK, 20, disabled=faint)
    assert share(made.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled), faint) > 0
    assert share(made.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled), INK) == 0


def test_what_points_along_the_line_can_be_mirrored() -> None:
    plain = icon_pixmap("back", INK, 20, 1).toImage()
    mirrored = icon_pixmap("back", INK, 20, 1, mirrored=True).toImage()
    assert mirrored != plain
    assert abs(share(mirrored, INK) - share(plain, INK)) < 0.01


def test_play_and_pause_are_never_mirrored_but_next_and_back_are() -> None:
    assert not DIRECTIONAL & {"play", "pause"}
    assert {"next", "back"} <= DIRECTIONAL


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_badge_is_the_pillars_icon_on_a_softened_square(name: ThemeName) -> None:
    made = theme(name)
    for pillar in PILLARS:
        image = badge_pixmap(made, pillar, 36, 2).toImage()
        soft = image.pixelColor(36, 4)
        assert 0 < soft.alpha() < 64
        assert image.pixelColor(0, 0).alpha() == 0
        assert share(image, made.pillar(pillar)) > 0.01
