"""Which services of a bus have come or gone: to be asked at a look, and never waking anybody.

So what was not there is tried again when it may be there, and not for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backcare_desktop.system.linux.bus_source import session_address, system_address
from backcare_desktop.system.linux.session_bus import NoBus, Service, SessionBus

TRIES = 4
"""So many times it is worth a try after a service has come: at first it may not answer yet."""

AT_FIRST = 2
"""So many tries of what was there before us: it may be slow while everything starts."""

_BUS = Service("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


class Comings:
    """Of one bus. Where that cannot be reached, or has gone, each try is worth it: it costs none.

    `address` raises NoBus where there is none.
    """

    def __init__(self, address: Callable[[], str]) -> None:
        self._bus: SessionBus | None = None
        self._counts: Counter[str] = Counter()
        self._asked: dict[int, str] = {}
        self._there: set[str] = set()
        try:
            self._bus = SessionBus(address())
        except NoBus:
            return

    def of(self, *services: Service) -> Callable[[], bool]:
        """Whether it is worth a try to have word of these."""
        names = frozenset(service.name for service in services)
        if self._bus is not None:
            for service in services:
                self._bus.listen_for_start(service)
                number = self._bus.ask(_BUS, "NameHasOwner", "s", (service.name,), start=False)
                self._asked[number] = service.name
        seen, tried = 0, 0

        def worth() -> bool:
            nonlocal seen, tried
            count = self._count(names)
            if count != seen:
                seen, tried = count, 0
            tried += 1
            return self._bus is None or self._bus.fileno() < 0 or tried <= self._most(names, seen)

        return worth

    def _count(self, names: frozenset[str]) -> int:
        for heard in self._bus.heard() if self._bus is not None else ():
            match heard.member, heard.body:
                case "NameOwnerChanged", (str(name), str(), str()):
                    self._counts[name] += 1
                case _, (bool(is_there),) if heard.reply_to in self._asked:
                    name = self._asked.pop(heard.reply_to)
                    self._there |= {name} if is_there else set()
                case _:
                    pass
        return sum(self._counts[name] for name in names)

    def _most(self, names: frozenset[str], came: int) -> int:
        """So many tries are worth it, of services that came or went so often since we listen."""
        if came:
            return TRIES
        unknown = not names.isdisjoint(self._asked.values())
        return AT_FIRST if unknown or not names.isdisjoint(self._there) else 0

    def close(self) -> None:
        """Hear no more."""
        if self._bus is not None:
            self._bus.close()


@dataclass(frozen=True, slots=True)
class Buses:
    """Both of them; of one that nobody listens to each try is worth it."""

    session: Comings | None = None
    system: Comings | None = None

    def on_session(self, *services: Service) -> Callable[[], bool]:
        """Whether it is worth a try to have word of these of the session."""
        return self.session.of(*services) if self.session else _always

    def on_system(self, *services: Service) -> Callable[[], bool]:
        """The same of these of the machine."""
        return self.system.of(*services) if self.system else _always

    def close(self) -> None:
        """Hear no more."""
        for bus in (self.session, self.system):
            if bus is not None:
                bus.close()


NEITHER = Buses()


def both(environ: Mapping[str, str]) -> Buses:
    """The buses of this environment."""
    return Buses(
        Comings(lambda: session_address(environ)), Comings(lambda: system_address(environ))
    )


def _always() -> bool:
    return True
