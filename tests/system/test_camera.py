"""Laws of the camera that is held open, on folders like the system's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_desktop.system.linux.camera import Camera
from tests.system.state_contract import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")

HOLD = "import sys; file = open(sys.argv[1], 'rb'); print(flush=True); sys.stdin.read()"


class Holder:
    """Another program that holds a camera open."""

    def __init__(self, camera: Path) -> None:
        pipe = subprocess.PIPE
        words = (sys.executable, "-c", HOLD, str(camera))
        self._process = subprocess.Popen(words, stdin=pipe, stdout=pipe)
        assert self._process.stdout is not None
        self._process.stdout.readline()

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    (tmp_path / "video0").touch()
    (tmp_path / "null").touch()
    return tmp_path


@pytest.fixture
def camera(devices: Path) -> Iterator[Camera]:
    made = Camera(os.getpid(), devices)
    yield made
    made.close()


def test_it_is_seen_to_be_opened_and_closed(camera: Camera, devices: Path) -> None:
    assert camera.on() is False
    for _ in range(2):
        holder = Holder(devices / "video0")
        until(camera, lambda: camera.on() is True)
        holder.close()
        until(camera, lambda: camera.on() is False)


def test_one_that_is_open_at_the_start_is_seen(devices: Path) -> None:
    holder = Holder(devices / "video0")
    camera = Camera(os.getpid(), devices)
    assert camera.on() is True
    holder.close()
    camera.close()


def test_one_that_is_plugged_in_later_is_seen(camera: Camera, devices: Path) -> None:
    (devices / "video1").touch()
    camera.drain()
    holder = Holder(devices / "video1")
    until(camera, lambda: camera.on() is True)
    (devices / "video1").unlink()
    holder.close()
    until(camera, lambda: camera.on() is False)


def test_what_else_is_opened_is_no_camera_and_wakes_nobody(camera: Camera, devices: Path) -> None:
    holder = Holder(devices / "null")
    assert not camera.drain()
    assert camera.on() is False
    holder.close()


def test_our_own_process_does_not_count(camera: Camera, devices: Path) -> None:
    with (devices / "video0").open("rb"):
        camera.drain()
        assert camera.on() is False


def test_without_a_camera_nobody_is_looked_at(tmp_path: Path) -> None:
    camera = Camera(os.getpid(), tmp_path, tmp_path / "no-processes" / "..")
    assert camera.on() is False
    camera.close()
    camera.close()
    assert camera.on() is None
    assert camera.fileno() == -1
    assert not camera.drain()


def test_without_a_folder_of_devices_there_is_no_sense(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        Camera(os.getpid(), tmp_path / "none")
