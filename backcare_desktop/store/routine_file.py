"""A routine from its file; what is wrong with one is a sentence that names the file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from backcare_desktop.core.routine import Routine, RoutineError
from backcare_desktop.core.routine_table import routine_from

_MOST_BYTES = 1_000_000


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


def read_routine(path: Path) -> Routine:
    """The routine that is written in a file. Raises BadRoutine."""
    try:
        return routine_from(tomllib.loads(_text(path)))
    except RoutineError as error:
        raise BadRoutine(path, error.where, _should_be(error)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise BadRoutine(path, "", _why(error)) from error


def _text(path: Path) -> str:
    if not path.is_file():
        raise ValueError("it is no file" if path.exists() else "it is not there")
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError("it is far too long")
    return path.read_bytes().decode("utf-8-sig")


def _should_be(error: RoutineError) -> str:
    if not error.got:
        return f"should be {error.expected}"
    return f"should be {error.expected} but is {error.got}"


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
