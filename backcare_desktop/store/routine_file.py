"""A routine from its file; what is wrong with one is a sentence that names file and line."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from backcare_desktop.core.routine import Routine, RoutineError
from backcare_desktop.core.routine_check import with_known_poses
from backcare_desktop.core.routine_table import routine_from
from backcare_desktop.store.toml_file import NoTable, read_text, table_of
from backcare_desktop.store.toml_lines import line_of, place_of


class BadRoutine(Exception):
    """A file is no routine.

    `where` names step and field and `line` is theirs, or both are empty for the file as a whole.
    """

    def __init__(self, path: Path, where: str, why: str, line: int = 0) -> None:
        super().__init__(path, where, why, line)
        self.path = path
        self.where = where
        self.why = why
        self.line = line

    @property
    def said(self) -> str:
        """What is wrong, without what follows from it."""
        if not self.where:
            return f"The routine in {self.path} cannot be read ({self.why})"
        return f"In {self.path}, line {self.line}, {self.where} {self.why}"

    def __str__(self) -> str:
        return f"{self.said}; {'it' if not self.where else 'this routine'} is left out."


def read_routine(path: Path, poses: Container[str] | None = None) -> Routine:
    """The routine that is written in a file. Raises BadRoutine.

    `poses` are those that the figure has; None asks nothing of them.
    """
    try:
        text = read_text(path)
        table = table_of(text)
    except NoTable as error:
        raise BadRoutine(path, "", str(error)) from error
    try:
        routine = routine_from(table)
        return routine if poses is None else with_known_poses(routine, poses)
    except RoutineError as error:
        raise bad_routine(path, text, error) from error


def bad_routine(path: Path, text: str, error: RoutineError) -> BadRoutine:
    """What to raise for a routine in this file, of this text."""
    line = line_of(text, place_of(error.where))
    return BadRoutine(path, error.where, _should_be(error), line)


def _should_be(error: RoutineError) -> str:
    if not error.got:
        return f"should be {error.expected}"
    return f"should be {error.expected} but is {error.got}"
