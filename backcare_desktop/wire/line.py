"""A message as a line of JSON, and the local socket that it goes over, for its owner only."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

AT_ONCE = 64 * 1024
"""Bytes to receive at a time."""

_LONGEST_ADDRESS = 100

Message = dict[str, Any]


class WireError(Exception):
    """The running program cannot be spoken with; `str` is one sentence."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class AlreadyRunning(WireError):
    """Another program of this user listens already."""

    def __str__(self) -> str:
        return "BackCare Desktop is already running."


class NotListening(WireError):
    """Nobody can reach this program from outside; all else works."""

    def __str__(self) -> str:
        return (
            f"The command line cannot reach this program, for {self.path} could not be made: "
            "please see that its folder can be written to."
        )


class NotRunning(WireError):
    """Nobody listens."""

    def __str__(self) -> str:
        return "BackCare Desktop is not running: start it with backcare-desktop run."


class NoAnswer(WireError):
    """Somebody listens and does not answer in time, or not in our language."""

    def __str__(self) -> str:
        return (
            "BackCare Desktop is running and does not answer: please try again, "
            "or close it and start it anew."
        )


def local_socket() -> socket.socket:
    """Not yet connected or bound. Raises OSError where the system has none."""
    if sys.platform == "win32":
        raise OSError(errno.EAFNOSUPPORT, "no local sockets")
    return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)


@contextlib.contextmanager
def address(path: Path) -> Iterator[str]:
    """The path itself; a long one, which no system takes, by way of its open folder."""
    if len(os.fsencode(path)) <= _LONGEST_ADDRESS or sys.platform != "linux":
        yield str(path)
        return
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def is_ours(connection: socket.socket) -> bool:
    """Whether the same user is at the other end; elsewhere the folder's rights must do."""
    if sys.platform != "linux":
        return True
    known = struct.Struct("iII")
    found = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, known.size)
    _, user, _ = known.unpack(found)
    return bool(user == os.geteuid())


def line_of(message: Mapping[str, object]) -> bytes:
    """The message as it goes over the wire."""
    return json.dumps(message).encode() + b"\n"


def is_progress(message: Mapping[str, object]) -> bool:
    """Whether it only tells how far an answer is, and is none."""
    return "percent" in message


def object_of(line: bytes) -> Message | None:
    """The object on a line; None for nonsense."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
