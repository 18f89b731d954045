"""The week's window is a process of its own: what draws it is heavy, and goes with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, Signal

_LIMIT_MS = 500
"""Milliseconds that it has to end."""


class WeekProcess(QObject):
    """Started when the week is asked for; one at a time."""

    called = Signal()
    """It is open already and is to come forward."""

    changed = Signal()
    """It has come or gone."""

    def __init__(self, command: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self._command = command
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        self._process.stateChanged.connect(lambda _state: self.changed.emit())

    @property
    def is_running(self) -> bool:
        """Whether it is on screen, or about to be."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def show(self) -> None:
        """Open it, or have it come forward."""
        if self.is_running:
            self.called.emit()
            return
        program, *words = self._command
        self._process.start(program, words)

    def end(self) -> None:
        """Close it."""
        if not self.is_running:
            return
        self._process.terminate()
        if not self._process.waitForFinished(_LIMIT_MS):
            self._process.kill()
            self._process.waitForFinished(_LIMIT_MS)
