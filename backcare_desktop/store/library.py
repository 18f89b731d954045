"""All routines, ours and the user's own: a broken one costs only itself, and says so."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backcare_desktop.core.routine import Routine
from backcare_desktop.store.routine_file import BadRoutine, read_routine

_PATTERN = "*.toml"
_HIDDEN = "."
"""What begins with it is an editor's, for as long as somebody writes the file beside it."""


@dataclass(frozen=True, slots=True)
class FolderProblem:
    """A folder of routines could not be looked into."""

    folder: str
    why: str

    def __str__(self) -> str:
        return f"The routines in {self.folder} could not be read ({self.why}); they are left out."


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One file is no routine. `where` names step and field, empty for the file as a whole."""

    file: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class SameId:
    """Two files have the same id; the one that came first is used. Ours come before all others."""

    file: str
    routine: str
    other: str

    def __str__(self) -> str:
        return (
            f'In {self.file}, id should be one of its own but is "{self.routine}" as in '
            f"{self.other}; this routine is left out."
        )


Problem = FolderProblem | FileProblem | SameId
"""Something to tell the user; `str` of it is one sentence."""


@dataclass(frozen=True, slots=True)
class Library:
    """The routines that can be played, by id, and what is to be said about the others."""

    routines: Mapping[str, Routine]
    problems: tuple[Problem, ...] = ()


def read_library(ours: Path, users: Path, poses: Container[str] | None = None) -> Library:
    """Every routine of both folders. Never raises; the user's folder need not exist.

    A routine that names a pose outside `poses`, those that the figure has, is left out, too.
    """
    routines: dict[str, Routine] = {}
    problems: list[Problem] = []
    came_from: dict[str, Path] = {}
    for path in (*_files(ours, problems), *_files(users, problems, needed=False)):
        try:
            routine = read_routine(path, poses)
        except BadRoutine as bad:
            problems.append(FileProblem(str(path), bad.where, str(bad)))
            continue
        first = came_from.setdefault(routine.id, path)
        if first is path:
            routines[routine.id] = routine
        else:
            problems.append(SameId(str(path), routine.id, str(first)))
    return Library(routines, tuple(problems))


def is_for_a_routine(path: Path) -> bool:
    """Whether a file of this name is meant to be a routine."""
    return path.match(_PATTERN) and not path.name.startswith(_HIDDEN)


def _files(folder: Path, problems: list[Problem], *, needed: bool = True) -> Iterator[Path]:
    try:
        found = sorted(filter(is_for_a_routine, folder.iterdir()))
    except FileNotFoundError:
        if needed:
            problems.append(FolderProblem(str(folder), "it is not there"))
        return
    except OSError as error:
        problems.append(FolderProblem(str(folder), str(error.strerror).lower()))
        return
    yield from found
