"""Laws of what follows from the desktop's wishes and the user's choice."""

from __future__ import annotations

import pytest

from backcare_desktop.core.settings import Motion, Theme
from backcare_desktop.core.wishes import (
    ThemeName,
    Wishes,
    motion_is_reduced,
    panel_is_dark,
    theme_for,
)


@pytest.mark.parametrize("chosen", ["light", "dark", "contrast"])
def test_the_users_choice_goes_before_the_desktops(chosen: Theme) -> None:
    assert theme_for(chosen, Wishes(dark=True, contrast=True)) == chosen
    assert theme_for(chosen, Wishes()) == chosen


@pytest.mark.parametrize(
    ("wishes", "name"),
    [
        (Wishes(), "light"),
        (Wishes(dark=True), "dark"),
        (Wishes(contrast=True), "contrast"),
        (Wishes(dark=True, contrast=True), "contrast"),
    ],
)
def test_auto_follows_the_desktop_and_contrast_goes_before_dark(
    wishes: Wishes, name: ThemeName
) -> None:
    assert theme_for("auto", wishes) == name


@pytest.mark.parametrize(
    ("chosen", "desktop", "reduced"),
    [
        ("auto", False, False),
        ("auto", True, True),
        ("on", True, False),
        ("reduced", False, True),
    ],
)
def test_motion_is_the_users_choice_or_the_desktops(
    chosen: Motion, desktop: bool, reduced: bool
) -> None:
    assert motion_is_reduced(chosen, Wishes(reduced_motion=desktop)) is reduced


def test_a_bar_of_which_nothing_is_known_is_as_dark_as_the_windows() -> None:
    assert panel_is_dark(Wishes(dark=True))
    assert not panel_is_dark(Wishes())
    assert panel_is_dark(Wishes(dark_panel=True))
    assert not panel_is_dark(Wishes(dark=True, dark_panel=False))
