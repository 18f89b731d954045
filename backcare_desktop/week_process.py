"""The week's window is a process of its own: what draws it is heavy, and goes with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Signal

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
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        self._process.stateChanged.connect(lambda _state: self.changed.emit())

    @property
    def is_running(self) -> bool:
        """Whether it is on screen, or about to be."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def show(self, errand: str = "") -> None:
        """Open it, or have it come forward; `errand` is what is wanted there at once."""
        if self._call(errand) or self.is_running:
            return
        program, *words = self._command
        self._process.start(program, [*words, "--errand", errand] if errand else words)

    def let_stay(self) -> None:
        """The program begins anew; what the week is about to tell is to be seen all the same."""
        self._stays = True

    def end(self) -> None:
        """Close it."""
        if self._stays or not self.is_running:
            return
        self._process.terminate()
        if not self._process.waitForFinished(_LIMIT_MS):
            self._process.kill()
            self._process.waitForFinished(_LIMIT_MS)
