"""A log that was found damaged at the start: mended before anything is built on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from backcare_desktop.core.outcome import LogRefused, Outcome
from backcare_desktop.store.looked import SILENT_S
from backcare_desktop.store.mend_child import looked_after
from backcare_desktop.ui.mending_window import MendingWindow
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_task import Task

SHOWN_MS = 700
"""What takes no longer is over before anybody has read of it."""


class LogMending(QObject):
    """A child mends it; who has to wait sees how far it is."""

    ended = Signal(object)
    """It is over: the log as a `Looked`, which says what became of it where it was mended."""

    def __init__(
        self,
        command: list[str],
        log: Path,
        theme: Callable[[], Theme],
        parent: QObject,
        silent_s: float = SILENT_S,
    ) -> None:
        """After so many seconds without a sign of life the child hangs, and is given up."""
        super().__init__(parent)
        self._log, self._theme = log, theme
        self._window: MendingWindow | None = None
        self._task = Task(command, self, silent_s=silent_s)
        self._task.came_along.connect(self._show)
        self._task.ended.connect(self._end)
        self._task.fell_silent.connect(lambda: self._end(LogRefused("stuck", str(log))))
        self._percent = 0
        self._late = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._late.timeout.connect(self._open)

    def start(self) -> None:
        """Begin."""
        self._task.start()
        self._late.start()

    def come_forward(self) -> None:
        """Somebody asks what is going on: not to wait with the window any longer."""
        self._late.stop()
        self._open()
        if self._window is not None:
            self._window.raise_()
            self._window.activateWindow()

    def leave(self) -> None:
        """The program ends: what is half mended is begun anew by the next start."""
        self._late.stop()
        self._task.let_go()
        self._close()

    def _open(self) -> None:
        if self._window is None:
            self._window = MendingWindow(self._theme())
            self._window.show_percent(self._percent)
        self._window.show()

    def _show(self, percent: int) -> None:
        self._percent = percent
        if self._window is not None:
            self._window.show_percent(percent)

    def _end(self, outcome: Outcome | None) -> None:
        self._late.stop()
        self._close()
        self.ended.emit(looked_after(outcome, self._log))

    def _close(self) -> None:
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
        self._window = None
