"""Whether a microphone is being recorded, as PulseAudio or PipeWire tell it through `pactl`.

One `pactl subscribe` sleeps until a recording begins or ends; then the recordings are listed.
"""

from __future__ import annotations

import re
import select
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from backcare_desktop.system.linux.bus_source import FIRST_WORD, NotThere
from backcare_desktop.system.linux.child import Child

NAME = "sound server"

LONGEST = 5.0
"""Seconds that a list may take; one that takes longer is given up."""

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
        self._environ = {**environ, "PULSE_SERVER": _server(environ)}
        self._poll = select.epoll()
        self._recordings: tuple[Recording, ...] | None = None
        self._listing: Child | None = None
        self._listed: list[str] = []
        self._again = False
        self._since = 0.0
        self._events = Child(_SUBSCRIBE, self._environ)
        self._poll.register(self._events.fileno(), select.EPOLLIN)
        self._list()
        self._wait()
        if self._recordings is None:
            self.close()
            raise NotThere("the sound server does not answer")

    def usable(self) -> bool:
        """Whether the server still tells us."""
        return not self._events.ended()

    def on(self) -> bool | None:
        """Whether any program records from a microphone now; None once the server has gone."""
        if not self.usable() or self._recordings is None:
            return None
        return any(is_microphone(recording) for recording in self._recordings)

    def fileno(self) -> int:
        """What becomes readable when `drain` has something to do; -1 once the server has gone."""
        return self._poll.fileno() if self.usable() else -1

    def drain(self) -> bool:
        """Take in what has come, without waiting; whether it is another word now."""
        before = self.on()
        if any(_EVENT.match(line) for line in self._events.lines()):
            self._list()
        self._take_list()
        if self._events.ended():
            self.close()
        return self.on() != before

    def close(self) -> None:
        """Leave the server."""
        self._events.close()
        if self._listing is not None:
            self._listing.close()
        self._listing, self._again = None, False
        if not self._poll.closed:
            self._poll.close()

    def _list(self) -> None:
        if self._listing is not None and time.monotonic() - self._since < LONGEST:
            self._again = True
            return
        if self._listing is not None:
            self._listing.close()
        self._again, self._since, self._listed = False, time.monotonic(), []
        self._listing = Child(_LIST, self._environ)
        self._poll.register(self._listing.fileno(), select.EPOLLIN)

    def _take_list(self) -> None:
        if self._listing is None:
            return
        self._listed += self._listing.lines()
        if not self._listing.ended():
            return
        if self._listing.code == 0:
            self._recordings = tuple(recordings(self._listed))
        self._listing = None
        if self._again:
            self._list()

    def _wait(self) -> None:
        end = time.monotonic() + 2 * FIRST_WORD
        while self._recordings is None and self.usable() and self._listing is not None:
            left = end - time.monotonic()
            if left <= 0:
                break
            self._poll.poll(left)
            self.drain()


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


def _server(environ: Mapping[str, str]) -> str:
    """Where it listens. Named, so that nobody starts one for our sake. Raises NotThere."""
    named = environ.get("PULSE_SERVER")
    if named:
        return named
    socket = Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), "pulse", "native")
    if not socket.is_socket():
        raise NotThere("no sound server runs")
    return f"unix:{socket}"
