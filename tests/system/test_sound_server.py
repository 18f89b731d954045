"""Laws of the recorded microphone, on a real sound server without a sound card."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from backcare_desktop.system.linux.sound_server import (
    Recording,
    SoundServerMicrophone,
    is_microphone,
    recordings,
)
from tests.system.sound_stage import SoundStage, calls_are_told_again_after_a_crash
from tests.system.state_contract import StateContract, until

needs_server = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "pactl", "parec"))), reason="no PulseAudio here"
)


class PulseStage(SoundStage):
    """PulseAudio with a microphone and a loudspeaker that are none."""

    def _set_up(self, folder: Path) -> None:
        parts = (
            "--load=module-native-protocol-unix",
            "--load=module-null-sink sink_name=loud",
            "--load=module-null-source source_name=mic",
        )
        words = ("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", *parts)
        self._children = [self._start(*words)]
        while not (folder / "pulse" / "native").is_socket() or not self._has_microphone():
            assert self._children[0].poll() is None

    def _has_microphone(self) -> bool:
        return b"mic" in (self._said("list", "short", "sources") or b"")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[PulseStage]:
    made = PulseStage(tmp_path)
    yield made
    made.stop()


@needs_server
class TestSoundServer(StateContract):
    """The contract, on PulseAudio."""


@needs_server
def test_a_recording_of_what_is_played_is_no_call(stage: PulseStage) -> None:
    source = stage.source()
    stage.record("loud.monitor")
    until(source, lambda: bool(source._recordings))
    assert source.on() is False
    stage.end()
    until(source, lambda: not source._recordings)
    stage.begin()
    until(source, lambda: source.on() is True)
    source.close()


@needs_server
def test_a_microphone_that_is_left_alone_wakes_nobody(stage: PulseStage) -> None:
    source = stage.source()
    until(source, lambda: source.on() is False)
    end = time.monotonic() + 10
    while source._told._poll.poll(0.3):
        # Our own listing is the last that the server had to tell of.
        assert time.monotonic() < end
        source.drain()
    source.close()


@needs_server
def test_a_sound_server_that_is_killed_and_starts_anew_tells_of_calls_again(
    tmp_path: Path,
) -> None:
    calls_are_told_again_after_a_crash(partial(PulseStage, tmp_path))


def test_without_a_sound_server_none_is_started(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no sound server"):
        SoundServerMicrophone({"XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"})


def test_without_pactl_there_is_no_sense(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="pactl is not installed"):
        SoundServerMicrophone({"PULSE_SERVER": "unix:/nowhere", "PATH": str(tmp_path)})


LISTED = """\
0\talsa_output.pci.monitor\tmodule-alsa-card.c\ts16le 2ch 44100Hz\tSUSPENDED
1\talsa_input.pci\tmodule-alsa-card.c\ts16le 2ch 44100Hz\tRUNNING
--
Source Output #7
\tDriver: protocol-native.c
\tSource: 1
\tCorked: no
\tResample method: copy
\tProperties:
\t\tmedia.name = "Source: 0"
\t\tapplication.name = "Zoom"

Source Output #8
\tSource: 1
\tCorked: no
\tResample method: peaks
\tProperties:
\t\tapplication.name = "Sound Settings"

Source Output #9
\tSource: 0
\tCorked: yes
\tResample method: n/a
\tProperties:
\t\tapplication.name = "OBS"
"""


def test_a_list_is_read_with_what_each_records() -> None:
    assert list(recordings(LISTED.splitlines())) == [
        Recording("alsa_input.pci", "Zoom", corked=False, level=False),
        Recording("alsa_input.pci", "Sound Settings", corked=False, level=True),
        Recording("alsa_output.pci.monitor", "OBS", corked=True, level=False),
    ]


@pytest.mark.parametrize(
    ("recording", "counts"),
    [
        (Recording("mic", "Zoom", corked=False, level=False), True),
        (Recording("mic", "Zoom", corked=True, level=False), False),
        (Recording("mic", "Settings", corked=False, level=True), False),
        (Recording("out.monitor", "OBS", corked=False, level=False), False),
        (Recording("", "?", corked=False, level=False), True),
    ],
)
def test_only_a_microphone_that_is_heard_counts(recording: Recording, counts: bool) -> None:
    assert is_microphone(recording) is counts


@pytest.mark.parametrize("lines", [[], ["--"], ["nonsense"], ["--", "Source Output #1"]])
def test_a_strange_list_is_no_error(lines: list[str]) -> None:
    assert all(recording.source == "" for recording in recordings(lines))
