"""The ways out of the week's window and in again: what, of which days, and into which file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, assert_never, get_args

from PySide6.QtCore import QPoint, QStandardPaths, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from backcare_desktop.core.week import DAYS, Week
from backcare_desktop.ui.week_words import translate

Kind = Literal["pdf", "csv", "json", "png", "svg"]
"""What is written, by the ending of its file."""

Reach = Literal["week", "four", "twelve", "all"]
"""Of which days: the week shown, so many weeks that end with it, or everything."""

BACKUP = ".backcare"
"""How the name of a file ends that everything is in."""

_PICTURES: tuple[Kind, ...] = ("png", "svg")
_WEEKS = {"week": 1, "four": 4, "twelve": 12}


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written where. The days are None for everything there is."""

    kind: Kind
    file: Path
    first: date | None = None
    last: date | None = None


class ExportMenu(QMenu):
    """What can be written, of which days, and what can be taken in."""

    exported = Signal(object)
    """An `Export` was asked for, and its file chosen."""

    imported = Signal(object)
    """This `Path` is to be taken in."""

    backed_up = Signal(object)
    """Everything is to be put into this `Path`."""

    put_back = Signal(object)
    """What is in this `Path` is to be put back; still to be confirmed."""

    deletion_asked = Signal()
    """The days that are chosen are to be deleted; still to be confirmed."""

    def __init__(self, week: Week, parent: QWidget) -> None:
        super().__init__(parent)
        self._week, self._reach = week, "week"
        self.setTitle(translate("week", "Export"))
        self._kinds = {kind: self._writes(kind) for kind in get_args(Kind)[:3]}
        self._days = self.addMenu(translate("week", "Of these days"))
        self._reaches = self._made_reaches()
        self.addSeparator()
        self._kinds |= {kind: self._writes(kind) for kind in _PICTURES}
        self.addSeparator()
        said = translate("week", "Import what was exported as JSON…")
        self._item(self, said, self.ask_import)
        self.addSeparator()
        self._item(self, translate("week", "Back all of it up into one file…"), self.ask_backup)
        self._item(self, translate("week", "Put a backup back…"), self.ask_restore)
        self.addSeparator()
        said = translate("week", "&Delete these days…")
        self._item(self, said, self.deletion_asked.emit)

    def show_week(self, week: Week) -> None:
        """These days are shown."""
        self._week = week

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last of the days that are chosen; None for everything."""
        if self._reach == "all":
            return None, None
        last = self._week.last
        return last - timedelta(days=DAYS * _WEEKS[self._reach] - 1), last

    def ask_file(self, kind: Kind) -> QFileDialog:
        """Where it is to be written."""
        dialog = QFileDialog(self._window(), kind_said(kind), self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilter(f"*.{kind}")
        dialog.selectFile(self._name(kind))
        dialog.fileSelected.connect(lambda file: self._export(kind, Path(file)))
        return _opened(dialog)

    def _export(self, kind: Kind, file: Path) -> None:
        first, last = (None, None) if kind in _PICTURES else self.days()
        self.exported.emit(Export(kind, file, first, last))

    def ask_import(self) -> QFileDialog:
        """Which export is to be taken in."""
        return self._ask_existing(translate("week", "Import"), "*.json", self.imported)

    def ask_restore(self) -> QFileDialog:
        """Which backup is to be put back."""
        return self._ask_existing(translate("week", "Put back"), f"*{BACKUP}", self.put_back)

    def ask_backup(self) -> QFileDialog:
        """Where everything is to be put."""
        said = translate("week", "Back all of it up into one file")
        dialog = QFileDialog(self._window(), said, self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(BACKUP.removeprefix("."))
        dialog.setNameFilter(f"*{BACKUP}")
        dialog.selectFile(f"backcare-{date.today()}{BACKUP}")  # noqa: DTZ011 - a mere proposal
        dialog.fileSelected.connect(lambda file: self.backed_up.emit(Path(file)))
        return _opened(dialog)

    def _ask_existing(self, said: str, kind: str, chosen: SignalInstance) -> QFileDialog:
        dialog = QFileDialog(self._window(), said, self._folder(), kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: chosen.emit(Path(file)))
        return _opened(dialog)

    def _writes(self, kind: Kind) -> QAction:
        return self._item(self, kind_said(kind) + "…", lambda: self.ask_file(kind))

    def _made_reaches(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        made: dict[str, QAction] = {}
        for reach in get_args(Reach):
            action = self._days.addAction(reach_said(reach))
            action.setCheckable(True)
            action.setChecked(reach == self._reach)
            action.triggered.connect(lambda _on, reach=reach: self._choose(reach))
            group.addAction(action)
            made[reach] = action
        return made

    def _choose(self, reach: str) -> None:
        """The menu opens again, for what is to be written is still to be chosen."""
        self._reach = reach
        self.popup(self.pos() if not self.pos().isNull() else QPoint())

    def _item(self, menu: QMenu, said: str, does: Callable[[], object]) -> QAction:
        action = menu.addAction(said)
        action.triggered.connect(lambda _on: does())
        return action

    def _window(self) -> QWidget | None:
        parent = self.parentWidget()
        return parent.window() if parent is not None else None

    def _folder(self) -> str:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return QStandardPaths.writableLocation(place)

    def _name(self, kind: Kind) -> str:
        first, last = self.days()
        if kind in _PICTURES:
            first, last = self._week.first, self._week.last
        days = f"-{first}-{last}" if first and last else ""
        return f"backcare{days}.{kind}"


def kind_said(kind: Kind) -> str:
    """What is written, in the menu and over the choice of a file."""
    match kind:
        case "pdf":
            return translate("week", "One page for a clinician (PDF)")
        case "csv":
            return translate("week", "A table for a spreadsheet (CSV)")
        case "json":
            return translate("week", "All of it, to be imported again (JSON)")
        case "png":
            return translate("week", "This picture of the week (PNG)")
        case "svg":
            return translate("week", "The same in lines and letters (SVG)")
        case _:
            assert_never(kind)


def reach_said(reach: Reach) -> str:
    """Of which days."""
    match reach:
        case "week":
            return translate("week", "The week that is shown")
        case "four":
            return translate("week", "The four weeks up to it")
        case "twelve":
            return translate("week", "The twelve weeks up to it")
        case "all":
            return translate("week", "Everything")
        case _:
            assert_never(reach)


def _opened(dialog: QFileDialog) -> QFileDialog:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
