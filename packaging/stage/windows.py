"""The windows on a screen, as anybody can see them: name, place, owner, focus."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

from stage.screen import Screen
from stage.waiting import until


@dataclass(frozen=True, slots=True)
class Window:
    """One mapped window. Pixels, from the upper left corner of the screen."""

    number: int
    name: str
    x: int
    y: int
    width: int
    height: int
    pid: int

    @property
    def middle(self) -> tuple[int, int]:
        """The point to click on."""
        return self.x + self.width // 2, self.y + self.height // 2


def seen(screen: Screen) -> tuple[Window, ...]:
    """All mapped windows that have a name. Raises MissingPart."""
    windows = (_window(screen, one) for one in _found(screen, "--onlyvisible", "--name", "."))
    return tuple(window for window in windows if window is not None)


def named(screen: Screen, name: str, *, limit_s: float = 10.0) -> Window:
    """Wait for a window whose name has that in it. Raises NotInTime, MissingPart."""
    return until(f"a window {name!r}", lambda: first_named(screen, name), limit_s)


def first_named(screen: Screen, name: str) -> Window | None:
    """A mapped window whose name has that in it, if there is one now."""
    return next((window for window in seen(screen) if name in window.name), None)


def of_process(screen: Screen, pid: int) -> tuple[Window, ...]:
    """The mapped windows of that process that are worth a look (more than a pixel)."""
    return tuple(one for one in seen(screen) if one.pid == pid and one.width > 1)


def tasks(screen: Screen, pid: int) -> tuple[int, ...]:
    """The numbers of all its windows that a task bar could show, also of those put away."""
    return _found(screen, "--all", "--pid", str(pid), "--name", ".")


def on_screen(screen: Screen, pid: int) -> tuple[int, ...]:
    """The numbers of all its mapped windows, menus as well, which have no name."""
    return _found(screen, "--all", "--onlyvisible", "--pid", str(pid))


def all_of(screen: Screen, pid: int) -> tuple[Window, ...]:
    """All its mapped windows, also those that a search by name passes by: icons, menus."""
    windows = (_window(screen, number) for number in on_screen(screen, pid))
    return tuple(window for window in windows if window is not None)


def focused(screen: Screen) -> int | None:
    """The number of the window that gets the keys, None where there is none."""
    answer = _answer(screen, "getwindowfocus").strip()
    return int(answer) if answer else None


def focus(screen: Screen, window: Window) -> None:
    """Give the keys to that window, ready when this returns."""
    _answer(screen, "windowfocus", "--sync", str(window.number))


def close(screen: Screen, window: Window) -> None:
    """Close it by the window manager's key, as its owner may refuse or take note of."""
    _answer(screen, "windowactivate", "--sync", str(window.number), "key", "alt+F4")


def _window(screen: Screen, number: int) -> Window | None:
    """A window as it is now; None for one that went while it was asked for."""
    name = _answer(screen, "getwindowname", str(number)).rstrip("\n")
    shape = _answer(screen, "getwindowgeometry", "--shell", str(number))
    table = dict(line.split("=", 1) for line in shape.splitlines() if "=" in line)
    if "WIDTH" not in table:
        return None
    pid = _answer(screen, "getwindowpid", str(number)).strip()
    x, y, width, height = (int(table[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
    return Window(number, name, x, y, width, height, pid=int(pid or 0))


def _found(screen: Screen, *wanted: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _answer(screen, "search", *wanted).split())


def _answer(screen: Screen, *words: str) -> str:
    """What xdotool says; empty where it finds nothing."""
    try:
        return screen.said(("xdotool", *words)).decode("utf-8", "replace")
    except subprocess.CalledProcessError:
        return ""
