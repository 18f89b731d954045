"""Reads the figure's postures from their file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from backcare_desktop.core.pose import Pose
from backcare_desktop.core.pose_fields import PoseError
from backcare_desktop.core.pose_table import poses_from

POSES = Path("figure", "poses.json")
"""Where they are, in the resources."""


class PoseFileError(ValueError):
    """The postures cannot be used: names file, pose, field, and what was expected."""

    def __init__(self, file: Path, pose: str, field: str, expected: str) -> None:
        super().__init__(f"{file}: {pose}: {field}: expected {expected}")
        self.file = file
        self.pose = pose
        self.field = field
        self.expected = expected


def read_poses(path: Path) -> Mapping[str, Pose]:
    """All postures by name. Raises OSError, and PoseFileError for the first field that is wrong."""
    try:
        return poses_from(json.loads(path.read_text(encoding="utf-8")))
    except PoseError as wrong:
        raise PoseFileError(path, wrong.pose, wrong.field, wrong.expected) from wrong
    except ValueError as broken:
        raise PoseFileError(path, "the file", "its text", "JSON in UTF-8") from broken
