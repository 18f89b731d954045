"""One file looked at as if it were among the user's routines: whether it can be played."""

from __future__ import annotations

from pathlib import Path

from backcare_desktop.core.routine import Routine, RoutineError
from backcare_desktop.core.routine_check import with_known_names
from backcare_desktop.store.library import Library, SameId, read_library
from backcare_desktop.store.pose_file import POSES, read_poses
from backcare_desktop.store.routine_file import bad_routine, read_routine
from backcare_desktop.store.toml_file import read_text


def tried(path: Path, resources: Path, users: Path) -> Routine:
    """The routine in this file, right in itself and beside all others. Raises BadRoutine."""
    routine = read_routine(path, read_poses(resources / POSES))
    try:
        return _among_others(path, routine, resources / "routines", users)
    except RoutineError as error:
        raise bad_routine(path, read_text(path), error) from error


def _among_others(path: Path, routine: Routine, ours: Path, users: Path) -> Routine:
    library = read_library(ours, users)
    if _is_taken(path, routine, library, {ours, users}):
        raise RoutineError("id", "one of its own", f'"{routine.id}" as in another routine')
    asked = read_library(ours, ours / "none").routines.values()
    screens = {gate.screen for one in asked for gate in one.gates}
    return with_known_names(routine, {*library.routines, routine.id}, screens)


def _is_taken(path: Path, routine: Routine, library: Library, folders: set[Path]) -> bool:
    """Whether another file has this id, and comes before this one."""
    path = path.resolve()
    if path.parent not in {folder.resolve() for folder in folders}:
        return routine.id in library.routines
    same = (problem for problem in library.problems if isinstance(problem, SameId))
    return any(Path(one.file).resolve() == path for one in same)
