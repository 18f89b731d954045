"""Laws of a file that is watched: each way to change it is heard, and nothing else wakes."""

from __future__ import annotations

import select
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_desktop.system.linux.file_watch import FileWatch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "config" / "settings.toml"
    made.parent.mkdir()
    made.write_text("before")
    return made


@pytest.fixture
def watch(file: Path) -> Iterator[FileWatch]:
    made = FileWatch(file.parent, file)
    yield made
    made.close()


def heard(watch: FileWatch) -> bool:
    """Whether it wakes us, and has something to say."""
    woken = select.select([watch.fileno()], [], [], 0.0)[0]
    return bool(woken) and watch.drain()


def test_a_file_that_is_written_in_place_or_put_in_its_place_is_heard_each_time(
    file: Path, watch: FileWatch
) -> None:
    other = file.with_suffix(".new")
    for number in range(2):
        file.write_text(f"in place {number}")
        assert heard(watch)
        other.write_text(f"another {number}")
        other.replace(file)
        assert heard(watch)
    file.unlink()
    assert heard(watch)
    assert not heard(watch)


def test_whatever_comes_into_a_folder_is_heard(file: Path) -> None:
    watch = FileWatch(file.parent)
    file.with_name("another.toml").write_text("new")
    assert heard(watch)
    file.write_text("in place")
    assert heard(watch)
    file.unlink()
    assert heard(watch)
    assert not heard(watch)
    watch.close()


def test_reading_wakes_nobody(file: Path, watch: FileWatch) -> None:
    assert file.read_text() == "before"
    assert list(file.parent.iterdir()) == [file]
    assert not heard(watch)


def test_a_file_elsewhere_to_which_it_leads_is_watched_too(tmp_path: Path, file: Path) -> None:
    elsewhere = tmp_path / "dotfiles.toml"
    elsewhere.write_text("before")
    file.unlink()
    file.symlink_to(elsewhere)
    watch = FileWatch(file.parent, file)
    elsewhere.write_text("after")
    assert heard(watch)
    watch.close()


def test_a_folder_that_comes_later_is_watched_from_the_next_asking_on(tmp_path: Path) -> None:
    file = tmp_path / "later" / "settings.toml"
    watch = FileWatch(file.parent, file)
    assert not heard(watch)
    file.parent.mkdir()
    assert watch.fileno() >= 0
    file.write_text("first")
    assert heard(watch)
    shutil.rmtree(file.parent)
    assert heard(watch)
    while heard(watch):
        pass
    file.parent.mkdir()
    assert watch.fileno() >= 0
    file.write_text("again")
    assert heard(watch)
    watch.close()


def test_once_closed_nothing_is_watched(watch: FileWatch) -> None:
    watch.close()
    watch.close()
    assert watch.fileno() == -1
    assert not watch.drain()
