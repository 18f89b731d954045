"""A log that is found damaged while the program runs: a child mends it, and nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core.salvage import Salvage
from backcare_desktop.store.looked import SILENT_S, Looked
from backcare_desktop.store.refusals import DamagedLog, LogInMending, StoreError, StuckMending

if TYPE_CHECKING:
    from backcare_desktop.core.outcome import Outcome
    from backcare_desktop.ui.week_task import Task

MEND_LOG = "mend-log"
"""The hidden subcommand of our own executable: a child that mends the log."""

AGAIN_S = 300.0
"""Seconds after a mending that failed before which there is no other try."""


class MendingBeside(QObject):
    """Asked at each look for as long as the log is damaged; only a child that hangs is timed."""

    ended = Signal()
    """The log is mended, or could not be: what came of it is there to be asked for."""

    def __init__(  # noqa: PLR0913 - two of them have their values for all but tests and starts
        self,
        command: Sequence[str],
        log: Path,
        boot: Callable[[], float],
        parent: QObject,
        *,
        refused: StoreError | None = None,
        silent_s: float = SILENT_S,
    ) -> None:
        """`refused` is why it could not be mended just now, before there was a program.

        After so many seconds without a sign of life a child hangs, and is given up.
        """
        super().__init__(parent)
        self._silent_s = silent_s
        self._command, self._log, self._boot = command, log, boot
        self._refused, self._tried = refused, boot()
        self._came: Looked | None = None
        self._task: Task | None = None
        self._given_up: Task | None = None
        self._held = False

    def mends(self) -> Salvage | None:
        """What came of it, once; None where there was nothing to mend after all.

        Raises LogInMending while a child is at it, or else why the log could not be mended.
        """
        came, self._came = self._came, None
        if came is not None and came.refused is None:
            return came.salvage
        if self._may_begin():
            self._begin()
        if self._task is not None:
            raise LogInMending(self._log)
        raise self._refused or DamagedLog(self._log)

    @contextmanager
    def held_off(self) -> Iterator[None]:
        """Nobody mends meanwhile: the log is put back, or deleted from."""
        self._let_go()
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def close(self) -> None:
        """A child that is at it is ended: the next start begins anew."""
        self._let_go()
        self._held = True

    def _may_begin(self) -> bool:
        soon = self._refused is not None and self._boot() - self._tried < AGAIN_S
        return self._task is None and not self._held and not soon and not self._still_hangs()

    def _still_hangs(self) -> bool:
        """One that not even a kill ends is not to be joined by others."""
        if self._given_up is not None and not self._given_up.is_going_on:
            self._given_up.deleteLater()
            self._given_up = None
        return self._given_up is not None

    def _begin(self) -> None:
        from backcare_desktop.ui.week_task import Task

        self._task = Task(self._command, self, silent_s=self._silent_s)
        self._task.ended.connect(self._end)
        self._task.fell_silent.connect(self._give_up)
        self._task.start()

    def _end(self, outcome: Outcome | None) -> None:
        from backcare_desktop.store.mend_child import looked_after

        if self._task is not None:
            self._task.deleteLater()
        self._take(looked_after(outcome, self._log))

    def _give_up(self) -> None:
        self._given_up = self._task
        self._take(Looked(refused=StuckMending(self._log)))

    def _take(self, came: Looked) -> None:
        self._task, self._came, self._tried = None, came, self._boot()
        # Where it says that nothing is wrong, and something is, it is not asked again at once.
        self._refused = self._came.refused or DamagedLog(self._log)
        self.ended.emit()

    def _let_go(self) -> None:
        if self._task is not None:
            self._task.let_go()
            self._task.deleteLater()
        self._task = None
