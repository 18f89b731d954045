"""The session's D-Bus as a place to ask and to hear from, where nothing ever waits for an answer.

Questions are sent at once, also before the bus has greeted us; answers and signals are taken in
whenever something has come. What is never answered costs nothing.
"""

from __future__ import annotations

import os
import select
import socket
from dataclasses import dataclass
from itertools import count

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    message_bus,
    new_method_call,
)
from jeepney.bus import get_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import prep_socket  # type: ignore[import-untyped]

GREETING = 0.5
"""Seconds that the bus has to let us in; it does so within a millisecond."""

_CHUNK = 65536


class NoBus(OSError):
    """There is no session bus here, or it does not let us in."""


@dataclass(frozen=True, slots=True)
class Service:
    """Whom to ask: a name on the bus, an object there, and one of its interfaces."""

    name: str
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer (`reply_to` is the question's number) or a signal; a refusal has no body."""

    reply_to: int | None
    interface: str
    member: str
    body: tuple[object, ...]


class SessionBus:
    """A connection of our own. Raises NoBus when it cannot be made."""

    def __init__(self, address: str | None = None) -> None:
        self._socket: socket.socket | None = _connected(address or _usual_address())
        self._parser = Parser()
        self._numbers = count(1)
        self._send(message_bus.Hello())

    def fileno(self) -> int:
        """What becomes readable when something comes; -1 once the bus has gone."""
        return -1 if self._socket is None else self._socket.fileno()

    def ask(
        self,
        service: Service,
        member: str,
        signature: str = "",
        body: tuple[object, ...] = (),
        *,
        start: bool = True,
    ) -> int:
        """Send a question; its number comes back. `start` the one asked if it does not run."""
        address = DBusAddress(service.path, service.name, service.interface)
        message = new_method_call(address, member, signature, body)
        if not start:
            message.header.flags |= MessageFlag.no_auto_start
        return self._send(message)

    def listen(self, service: Service, member: str) -> None:
        """From now on, hear this signal."""
        rule = MatchRule(
            type="signal",
            sender=service.name,
            path=service.path,
            interface=service.interface,
            member=member,
        )
        self._send(message_bus.AddMatch(rule))

    def listen_for_start(self, service: Service) -> None:
        """From now on, hear `NameOwnerChanged` when the service comes or goes."""
        rule = MatchRule(
            type="signal",
            sender=message_bus.bus_name,
            interface=message_bus.interface,
            member="NameOwnerChanged",
            path=message_bus.object_path,
        )
        rule.add_arg_condition(0, service.name)
        self._send(message_bus.AddMatch(rule))

    def heard(self, wait: float = 0.0) -> list[Heard]:
        """All that has come, after at most so many seconds of waiting for the first of it."""
        found: list[Heard] = []
        while self._socket is not None and _readable(self._socket, 0.0 if found else wait):
            self._take_in(self._socket)
            while (message := self._parser.get_next_message()) is not None:
                found.append(_heard(message))
        return found

    def close(self) -> None:
        """Leave the bus."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _take_in(self, open_socket: socket.socket) -> None:
        try:
            data = open_socket.recv(_CHUNK)
        except OSError:
            data = b""
        if data:
            self._parser.add_data(data)
        else:
            self.close()

    def _send(self, message: Message) -> int:
        number = next(self._numbers)
        if self._socket is not None:
            try:
                self._socket.sendall(message.serialise(serial=number))
            except OSError:
                self.close()
        return number


def _usual_address() -> str:
    """Where the session's bus is, as every D-Bus library looks for it. Raises NoBus."""
    said = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if said:
        return said
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if not runtime:
        raise NoBus("no session bus is named in the environment")
    return f"unix:path={runtime}/bus"


def _connected(address: str) -> socket.socket:
    """A socket at which the bus has let us in. Raises NoBus."""
    try:
        made: socket.socket = prep_socket(get_bus(address), timeout=GREETING)
    except (OSError, ValueError, RuntimeError, StopIteration) as why:
        raise NoBus(f"the bus cannot be reached ({why})") from why
    made.settimeout(GREETING)
    return made


def _readable(open_socket: socket.socket, wait: float) -> bool:
    poller = select.poll()
    poller.register(open_socket, select.POLLIN)
    return bool(poller.poll(wait * 1000))


def _heard(message: Message) -> Heard:
    fields = message.header.fields
    refused = message.header.message_type is MessageType.error
    return Heard(
        reply_to=fields.get(HeaderFields.reply_serial),
        interface=fields.get(HeaderFields.interface, ""),
        member=fields.get(HeaderFields.member, ""),
        body=() if refused else tuple(message.body),
    )
