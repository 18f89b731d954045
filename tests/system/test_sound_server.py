"""Laws of the recorded microphone, on a real sound server without a sound card."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_desktop.system.choose import FIRST_WAIT, Maker
from backcare_desktop.system.linux.sound_server import (
    NAME,
    Recording,
    SoundServerMicrophone,
    is_microphone,
    recordings,
)
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import StateSource
from backcare_desktop.system.signs import ChosenState
from tests.system.state_contract import StateContract, until

needs_server = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "pactl", "parec"))), reason="no PulseAudio here"
)


class PulseStage:
    """PulseAudio with a microphone and a loudspeaker that are none."""

    def __init__(self, folder: Path) -> None:
        self.environ = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
        }
        parts = (
            "--load=module-native-protocol-unix",
            "--load=module-null-sink sink_name=loud",
            "--load=module-null-source source_name=mic",
        )
        words = ("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", *parts)
        self._children = [self._start(*words)]
        while not (folder / "pulse" / "native").is_socket() or not self._answers():
            assert self._children[0].poll() is None
        self._recorder: subprocess.Popen[bytes] | None = None

    def _answers(self) -> bool:
        done = subprocess.run(
            ("pactl", "list", "short", "sources"),
            env=self.environ,
            capture_output=True,
            check=False,
        )
        return b"mic" in done.stdout

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(words, env=self.environ, stdout=quiet, stderr=quiet)

    def source(self) -> SoundServerMicrophone:
        return SoundServerMicrophone(self.environ)

    def record(self, source: str) -> None:
        self._recorder = self._start("parec", "-d", source, "--client-name=Zoom")

    def begin(self) -> None:
        self.record("mic")

    def end(self) -> None:
        if self._recorder is not None:
            self._recorder.kill()
            self._recorder.wait()
            self._recorder = None

    def kill(self) -> None:
        """As when it crashes; its socket stays behind."""
        self.end()
        for child in self._children:
            child.kill()
            child.wait()

    def stop(self) -> None:
        self.end()
        for child in self._children:
            child.terminate()
            child.wait()


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
    now = 0.0
    stage = PulseStage(tmp_path)
    makers: list[Maker[StateSource]] = [Maker(NAME, stage.source)]
    chosen = ChosenState("microphone", makers, Nothing(), now=lambda: now)
    stage.begin()
    until(chosen, lambda: chosen.on() is True)
    stage.kill()
    until(chosen, lambda: chosen.name == "nothing")
    assert chosen.on() is None
    now += FIRST_WAIT  # a try while there is only the socket that was left behind
    assert chosen.on() is None
    until(chosen, lambda: chosen.name == "nothing")
    stage = PulseStage(tmp_path)
    stage.begin()
    assert chosen.on() is None
    now += 2 * FIRST_WAIT
    until(chosen, lambda: chosen.on() is True)
    stage.end()
    until(chosen, lambda: chosen.on() is False)
    chosen.close()
    stage.stop()


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
