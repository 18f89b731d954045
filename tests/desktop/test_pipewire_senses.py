"""Laws of the recorded microphone on PipeWire, which most desktops have by now."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from stage.waiting import until

from tests.system.bus import private_bus
from tests.system.sound_stage import SoundStage, calls_are_told_again_after_a_crash
from tests.system.state_contract import StateContract

PARTS = ("pipewire", "wireplumber", "pipewire-pulse")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, (*PARTS, "pactl", "parec"))), reason="no PipeWire here"
)

MICROPHONE = ("sink_name=mic", "media.class=Audio/Source/Virtual", "channel_map=front-left")


class PipeWireStage(SoundStage):
    """PipeWire, what connects its programs, its PulseAudio face, and a microphone that is none."""

    def _set_up(self, folder: Path) -> None:
        self._children = [self._start(PARTS[0])]
        until("PipeWire", (folder / "pipewire-0").is_socket)
        self._children += [self._start(part) for part in PARTS[1:]]
        until("its PulseAudio face", lambda: self._said("info") is not None)
        loaded = ("load-module", "module-null-sink", *MICROPHONE)
        until("a microphone", lambda: self._said(*loaded) is not None)


def staged(folder: Path, address: str) -> PipeWireStage:
    return PipeWireStage(folder, {"DBUS_SESSION_BUS_ADDRESS": address})


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[PipeWireStage]:
    with private_bus(tmp_path) as address:
        made = staged(tmp_path, address)
        yield made
        made.stop()


def test_a_pipewire_that_is_killed_and_starts_anew_tells_of_calls_again(tmp_path: Path) -> None:
    with private_bus(tmp_path) as address:
        calls_are_told_again_after_a_crash(partial(staged, tmp_path, address))


class TestPipeWire(StateContract):
    """The contract, on PipeWire."""
