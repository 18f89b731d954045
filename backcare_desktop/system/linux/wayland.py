"""The few messages of the Wayland protocol that a program without windows needs."""

from __future__ import annotations

import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

GREETING = 0.25
"""Seconds that a compositor has to take us in; it does so within a millisecond."""

DISPLAY = 1
"""The object that is there from the beginning."""

_HEAD = 8
_CHUNK = 65536
_GET_REGISTRY, _SYNC, _BIND = 1, 0, 0
_GLOBAL = 0


class NoCompositor(OSError):
    """There is no Wayland compositor here, or it does not let us in."""


@dataclass(frozen=True, slots=True)
class Event:
    """What an object says; `body` is still packed."""

    sender: int
    opcode: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Global:
    """What the compositor offers: its number, its interface and the highest version."""

    number: int
    interface: str
    version: int


class Wayland:
    """A connection of our own. Raises NoCompositor."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._socket: socket.socket | None = _connected(environ)
        self._ids = count(DISPLAY + 1)
        self._incoming = b""

    def fileno(self) -> int:
        """What becomes readable when something comes; -1 once the compositor has gone."""
        return -1 if self._socket is None else self._socket.fileno()

    def globals(self) -> dict[str, Global]:
        """What the compositor offers, the last of each interface. Raises NoCompositor."""
        self._registry = self.request(DISPLAY, _GET_REGISTRY, new=True)
        done = self.request(DISPLAY, _SYNC, new=True)
        found: dict[str, Global] = {}
        while True:
            for event in self._waited():
                if event.sender == done:
                    return found
                if (event.sender, event.opcode) == (self._registry, _GLOBAL):
                    offered = _global(event.body)
                    found[offered.interface] = offered

    def bind(self, offered: Global, version: int) -> int:
        """The object for something offered, in no higher a version than both know."""
        version = min(version, offered.version)
        new = next(self._ids)
        words = struct.pack("=I", offered.number) + packed_text(offered.interface)
        self._send(self._registry, _BIND, words + struct.pack("=II", version, new))
        return new

    def request(self, to: int, opcode: int, *numbers: int, new: bool = False) -> int:
        """Send a request; `new` puts the number of a new object before the rest, which returns."""
        made = next(self._ids) if new else 0
        words = (made, *numbers) if new else numbers
        self._send(to, opcode, struct.pack(f"={len(words)}I", *words))
        return made

    def events(self) -> list[Event]:
        """All that has come, without waiting."""
        while self._socket is not None:
            self._socket.settimeout(0)
            try:
                data = self._socket.recv(_CHUNK)
            except BlockingIOError:
                break
            except OSError:
                data = b""
            self._incoming += data
            if not data:
                self.close()
        return self._whole()

    def close(self) -> None:
        """Leave the compositor."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _waited(self) -> list[Event]:
        """At least a part of what is still to come. Raises NoCompositor."""
        try:
            data = self._socket.recv(_CHUNK) if self._socket is not None else b""
        except OSError:
            data = b""
        if not data:
            self.close()
            raise NoCompositor("the compositor does not answer")
        self._incoming += data
        return self._whole()

    def _whole(self) -> list[Event]:
        found: list[Event] = []
        while len(self._incoming) >= _HEAD:
            sender, word = struct.unpack_from("=II", self._incoming)
            size = max(word >> 16, _HEAD)
            if len(self._incoming) < size:
                break
            found.append(Event(sender, word & 0xFFFF, self._incoming[_HEAD:size]))
            self._incoming = self._incoming[size:]
        return found

    def _send(self, to: int, opcode: int, words: bytes) -> None:
        if self._socket is None:
            return
        head = struct.pack("=II", to, (len(words) + _HEAD) << 16 | opcode)
        try:
            self._socket.sendall(head + words)
        except OSError:
            self.close()


def packed_text(text: str) -> bytes:
    """A text as it goes over the wire."""
    data = text.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)


def _global(body: bytes) -> Global:
    number, length = struct.unpack_from("=II", body)
    interface = body[8 : 8 + length - 1].decode()
    (version,) = struct.unpack_from("=I", body, len(body) - 4)
    return Global(number, interface, version)


def _connected(environ: Mapping[str, str]) -> socket.socket:
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        raise NoCompositor("no Wayland display is named in the environment")
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.settimeout(GREETING)
    try:
        made.connect(str(Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), name)))
    except OSError as why:
        made.close()
        raise NoCompositor(f"the compositor does not let us in ({why})") from why
    return made
