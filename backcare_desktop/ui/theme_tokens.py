"""The names of colours, fonts, sizes and durations, and the file that gives them values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from backcare_desktop.core.facts import PILLARS, Pillar
from backcare_desktop.core.wishes import ThemeName

ColourName = Literal[
    "window",
    "surface",
    "raised",
    "sunken",
    "stage",
    "text",
    "text2",
    "disabled",
    "line",
    "control",
    "accent",
    "accentHover",
    "accentPressed",
    "onAccent",
    "accentSoft",
    "accentText",
    "focus",
    "notice",
    "noticeBg",
    "urgent",
    "urgentBg",
    "track",
    "ringIn",
    "ringEdge",
]
"""What a colour is for."""

FontRole = Literal[
    "display",
    "seconds",
    "countdown",
    "headline",
    "title",
    "cue",
    "phase",
    "subject",
    "heading",
    "hint",
    "name",
    "aside",
    "question",
    "list",
    "body",
    "label",
    "section",
    "notice",
    "kicker",
    "note",
    "small",
]
"""What a line of text is for, from the largest to the smallest."""

RadiusName = Literal["chip", "control", "box", "card"]
SizeName = Literal[
    "control",
    "target",
    "icon",
    "icon_small",
    "focus_width",
    "focus_gap",
    "gap",
    "card_margin",
    "window_margin",
]
MotionName = Literal["quick", "base", "calm", "card_in", "card_out"]

COLOUR_NAMES: tuple[ColourName, ...] = get_args(ColourName)
FONT_ROLES: tuple[FontRole, ...] = get_args(FontRole)
THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)
RADIUS_NAMES: tuple[RadiusName, ...] = get_args(RadiusName)
SIZE_NAMES: tuple[SizeName, ...] = get_args(SizeName)
MOTION_NAMES: tuple[MotionName, ...] = get_args(MotionName)


@dataclass(frozen=True, slots=True)
class FontToken:
    """A multiple of the system font's size, and a weight (400 is regular)."""

    size: float
    weight: int


@dataclass(frozen=True, slots=True)
class ShadowToken:
    """How far down in pixels, how wide in pixels, how strong (0 to 1), and of what colour."""

    y: int
    blur: int
    alpha: float
    colour: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours as #RRGGBB; without a shadow where a border stands for it."""

    by_name: Mapping[ColourName, str]
    pillars: Mapping[Pillar, str]
    shadow: ShadowToken | None


@dataclass(frozen=True, slots=True)
class Tokens:
    """All that the look is made of: sizes and radii in pixels, motion in milliseconds."""

    themes: Mapping[ThemeName, Colours]
    fonts: Mapping[FontRole, FontToken]
    least_pt: float
    radii: Mapping[RadiusName, int]
    sizes: Mapping[SizeName, int]
    motion: Mapping[MotionName, int]


def read_tokens(resources: Path) -> Tokens:
    """The tokens of this installation. Raises OSError, and KeyError where one is not there."""
    table = json.loads((resources / "tokens.json").read_text(encoding="utf-8"))
    return Tokens(
        themes={name: _colours(table["themes"][name]) for name in THEME_NAMES},
        fonts={role: FontToken(**table["fonts"][role]) for role in FONT_ROLES},
        least_pt=table["least_pt"],
        radii={name: table["radius"][name] for name in RADIUS_NAMES},
        sizes={name: table["size"][name] for name in SIZE_NAMES},
        motion={name: table["motion"][name] for name in MOTION_NAMES},
    )


def _colours(table: dict[str, Any]) -> Colours:
    shadow = table["shadow"]
    return Colours(
        by_name={name: table["colours"][name] for name in COLOUR_NAMES},
        pillars={pillar: table["pillars"][pillar] for pillar in PILLARS},
        shadow=ShadowToken(**shadow) if shadow else None,
    )
