"""Services of a desktop, as their specifications have them, for the laws of the senses."""

from __future__ import annotations

import time
from typing import Annotated

from dbus_fast import DBusError, PropertyAccess
from dbus_fast.annotations import DBusBool, DBusObjectPath, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from backcare_desktop.system.linux.logind import MANAGER, SESSION
from backcare_desktop.system.linux.mutter_idle import MONITOR

UInt64 = Annotated[int, DBusSignature("t")]

SESSION_PATH = "/org/freedesktop/login1/session/_32"


class LogindStandIn(ServiceInterface):
    """logind's manager, with one session, `2`."""

    def __init__(self) -> None:
        super().__init__(MANAGER.interface)

    @dbus_method()
    def GetSession(self, name: DBusStr) -> DBusObjectPath:
        if name not in {"auto", "2"}:
            raise DBusError("org.freedesktop.login1.NoSuchSession", "no such session")
        return SESSION_PATH

    @dbus_signal()
    def PrepareForSleep(self, start: bool) -> DBusBool:
        return start


class SessionStandIn(ServiceInterface):
    """A session at logind."""

    def __init__(self) -> None:
        super().__init__(SESSION)
        self.locked = False
        self.idle_since: int | None = None

    @dbus_property(access=PropertyAccess.READ)
    def LockedHint(self) -> DBusBool:
        return self.locked

    @dbus_property(access=PropertyAccess.READ)
    def IdleHint(self) -> DBusBool:
        return self.idle_since is not None

    @dbus_property(access=PropertyAccess.READ)
    def IdleSinceHintMonotonic(self) -> UInt64:
        return self.idle_since or 0

    def lock(self, locked: bool) -> None:
        self.locked = locked
        self.emit_properties_changed({"LockedHint": locked})

    def idles(self, since: float | None) -> None:
        self.idle_since = None if since is None else int(since * 1e6)
        changed = {"IdleHint": since is not None, "IdleSinceHintMonotonic": self.idle_since or 0}
        self.emit_properties_changed(changed)


class SaverStandIn(ServiceInterface):
    """A screen saver of any desktop."""

    def __init__(self, interface: str) -> None:
        super().__init__(interface)
        self.active = False

    @dbus_method()
    def GetActive(self) -> DBusBool:
        return self.active

    @dbus_signal()
    def ActiveChanged(self, active: bool) -> DBusBool:
        self.active = active
        return active


class MutterStandIn(ServiceInterface):
    """The idle monitor of GNOME's compositor."""

    def __init__(self) -> None:
        super().__init__(MONITOR.interface)
        self.touched = time.monotonic()

    @dbus_method()
    def GetIdletime(self) -> UInt64:
        return int((time.monotonic() - self.touched) * 1000)
