"""A window as a picture for a file: sharper than a screen, or of lines and letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

SHARP = 2
"""Pixels of the picture for each of the layout."""


class Draws(Protocol):
    """Makes a file's content of a window."""

    def __call__(self, window: QWidget) -> bytes:
        """The whole content."""
        ...


def picture_of(window: QWidget) -> QImage:
    """The window as it is painted, whether it is on a screen or not."""
    _settle(window)
    picture = QImage(window.size() * SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(SHARP)
    for _ in range(2):  # the first one settles what only gets its size when it is painted
        picture.fill(0)
        window.render(picture)
    return picture


def png_of(window: QWidget) -> bytes:
    """The same as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture_of(window).save(buffer, "PNG")  # type: ignore[call-overload]  # takes a device, too
    return bytes(buffer.data().data())


def svg_of(window: QWidget) -> bytes:
    """The same as an SVG file, its words as words; named as the window is."""
    picture_of(window)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setResolution(window.logicalDpiX())
    drawing.setSize(window.size())
    drawing.setViewBox(QRect(QPoint(), window.size()))
    drawing.setTitle(window.windowTitle())
    window.render(drawing)
    return bytes(buffer.data().data())


DRAWN: Mapping[str, Draws] = {"png": png_of, "svg": svg_of}
"""By the ending of a file's name."""


def _settle(window: QWidget) -> None:
    window.ensurePolished()
    layout = window.layout()
    if layout is not None:
        layout.activate()
