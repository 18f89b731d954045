"""A routine from its file; what is wrong with one is a sentence that names the file."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from backcare_desktop.core.routine import Routine, RoutineError
from backcare_desktop.core.routine_check import with_known_poses
from backcare_desktop.core.routine_table import routine_from
from backcare_desktop.store.toml_file import NoTable, read_table


class BadRoutine(Exception):
    """A file is no routine. `where` names step and field, or is empty for the file as a whole."""

    def __init__(self, path: Path, where: str, why: str) -> None:
        super().__init__(path, where, why)
        self.path = path
        self.where = where
        self.why = why

    def __str__(self) -> str:
        if not self.where:
            return f"The routine in {self.path} cannot be read ({self.why}); it is left out."
        return f"In {self.path}, {self.where} {self.why}; this routine is left out."


def read_routine(path: Path, poses: Container[str] | None = None) -> Routine:
    """The routine that is written in a file. Raises BadRoutine.

    `poses` are those that the figure has; None asks nothing of them.
    """
    try:
        routine = routine_from(read_table(path))
        return routine if poses is None else with_known_poses(routine, poses)
    except RoutineError as error:
        raise BadRoutine(path, error.where, _should_be(error)) from error
    except NoTable as error:
        raise BadRoutine(path, "", str(error)) from error


def _should_be(error: RoutineError) -> str:
    if not error.got:
        return f"should be {error.expected}"
    return f"should be {error.expected} but is {error.got}"
