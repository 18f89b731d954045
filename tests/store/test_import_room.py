"""Laws of the room for an import: its own while it lasts, and empty after whoever was killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from backcare_desktop.store.export_file import NotWritten
from backcare_desktop.store.import_room import clear_left_rooms, import_room

KILLED = """
import os, signal, sys
from pathlib import Path
from backcare_desktop.store.import_room import import_room
with import_room(Path(sys.argv[1])) as room:
    (room / "log.sqlite3").write_text("facts on their way")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_midway(runtime: Path) -> list[Path]:
    """What an import that was killed has left."""
    subprocess.run((sys.executable, "-c", KILLED, str(runtime)), check=False)
    return [*runtime.glob("import-*")]


def test_what_a_killed_import_left_goes_at_the_next_start(tmp_path: Path) -> None:
    assert len(killed_midway(tmp_path)) == 1
    clear_left_rooms(tmp_path)
    assert [*tmp_path.glob("import-*")] == []


def test_what_a_killed_import_left_goes_with_the_next_import(tmp_path: Path) -> None:
    (left,) = killed_midway(tmp_path)
    with import_room(tmp_path) as room:
        assert not left.exists()
        assert [*room.iterdir()] == []
    assert [*tmp_path.glob("import-*")] == []


def test_a_start_leaves_an_import_alone_that_is_going_on(tmp_path: Path) -> None:
    with import_room(tmp_path) as room:
        clear_left_rooms(tmp_path)
        assert room.is_dir()


def test_a_room_that_cannot_be_made_is_refused_in_a_sentence_that_names_the_file(
    tmp_path: Path,
) -> None:
    runtime = tmp_path / "run"
    runtime.write_text("no folder")
    with pytest.raises(NotWritten) as refused, import_room(runtime):
        pytest.fail("there is no room")
    assert str(refused.value).startswith(f"The file {runtime}/import.lock could not be written (")
    assert refused.value.outcome.writing


def test_where_there_is_no_folder_nothing_is_left_and_none_is_made(tmp_path: Path) -> None:
    clear_left_rooms(tmp_path / "run")
    assert [*tmp_path.iterdir()] == []
