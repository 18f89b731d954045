"""A connection to the X server of our own, which survives the server's death.

Through libxcb, and not Xlib: Xlib ends the whole process when the server goes.
"""

from __future__ import annotations

import ctypes
import functools
import select
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ANSWER = 0.1
"""Seconds that the server has to answer; it does so within a tenth of a millisecond."""

_HEAD = 32
_NAMES = 64


class NoScreen(OSError):
    """There is no X server here, it does not let us in, or it has gone."""


class _Request(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_size_t),
        ("extension", ctypes.c_void_p),
        ("opcode", ctypes.c_uint8),
        ("is_void", ctypes.c_uint8),
    )


class _Part(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("length", ctypes.c_size_t))


class _Screens(ctypes.Structure):
    _fields_ = (
        ("data", ctypes.POINTER(ctypes.c_uint32)),
        ("rem", ctypes.c_int),
        ("at", ctypes.c_int),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: `body` follows the four bytes of head, `data` is the head's second byte."""

    opcode: int
    body: bytes
    data: int = 0


class Screen:
    """The X display named (`None`: the environment's). Raises NoScreen."""

    def __init__(self, display: str | None = None) -> None:
        self._xcb = _library()
        number = ctypes.c_int()
        name = None if display is None else display.encode()
        self._connection: int | None = self._xcb.xcb_connect(name, ctypes.byref(number))
        self.number: int = number.value
        self._atoms: dict[str, int] = {}
        if not self.alive():
            self.close()
            raise NoScreen("no X server lets us in")
        self.root = self._root()

    def alive(self) -> bool:
        """Whether the server is still there, as far as is known without asking."""
        if self._connection is None:
            return False
        return not self._xcb.xcb_connection_has_error(self._connection)

    def ask(self, opcode: int, body: bytes, data: int = 0) -> bytes:
        """The server's whole answer to one request; b"" where it refuses. Raises NoScreen."""
        return self.ask_together((Asked(opcode, body, data),))[0]

    def ask_together(self, asked: Sequence[Asked]) -> list[bytes]:
        """As `ask`, for several requests with one wait for all of them."""
        if self._connection is None:
            raise NoScreen("the X server has gone")
        sequences = [self._send(one) for one in asked]
        self._xcb.xcb_flush(self._connection)
        # The last first: when it is there, all are.
        return [self._answer(sequence) for sequence in reversed(sequences)][::-1]

    def extension(self, name: str) -> int | None:
        """The opcode of an extension; None where the server does not have it."""
        encoded = name.encode()
        answer = self.ask(98, struct.pack("=HH", len(encoded), 0) + _padded(encoded))
        return answer[9] if len(answer) >= _HEAD and answer[8] else None

    def atom(self, name: str) -> int:
        """The server's number for a name."""
        if name not in self._atoms:
            encoded = name.encode()
            answer = self.ask(16, struct.pack("=HH", len(encoded), 0) + _padded(encoded))
            self._atoms[name] = _number(answer, 8)
        return self._atoms[name]

    def owner(self, selection: str) -> int:
        """The window that owns a selection; 0 where none does."""
        return _number(self.ask(23, struct.pack("=I", self.atom(selection))), 8)

    def asked_for(self, window: int, prop: str) -> Asked:
        """The request for a window's property; `numbers` reads the answer."""
        return Asked(20, struct.pack("=IIIII", window, self.atom(prop), 0, 0, _NAMES))

    def numbers(self, window: int, prop: str) -> tuple[int, ...]:
        """A window's property as 32-bit numbers, at most 64; () where it has none."""
        return numbers(self.ask_together((self.asked_for(window, prop),))[0])

    def close(self) -> None:
        """Leave the server."""
        if self._connection is not None:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = None

    def _root(self) -> int:
        setup = self._xcb.xcb_get_setup(self._connection)
        screens = self._xcb.xcb_setup_roots_iterator(setup)
        for _ in range(self.number):
            self._xcb.xcb_screen_next(ctypes.byref(screens))
        return int(screens.data[0])

    def _send(self, asked: Asked) -> int:
        message = struct.pack("=BBH", 0, asked.data, 0) + asked.body
        # Not by libxcb's own extensions: those are looked up at first use, without a limit.
        request = _Request(1, None, asked.opcode, 0)
        held = ctypes.create_string_buffer(message, len(message))
        # libxcb writes into the two places before the first part.
        parts = (_Part * 4)()
        parts[2] = _Part(ctypes.cast(held, ctypes.c_void_p), len(message))
        first = ctypes.byref(parts, 2 * ctypes.sizeof(_Part))
        sequence = self._xcb.xcb_send_request(self._connection, 1, first, ctypes.byref(request))
        if not sequence:
            raise NoScreen("the X server has gone")
        return int(sequence)

    def _answer(self, sequence: int) -> bytes:
        answer, refusal = ctypes.c_void_p(), ctypes.c_void_p()
        held, refused = ctypes.byref(answer), ctypes.byref(refusal)
        waiting = select.poll()
        waiting.register(self._xcb.xcb_get_file_descriptor(self._connection), select.POLLIN)
        end = time.monotonic() + ANSWER
        while not self._xcb.xcb_poll_for_reply(self._connection, sequence, held, refused):
            left = end - time.monotonic()
            if left <= 0:
                raise NoScreen("the X server does not answer")
            waiting.poll(left * 1000)
        if not self.alive():
            raise NoScreen("the X server has gone")
        return self._taken(answer, refusal)

    def _taken(self, answer: ctypes.c_void_p, refusal: ctypes.c_void_p) -> bytes:
        _free(refusal)
        if not answer.value:
            return b""
        more = ctypes.cast(answer.value + 4, ctypes.POINTER(ctypes.c_uint32))[0]
        whole = ctypes.string_at(answer.value, _HEAD + 4 * more)
        _free(answer)
        return whole


def numbers(answer: bytes) -> tuple[int, ...]:
    """The 32-bit numbers in an answer to `asked_for`; () where there are none."""
    if len(answer) < _HEAD or answer[1] != 32:  # noqa: PLR2004 - bits of an item
        return ()
    return struct.unpack_from(f"={_number(answer, 16)}I", answer, _HEAD)


@functools.cache
def _library() -> ctypes.CDLL:
    """libxcb, with its functions described. Raises OSError where it is not installed."""
    xcb = ctypes.CDLL("libxcb.so.1")
    for name, result, arguments in _FUNCTIONS:
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, arguments
    return xcb


_POINTER = ctypes.c_void_p
_FUNCTIONS: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("xcb_connect", _POINTER, (ctypes.c_char_p, _POINTER)),
    ("xcb_connection_has_error", ctypes.c_int, (_POINTER,)),
    ("xcb_disconnect", None, (_POINTER,)),
    ("xcb_flush", ctypes.c_int, (_POINTER,)),
    ("xcb_get_file_descriptor", ctypes.c_int, (_POINTER,)),
    ("xcb_get_setup", _POINTER, (_POINTER,)),
    ("xcb_poll_for_reply", ctypes.c_int, (_POINTER, ctypes.c_uint, _POINTER, _POINTER)),
    ("xcb_screen_next", None, (_POINTER,)),
    ("xcb_send_request", ctypes.c_uint, (_POINTER, ctypes.c_int, _POINTER, _POINTER)),
    ("xcb_setup_roots_iterator", _Screens, (_POINTER,)),
)


@functools.cache
def _c() -> ctypes.CDLL:
    c = ctypes.CDLL(None)
    c.free.argtypes, c.free.restype = (_POINTER,), None
    return c


def _free(memory: ctypes.c_void_p) -> None:
    if memory.value:
        _c().free(memory)


def _padded(text: bytes) -> bytes:
    return text + bytes(-len(text) % 4)


def _number(answer: bytes, at: int) -> int:
    return int(struct.unpack_from("=I", answer, at)[0]) if len(answer) >= at + 4 else 0
