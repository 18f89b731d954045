"""The process of the tray host: a StatusNotifierWatcher that answers questions on its stdin.

One JSON object a line in, one a line out. The first line out says that it stands.
"""

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any

from dbus_fast import Message, MessageType, NameFlag, PropertyAccess, RequestNameReply
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusInt32, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from stage.menu_reading import Peer, Refused, clicked, shown

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
ITEM_PATH = "/StatusNotifierItem"
BUS = "org.freedesktop.DBus"

_CLICKS = {
    "activate": "Activate",
    "secondary_activate": "SecondaryActivate",
    "context_menu": "ContextMenu",
}


class Watcher(ServiceInterface):
    """Who is in the tray, in the order of their coming."""

    def __init__(self) -> None:
        super().__init__(WATCHER)
        self.items: list[str] = []

    @dbus_method()
    def RegisterStatusNotifierItem(self, service: DBusStr) -> None:  # noqa: N802 - the protocol's
        """An icon says that it is there, by the name of its connection."""
        if service not in self.items:
            self.items.append(service)
            self.StatusNotifierItemRegistered(service)

    @dbus_method()
    def RegisterStatusNotifierHost(self, service: DBusStr) -> None:  # noqa: N802
        """Another host would like to know; we are the only one."""

    @dbus_property(access=PropertyAccess.READ)
    def RegisteredStatusNotifierItems(self) -> Annotated[list[str], DBusSignature("as")]:  # noqa: N802
        """The icons that are here."""
        return self.items

    @dbus_property(access=PropertyAccess.READ)
    def IsStatusNotifierHostRegistered(self) -> DBusBool:  # noqa: N802
        """Somebody shows the icons: we do."""
        return True

    @dbus_property(access=PropertyAccess.READ)
    def ProtocolVersion(self) -> DBusInt32:  # noqa: N802
        """The only one there is."""
        return 0

    @dbus_signal()
    def StatusNotifierItemRegistered(self, service: str) -> DBusStr:  # noqa: N802
        """An icon came."""
        return service

    @dbus_signal()
    def StatusNotifierItemUnregistered(self, service: str) -> DBusStr:  # noqa: N802
        """An icon went."""
        return service

    @dbus_signal()
    def StatusNotifierHostRegistered(self) -> None:  # noqa: N802
        """A host came."""

    def forget(self, service: str) -> None:
        """That connection is closed."""
        if service in self.items:
            self.items.remove(service)
            self.StatusNotifierItemUnregistered(service)


class Host:
    """What the questions are answered with."""

    def __init__(self, bus: MessageBus, watcher: Watcher) -> None:
        self._bus, self._watcher = bus, watcher

    async def stand(self, *, replace: bool) -> None:
        """Own the watcher's name. Raises Refused where another does."""
        self._bus.export("/StatusNotifierWatcher", self._watcher)
        self._bus.add_message_handler(self._heard)
        rule = f"type='signal',sender='{BUS}',member='NameOwnerChanged'"
        await Peer(self._bus, BUS, "/org/freedesktop/DBus").call(f"{BUS}.AddMatch", "s", rule)
        flags = NameFlag.ALLOW_REPLACEMENT | NameFlag.DO_NOT_QUEUE
        if replace:
            flags |= NameFlag.REPLACE_EXISTING
        answer = await self._bus.request_name(WATCHER, flags)
        if answer is not RequestNameReply.PRIMARY_OWNER:
            raise Refused("another tray host stands")
        self._watcher.StatusNotifierHostRegistered()

    def _heard(self, message: Message) -> None:
        if message.message_type is MessageType.SIGNAL and message.member == "NameOwnerChanged":
            name, _, owner = message.body
            if not owner:
                self._watcher.forget(name)

    async def answer(self, request: Mapping[str, Any]) -> object:
        """What one question asks for. Raises Refused."""
        match request["do"]:
            case "items":
                return [one async for one in self._all()]
            case "menu":
                return await shown(await self._menu())
            case "click_menu":
                await clicked(await self._menu(), request["path"])
            case what:
                await self._item().call(f"{ITEM}.{_CLICKS[what]}", "ii", request["x"], request["y"])
        return None

    def _item(self) -> Peer:
        if not self._watcher.items:
            raise Refused("there is no icon in the tray")
        return Peer(self._bus, self._watcher.items[-1], ITEM_PATH)

    async def _menu(self) -> Peer:
        item = self._item()
        path = (await item.call(f"{BUS}.Properties.Get", "ss", ITEM, "Menu"))[0].value
        return Peer(self._bus, item.service, path)

    async def _all(self) -> AsyncIterator[dict[str, object]]:
        """Every icon, save one that goes while it is asked."""
        for service in self._watcher.items.copy():
            with contextlib.suppress(Refused):
                yield await self._described(service)

    async def _described(self, service: str) -> dict[str, object]:
        item = Peer(self._bus, service, ITEM_PATH)
        table = (await item.call(f"{BUS}.Properties.GetAll", "s", ITEM))[0]
        said = {key: variant.value for key, variant in table.items()}
        return {
            "service": service,
            "title": said.get("Title", ""),
            "tooltip": said.get("ToolTip", ("", [], "", ""))[2],
            "status": said.get("Status", ""),
            "pixmaps": [(w, h, bytes(data).hex()) for w, h, data in said.get("IconPixmap", [])],
        }


async def serve(*, replace: bool) -> None:
    """Stand until stdin is closed."""
    bus = await MessageBus().connect()
    host = Host(bus, Watcher())
    try:
        await host.stand(replace=replace)
    except Refused as refusal:
        _say({"refused": str(refusal)})
        return
    _say({"answer": "stands"})
    reader = asyncio.StreamReader(limit=2**22)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        try:
            _say({"answer": await host.answer(json.loads(line))})
        except Refused as refusal:
            _say({"refused": str(refusal)})


def _say(table: Mapping[str, object]) -> None:
    print(json.dumps(table), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(replace="--replace" in sys.argv))
