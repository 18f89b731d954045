"""Whether the user has asked GNOME for quiet: one of its settings, told by its own `gsettings`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from backcare_desktop.system.linux.bus_source import NotThere
from backcare_desktop.system.linux.told import Told

NAME = "GNOME's do not disturb"

_SETTING = ("org.gnome.desktop.notifications", "show-banners")
_CHANGE = re.compile("^show-banners:")
_QUIET_WHEN_SHOWN = {"true": False, "false": True}


class GnomeQuiet:
    """Sleeps until the setting changes. Raises OSError outside GNOME, and without `gsettings`.

    Elsewhere the setting may be there from an earlier GNOME, and means nothing.
    """

    name = NAME

    def __init__(self, environ: Mapping[str, str]) -> None:
        if "GNOME" not in environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
            raise NotThere("this desktop is not GNOME")
        monitor = ("gsettings", "monitor", *_SETTING)
        self._told = Told(monitor, _CHANGE, ("gsettings", "get", *_SETTING), environ)
        self._on: bool | None = None

    def usable(self) -> bool:
        """Whether the settings still tell us."""
        return self._told.alive()

    def on(self) -> bool | None:
        """Whether quiet is asked for; None before the first word."""
        self._told.look()
        return self._on if self.usable() else None

    def fileno(self) -> int:
        """What becomes readable when the setting changes."""
        return self._told.fileno()

    def drain(self) -> bool:
        """Take in what has come, without waiting; whether it is another word now."""
        before, answer = self.on(), self._told.drain()
        if answer:
            self._on = _QUIET_WHEN_SHOWN.get(answer[0])
        return self.on() != before

    def close(self) -> None:
        """Let go of the settings."""
        self._told.close()
