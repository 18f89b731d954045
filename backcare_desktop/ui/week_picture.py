"""A window as a picture, sharper than a screen, for a file."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

SHARP = 2
"""Pixels of the picture for each of the layout."""


def picture_of(window: QWidget) -> QImage:
    """The window as it is painted, whether it is on a screen or not."""
    window.ensurePolished()
    layout = window.layout()
    if layout is not None:
        layout.activate()
    picture = QImage(window.size() * SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(SHARP)
    picture.fill(0)
    for _ in range(2):  # the first one settles what only gets its size when it is painted
        window.render(picture)
    return picture
