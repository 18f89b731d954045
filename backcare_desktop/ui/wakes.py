"""Wakes for what comes from outside Qt: a socket, a bus, a signal of the system."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_ENDS = (signal.SIGINT, signal.SIGTERM)


class Wake(QObject):
    """Calls `drain` whenever the handle has something, and follows a handle that changes.

    `fileno` gives -1 when nothing more will come.
    """

    def __init__(
        self, fileno: Callable[[], int], drain: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._fileno, self._drain = fileno, drain
        self._notifier: QSocketNotifier | None = None
        self._handle = -1
        self.watch()

    def watch(self) -> None:
        """Watch the handle that there is now."""
        handle = self._fileno()
        if handle == self._handle:
            return
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        self._handle = handle
        if handle >= 0:
            self._notifier = QSocketNotifier(handle, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        self._drain()
        self.watch()


def end_on_signals(end: Callable[[], None], parent: QObject) -> None:
    """Ctrl+C and a polite request to end are heard also while Qt waits."""
    ours, theirs = socket.socketpair()
    for one in (ours, theirs):
        one.settimeout(0)
    signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    for number in _ENDS:
        signal.signal(number, lambda *_: None)

    def heard() -> None:
        sent = ours.recv(64)
        if any(number in sent for number in _ENDS):
            end()

    def gone() -> None:
        # A function, not the socket's method: a connection to that would not keep the socket.
        theirs.close()

    Wake(ours.fileno, heard, parent).destroyed.connect(gone)
