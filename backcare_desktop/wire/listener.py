"""Hearing from the running program again and again, without ever waiting for it."""

from __future__ import annotations

import contextlib
import socket
from pathlib import Path

from backcare_desktop.wire.client import connected
from backcare_desktop.wire.line import AT_ONCE, Message, NoAnswer, line_of, object_of

LISTEN: Message = {"do": "listen"}
"""The request that stays open: a line comes back at once, and one after each change."""


class Listener:
    """An open request. `fileno` is readable when `drain` has something to do."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._incoming = b""
        self._open = True

    def fileno(self) -> int:
        """The handle to wait on; -1 once nothing more will come."""
        return self._connection.fileno()

    @property
    def is_open(self) -> bool:
        """Whether the program is still at the other end."""
        return self._open

    def drain(self) -> list[Message]:
        """Every message that has come whole, in order; nonsense is passed over."""
        while self._open:
            try:
                piece = self._connection.recv(AT_ONCE)
            except BlockingIOError:
                break
            except OSError:
                piece = b""
            self._incoming += piece
            if not piece:
                self.close()
        *lines, self._incoming = self._incoming.split(b"\n")
        return [message for line in lines if (message := object_of(line)) is not None]

    def close(self) -> None:
        """Hear nothing more."""
        self._open = False
        with contextlib.suppress(OSError):
            self._connection.close()


def listen_to(path: Path, limit_s: float) -> Listener:
    """Begin to hear. Raises NotRunning, or NoAnswer when it is not let in within the limit."""
    with contextlib.ExitStack() as undo:
        try:
            connection = undo.enter_context(connected(path, limit_s))
            connection.sendall(line_of(LISTEN))
            connection.settimeout(0)
        except OSError as error:
            raise NoAnswer(path) from error
        undo.pop_all()
        return Listener(connection)
