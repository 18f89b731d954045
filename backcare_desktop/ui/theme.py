"""The look as one frozen value: colours, fonts, sizes and durations of one theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo

from backcare_desktop.core.facts import PILLARS, Pillar
from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.theme_tokens import (
    FONT_ROLES,
    ColourName,
    FontRole,
    FontToken,
    MotionName,
    RadiusName,
    ShadowToken,
    SizeName,
    Tokens,
)

HUNDRED_PERCENT = 10.0
"""The text size, in points, at which the sizes of the surfaces hold."""

TABULAR: frozenset[FontRole] = frozenset({"display", "seconds", "countdown"})
"""What only ever shows a count: its digits are always of one width."""

_READABLE = 4.5
"""The contrast that text needs on its ground (WCAG 2.2, 1.4.3)."""

_SRGB_KNEE = 0.04045
_LIGHT, _REGULAR = 300, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme at one size of text.

    `text_scale` is the text's size as a factor of that for which the surfaces were drawn.
    `shadow` is None where a border stands in its place. `patterns` tell pillars apart besides
    their colours.
    """

    name: ThemeName
    colours: Mapping[ColourName, QColor]
    pillars: Mapping[Pillar, QColor]
    fonts: Mapping[FontRole, QFont]
    radii: Mapping[RadiusName, int]
    sizes: Mapping[SizeName, int]
    motion: Mapping[MotionName, int]
    shadow: ShadowToken | None
    text_scale: float
    reduced_motion: bool
    patterns: bool = False

    @property
    def is_light(self) -> bool:
        """Whether the ground is bright."""
        return self.name == "light"

    def colour(self, name: ColourName) -> QColor:
        """The colour for this use."""
        return self.colours[name]

    def pillar(self, pillar: Pillar) -> QColor:
        """The pillar's colour, for icons, rings and bars; for text see `pillar_ink`."""
        return self.pillars[pillar]

    def pillar_ink(self, pillar: Pillar) -> QColor:
        """The pillar's colour, as much nearer to that of text as reading needs."""
        return readable(self.pillars[pillar], self.colours["text"], self.colours["surface"])

    def font(self, role: FontRole, *, tabular: bool = False) -> QFont:
        """The font for this use; `tabular` figures for what counts, so that nothing jumps."""
        font = QFont(self.fonts[role])
        if tabular:
            _set_tabular(font)
        return font

    def radius(self, name: RadiusName) -> int:
        """How round its corners are, in pixels."""
        return self.radii[name]

    def size(self, name: SizeName) -> int:
        """A length in pixels, whatever the size of text."""
        return self.sizes[name]

    def scaled(self, pixels: float) -> int:
        """A length, drawn for 100 % text, at this size of text."""
        return round(pixels * self.text_scale)

    def icon_size(self) -> int:
        """The side of an icon beside text, in pixels: as large as the text, never smaller."""
        return max(self.sizes["icon_small"], self.scaled(self.sizes["icon_small"]))

    def duration(self, name: MotionName) -> int:
        """In milliseconds; 0 where motion is reduced."""
        return 0 if self.reduced_motion else self.motion[name]


def made_theme(
    tokens: Tokens,
    name: ThemeName,
    font: QFont,
    *,
    reduced_motion: bool = False,
    patterns: bool = False,
) -> Theme:
    """The theme of that name, every font a multiple of this one, its size in points.

    One of high contrast always has patterns.
    """
    colours = tokens.themes[name]
    points = font.pointSizeF()
    light = _has_light(font)
    return Theme(
        name=name,
        colours={key: QColor(value) for key, value in colours.by_name.items()},
        pillars={pillar: QColor(colours.pillars[pillar]) for pillar in PILLARS},
        fonts={
            role: _role_font(font, role, tokens.fonts[role], tokens.least_pt, light=light)
            for role in FONT_ROLES
        },
        radii=tokens.radii,
        sizes=tokens.sizes,
        motion=tokens.motion,
        shadow=colours.shadow,
        text_scale=points / HUNDRED_PERCENT,
        reduced_motion=reduced_motion,
        patterns=patterns or name == "contrast",
    )


def _role_font(
    font: QFont, role: FontRole, token: FontToken, least_pt: float, *, light: bool
) -> QFont:
    made = QFont(font)
    points = font.pointSizeF() * token.size
    floor = min(least_pt, font.pointSizeF())
    made.setPointSizeF(max(round(points * 2) / 2, floor))
    weight = token.weight if light or token.weight > _LIGHT else _REGULAR
    made.setWeight(QFont.Weight(weight))
    if role in TABULAR:
        _set_tabular(made)
    return made


def tabular_only() -> QFont:
    """A font that asks for tabular figures and leaves all else to what it is laid on."""
    font = QFont()
    _set_tabular(font)
    return font


def _set_tabular(font: QFont) -> None:
    font.setFeature(QFont.Tag("tnum"), 1)


def _has_light(font: QFont) -> bool:
    family = QFontInfo(font).family()
    styles = QFontDatabase.styles(family)
    return any(QFontDatabase.weight(family, style) == _LIGHT for style in styles)


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = map(_linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _SRGB_KNEE else ((part + 0.055) / 1.055) ** 2.4


def readable(colour: QColor, ink: QColor, ground: QColor) -> QColor:
    """The colour, mixed with as little ink as makes it readable on the ground."""
    mixes = (mixed(colour, ink, step / 20) for step in range(21))
    return next((mix for mix in mixes if contrast(mix, ground) >= _READABLE), ink)


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """`over` laid on `under` with this share (0 to 1), as one opaque colour."""
    keep = 1 - share
    return QColor(
        round(under.red() * keep + over.red() * share),
        round(under.green() * keep + over.green() * share),
        round(under.blue() * keep + over.blue() * share),
    )
