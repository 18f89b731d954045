"""A sound server without a card whose every sound is recorded, for the speech of the system too."""

from __future__ import annotations

import array
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stage.parts import found
from stage.screen import Screen
from stage.waiting import until

RATE = 16000
"""Samples a second of a recording: as our own sounds have."""

SINK = "nul"
MICROPHONE = "mic"


@dataclass(frozen=True, slots=True)
class Recording:
    """What has been heard since the server stands: one channel of 16-bit samples."""

    file: Path

    def samples(self) -> array.array[int]:
        """All of it so far."""
        data = self.file.read_bytes()
        return array.array("h", data[: len(data) // 2 * 2])

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return self.file.stat().st_size / 2 / RATE


def call(screen: Screen) -> None:
    """Somebody is in a call from now on: a program records the microphone. Raises MissingPart."""
    words = ("--raw", f"--device={MICROPHONE}", "--client-name=call")
    with Path(os.devnull).open("wb") as nowhere:
        screen.children.start((found("parec"), *words), stdout=nowhere)


@contextmanager
def recorded(screen: Screen) -> Iterator[Recording]:
    """What sounds on this screen until the block is left. Raises MissingPart.

    Everything that starts on the screen from now on plays there.
    """
    socket = Path(screen.env["XDG_RUNTIME_DIR"], "pulse", "native")
    modules = (
        "module-native-protocol-unix",
        f"module-null-sink sink_name={SINK}",
        f"module-null-source source_name={MICROPHONE}",
    )
    screen.start(
        (
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            *(f"--load={module}" for module in modules),
        )
    )
    until("a sound server", socket.is_socket)
    screen.env["PULSE_SERVER"] = f"unix:{socket}"
    file = screen.folder / "heard.raw"
    words = ("--raw", f"--device={SINK}.monitor", "--format=s16le", "--channels=1")
    with file.open("wb") as heard:
        ear = screen.children.start(
            (found("parec"), *words, f"--rate={RATE}", "--latency-msec=20"), stdout=heard
        )
        recording = Recording(file)
        until("a recording", lambda: recording.seconds > 0)
        yield recording
        screen.children.stop(ear)
