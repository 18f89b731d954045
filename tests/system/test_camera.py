"""Laws of the camera that is held open, on folders like the system's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_desktop.system.linux.camera import Camera
from tests.system.state_contract import StateContract, until

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
    found = tmp_path / "dev"
    found.mkdir()
    (found / "video0").touch()
    (found / "null").touch()
    return found


@pytest.fixture
def camera(devices: Path) -> Iterator[Camera]:
    made = Camera(os.getpid(), devices)
    yield made
    made.close()


class CameraStage:
    """A folder of devices, and a program that holds one open."""

    def __init__(self, devices: Path) -> None:
        self._devices = devices
        self._holder: Holder | None = None

    def source(self) -> Camera:
        return Camera(os.getpid(), self._devices)

    def begin(self) -> None:
        self._holder = Holder(self._devices / "video0")

    def end(self) -> None:
        if self._holder is not None:
            self._holder.close()
            self._holder = None

    def stop(self) -> None:
        self.end()
        shutil.rmtree(self._devices, ignore_errors=True)


class TestCamera(StateContract):
    @pytest.fixture
    def stage(self, devices: Path) -> Iterator[CameraStage]:
        made = CameraStage(devices)
        yield made
        made.stop()


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
