"""The programs of the system that a stage is made of, and the word for one that is not there."""

from __future__ import annotations

import shutil


class MissingPart(Exception):
    """A part of the stage is not on this machine; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not installed")
        self.name = name


def found(program: str) -> str:
    """Where that program is. Raises MissingPart."""
    path = shutil.which(program)
    if path is None:
        raise MissingPart(program)
    return path
