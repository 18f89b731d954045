"""The running program's end of the wire: it hears everybody and waits for nobody."""

from __future__ import annotations

import contextlib
import logging
import os
import select
import selectors
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from backcare_desktop.paths import made
from backcare_desktop.wire.line import (
    AT_ONCE,
    AlreadyRunning,
    Message,
    NotListening,
    address,
    is_ours,
    is_progress,
    line_of,
    local_socket,
    object_of,
)

if sys.platform != "win32":
    import fcntl

_LOGGER = logging.getLogger(__name__)

LONGEST_LINE = 64 * 1024
"""Bytes of one request. A client that sends more is told so and let go."""

MOST_UNREAD = 4 * 1024 * 1024
"""Bytes that wait for a client who does not read; beyond it the client is let go."""

MOST_CLIENTS = 32
"""At one more, the oldest is let go."""

Reply = Callable[[Message], bool]
"""Answers a request; may be called again, for as long as it gives True: the client is there."""


@dataclass(eq=False, slots=True)
class _Client:
    """`owed` answers are still to be given; `ended` is when nothing more is to be heard."""

    socket: socket.socket
    incoming: bytes = b""
    outgoing: bytes = b""
    owed: int = 0
    ended: bool = False
    watched: int = 0


class Server:
    """Listens until closed; made by `listen`. Nothing here ever waits for a client."""

    def __init__(self, path: Path, listening: socket.socket, lock: int) -> None:
        self._path = path
        self._listening = listening
        self._lock = lock
        self._clients: dict[_Client, None] = {}
        self._put_off: list[tuple[Message, Reply]] = []
        self._selector = selectors.DefaultSelector()
        self._selector.register(listening, selectors.EVENT_READ)

    def fileno(self) -> int:
        """One handle for all clients, readable when `drain` has something to do."""
        return self._selector.fileno()

    @property
    def is_busy(self) -> bool:
        """Whether anybody is there who asks or listens."""
        return bool(self._clients or self._put_off)

    def drain(self) -> list[tuple[Message, Reply]]:
        """Every request that has come whole, in order, each with the way to answer it.

        What was asked by who has hung up meanwhile is not among them: nobody waits for it.
        """
        requests, self._put_off = self._put_off, []
        for key, events in self._selector.select(timeout=0):
            client = key.data
            if client is None:
                self._accept()
                continue
            if events & selectors.EVENT_WRITE:
                self._send(client)
            if events & selectors.EVENT_READ and not client.ended:
                requests += self._receive(client)
        return requests

    def put_off(self, request: Message, reply: Reply) -> None:
        """Give it out once more, with what comes next: its time has not come."""
        self._put_off.append((request, reply))

    def close(self) -> None:
        """Let every client go and leave nothing behind."""
        for client in tuple(self._clients):
            self._drop(client)
        self._selector.close()
        self._listening.close()
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(self._lock)

    def _accept(self) -> None:
        try:
            connection, _ = self._listening.accept()
        except OSError as error:
            _LOGGER.info("a client was gone before it was heard: %s", error)
            return
        connection.settimeout(0)
        if not is_ours(connection):
            connection.close()
            return
        if len(self._clients) >= MOST_CLIENTS:
            self._drop(next(iter(self._clients)))
        client = _Client(connection)
        self._clients[client] = None
        self._watch(client)

    def _receive(self, client: _Client) -> Iterator[tuple[Message, Reply]]:
        try:
            piece = client.socket.recv(AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            self._drop(client)
            return
        if _has_gone(client.socket):
            self._drop(client)
            return
        client.ended = not piece
        *lines, client.incoming = (client.incoming + piece).split(b"\n")
        for line in filter(bytes.strip, lines):
            client.owed += 1
            request = object_of(line)
            if request is None:
                self._answer(client, {"error": "A request is one JSON object on a line."})
            else:
                yield request, partial(self._answer, client)
        if len(client.incoming) > LONGEST_LINE:
            client.owed += 1
            client.ended = True
            self._answer(client, {"error": f"A request has at most {LONGEST_LINE} bytes."})
        self._watch(client)

    def _answer(self, client: _Client, message: Message) -> bool:
        if client not in self._clients:
            return False
        if not is_progress(message):
            client.owed = max(0, client.owed - 1)
        client.outgoing += line_of(message)
        self._send(client)
        return client in self._clients

    def _send(self, client: _Client) -> None:
        if client not in self._clients:
            return
        try:
            sent = client.socket.send(client.outgoing) if client.outgoing else 0
        except BlockingIOError:
            sent = 0
        except OSError:
            self._drop(client)
            return
        client.outgoing = client.outgoing[sent:]
        if len(client.outgoing) > MOST_UNREAD:
            self._drop(client)
        self._watch(client)

    def _watch(self, client: _Client) -> None:
        """Listen for what is still to come of this client; let it go when that is nothing."""
        if client not in self._clients:
            return
        if client.ended and not client.owed and not client.outgoing:
            self._drop(client)
            return
        wanted = 0 if client.ended else selectors.EVENT_READ
        wanted |= selectors.EVENT_WRITE if client.outgoing else 0
        if wanted and client.watched:
            self._selector.modify(client.socket, wanted, client)
        elif wanted:
            self._selector.register(client.socket, wanted, client)
        elif client.watched:
            self._selector.unregister(client.socket)
        client.watched = wanted

    def _drop(self, client: _Client) -> None:
        if client.watched:
            self._selector.unregister(client.socket)
        client.watched = 0
        client.ended = True
        client.socket.close()
        del self._clients[client]


def _has_gone(connection: socket.socket) -> bool:
    """Whether nobody is at the other end: who has only said all still hears."""
    if sys.platform == "win32":
        return False
    asked = select.poll()
    asked.register(connection, 0)
    return any(events & (select.POLLHUP | select.POLLERR) for _, events in asked.poll(0))


def listen(path: Path) -> Server:
    """Begin to listen. Raises AlreadyRunning, or NotListening where that is refused.

    What a dead program left behind is replaced: not its socket but a lock, which the system
    takes away with the program, tells whether one is running.
    """
    with contextlib.ExitStack() as undo:
        try:
            listening = undo.enter_context(local_socket())
            made(path.parent)
            lock = _locked(path)
            undo.callback(os.close, lock)
            _bind(listening, path)
        except OSError as error:
            raise NotListening(path) from error
        undo.pop_all()
        return Server(path, listening, lock)


def _locked(path: Path) -> int:
    """A hold on the lock, until it is closed. Raises AlreadyRunning, OSError."""
    handle = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise AlreadyRunning(path) from error
    except OSError:
        os.close(handle)
        raise
    return handle


def _bind(listening: socket.socket, path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    with address(path) as where:
        listening.bind(where)
    path.chmod(0o600)
    listening.listen()
    listening.settimeout(0)
