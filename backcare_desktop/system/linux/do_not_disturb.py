"""Whether the user has asked the desktop for quiet: KDE and Xfce say so on the session's bus."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.system.linux.bus_source import (
    BusSource,
    NotThere,
    changed,
    first,
    session_address,
)
from backcare_desktop.system.linux.session_bus import Heard, Service

KDE_NAME = "KDE's do not disturb"
XFCE_NAME = "Xfce's do not disturb"

NOTIFICATIONS = Service(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
XFCONF = Service("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
BUS = Service("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")

_CHANNEL, _SWITCH = "xfce4-notifyd", "/do-not-disturb"


class _Quiet(BusSource):
    """What the two have in common. Raises OSError where the desktop does not tell it so."""

    service: Service

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(session_address(environ))
        self._on: bool | None = None
        self._bus.listen_for_start(self.service)
        self._listen()
        self._begin()
        self._wait(lambda: not self._open)
        if self._on is None:
            self.close()
            raise NotThere("this desktop does not tell it so")

    def on(self) -> bool | None:
        """Whether quiet is asked for; None while the one who tells it does not run."""
        return self._on if self.usable() else None

    def _word(self) -> object:
        return self.on()

    def _listen(self) -> None:
        raise NotImplementedError

    def _begin(self) -> None:
        raise NotImplementedError

    def _understand(self, heard: Heard) -> None:
        raise NotImplementedError

    def _signal(self, heard: Heard) -> None:
        if heard.member != "NameOwnerChanged":
            self._understand(heard)
            return
        self._on = None
        if heard.body[-1:] != ("",):
            self._begin()


class KdeQuiet(_Quiet):
    """Plasma's own addition to what a notification server tells."""

    name = KDE_NAME
    service = NOTIFICATIONS

    def _listen(self) -> None:
        self._listen_for_properties(NOTIFICATIONS)

    def _begin(self) -> None:
        self._ask_property(NOTIFICATIONS, "Inhibited", self._answered)

    def _answered(self, heard: Heard) -> None:
        said = first(heard)
        self._on = said if isinstance(said, bool) else None

    def _understand(self, heard: Heard) -> None:
        said = changed(heard, NOTIFICATIONS.interface).get("Inhibited")
        if isinstance(said, bool):
            self._on = said


class XfceQuiet(_Quiet):
    """A setting of Xfce's notification server; never set is as good as off."""

    name = XFCE_NAME
    service = XFCONF

    def _listen(self) -> None:
        self._bus.listen(XFCONF, "PropertyChanged")

    def _begin(self) -> None:
        body = (_CHANNEL, _SWITCH)
        self._ask(BUS, "NameHasOwner", "s", (XFCONF.name,), self._there)
        self._ask(XFCONF, "GetProperty", "ss", body, self._answered)

    def _there(self, heard: Heard) -> None:
        self._on = False if first(heard) is True else None

    def _answered(self, heard: Heard) -> None:
        if isinstance(first(heard), bool):
            self._on = first(heard)

    def _understand(self, heard: Heard) -> None:
        match heard.member, heard.body:
            case "PropertyChanged", (str(channel), str(switch), value) if (
                channel == _CHANNEL and switch == _SWITCH
            ):
                self._on = value == ("b", True)
            case _:
                pass
