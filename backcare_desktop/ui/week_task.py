"""What takes longer than a moment: another process does it, and says how far it is."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QProcess, Signal

from backcare_desktop.core.outcome import Outcome, outcome_from

_END_MS = 2000


class Task(QObject):
    """One command of ours on its way. It is not waited for, and can be broken off."""

    came_along = Signal(int)
    """So many per cent are done."""

    ended = Signal(object)
    """It is over: its `Outcome`; None where it was stopped, or ended without a word."""

    def __init__(self, command: Sequence[str], parent: QObject, told: str = "") -> None:
        """`told` is what it reads of us at first: what is nobody else's business."""
        super().__init__(parent)
        self._first = told
        self._told = ""
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments([*command[1:]])
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)

    def start(self) -> None:
        """Begin."""
        self._process.start()
        self._process.write(self._first.encode())
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Break it off: what is not whole is not kept."""
        self._process.terminate()

    def let_go(self) -> None:
        """The window closes: neither side is to outlive the other."""
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's way to say so
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.terminate()
            self._process.waitForFinished(_END_MS)

    def _hear(self) -> None:
        self._told += _text(self._process.readAllStandardError())
        *lines, self._told = self._told.split("\n")
        for line in filter(str.isdigit, lines):
            self.came_along.emit(int(line))

    def _end(self) -> None:
        self.ended.emit(_outcome(_text(self._process.readAllStandardOutput())))

    def _fail(self, error: QProcess.ProcessError) -> None:
        """One that has begun says by its end what went wrong."""
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(None)


def _outcome(said: str) -> Outcome | None:
    try:
        return outcome_from(json.loads(said))
    except ValueError:
        return None


def _text(said: QByteArray) -> str:
    return bytes(said.data()).decode("utf-8", "replace")
