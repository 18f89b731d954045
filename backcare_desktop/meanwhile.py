"""Who asks over the socket while a damaged log is being mended hears so at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from backcare_desktop.core.outcome import LogRefused, outcome_table
from backcare_desktop.store.refusals import LogInMending
from backcare_desktop.ui.wakes import Wake
from backcare_desktop.wire.line import Message
from backcare_desktop.wire.server import Reply, Server


class Meanwhile(QObject):
    """Answers in the place of the program, which is not there yet.

    Nothing of it is carried out later: who is told to try again does not wait. Only who listens
    for changes goes on waiting, and is handed to the program.
    """

    def __init__(
        self,
        server: Server,
        log: Path,
        come_forward: Callable[[], None],
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`come_forward` shows what is going on, for who starts the program a second time.

        `leave` ends the program: what is half mended is begun anew by the next start.
        """
        super().__init__(parent)
        self._server, self._come_forward, self._leave = server, come_forward, leave
        refused = LogInMending(log)
        outcome = outcome_table(LogRefused(refused.cause, str(log)))
        self._refused: Message = {"error": str(refused), "outcome": outcome}
        self._over = False
        self._wake = Wake(self._fileno, self._hear, self)

    def end(self) -> None:
        """The program answers from here on, or nobody."""
        self._over = True
        self._wake.watch()
        self.deleteLater()

    def _fileno(self) -> int:
        return -1 if self._over else self._server.fileno()

    def _hear(self) -> None:
        for message, answer in self._server.drain():
            self._take(message, answer)

    def _take(self, message: Message, answer: Reply) -> None:
        match message.get("do"):
            case "listen":
                self._server.put_off(message, answer)
            case "front":
                self._come_forward()
                answer({"said": ""})
            case "quit":
                answer({"said": ""})
                self.end()
                self._leave()
            case _:
                answer(self._refused)
