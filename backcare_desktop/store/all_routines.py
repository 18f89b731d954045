"""All routines of this user: ours, and their own where they have any."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.store.library import Library, is_for_a_routine, read_library

if TYPE_CHECKING:
    from backcare_desktop.core.pose import Pose


def all_routines(resources: Path, users: Path) -> Library:
    """Ours are known to name poses that there are; the user's are looked at."""
    poses = _poses(resources / "figure" / "poses.json") if _is_folder(users) else None
    return read_library(resources / "routines", users, poses)


def _is_folder(users: Path) -> bool:
    """Not so where nobody may look."""
    with suppress(OSError):
        return users.is_dir()
    return False


def _poses(file: Path) -> Mapping[str, Pose]:
    """Loaded with all that reads them only where somebody has routines of their own."""
    from backcare_desktop.store.pose_file import read_poses

    return read_poses(file)


def files_stamp(users: Path) -> tuple[tuple[str, int], ...]:
    """Names and times of the user's files: another one says that something has changed there."""
    with suppress(OSError):
        return tuple(sorted(map(_stamp, filter(is_for_a_routine, users.iterdir()))))
    return ()


def _stamp(path: Path) -> tuple[str, int]:
    """One that leads to nothing, or goes just now, hides no other."""
    with suppress(OSError):
        return path.name, path.stat().st_mtime_ns
    return path.name, 0
