"""A megabyte that is given up when the disk is full, so that there is room for what happens."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

_LOGGER = logging.getLogger(__name__)

BYTES = 1024 * 1024
_PLENTY = 16 * BYTES
"""Free bytes beside which a reserve is made; with less it would only make things worse."""


class Reserve:
    """A file that takes up room."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def make(self) -> None:
        """Lay it up where there is none and room is plenty; that it fails changes nothing."""
        try:
            if not self._path.exists() and shutil.disk_usage(self._path.parent).free > _PLENTY:
                self._fill()
        except OSError as error:
            _LOGGER.info("no room is laid up: %s", error)

    def give_up(self) -> bool:
        """Whether there was any, and its room is free now."""
        try:
            self._path.unlink()
        except OSError:
            return False
        _LOGGER.warning("the disk is full: the reserve was given up")
        return True

    def _fill(self) -> None:
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            # Not zeros, which some disks keep for nothing.
            os.write(handle, os.urandom(BYTES))
        finally:
            os.close(handle)
