"""What takes longer than a moment: another process does it, and says how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QProcess, Signal

_END_MS = 2000


class Task(QObject):
    """One command of ours on its way. It is not waited for, and can be broken off."""

    came_along = Signal(int)
    """So many per cent are done."""

    ended = Signal(str, bool)
    """It is over: what it said last, a sentence, and whether all went well."""

    def __init__(self, command: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._errors = ""
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments([*command[1:]])
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)

    def start(self) -> None:
        """Begin."""
        self._process.start()
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
        self._errors += _text(self._process.readAllStandardError())
        *lines, self._errors = self._errors.split("\n")
        for line in lines:
            if line.isdigit():
                self.came_along.emit(int(line))
            else:
                self._errors = f"{line}\n{self._errors}"
                return

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        well = code == 0 and status == QProcess.ExitStatus.NormalExit
        said = _text(self._process.readAllStandardOutput()) if well else self._errors
        lines = [line.strip() for line in said.split("\n") if line.strip()]
        self.ended.emit(" ".join(lines if well else lines[-1:]), well)

    def _fail(self, error: QProcess.ProcessError) -> None:
        """One that has begun says by its end what went wrong."""
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit("", False)  # noqa: FBT003 - as the signal has it


def _text(said: QByteArray) -> str:
    return bytes(said.data()).decode("utf-8", "replace")
