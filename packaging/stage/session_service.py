"""The process of a session manager: logind with one session, and nothing that holds it.

It writes a line when it stands, on the bus named in the environment, until it is ended. SIGUSR1
locks the session.
"""

import asyncio
import signal
from typing import Annotated

from dbus_fast import PropertyAccess
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusObjectPath, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

LOGIN = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
SESSION = "/org/freedesktop/login1/session/_31"

Inhibitors = Annotated[list[list[object]], DBusSignature("a(ssssuu)")]


class Manager(ServiceInterface):
    """Who is logged in, and what keeps the machine awake."""

    def __init__(self) -> None:
        super().__init__(f"{LOGIN}.Manager")

    @dbus_method()
    def GetSession(self, _name: DBusStr) -> DBusObjectPath:  # noqa: N802 - the protocol's
        """There is only one."""
        return SESSION

    @dbus_method()
    def ListInhibitors(self) -> Inhibitors:  # noqa: N802
        """As on most machines: one that only delays sleep."""
        return [["sleep", "a daemon", "it saves its state", "delay", 0, 1]]

    @dbus_signal()
    def PrepareForSleep(self, start: bool) -> DBusBool:  # noqa: N802, FBT001
        """It never sleeps."""
        return start


class Session(ServiceInterface):
    """In use, until it is locked."""

    def __init__(self) -> None:
        super().__init__(f"{LOGIN}.Session")
        self._is_locked = False

    def lock(self) -> None:
        """Somebody leaves the desk."""
        self._is_locked = True
        self.emit_properties_changed({"LockedHint": True})

    @dbus_property(access=PropertyAccess.READ)
    def LockedHint(self) -> DBusBool:  # noqa: N802
        """Whether somebody has left."""
        return self._is_locked

    @dbus_property(access=PropertyAccess.READ)
    def IdleHint(self) -> DBusBool:  # noqa: N802
        """It is in use."""
        return False


async def serve() -> None:
    """Until it is ended."""
    bus = await MessageBus().connect()
    bus.export(PATH, Manager())
    session = Session()
    bus.export(SESSION, session)
    await bus.request_name(LOGIN)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, session.lock)
    print("here", flush=True)
    await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    asyncio.run(serve())
