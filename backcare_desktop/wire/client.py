"""Asking the running program something, with a limit to the waiting."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from backcare_desktop.wire.line import (
    AT_ONCE,
    Message,
    NoAnswer,
    NotRunning,
    address,
    is_ours,
    is_progress,
    line_of,
    local_socket,
    object_of,
)

_NOBODY = (FileNotFoundError, ConnectionRefusedError, NotADirectoryError, PermissionError)


def ask(
    path: Path,
    request: Mapping[str, object],
    limit_s: float,
    progress: Callable[[int, int], None] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Message:
    """The running program's answer. Raises NotRunning, or NoAnswer after so many silent seconds.

    `progress` is told how far it is, by a program that says so before its answer: each word of
    that gives it the whole limit again.
    """
    try:
        with connected(path, limit_s) as connection:
            connection.sendall(line_of(request))
            for line in _lines(connection, limit_s, clock):
                answer = object_of(line)
                if answer is None:
                    break
                if not is_progress(answer):
                    return answer
                if progress is not None and isinstance(answer["percent"], int):
                    progress(answer["percent"], 100)
    except OSError as error:
        raise NoAnswer(path) from error
    raise NoAnswer(path)


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


def _lines(
    connection: socket.socket, limit_s: float, clock: Callable[[], float]
) -> Iterator[bytes]:
    """Line after line. Raises OSError (TimeoutError) when one does not come in time."""
    received, deadline = b"", clock() + limit_s
    while True:
        *lines, received = received.split(b"\n")
        if lines:
            yield from lines
            deadline = clock() + limit_s
        left = deadline - clock()
        if left <= 0:
            raise TimeoutError
        connection.settimeout(left)
        piece = connection.recv(AT_ONCE)
        if not piece:
            yield received
            return
        received += piece
