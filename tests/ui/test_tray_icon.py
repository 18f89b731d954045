"""Laws of the tray's icon: every state has a look of its own, sharp in every size."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from typing import get_args

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from backcare_desktop.ui.tray_icon import (
    SIZES,
    TrayIcons,
    TrayLook,
    TrayState,
    tray_pixmap,
    twelfths,
)

STATES: tuple[TrayState, ...] = get_args(TrayState)
DARK_INK, LIGHT_INK = QColor("#1E2625"), QColor("#F4F1EA")
ACCENT = QColor("#1F6F6B")


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Pixmaps need one."""


def drawn(look: TrayLook, size: int = 32, *, dark_bar: bool = False) -> QImage:
    return tray_pixmap(look, size, dark_bar=dark_bar).toImage()


def without_colour(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Alpha8)


@pytest.mark.parametrize("size", SIZES)
def test_every_state_differs_from_every_other_by_shape_alone(size: int) -> None:
    pictures = [without_colour(drawn(TrayLook(state, 7), size)) for state in STATES]
    for index, picture in enumerate(pictures):
        assert picture not in pictures[:index], STATES[index]


@pytest.mark.parametrize("size", SIZES)
def test_the_arc_takes_twelve_steps_that_can_be_told_apart(size: int) -> None:
    pictures = [drawn(TrayLook("counting", step), size) for step in range(13)]
    assert all(one != other for one, other in pairwise(pictures))


@pytest.mark.parametrize("size", SIZES)
def test_the_ring_has_whole_pixels_and_never_less_than_two(size: int) -> None:
    image = drawn(TrayLook("counting", 12), size)
    alphas = [image.pixelColor(x, size // 2).alpha() for x in range(size // 4)]
    full = [alpha for alpha in alphas if alpha > 240]
    blurred = [alpha for alpha in alphas if 30 < alpha <= 240]
    assert len(full) >= 2
    assert not blurred


@pytest.mark.parametrize("state", ["held", "held_long", "due"])
@pytest.mark.parametrize("size", SIZES)
def test_a_dot_is_parted_from_the_ring_by_a_clear_gap(state: TrayState, size: int) -> None:
    """On the way from the dot's middle towards the icon's there is a pixel with nothing."""
    image = drawn(TrayLook(state, 12), size)
    across, down = (25.4, 6.6) if state == "due" else (26.0, 26.0)
    scale = size / 32
    way = [
        image.pixelColor(
            round((across + (16 - across) * part / 40) * scale - 0.5),
            round((down + (16 - down) * part / 40) * scale - 0.5),
        ).alpha()
        for part in range(40)
    ]
    assert min(way[5:]) < 100


def test_the_quiet_mark_is_a_ring_where_a_hold_has_a_dot() -> None:
    held, long = drawn(TrayLook("held", 6), 64), drawn(TrayLook("held_long", 6), 64)
    assert held.pixelColor(52, 52).alpha() == 255
    assert long.pixelColor(52, 52).alpha() == 0
    assert long.pixelColor(52, 43).alpha() == 255


def test_ink_follows_the_bar() -> None:
    look = TrayLook("counting", 12)
    assert drawn(look, 64).pixelColor(4, 32) == DARK_INK
    assert drawn(look, 64, dark_bar=True).pixelColor(4, 32) == LIGHT_INK


def test_only_what_is_due_or_runs_has_the_accent() -> None:
    for state in STATES:
        image = drawn(TrayLook(state, 12), 64)
        places = [(x, y) for x in range(64) for y in range(64)]
        accented = any(image.pixelColor(*place) == ACCENT for place in places)
        assert accented is (state in {"due", "session"}), state


def test_off_hours_is_faint_all_over() -> None:
    image = drawn(TrayLook("off"), 64)
    assert max(image.pixelColor(x, y).alpha() for x in range(64) for y in range(64)) < 110


def test_the_arc_is_whole_only_when_all_time_is_gone() -> None:
    assert twelfths(0.0) == 0
    assert twelfths(0.999) == 11
    assert twelfths(1.0) == 12
    assert [twelfths(step / 12) for step in range(13)] == list(range(13))
    assert twelfths(-1.0) == 0
    assert twelfths(7.0) == 12


def test_a_host_gets_every_size_as_it_was_drawn() -> None:
    look = TrayLook("due")
    icon = TrayIcons(dark_bar=False).icon(look)
    assert {size.width() for size in icon.availableSizes()} == set(SIZES)
    for size in SIZES:
        assert icon.pixmap(QSize(size, size)).toImage() == drawn(look, size)


def test_an_icon_is_drawn_once_while_it_is_shown() -> None:
    icons = TrayIcons(dark_bar=False)
    first = icons.icon(TrayLook("paused"))
    assert icons.icon(TrayLook("paused")).cacheKey() == first.cacheKey()
    icons.show_bar(dark=False)
    assert icons.icon(TrayLook("paused")).cacheKey() == first.cacheKey()
    icons.show_bar(dark=True)
    assert icons.icon(TrayLook("paused")).cacheKey() != first.cacheKey()


def test_only_a_few_icons_are_kept() -> None:
    icons = TrayIcons(dark_bar=False)
    first = icons.icon(TrayLook("counting", 0)).cacheKey()
    for step in range(1, 12):
        icons.icon(TrayLook("counting", step))
    assert icons.icon(TrayLook("counting", 0)).cacheKey() != first


def test_a_new_icon_is_drawn_without_waking_other_threads() -> None:
    """It comes every few minutes; Qt would blend what is faint with the threads of a pool."""
    script = (
        "import os\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from backcare_desktop.ui.tray_icon import SIZES, TrayLook, tray_pixmap\n"
        "app = QApplication([])\n"
        "before = len(os.listdir('/proc/self/task'))\n"
        "for state in ('counting', 'held', 'heat', 'paused', 'off'):\n"
        "    for size in SIZES:\n"
        "        tray_pixmap(TrayLook(state, 5), size, dark_bar=False)\n"
        "print(len(os.listdir('/proc/self/task')) - before)\n"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(
        (sys.executable, "-c", script), env=env, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "0"
