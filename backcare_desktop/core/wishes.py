"""What the desktop says about colours, motion and text, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal, assert_never

from backcare_desktop.core.hours import DAY_TURNS
from backcare_desktop.core.settings import Motion, Theme

ThemeName = Literal["light", "dark", "contrast"]
"""The three sets of colours there are."""


DIMS_FROM = time(21)
"""Local time from which what comes unasked is dark, where the theme is left to us."""


@dataclass(frozen=True, slots=True)
class FontWish:
    """The desktop's font for its interface; `points` without any scaling."""

    family: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is known of the desktop; as it stands where nothing is.

    `text_scale` is a factor. `dark_panel` is None where the desktop does not say.
    """

    dark: bool = False
    contrast: bool = False
    reduced_motion: bool = False
    text_scale: float = 1.0
    font: FontWish | None = None
    dark_panel: bool | None = None


def theme_for(chosen: Theme, wishes: Wishes) -> ThemeName:
    """The user's choice, or what the desktop has; high contrast goes before dark."""
    match chosen:
        case "light" | "dark" | "contrast":
            return chosen
        case "auto":
            if wishes.contrast:
                return "contrast"
            return "dark" if wishes.dark else "light"
        case _:
            assert_never(chosen)


def evening_theme(chosen: Theme, wishes: Wishes, now: datetime) -> ThemeName:
    """The same for what comes in the evening: dark from nine until the day turns, if it may be."""
    usual = theme_for(chosen, wishes)
    late = now.time() >= DIMS_FROM or now.time() < DAY_TURNS
    return "dark" if chosen == "auto" and usual == "light" and late else usual


def motion_is_reduced(chosen: Motion, wishes: Wishes) -> bool:
    """Whether things should stand still where they can."""
    match chosen:
        case "reduced":
            return True
        case "on":
            return False
        case "auto":
            return wishes.reduced_motion
        case _:
            assert_never(chosen)


def panel_is_dark(wishes: Wishes) -> bool:
    """Whether the bar with the tray is dark; where nobody says so, it follows the windows."""
    return wishes.dark if wishes.dark_panel is None else wishes.dark_panel
