"""Hears from the running program what has changed, and tries again while none runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from backcare_desktop.wire.line import WireError
from backcare_desktop.wire.listener import Listener, listen_to

LIMIT_S = 0.5
"""Seconds that the program has for an answer."""

_AGAIN_MS = 5_000
"""How long until the next try to reach the program, while none runs."""


class WeekEars(QObject):
    """Never waits for the program."""

    heard = Signal(list)
    """Messages have come; none where the program has just ended."""

    def __init__(self, socket: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._listener: Listener | None = None
        self._notifier: QSocketNotifier | None = None
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self.listen)

    @property
    def hears(self) -> bool:
        """Whether a program runs that is heard."""
        return self._listener is not None

    def listen(self) -> None:
        """Hear of changes; while nobody is there to tell, try again."""
        try:
            self._listener = listen_to(self._socket, LIMIT_S)
        except WireError:
            self._again.start()
            return
        handle = self._listener.fileno()
        self._notifier = QSocketNotifier(handle, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def close(self) -> None:
        """Hear nothing more."""
        self._again.stop()
        self._fall_silent()

    def _hear(self) -> None:
        listener = self._listener
        if listener is None:
            return
        messages = listener.drain()
        if not listener.is_open:
            self._fall_silent()
            self._again.start()
        self.heard.emit(messages)

    def _fall_silent(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
        if self._listener is not None:
            self._listener.close()
        self._notifier = self._listener = None
