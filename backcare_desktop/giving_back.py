"""What windows took is given back while nobody is there: only the end of a process does that.

The program begins anew then, from its facts and the record of its last look, as after any end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, Signal

from backcare_desktop.core.empty_chair import nobody_there
from backcare_desktop.core.heat_time import heat_standing
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase
from backcare_desktop.ui.first_answers import SHOWN as FIRST_PAGE

_LOGGER = logging.getLogger(__name__)


def may_give_back(phase: Phase, moment: Moment) -> bool:
    """Whether nobody would see it, and nothing that goes on would be broken off."""
    return not _is_under_way(phase) and nobody_there(moment)


def _is_under_way(phase: Phase) -> bool:
    """Something plays, runs or is offered; or a new start would show its first page again."""
    ledger = phase.ledger
    begun = ledger.session is not None or phase.showing is not None or heat_standing(phase)
    return bool(begun) or FIRST_PAGE not in ledger.screens


class GivingBack(QObject):
    """Sees first whether the program starts at all as it is now, and asks then once more."""

    wanted = Signal()
    """Now is the time: it starts, and may."""

    def __init__(
        self,
        trial: Sequence[str],
        may: Callable[[Moment], bool],
        now: Callable[[], Moment],
        parent: QObject,
    ) -> None:
        """`trial` is a command of ours that does nothing and ends with 0."""
        super().__init__(parent)
        self._trial, self._may, self._now = tuple(trial), may, now
        self._tried: QProcess | None = None
        self._fails = False

    def look(self, moment: Moment) -> None:
        """Whether it may be, and if so, whether it can."""
        if self._tried is not None or self._fails or not self._may(moment):
            return
        self._tried = QProcess(self)
        self._tried.setStandardOutputFile(QProcess.nullDevice())
        self._tried.setStandardErrorFile(QProcess.nullDevice())
        self._tried.finished.connect(self._ended)
        self._tried.errorOccurred.connect(self._refused)
        self._tried.start(self._trial[0], self._trial[1:])

    def close(self) -> None:
        """A trial that runs is ended."""
        if self._tried is not None:
            self._tried.finished.disconnect(self._ended)
            self._tried.kill()
            self._tried.waitForFinished()
            self._tried = None

    def _ended(self, code: int, how: QProcess.ExitStatus) -> None:
        self._let_go()
        if code or how is not QProcess.ExitStatus.NormalExit:
            self._give_up()
        elif self._may(self._now()):
            self.wanted.emit()

    def _refused(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._let_go()
            self._give_up()

    def _let_go(self) -> None:
        if self._tried is not None:
            self._tried.deleteLater()
            self._tried = None

    def _give_up(self) -> None:
        """What is on disk is another program, or none: this one goes on as it is."""
        self._fails = True
        _LOGGER.warning("the program would not start anew, and keeps what its windows took")
