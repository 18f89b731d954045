"""What the X server is asked at each look: its connection, which never says anything of itself."""

from __future__ import annotations

from backcare_desktop.system.linux.xcb import Screen


class X11Source:
    """Holds on to a screen until it has gone."""

    def __init__(self, screen: Screen) -> None:
        self._screen: Screen | None = screen

    def usable(self) -> bool:
        """Whether the server is there and has answered so far."""
        return self._screen is not None and self._screen.alive()

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
