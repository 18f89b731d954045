"""What the week's window has done to the log: each by a process of its own, and never two."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core.outcome import Outcome
from backcare_desktop.paths import own_command
from backcare_desktop.store.export_file import NotWritten
from backcare_desktop.store.whole_file import replacing
from backcare_desktop.ui.outcome_words import outcome_said, written
from backcare_desktop.ui.week_delete import Deletion
from backcare_desktop.ui.week_export import Export
from backcare_desktop.ui.week_page import WeekPage
from backcare_desktop.ui.week_picture import DRAWN
from backcare_desktop.ui.week_task import Task

_HARMLESS = frozenset({"export", "backup"})
"""What may be broken off: a file is not there then, and all else is as before."""


class WeekErrands(QObject):
    """Does what the page asks for, and tells there what came of it."""

    ended = Signal()
    """The log may be another now."""

    def __init__(self, page: WeekPage, keys: Callable[[], Sequence[str]]) -> None:
        """`keys` are those to private answers that were entered here."""
        super().__init__(page)
        self._page, self._keys = page, keys
        self._task: Task | None = None
        self._may_stop = self._was_stopped = False
        page.exported.connect(self._export)
        page.imported.connect(lambda file: self._begin(["import", str(file), "--progress"]))
        page.deleted.connect(self._delete)
        page.backed_up.connect(lambda file: self._begin(["backup", str(file), "--progress"]))
        page.restored.connect(lambda file: self._begin(["restore", str(file), "--progress"]))
        page.stopped.connect(self._stop)

    def draw(self, kind: str, file: Path) -> None:
        """The window as a picture of that kind. Raises NotWritten."""
        try:
            with replacing(file, lasting=False) as picture:
                picture.write(DRAWN[kind](self._page))
        except OSError as error:
            raise NotWritten(file, error) from error

    def let_go(self) -> None:
        """The window closes."""
        if self._task is not None:
            self._task.let_go()

    def _export(self, asked: Export) -> None:
        """A picture at once; all else by a process of its own, for ten years take their time."""
        if asked.kind not in DRAWN:
            words = ["export", "--progress", f"--{asked.kind}", str(asked.file)]
            words += ["--from", asked.first.isoformat()] if asked.first else []
            words += ["--to", asked.last.isoformat()] if asked.last else []
            self._begin(words, json.dumps(list(self._keys())) + "\n")
            return
        try:
            self.draw(asked.kind, asked.file)
        except NotWritten as error:
            self._page.note.show_end(outcome_said(error.outcome))
        else:
            self._page.note.show_end(written(str(asked.file)))

    def _delete(self, asked: Deletion) -> None:
        """By the command line, which need not ask once more."""
        words = ["delete", "--confirmed", "--progress"]
        words += ["--from", asked.first.isoformat()] if asked.first else []
        words += ["--to", asked.last.isoformat()] if asked.last else ["--everything"]
        words += ["--backups"] if asked.backups else []
        words += ["--key"] if asked.key else []
        self._begin(words)

    def _begin(self, words: Sequence[str], told: str = "") -> None:
        """One at a time."""
        if self._task is not None:
            return
        # What changes the log is carried out by the running program, and cannot be called back.
        self._may_stop, self._was_stopped = words[0] in _HARMLESS, False
        self._task = Task(own_command(*words), self, told)
        self._task.came_along.connect(self._come_along)
        self._task.ended.connect(self._end)
        self._page.note.show_working(may_stop=self._may_stop)
        self._task.start()

    def _come_along(self, percent: int) -> None:
        self._page.note.show_working(percent, may_stop=self._may_stop)

    def _stop(self) -> None:
        if self._task is not None and self._may_stop:
            self._was_stopped = True
            self._task.stop()

    def _end(self, outcome: Outcome | None) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        stopped = self.tr("That was stopped.") if self._was_stopped else ""
        self._page.note.show_end(stopped if outcome is None else outcome_said(outcome))
        self.ended.emit()
