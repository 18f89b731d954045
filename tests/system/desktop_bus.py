"""A bus, and stand-ins for a desktop's services that come and go on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dbus_fast import Message, RequestNameReply
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface

from backcare_desktop.system.linux.session_bus import Service
from tests.system.bus import Backstage


class Desktop:
    """A bus, and stand-ins that come and go on it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._stage = Backstage()
        self._buses: list[MessageBus] = []

    def serve(
        self,
        service: Service,
        stand_in: ServiceInterface,
        besides: Mapping[str, ServiceInterface] | None = None,
        handler: Callable[[Message], bool] | None = None,
    ) -> MessageBus:
        """Have it on the bus; `besides` are other objects of it, by their paths.

        `handler` sees each message before they do, and says whether it has dealt with it.
        """
        return self._stage.run(self._served(service, stand_in, besides or {}, handler))

    async def _served(
        self,
        service: Service,
        stand_in: ServiceInterface,
        besides: Mapping[str, ServiceInterface],
        handler: Callable[[Message], bool] | None,
    ) -> MessageBus:
        bus = await MessageBus(self.address).connect()
        if handler is not None:
            bus.add_message_handler(handler)
        for path, one in {**besides, service.path: stand_in}.items():
            bus.export(path, one)
        assert await bus.request_name(service.name) is RequestNameReply.PRIMARY_OWNER
        self._buses.append(bus)
        return bus

    def own(self, bus: MessageBus, name: str) -> None:
        """Have one more name on the bus."""
        self._stage.run(bus.request_name(name))

    def tell(self, work: Callable[[], object]) -> None:
        self._stage.call(work)

    def stop(self, bus: MessageBus) -> None:
        self._stage.call(bus.disconnect)
        self._stage.run(self._gone(bus))
        self._buses.remove(bus)

    async def _gone(self, bus: MessageBus) -> None:
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

    def silence(self, bus: MessageBus) -> None:
        """The service stays, and never answers again."""
        self.tell(lambda: bus.add_message_handler(lambda _message: True))

    def close(self) -> None:
        for bus in list(self._buses):
            self.stop(bus)
        self._stage.close()
