"""Idle time as the X server's screen saver extension counts it."""

from __future__ import annotations

import struct

from backcare_desktop.system.linux.xcb import NoScreen, Screen

NAME = "X11"

_EXTENSION = "MIT-SCREEN-SAVER"
_QUERY_INFO = 1
_IDLE_AT = 16


class X11Idle:
    """Asks over a connection of its own, 30 µs a time. Raises NoScreen (an OSError)."""

    name = NAME

    def __init__(self, display: str | None = None) -> None:
        self._screen: Screen | None = Screen(display)
        opcode = self._screen.extension(_EXTENSION)
        if opcode is None:
            self.close()
            raise NoScreen("this X server does not tell idle time")
        self._opcode = opcode

    def usable(self) -> bool:
        """Whether the server is there and has answered so far."""
        return self._screen is not None and self._screen.alive()

    def idle(self) -> float | None:
        """Seconds since the last input; None once the server has gone."""
        if self._screen is None:
            return None
        body = struct.pack("=I", self._screen.root)
        try:
            answer = self._screen.ask(self._opcode, body, _QUERY_INFO)
        except NoScreen:
            self.close()
            return None
        if len(answer) < _IDLE_AT + 4:
            return None
        return float(struct.unpack_from("=I", answer, _IDLE_AT)[0]) / 1000

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
