"""A tray of the old kind (XEmbed, no bus needed): trayer, with the icon as a window inside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from stage import display, pointer, windows
from stage.pointer import Button
from stage.screen import Screen
from stage.waiting import until
from stage.windows import Window

HEIGHT = 32
"""Pixels; it lies in the upper left corner."""

_PLACE = ("--edge", "top", "--align", "left", "--widthtype", "request", "--height", str(HEIGHT))


@contextmanager
def running(screen: Screen) -> Iterator[None]:
    """The tray, ready for icons, until the block is left. Raises MissingPart, NotInTime."""
    process = screen.start(("trayer", *_PLACE))
    try:
        until("a tray", lambda: display.has_owner(screen.name, "_NET_SYSTEM_TRAY_S0"))
        yield
    finally:
        screen.children.stop(process)


def icon(screen: Screen, pid: int) -> Window | None:
    """That process's icon, if it is shown now."""
    there = windows.all_of(screen, pid)
    return next((window for window in there if window.height <= HEIGHT), None)


def click(screen: Screen, pid: int, button: Button = "left") -> None:
    """Click that process's icon, once it is shown. Raises NotInTime."""
    x, y = until("an icon in the old tray", lambda: icon(screen, pid)).middle
    pointer.click(screen, x, y, button)
