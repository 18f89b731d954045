"""What only the X server itself can say: whether a window manager and a compositor run."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager

from stage.parts import MissingPart

_LIBRARY = "libX11.so.6"


def has_window_manager(display: str) -> bool:
    """Whether a window manager has said on the root window that it runs."""
    with _opened(display) as (x11, server):
        root = x11.XDefaultRootWindow(server)
        atom = x11.XInternAtom(server, b"_NET_SUPPORTING_WM_CHECK", 0)
        many = ctypes.c_int()
        x11.XListProperties.restype = ctypes.POINTER(ctypes.c_ulong)
        atoms = x11.XListProperties(server, root, ctypes.byref(many))
        there = atom in [atoms[place] for place in range(many.value)]
        if atoms:
            x11.XFree(atoms)
        return there


def has_owner(display: str, selection: str) -> bool:
    """Whether anybody owns that selection: `_NET_WM_CM_S0` is the compositor’s."""
    with _opened(display) as (x11, server):
        atom = x11.XInternAtom(server, selection.encode(), 0)
        return bool(x11.XGetSelectionOwner(server, atom))


@contextmanager
def _opened(display: str) -> Iterator[tuple[ctypes.CDLL, ctypes.c_void_p]]:
    x11 = _library()
    server = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    if server.value is None:
        raise ConnectionRefusedError(f"the X server {display} does not answer")
    try:
        yield x11, server
    finally:
        x11.XCloseDisplay(server)


def _library() -> ctypes.CDLL:
    try:
        x11 = ctypes.CDLL(_LIBRARY)
    except OSError as error:
        raise MissingPart(_LIBRARY) from error
    x11.XOpenDisplay.restype = ctypes.c_void_p
    for name in ("XDefaultRootWindow", "XInternAtom", "XGetSelectionOwner"):
        getattr(x11, name).restype = ctypes.c_ulong
    x11.XListProperties.argtypes = (
        ctypes.c_void_p,
        ctypes.c_ulong,
        ctypes.POINTER(ctypes.c_int),
    )
    x11.XGetSelectionOwner.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
    return x11
