"""settings.toml and Settings: the file is replaced whole, and never without need."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from backcare_desktop.core.settings import FileProblem, NotChosen, Problem, Settings
from backcare_desktop.core.settings_fields import Field
from backcare_desktop.core.settings_table import (
    Table,
    is_newer,
    settings_from,
    with_changes,
    with_value,
)
from backcare_desktop.store.toml_file import NoTable, read_table
from backcare_desktop.store.whole_file import replace_whole


class SettingsNotSaved(NotChosen):
    """The settings cannot be written. Its text is one sentence: which file, and what to do."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"The settings could not be saved in {self.path}: please see that its folder "
            "can be written to and its disk has room."
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and what is to be said about their file."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


class Preferences:
    """The settings of one user."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept_newer = False

    def load(self) -> Loaded:
        """Never refuses: where there is no file, or nothing to make of it, the usual settings."""
        table = self._table()
        if isinstance(table, FileProblem):
            return Loaded(Settings(), (table,))
        return Loaded(*settings_from(table, str(self._path)))

    def save(self, before: Settings, after: Settings) -> None:
        """Write what has changed, on disk when this returns. Raises SettingsNotSaved.

        What else is in the file by now stays there. A file that could not be read is kept
        beside the new one, and so is one of a newer program.
        """
        if before != after:
            self._write(lambda table: with_changes(table, before, after))

    def put(self, values: Mapping[Field, object | None]) -> None:
        """Write these values, or take a field out for None, also one that made no sense.

        As lasting as `save`. Raises SettingsNotSaved.
        """

        def changed(table: Table) -> Table:
            for one, value in values.items():
                table = with_value(table, one, value)
            return table

        self._write(changed)

    def stamp(self) -> tuple[int, int, int] | None:
        """What is another as soon as the file is; None where there is none."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _write(self, change: Callable[[Table], Table]) -> None:
        import tomli_w  # most starts write no settings

        try:
            table = self._kept(self._table())
            content = tomli_w.dumps(change(table)).encode()
            replace_whole(self._path, content, lasting=True)
        except (OSError, ValueError, RecursionError) as error:
            raise SettingsNotSaved(self._path) from error

    def _table(self) -> Table | FileProblem:
        try:
            self._path.lstat()
            return read_table(self._path)
        except FileNotFoundError:
            return {}
        except (OSError, NoTable) as error:
            why = str(error.strerror).lower() if isinstance(error, OSError) else str(error)
            return FileProblem(str(self._path), why)

    def _kept(self, table: Table | FileProblem) -> Table:
        """The table to write on, after keeping a file that is not ours to write over."""
        if isinstance(table, FileProblem):
            self._path.rename(self._free_name())
            return {}
        if is_newer(table) and not self._kept_newer:
            replace_whole(self._free_name(), self._path.read_bytes(), lasting=True)
            self._kept_newer = True
        return table

    def _free_name(self) -> Path:
        names = (self._path.with_name(f"settings-kept-{number}.toml") for number in count(1))
        return next(name for name in names if not os.path.lexists(name))
