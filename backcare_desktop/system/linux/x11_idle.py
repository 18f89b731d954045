"""Idle time as the X server's screen saver extension counts it."""

from __future__ import annotations

import struct

from backcare_desktop.system.linux.x11_source import X11Source
from backcare_desktop.system.linux.xcb import NoScreen, Screen

NAME = "X11"

_EXTENSION = "MIT-SCREEN-SAVER"
_QUERY_INFO = 1
_IDLE_AT = 16


class X11Idle(X11Source):
    """Asks over a connection of its own, 30 µs a time. Raises NoScreen (an OSError)."""

    name = NAME

    def __init__(self, display: str | None = None) -> None:
        screen = Screen(display)
        super().__init__(screen)
        opcode = screen.extension(_EXTENSION)
        if opcode is None:
            self.close()
            raise NoScreen("this X server does not tell idle time")
        self._opcode = opcode

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
