"""Whether a microphone is being recorded, as PulseAudio or PipeWire tell it through `pactl`.

One `pactl subscribe` sleeps until a recording begins or ends; then the recordings are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from backcare_desktop.system.linux.bus_source import NotThere
from backcare_desktop.system.linux.told import Told

NAME = "sound server"

_LIST = ("sh", "-c", "pactl list short sources && echo -- && pactl list source-outputs")
_SUBSCRIBE = ("pactl", "subscribe")
_EVENT = re.compile(r"Event '\w+' on source-output #")
_MONITOR = ".monitor"


@dataclass(frozen=True, slots=True)
class Recording:
    """One program that records from one source; `level` is only a meter."""

    source: str
    program: str
    corked: bool
    level: bool


class SoundServerMicrophone:
    """Raises OSError where there is no sound server, or no `pactl`."""

    name = NAME

    def __init__(self, environ: Mapping[str, str]) -> None:
        environ = {**environ, "PULSE_SERVER": server(environ)}
        self._told = Told(_SUBSCRIBE, _EVENT, _LIST, environ)
        self._recordings: tuple[Recording, ...] | None = None

    def usable(self) -> bool:
        """Whether the server still tells us."""
        return self._told.alive()

    def on(self) -> bool | None:
        """Whether any program records from a microphone; None before the server's first word."""
        self._told.look()
        if not self.usable() or self._recordings is None:
            return None
        return any(map(is_microphone, self._recordings))

    def fileno(self) -> int:
        """What becomes readable when `drain` has something to do; -1 once the server has gone."""
        return self._told.fileno()

    def drain(self) -> bool:
        """Take in what has come, without waiting; whether it is another word now."""
        before, listed = self.on(), self._told.drain()
        if listed is not None:
            self._recordings = tuple(recordings(listed))
        return self.on() != before

    def close(self) -> None:
        """Leave the server."""
        self._told.close()


def is_microphone(recording: Recording) -> bool:
    """Not what is played recorded again, not a recording at rest, not a level meter."""
    monitor = recording.source.endswith(_MONITOR)
    return not (monitor or recording.corked or recording.level)


def recordings(lines: Iterable[str]) -> Iterable[Recording]:
    """The recordings in a short list of sources, `--`, and a long one of source outputs."""
    sources: dict[str, str] = {}
    blocks: list[dict[str, str]] = []
    listed = False
    for line in lines:
        if not listed:
            listed = line == "--"
            number, _, rest = line.partition("\t")
            sources[number] = rest.partition("\t")[0]
        elif line.startswith("Source Output #"):
            blocks.append({})
        elif blocks:
            key, _, value = line.strip().replace(" = ", ": ", 1).partition(": ")
            blocks[-1].setdefault(key, value.strip('"'))
    return [_recording(block, sources) for block in blocks]


def _recording(block: Mapping[str, str], sources: Mapping[str, str]) -> Recording:
    meter = block.get("Resample method") == "peaks" or block.get("media.name") == "Peak detect"
    return Recording(
        source=sources.get(block.get("Source", ""), ""),
        program=block.get("application.name", ""),
        corked=block.get("Corked") == "yes",
        level=meter,
    )


def server(environ: Mapping[str, str]) -> str:
    """Where it listens. Named, so that nobody starts one for our sake. Raises NotThere."""
    named = environ.get("PULSE_SERVER")
    if named:
        return named
    socket = Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), "pulse", "native")
    if not socket.is_socket():
        raise NotThere("no sound server runs")
    return f"unix:{socket}"
