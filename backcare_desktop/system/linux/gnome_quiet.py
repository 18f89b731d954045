"""Whether the user has asked GNOME for quiet: a setting, told by a `gsettings monitor` of ours."""

from __future__ import annotations

import select
from collections.abc import Mapping

from backcare_desktop.system.linux.bus_source import FIRST_WORD, NotThere
from backcare_desktop.system.linux.child import Child

NAME = "GNOME's do not disturb"

_SETTING = ("org.gnome.desktop.notifications", "show-banners")
_SHOWN = {"true": False, "false": True}


class GnomeQuiet:
    """Sleeps until the setting changes. Raises OSError outside GNOME, and without `gsettings`.

    Elsewhere the setting may be there from an earlier GNOME, and means nothing.
    """

    name = NAME

    def __init__(self, environ: Mapping[str, str]) -> None:
        if "GNOME" not in environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
            raise NotThere("this desktop is not GNOME")
        self._on: bool | None = None
        # Listening first: what changes meanwhile is told by one or the other.
        self._changes = Child(("gsettings", "monitor", *_SETTING), environ)
        self._first = Child(("gsettings", "get", *_SETTING), environ)
        self._wait()
        if self._on is None:
            self.close()
            raise NotThere("GNOME's settings do not tell it")

    def usable(self) -> bool:
        """Whether the settings still tell us."""
        return not self._changes.ended()

    def on(self) -> bool | None:
        """Whether quiet is asked for."""
        return self._on if self.usable() else None

    def fileno(self) -> int:
        """What becomes readable when the setting changes."""
        return self._changes.fileno()

    def drain(self) -> bool:
        """Take in what has come; whether it is another word now."""
        before = self.on()
        for line in self._changes.lines():
            self._on = _SHOWN.get(line.rpartition(" ")[2], self._on)
        return self.on() != before

    def close(self) -> None:
        """Let go of the settings."""
        self._changes.close()
        self._first.close()

    def _wait(self) -> None:
        poller = select.poll()
        poller.register(self._first.fileno(), select.POLLIN)
        poller.poll(2 * FIRST_WORD * 1000)
        for line in self._first.lines():
            self._on = _SHOWN.get(line)
        self._first.close()
