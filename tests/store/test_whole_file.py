"""Laws of replacing a file: the old one or the new one, closed to others, links followed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from backcare_desktop.store.whole_file import replace_whole
from tests.store.refused import folder_of_nobody, small_disk, without_root


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("lasting", [True, False])
def test_a_file_is_made_and_replaced_and_nothing_is_left_beside_it(
    tmp_path: Path, *, lasting: bool
) -> None:
    path = tmp_path / "new" / "file"
    for content in (b"one", b"two"):
        replace_whole(path, content, lasting=lasting)
        assert path.read_bytes() == content
    assert names(path.parent) == ["file"]


def test_the_file_is_for_the_owner_only_whatever_it_was(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch(0o644)
    replace_whole(path, b"", lasting=False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link, tmp_path):
        with pytest.raises(OSError, match="it is no ordinary file"):
            replace_whole(path, b"new", lasting=False)
    assert pipe.is_fifo()
    assert names(tmp_path) == ["link", "pipe"]


def test_in_a_folder_that_may_be_written_to_and_not_read_it_is_in_its_place() -> None:
    with folder_of_nobody() as folder:
        folder.chmod(0o300)
        without_root(lambda: replace_whole(folder / "file", b"new", lasting=True))
        folder.chmod(0o700)
        assert (folder / "file").read_bytes() == b"new"


def test_who_has_the_file_open_keeps_the_whole_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old" * 100)
    with path.open("rb") as reader:
        replace_whole(path, b"new", lasting=False)
        assert reader.read() == b"old" * 100


def test_a_link_is_followed_and_its_folder_left_as_it_is(tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles"
    elsewhere.mkdir()
    elsewhere.chmod(0o755)
    (elsewhere / "file").touch()
    path = tmp_path / "config" / "file"
    path.parent.mkdir()
    path.symlink_to(elsewhere / "file")
    replace_whole(path, b"new", lasting=True)
    assert (path.is_symlink(), (elsewhere / "file").read_bytes()) == (True, b"new")
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755


def test_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it() -> None:
    with small_disk(kib=64) as disk:
        path = disk / "file"
        replace_whole(path, b"old", lasting=True)
        with pytest.raises(OSError, match="No space left"):
            replace_whole(path, bytes(200_000), lasting=True)
        assert (path.read_bytes(), names(disk)) == (b"old", ["file"])


def test_a_refused_folder_leaves_the_old_file_whole() -> None:
    with folder_of_nobody() as folder:
        path = folder / "file"
        without_root(lambda: replace_whole(path, b"old", lasting=True))
        folder.chmod(0o500)
        with pytest.raises(PermissionError):
            without_root(lambda: replace_whole(path, b"new", lasting=True))
        assert path.read_bytes() == b"old"
