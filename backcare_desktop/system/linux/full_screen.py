"""Whether the window in front fills the screen: a talk, a film, a game."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.system.linux.x11_source import X11Source
from backcare_desktop.system.linux.xcb import NoScreen, Screen, numbers

NAME = "X11 windows"

_NOTES = ("_NET_WM_STATE", "_NET_WM_PID")
_FILLS, _HIDDEN = "_NET_WM_STATE_FULLSCREEN", "_NET_WM_STATE_HIDDEN"


class X11FullScreen(X11Source):
    """Asks the window manager's notes at each look. Raises NoScreen (an OSError).

    `own` are the processes whose windows do not count: ours.
    """

    name = NAME

    def __init__(self, environ: Mapping[str, str], own: frozenset[int]) -> None:
        if environ.get("WAYLAND_DISPLAY"):
            raise NoScreen("under Wayland no window may know of others")
        if not environ.get("DISPLAY"):
            raise NoScreen("no X display is named in the environment")
        super().__init__(Screen(environ["DISPLAY"]))
        self._own = own
        self._window: int | None = None
        self._behind: int | None = None

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
        """One wait where the window in front is the one of before, else two."""
        active, states, processes = self._notes(screen)
        if active != self._window:
            self._window = active
            active, states, processes = self._notes(screen)
        if active is None:
            return None
        if self._own.intersection(processes):
            return self._behind_ours(screen)
        self._behind = active
        return screen.atom(_FILLS) in states

    def _behind_ours(self, screen: Screen) -> bool:
        """A window of ours is looked past: a talk goes on behind our panel."""
        states = screen.numbers(self._behind, _NOTES[0]) if self._behind else ()
        return screen.atom(_FILLS) in states and screen.atom(_HIDDEN) not in states

    def _notes(self, screen: Screen) -> tuple[int | None, tuple[int, ...], tuple[int, ...]]:
        """The window in front now, and the states and processes of the one of before."""
        asked = [screen.asked_for(screen.root, "_NET_ACTIVE_WINDOW")]
        if self._window:
            asked += [screen.asked_for(self._window, name) for name in _NOTES]
        active, *notes = map(numbers, screen.ask_together(asked))
        states, processes = notes or ((), ())
        return (active[0] if active else None), states, processes
