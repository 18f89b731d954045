"""Laws of the recorded microphone on PipeWire, which most desktops have by now."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from stage.waiting import until as until_true

from backcare_desktop.system.choose import FIRST_WAIT, Maker
from backcare_desktop.system.linux.sound_server import NAME, SoundServerMicrophone
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import StateSource
from backcare_desktop.system.signs import ChosenState
from tests.system.bus import private_bus
from tests.system.state_contract import StateContract, until

PARTS = ("pipewire", "wireplumber", "pipewire-pulse")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, (*PARTS, "pactl", "parec"))), reason="no PipeWire here"
)

MICROPHONE = ("sink_name=mic", "media.class=Audio/Source/Virtual", "channel_map=front-left")
QUIET = subprocess.DEVNULL


class PipeWireStage:
    """PipeWire, what connects its programs, its PulseAudio face, and a microphone that is none."""

    def __init__(self, folder: Path, address: str) -> None:
        self.environ = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        self._recorder: subprocess.Popen[bytes] | None = None
        self._children = [self._start(PARTS[0])]
        try:
            self._set_up(folder)
        except BaseException:
            self.stop()
            raise

    def _set_up(self, folder: Path) -> None:
        until_true("PipeWire", (folder / "pipewire-0").is_socket)
        self._children += [self._start(part) for part in PARTS[1:]]
        until_true("its PulseAudio face", lambda: self._said("info"))
        loaded = ("load-module", "module-null-sink", *MICROPHONE)
        until_true("a microphone", lambda: self._said(*loaded))

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(words, env=self.environ, stdout=QUIET, stderr=QUIET)

    def _said(self, *words: str) -> bool:
        words = ("pactl", *words)
        done = subprocess.run(words, env=self.environ, capture_output=True, check=False)
        return done.returncode == 0

    def source(self) -> SoundServerMicrophone:
        return SoundServerMicrophone(self.environ)

    def begin(self) -> None:
        self._recorder = self._start("parec", "-d", "mic", "--client-name=Zoom")

    def end(self) -> None:
        if self._recorder is not None:
            self._recorder.kill()
            self._recorder.wait()
            self._recorder = None

    def kill(self) -> None:
        """As when it crashes; its sockets stay behind."""
        self.end()
        for child in reversed(self._children):
            child.kill()
            child.wait()

    def stop(self) -> None:
        self.end()
        for child in reversed(self._children):
            child.terminate()
            child.wait()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[PipeWireStage]:
    with private_bus(tmp_path) as address:
        made = PipeWireStage(tmp_path, address)
        yield made
        made.stop()


def test_a_pipewire_that_is_killed_and_starts_anew_tells_of_calls_again(tmp_path: Path) -> None:
    now = 0.0
    with private_bus(tmp_path) as address:
        stage = PipeWireStage(tmp_path, address)
        makers: list[Maker[StateSource]] = [Maker(NAME, stage.source)]
        chosen = ChosenState("microphone", makers, Nothing(), now=lambda: now)
        stage.begin()
        until(chosen, lambda: chosen.on() is True)
        stage.kill()
        until(chosen, lambda: chosen.name == "nothing")
        assert chosen.on() is None
        stage = PipeWireStage(tmp_path, address)
        stage.begin()
        now += FIRST_WAIT
        until(chosen, lambda: chosen.on() is True)
        stage.end()
        until(chosen, lambda: chosen.on() is False)
        chosen.close()
        stage.stop()


class TestPipeWire(StateContract):
    """The contract, on PipeWire."""
