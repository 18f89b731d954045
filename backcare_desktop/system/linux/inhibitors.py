"""Whether another program keeps the screen awake: a film, a talk, a call."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.core.settings_values import is_whole
from backcare_desktop.system.linux.bus_source import (
    BusSource,
    NotThere,
    first,
    names_changed,
    session_address,
    system_address,
)
from backcare_desktop.system.linux.logind import MANAGER
from backcare_desktop.system.linux.session_bus import Heard, Service

SESSION_NAME = "the session's inhibitors"
LOGIND_NAME = "logind's inhibitors"

GNOME = Service("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
KDE = Service(
    "org.kde.Solid.PowerManagement.PolicyAgent",
    "/org/kde/Solid/PowerManagement/PolicyAgent",
    "org.kde.Solid.PowerManagement.PolicyAgent",
)
POWER = Service(
    "org.freedesktop.PowerManagement.Inhibit",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)

BLOCKED = frozenset({"BlockInhibited", "BlockWeakInhibited"})
"""logind's properties of which one is told anew with each inhibitor that comes or goes."""

_BLOCKING = frozenset({"block", "block-weak"})

_GNOMES_IDLE = 8
_KDES_SCREEN = 4
_SIGNALS = {
    GNOME: ("InhibitorAdded", "InhibitorRemoved"),
    KDE: ("InhibitionsChanged",),
    POWER: ("HasInhibitChanged",),
}


class SessionInhibitors(BusSource):
    """What the session's own services hold. Raises OSError where none of them runs."""

    name = SESSION_NAME

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(session_address(environ))
        self._said: dict[str, bool] = {}
        for service, signals in _SIGNALS.items():
            self._bus.listen_for_start(service)
            for signal in signals:
                self._bus.listen(service, signal)
            self._ask_whether(service)
        self._wait(lambda: not self._open)
        if not self._said:
            self.close()
            raise NotThere("no service of this desktop tells of them")

    def on(self) -> bool | None:
        """Whether any program keeps the screen awake; None while nobody tells."""
        if not self.usable() or not self._said:
            return None
        said = dict(self._said)
        if KDE.interface in said:
            # There the older interface tells also of what only keeps the machine awake.
            said.pop(POWER.interface, None)
        return any(said.values())

    def _word(self) -> object:
        return self.on()

    def _ask_whether(self, service: Service) -> None:
        def answered(heard: Heard) -> None:
            self._note(service, first(heard))

        if service is GNOME:
            self._ask_property(GNOME, "InhibitedActions", answered)
        elif service is KDE:
            self._ask(KDE, "HasInhibition", "u", (_KDES_SCREEN,), answered)
        else:
            self._ask(POWER, "HasInhibit", "", (), answered)

    def _note(self, service: Service, said: object) -> None:
        if service is GNOME and is_whole(said) and said >= 0:
            self._said[service.interface] = bool(said & _GNOMES_IDLE)
        elif service is not GNOME and isinstance(said, bool):
            self._said[service.interface] = said
        else:
            self._said.pop(service.interface, None)

    def _signal(self, heard: Heard) -> None:
        for service, signals in _SIGNALS.items():
            started = heard.member == "NameOwnerChanged" and heard.body[:1] == (service.name,)
            said = heard.interface == service.interface and heard.member in signals
            if started or said:
                self._ask_whether(service)


class LogindInhibitors(BusSource):
    """What the user's other programs hold with logind, which tells when one comes or goes.

    `user` and `own` are the ids of the user and of our process. Raises OSError without logind.
    """

    name = LOGIND_NAME

    def __init__(self, environ: Mapping[str, str], user: int, own: int) -> None:
        super().__init__(system_address(environ))
        self._user, self._own = user, own
        self._on: bool | None = None
        self._bus.listen_for_start(MANAGER)
        self._listen_for_properties(MANAGER)
        self._ask_whether()
        self._wait(lambda: not self._open)
        if self._on is None:
            self.close()
            raise NotThere("logind does not tell of them")

    def on(self) -> bool | None:
        """Whether any program keeps the session from idleness, by the last word."""
        return self._on if self.usable() else None

    def _word(self) -> object:
        return self._on

    def _ask_whether(self) -> None:
        self._ask(MANAGER, "ListInhibitors", "", (), self._answered)

    def _answered(self, heard: Heard) -> None:
        listed = heard.body[0] if heard.body else None
        self._on = any(map(self._counts, listed)) if isinstance(listed, list) else None

    def _counts(self, inhibitor: object) -> bool:
        match inhibitor:
            case (str(what), _, _, mode, int(user), int(process)) if mode in _BLOCKING:
                theirs = user == self._user and process != self._own
                return theirs and "idle" in what.split(":")
            case _:
                return False

    def _signal(self, heard: Heard) -> None:
        """The property names what is held by anybody; who holds it is in the list alone."""
        if heard.member == "NameOwnerChanged":
            self._on = None
        told = BLOCKED & names_changed(heard, MANAGER.interface)
        if told or heard.member == "NameOwnerChanged":
            self._ask_whether()
