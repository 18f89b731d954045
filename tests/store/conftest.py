"""Where a log of a user's lies, and its backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_desktop.store.backups import Backups


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The log's; nothing is there yet."""
    return tmp_path / "data" / "log.sqlite3"


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    """In their folder, which is not there yet."""
    return Backups(tmp_path / "data" / "backups")
