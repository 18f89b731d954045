"""Laws of the theme in force: it follows user and desktop, live, and tells of it once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core.settings import Settings
from backcare_desktop.core.wishes import FontWish, Wishes
from backcare_desktop.ui.appearance import Appearance, text_factor
from backcare_desktop.ui.before_qt import choose_lean_platform_theme
from backcare_desktop.ui.theme import Theme
from tests.ui.look import font, tokens

Make = Callable[[Wishes], Appearance]


@pytest.fixture
def make(qapp: QApplication) -> Iterator[Make]:
    before = QFont(qapp.font())
    qapp.setFont(font(9))
    yield lambda wishes: Appearance(qapp, tokens, Settings(), wishes)
    qapp.setFont(before)


def test_until_a_window_asks_for_it_there_is_no_theme(make: Make, qapp: QApplication) -> None:
    before = qapp.palette()
    told: list[Theme] = []
    appearance = make(Wishes())
    appearance.changed.connect(told.append)
    appearance.show_wishes(Wishes(dark=True))
    assert qapp.palette() == before
    assert not told


def test_the_first_theme_is_the_desktops_and_on_the_program_at_once(
    make: Make, qapp: QApplication
) -> None:
    appearance = make(Wishes(dark=True))
    assert appearance.theme.name == "dark"
    assert qapp.palette().window().color() == appearance.theme.colour("surface")


def test_a_wish_of_the_desktop_reaches_open_windows_and_is_told_once(
    make: Make, qtbot: QtBot
) -> None:
    appearance = make(Wishes())
    label = QLabel("Next break")
    qtbot.addWidget(label)
    label.show()
    told: list[Theme] = []
    assert appearance.theme.name == "light"
    appearance.changed.connect(told.append)
    appearance.show_wishes(Wishes(dark=True))
    appearance.show_wishes(Wishes(dark=True))
    assert [theme.name for theme in told] == ["dark"]
    assert label.palette().windowText().color() == appearance.theme.colour("text")


def test_the_users_choice_goes_before_the_desktop(make: Make) -> None:
    appearance = make(Wishes(dark=True))
    appearance.show_settings(Settings(theme="light", motion="reduced"))
    assert appearance.theme.name == "light"
    assert appearance.theme.reduced_motion
    appearance.show_wishes(Wishes(dark=True, contrast=True))
    assert appearance.theme.name == "light"


def test_a_setting_that_changes_nothing_seen_tells_nobody(make: Make) -> None:
    appearance = make(Wishes())
    told: list[Theme] = []
    assert appearance.theme.name == "light"
    appearance.changed.connect(told.append)
    appearance.show_settings(replace(Settings(), quiet_gap=20))
    assert not told


def test_text_is_ten_points_where_the_desktop_says_nothing(make: Make) -> None:
    assert make(Wishes()).theme.font("body").pointSizeF() == 10


@pytest.mark.usefixtures("make")
def test_with_a_platform_theme_of_its_own_qts_font_stands(qapp: QApplication) -> None:
    qapp.setFont(font(12))
    appearance = Appearance(qapp, tokens, Settings(), Wishes(), lean=False)
    assert appearance.theme.font("body").pointSizeF() == 12


def test_the_desktops_font_and_factor_and_the_users_factor_multiply(make: Make) -> None:
    appearance = make(Wishes(font=FontWish("DejaVu Serif", 11), text_scale=1.25))
    appearance.show_settings(Settings(text_scale=2.0))
    body = appearance.theme.font("body")
    assert body.family() == "DejaVu Serif"
    assert body.pointSizeF() == 27.5
    assert appearance.theme.text_scale == 2.75


def test_a_font_that_is_not_here_gives_its_size_only(make: Make) -> None:
    body = make(Wishes(font=FontWish("No Such Sans", 12))).theme.font("body")
    assert body.family() == "DejaVu Sans"
    assert body.pointSizeF() == 12


@pytest.mark.parametrize(
    ("asked", "ratio", "platform", "factor"),
    [
        (1.25, 1.0, "wayland", 1.25),
        (1.25, 2.0, "wayland", 1.25),
        (1.0, 1.0, "xcb", 1.0),
        (1.25, 1.0, "xcb", 1.25),
        (1.25, 1.25, "xcb", 1.0),
        (1.25, 2.5, "xcb", 1.0),
        (1.25, 2.0, "xcb", 1.25),
        (2.0, 1.0, "xcb", 2.0),
        (0.8, 0.8, "xcb", 1.0),
        (1.5, 1.5, "offscreen", 1.5),
    ],
)
def test_under_x11_text_is_not_enlarged_twice(
    asked: float, ratio: float, platform: str, factor: float
) -> None:
    assert text_factor(asked, ratio, platform) == factor


def test_the_bar_is_as_the_desktop_says(make: Make) -> None:
    appearance = make(Wishes())
    assert not appearance.dark_bar
    appearance.show_wishes(Wishes(dark_panel=True))
    assert appearance.dark_bar


def test_the_users_platform_theme_is_left_alone() -> None:
    named = {"QT_QPA_PLATFORMTHEME": "gtk3"}
    choose_lean_platform_theme(named)
    assert named == {"QT_QPA_PLATFORMTHEME": "gtk3"}
    unnamed: dict[str, str] = {}
    choose_lean_platform_theme(unnamed)
    assert unnamed == {"QT_QPA_PLATFORMTHEME": "generic"}
