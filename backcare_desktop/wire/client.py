"""Asking the running program something, with a limit to the waiting."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from pathlib import Path

from backcare_desktop.wire.line import (
    AT_ONCE,
    Message,
    NoAnswer,
    NotRunning,
    address,
    is_ours,
    line_of,
    local_socket,
    object_of,
)

_NOBODY = (FileNotFoundError, ConnectionRefusedError, NotADirectoryError, PermissionError)


def ask(path: Path, request: Mapping[str, object], limit_s: float) -> Message:
    """The running program's answer. Raises NotRunning, or NoAnswer after so many seconds."""
    deadline = time.monotonic() + limit_s
    try:
        with connected(path, limit_s) as connection:
            connection.sendall(line_of(request))
            answer = object_of(_first_line(connection, deadline))
    except OSError as error:
        raise NoAnswer(path) from error
    if answer is None:
        raise NoAnswer(path)
    return answer


def connected(path: Path, limit_s: float) -> socket.socket:
    """A connection that waits so many seconds at most. Raises NotRunning, OSError."""
    connection = local_socket()
    try:
        connection.settimeout(limit_s)
        _connect(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(connection: socket.socket, path: Path) -> None:
    try:
        with address(path) as where:
            connection.connect(where)
    except (
        FileNotFoundError,
        ConnectionRefusedError,
        NotADirectoryError,
        PermissionError,
    ) as error:
        raise NotRunning(path) from error
    if not is_ours(connection):
        raise NotRunning(path)


def _first_line(connection: socket.socket, deadline: float) -> bytes:
    """Up to the line's end. Raises OSError (TimeoutError) when it does not come in time."""
    received = b""
    while b"\n" not in received:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        connection.settimeout(left)
        piece = connection.recv(AT_ONCE)
        if not piece:
            break
        received += piece
    return received.partition(b"\n")[0]
