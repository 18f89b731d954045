"""The figure's colours: of its clothes and things by theme, of skin and hair by tone."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor

from backcare_desktop.core.geometry import mix
from backcare_desktop.core.wishes import ThemeName

FIGURE_TONES: tuple[str, ...] = ("linen", "honey", "chestnut", "umber")
"""The tones of skin and hair that can be chosen; their order means nothing."""

_SLEEVE_STEPS, _SHANK_STEPS = 4, 3


@dataclass(frozen=True, slots=True)
class FigureInk:
    """All colours of one theme and tone. A name with 2 is the same thing in shade.

    `face` and `face2` draw its marks, `fold` the creases of the shirt, `plate` a shoulder blade
    under it. Each `..._edge` tells a hint of that colour from what it lies on. `sleeves` lead from
    shirt to sleeve, `shanks` out of the shade, in even steps.
    """

    skin: QColor
    skin2: QColor
    hair: QColor
    torso: QColor
    torso2: QColor
    sleeve: QColor
    leg: QColor
    leg2: QColor
    shoe: QColor
    shoe2: QColor
    shoe_line: QColor
    prop: QColor
    prop2: QColor
    prop3: QColor
    soft: QColor
    soft2: QColor
    floor: QColor
    heat: QColor
    heat2: QColor
    water: QColor
    glow: QColor
    hint: QColor
    hint_edge: QColor
    shoe_edge: QColor
    face: QColor
    face2: QColor
    fold: QColor
    plate: QColor
    sleeves: tuple[QColor, ...]
    shanks: tuple[QColor, ...]


@functools.lru_cache(maxsize=16)
def figure_ink(theme: ThemeName, tone: str) -> FigureInk:
    """The colours; the contrast theme has one tone only. Raises KeyError for an unknown tone."""
    named = {name: QColor(value) for name, value in _THEMES[theme].items()}
    if theme != "contrast":
        tones = _TONES[theme][tone]
        named |= dict(zip(("skin", "skin2", "hair"), map(QColor, tones), strict=True))
    return FigureInk(
        **named,
        face=_mixed(named, "skin2", "hair", 0.62),
        face2=_mixed(named, "skin", "skin2", 0.80),
        fold=_mixed(named, "torso", "torso2", 0.75),
        plate=_mixed(named, "torso", "sleeve", 0.9),
        sleeves=tuple(
            _mixed(named, "torso", "sleeve", (step + 1) / _SLEEVE_STEPS)
            for step in range(_SLEEVE_STEPS)
        ),
        shanks=tuple(
            _mixed(named, "leg2", "leg", 0.13 * (step + 1)) for step in range(_SHANK_STEPS)
        ),
    )


def _mixed(named: Mapping[str, QColor], start: str, end: str, share: float) -> QColor:
    one, other = named[start], named[end]
    return QColor.fromRgbF(
        mix(one.redF(), other.redF(), share),
        mix(one.greenF(), other.greenF(), share),
        mix(one.blueF(), other.blueF(), share),
    )


_THEMES: Mapping[ThemeName, Mapping[str, str]] = {
    "light": {
        "skin": "#C98F6E",
        "skin2": "#A9714F",
        "hair": "#3A2E2A",
        "torso": "#3F8A83",
        "torso2": "#2E6C67",
        "sleeve": "#4A968F",
        "leg": "#47566A",
        "leg2": "#323E4E",
        "shoe": "#EFE7DA",
        "shoe2": "#CFC4B3",
        "shoe_line": "#A89C8A",
        "prop": "#DCCFBC",
        "prop2": "#C4B49C",
        "prop3": "#A8967C",
        "soft": "#F3E6D3",
        "soft2": "#E2CFB4",
        "floor": "#E2D8C8",
        "heat": "#E08A3C",
        "heat2": "#B9651F",
        "water": "#8FC3D6",
        "glow": "#F2A04E",
        "hint": "#B5651D",
        "hint_edge": "#F3EDE3",
        "shoe_edge": "#323E4E",
    },
    "dark": {
        "skin": "#D6A280",
        "skin2": "#A87656",
        "hair": "#4C3D37",
        "torso": "#4E9C94",
        "torso2": "#35736E",
        "sleeve": "#5AA9A1",
        "leg": "#7A8CA3",
        "leg2": "#55647A",
        "shoe": "#EDE6DA",
        "shoe2": "#B9AF9F",
        "shoe_line": "#8C8375",
        "prop": "#5B5347",
        "prop2": "#494238",
        "prop3": "#3B362E",
        "soft": "#6E6455",
        "soft2": "#5B5246",
        "floor": "#2E3735",
        "heat": "#E39A52",
        "heat2": "#B06A2A",
        "water": "#6FA9BF",
        "glow": "#F0A860",
        "hint": "#F0B070",
        "hint_edge": "#202625",
        "shoe_edge": "#2C3542",
    },
    "contrast": {
        "skin": "#FFFFFF",
        "skin2": "#BDBDBD",
        "hair": "#8A8A8A",
        "torso": "#00E5FF",
        "torso2": "#009FB3",
        "sleeve": "#00E5FF",
        "leg": "#FFD400",
        "leg2": "#B39500",
        "shoe": "#FFFFFF",
        "shoe2": "#BDBDBD",
        "shoe_line": "#000000",
        "prop": "#6A6A6A",
        "prop2": "#555555",
        "prop3": "#444444",
        "soft": "#8F8F8F",
        "soft2": "#C8C8C8",
        "floor": "#3A3A3A",
        "heat": "#FF9C3A",
        "heat2": "#FFFFFF",
        "water": "#9BE7FF",
        "glow": "#FF4FD8",
        "hint": "#FFFFFF",
        "hint_edge": "#000000",
        "shoe_edge": "#000000",
    },
}

_TONES: Mapping[ThemeName, Mapping[str, tuple[str, str, str]]] = {
    "light": {
        "linen": ("#E2B28F", "#C28E69", "#7D4F2C"),
        "honey": ("#C98F6E", "#A9714F", "#3A2E2A"),
        "chestnut": ("#9A6445", "#7A4B31", "#2A201E"),
        "umber": ("#6E4631", "#513222", "#1E1A1B"),
    },
    "dark": {
        "linen": ("#EBC3A2", "#C2906B", "#9C6A42"),
        "honey": ("#D6A280", "#A87656", "#4C3D37"),
        "chestnut": ("#B27D5B", "#86583B", "#4B3E39"),
        "umber": ("#8D5F46", "#674231", "#4A4444"),
    },
}
