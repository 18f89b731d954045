"""All routines, ours and the user's own: a broken one costs only itself, and says so."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backcare_desktop.core.routine import Routine, RoutineError
from backcare_desktop.core.routine_check import with_known_names
from backcare_desktop.store.routine_file import BadRoutine, bad_routine, read_routine
from backcare_desktop.store.toml_file import read_text
from backcare_desktop.store.toml_lines import line_of

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
    line: int
    routine: str
    other: str

    def __str__(self) -> str:
        return (
            f"In {self.file}, line {self.line}, id should be one of its own but is "
            f'"{self.routine}" as in {self.other}; this routine is left out.'
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

    A routine that names a pose outside `poses`, those that the figure has, is left out, too; so is
    one of the user's that names a routine or a safety question that there is not.
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
            line = line_of(read_text(path), ("id",))
            problems.append(SameId(str(path), line, routine.id, str(first)))
    own = {name: path for name, path in came_from.items() if path.parent == users}
    strays = dict(_strays(routines, own))
    problems += strays.values()
    kept = {name: routine for name, routine in routines.items() if name not in strays}
    return Library(kept, tuple(problems))


def _strays(
    routines: Mapping[str, Routine], own: Mapping[str, Path]
) -> Iterator[tuple[str, FileProblem]]:
    """Those of the user's that name what is nowhere: it would never be offered, or asked."""
    ours = (routine for name, routine in routines.items() if name not in own)
    screens = {gate.screen for routine in ours for gate in routine.gates}
    for name, path in own.items():
        try:
            with_known_names(routines[name], routines, screens)
        except RoutineError as error:
            bad = bad_routine(path, read_text(path), error)
            yield name, FileProblem(str(path), bad.where, str(bad))


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
