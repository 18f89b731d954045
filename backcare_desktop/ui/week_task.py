"""What takes longer than a moment: another process does it, and says how far it is."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QProcess, QTimer, Signal

from backcare_desktop.core.outcome import Outcome, outcome_from

_END_MS = 2000


class Task(QObject):
    """One command of ours on its way. It is not waited for, and can be broken off."""

    came_along = Signal(int)
    """So many per cent are done."""

    ended = Signal(object)
    """It is over: its `Outcome`; None where it was stopped, or ended without a word."""

    fell_silent = Signal()
    """It hangs, and is given up: nothing more will come of it."""

    def __init__(
        self, command: Sequence[str], parent: QObject, told: str = "", silent_s: float = 0
    ) -> None:
        """`told` is what it reads of us at first: what is nobody else's business.

        Seconds without a sign of life, after which it hangs; with 0 it has any time.
        """
        super().__init__(parent)
        self._silence = QTimer(self, interval=int(silent_s * 1000), singleShot=True)
        self._silence.timeout.connect(self._give_up)
        self._first = told
        self._told = ""
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments([*command[1:]])
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)

    @property
    def is_going_on(self) -> bool:
        """Whether its process lives: one that hangs in its disk cannot even be killed."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Begin."""
        self._await_life()
        self._process.start()
        self._process.write(self._first.encode())
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Break it off: what is not whole is not kept."""
        self._process.terminate()

    def let_go(self) -> None:
        """The window closes: neither side is to outlive the other."""
        self._hear_no_more()
        if self.is_going_on:
            self._process.terminate()
            self._process.waitForFinished(_END_MS)

    def _await_life(self) -> None:
        if self._silence.interval():
            self._silence.start()

    def _hear_no_more(self) -> None:
        self._silence.stop()
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's way to say so

    def _give_up(self) -> None:
        self._hear_no_more()
        self._process.kill()
        self.fell_silent.emit()

    def _hear(self) -> None:
        self._await_life()
        self._told += _text(self._process.readAllStandardError())
        *lines, self._told = self._told.split("\n")
        for line in filter(str.isdigit, lines):
            self.came_along.emit(int(line))

    def _end(self) -> None:
        self._silence.stop()
        self.ended.emit(_outcome(_text(self._process.readAllStandardOutput())))

    def _fail(self, error: QProcess.ProcessError) -> None:
        """One that has begun says by its end what went wrong."""
        if error == QProcess.ProcessError.FailedToStart:
            self._silence.stop()
            self.ended.emit(None)


def _outcome(said: str) -> Outcome | None:
    try:
        return outcome_from(json.loads(said))
    except ValueError:
        return None


def _text(said: QByteArray) -> str:
    return bytes(said.data()).decode("utf-8", "replace")
