"""The week's window is a process of its own: what draws it is heavy, and goes with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

_LIMIT_MS = 500
"""Milliseconds that it has to end."""


class WeekProcess(QObject):
    """Started when the week is asked for; one at a time."""

    changed = Signal()
    """It has come or gone."""

    def __init__(self, command: list[str], call: Callable[[str], bool], parent: QObject) -> None:
        """`call` brings one forward that listens, whoever started it; False where none does."""
        super().__init__(parent)
        self._command, self._call, self._stays = command, call, False
        self._kept = ""
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        self._process.stateChanged.connect(self._change)

    @property
    def is_running(self) -> bool:
        """Whether it is on screen, or about to be."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def show(self, errand: str = "") -> None:
        """Open it, or have it come forward; `errand` is what is wanted there at once.

        While it is starting it does not listen yet, and while it is closing no more: the last
        errand is kept for when it does, or for the next one.
        """
        if self._call(errand):
            return
        if self.is_running:
            self._kept = errand or self._kept
            return
        program, *words = self._command
        self._process.start(program, [*words, "--errand", errand] if errand else words)

    def hand_over(self) -> None:
        """It listens from now on: what was kept for it is told once."""
        errand, self._kept = self._kept, ""
        if errand:
            self._call(errand)

    def let_stay(self) -> None:
        """The program begins anew; what the week is about to tell is to be seen all the same."""
        self._stays = True

    def end(self) -> None:
        """Close it."""
        self._kept = ""
        if self._stays or not self.is_running:
            return
        self._process.terminate()
        if not self._process.waitForFinished(_LIMIT_MS):
            self._process.kill()
            self._process.waitForFinished(_LIMIT_MS)

    def _change(self) -> None:
        if not self.is_running and self._kept:
            errand, self._kept = self._kept, ""
            QTimer.singleShot(0, self, lambda: self.show(errand))
        self.changed.emit()
