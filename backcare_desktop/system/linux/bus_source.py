"""What senses that live on a bus have in common: they ask, hear, and do not wait for long."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from backcare_desktop.system.linux.session_bus import Heard, NoBus, Service, SessionBus

FIRST_WORD = 0.25
"""Seconds that a service has to say, at the start, that it is there; one that is does in 1 ms."""

ANSWER = 0.05
"""Seconds that a service has to answer what is asked at each look."""

PROPERTIES = "org.freedesktop.DBus.Properties"

Answer = Callable[[Heard], None]


class NotThere(OSError):
    """The service does not run here, or does not know us."""


class BusSource:
    """Remembers the last word. Subclasses take in what is heard. Raises NoBus.

    `address` is where the bus is; None for the session's own.
    """

    def __init__(self, address: str | None) -> None:
        self._bus = SessionBus(address)
        self._open: dict[int, Answer] = {}

    def usable(self) -> bool:
        """Whether the bus is there."""
        return self._bus.fileno() >= 0

    def fileno(self) -> int:
        """What becomes readable when something comes; -1 once the bus has gone."""
        return self._bus.fileno()

    def drain(self) -> bool:
        """Take in what has come; whether the word is another now."""
        return self._take(self._bus.heard())

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _ask(
        self,
        service: Service,
        member: str,
        signature: str,
        body: tuple[object, ...],
        answer: Answer,
    ) -> None:
        """Ask a service that runs; none is started for our sake."""
        number = self._bus.ask(service, member, signature, body, start=False)
        self._open[number] = answer

    def _ask_property(self, service: Service, prop: str, answer: Answer) -> None:
        properties = Service(service.name, service.path, PROPERTIES)
        self._ask(properties, "Get", "ss", (service.interface, prop), answer)

    def _listen_for_properties(self, service: Service) -> None:
        self._bus.listen(Service(service.name, service.path, PROPERTIES), "PropertiesChanged")

    def _wait_once(self, open_before: bool) -> None:  # noqa: FBT001 - it is the question
        """Give what is asked at a look its time; who has let it pass before is not waited for."""
        self._wait(lambda: not self._open, 0.0 if open_before else ANSWER)

    def _wait(self, known: Callable[[], bool], seconds: float = FIRST_WORD) -> None:
        """Give what was asked so long to be answered, and no longer."""
        end = time.monotonic() + seconds
        self._take(self._bus.heard())
        while not known() and self.usable():
            left = end - time.monotonic()
            if left <= 0:
                break
            self._take(self._bus.heard(left))

    def _take(self, heard: list[Heard]) -> bool:
        before = self._word()
        for one in heard:
            answer = self._open.pop(one.reply_to, None) if one.reply_to is not None else None
            (answer or self._signal)(one)
        return self._word() != before

    def _word(self) -> object:
        """What is known: when it changes, it is worth a look."""
        raise NotImplementedError

    def _signal(self, heard: Heard) -> None:
        """A signal, or an answer to what nobody waits for."""
        raise NotImplementedError


def system_address(environ: Mapping[str, str]) -> str:
    """Where the system bus is."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket"


def session_address(environ: Mapping[str, str]) -> str:
    """Where the session's bus is. Raises NoBus."""
    said = environ.get("DBUS_SESSION_BUS_ADDRESS")
    if said:
        return said
    runtime = environ.get("XDG_RUNTIME_DIR")
    if not runtime:
        raise NoBus("no session bus is named in the environment")
    return f"unix:path={runtime}/bus"


def first(heard: Heard) -> Any:  # noqa: ANN401 - whatever the service says
    """The first value of an answer, out of its variant; None for a refusal."""
    value = heard.body[0] if heard.body else None
    while isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str):  # noqa: PLR2004
        value = value[1]
    return value


def changed(heard: Heard, interface: str) -> Mapping[str, Any]:
    """The properties of an interface that a signal says are others now."""
    match heard.member, heard.body:
        case "PropertiesChanged", (str(said), dict(properties), *_) if said == interface:
            return plain(properties)
    return {}


def names_changed(heard: Heard, interface: str) -> set[str]:
    """The names of those properties, also of those whose value is not told with it."""
    match heard.member, heard.body:
        case "PropertiesChanged", (str(said), dict(told), list(untold)) if said == interface:
            return {name for name in (*told, *untold) if isinstance(name, str)}
    return set()


def plain(properties: Mapping[str, object]) -> dict[str, Any]:
    """The values of properties out of their variants; what is in none is not told as asked."""
    return {
        name: value[1]
        for name, value in properties.items()
        if isinstance(value, tuple) and len(value) == 2  # noqa: PLR2004 - a type and a value
    }
