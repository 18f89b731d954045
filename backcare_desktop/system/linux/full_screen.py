"""Whether the window in front fills the screen: a talk, a film, a game."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.system.linux.xcb import NoScreen, Screen

NAME = "X11 windows"


class X11FullScreen:
    """Asks the window manager's notes, three questions a look. Raises NoScreen (an OSError).

    `own` are the processes whose windows do not count: ours.
    """

    name = NAME

    def __init__(self, environ: Mapping[str, str], own: frozenset[int]) -> None:
        if environ.get("WAYLAND_DISPLAY"):
            raise NoScreen("under Wayland no window may know of others")
        if not environ.get("DISPLAY"):
            raise NoScreen("no X display is named in the environment")
        self._screen: Screen | None = Screen(environ["DISPLAY"])
        self._own = own

    def usable(self) -> bool:
        """Whether the server is there."""
        return self._screen is not None and self._screen.alive()

    def on(self) -> bool | None:
        """Whether another program's window is in front and fills the screen.

        None where no window manager says which window is in front.
        """
        if self._screen is None:
            return None
        try:
            return self._in_front(self._screen)
        except NoScreen:
            self.close()
            return None

    def _in_front(self, screen: Screen) -> bool | None:
        active = screen.numbers(screen.root, "_NET_ACTIVE_WINDOW")
        if not active:
            return None
        window = active[0]
        states = screen.numbers(window, "_NET_WM_STATE") if window else ()
        if screen.atom("_NET_WM_STATE_FULLSCREEN") not in states:
            return False
        return not self._own.intersection(screen.numbers(window, "_NET_WM_PID"))

    def fileno(self) -> int:
        """It is asked, and never says anything of itself."""
        return -1

    def drain(self) -> bool:
        """Nothing comes."""
        return False

    def close(self) -> None:
        """Leave the server."""
        if self._screen is not None:
            self._screen.close()
            self._screen = None
