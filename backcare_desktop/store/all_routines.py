"""All routines of this user: ours, and their own where they have any."""

from __future__ import annotations

from pathlib import Path

from backcare_desktop.store.library import Library, read_library
from backcare_desktop.store.pose_file import read_poses


def all_routines(resources: Path, users: Path) -> Library:
    """Ours are known to name poses that there are; the user's are looked at."""
    poses = read_poses(resources / "figure" / "poses.json") if users.is_dir() else None
    return read_library(resources / "routines", users, poses)
