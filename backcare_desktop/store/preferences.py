"""settings.toml and Settings: the file is replaced whole, and never without need."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import tomli_w

from backcare_desktop.core.settings import FileProblem, Problem, Settings
from backcare_desktop.core.settings_table import Table, is_newer, settings_from, with_changes
from backcare_desktop.store.whole_file import replace_whole

_MOST_BYTES = 1_000_000


class SettingsNotSaved(Exception):
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
        if before == after:
            return
        try:
            table = self._kept(self._table())
            content = tomli_w.dumps(with_changes(table, before, after)).encode()
            replace_whole(self._path, content, lasting=True)
        except (OSError, ValueError, RecursionError) as error:
            raise SettingsNotSaved(self._path) from error

    def _table(self) -> Table | FileProblem:
        try:
            return tomllib.loads(self._text())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            return FileProblem(str(self._path), _why(error))

    def _text(self) -> str:
        if self._path.stat().st_size > _MOST_BYTES:
            raise ValueError("it is far too long")
        return self._path.read_bytes().decode("utf-8-sig")

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


def _why(error: Exception) -> str:
    match error:
        case OSError():
            return str(error.strerror).lower()
        case UnicodeDecodeError():
            return "it is no UTF-8 text"
        case RecursionError():
            return "it is nested too deeply"
        case _:
            return str(error)
