"""What the tests of the look share: themes of the real tokens, and how pictures are read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QFont, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.theme import Theme, made_theme
from backcare_desktop.ui.theme_tokens import Tokens, read_tokens

RESOURCES = Path(__file__).parents[2] / "resources"


def tokens() -> Tokens:
    return read_tokens(RESOURCES)


def font(points: float = 10.0, family: str = "DejaVu Sans") -> QFont:
    made = QFont(family)
    made.setPointSizeF(points)
    return made


def theme(
    name: ThemeName = "light", points: float = 10.0, *, reduced_motion: bool = False
) -> Theme:
    return made_theme(tokens(), name, font(points), reduced_motion=reduced_motion)


def seen(widget: QWidget) -> QImage:
    """The widget as it is painted, on a magenta ground."""
    image = QImage(widget.size(), QImage.Format.Format_ARGB32)
    image.fill(QColor("magenta"))
    widget.render(image)
    return image


def share(picture: QImage | QPixmap, colour: QColor) -> float:
    """How much of the picture has just this colour (0 to 1)."""
    image = picture.toImage() if isinstance(picture, QPixmap) else picture
    wide, high = image.width(), image.height()
    hits = sum(
        image.pixelColor(x, y).rgba() == colour.rgba() for x in range(wide) for y in range(high)
    )
    return hits / (wide * high)
