"""The time: the machine's own, or one that a demonstration moves on."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

from backcare_desktop.system.zone import LocalZone


class SystemClock:
    """The machine's clocks, in the zone that the user has at each reading."""

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        zone_file: Path = Path("/etc/localtime"),
        read: Callable[[int], float] = time.clock_gettime,
    ) -> None:
        """`read` reads one of the machine's clocks, by its number."""
        self._zone = LocalZone(environ, zone_file)
        self._read = read

    def wall(self) -> datetime:
        """Aware local time."""
        zone = self._zone.now()
        return datetime.now().astimezone() if zone is None else datetime.now(zone)

    def boot(self) -> float:
        """Seconds since the machine started, suspend included where the system tells it."""
        return self._read(_BOOT)

    def awake(self) -> float:
        """Seconds that stand still in suspend."""
        return self._read(time.CLOCK_MONOTONIC)


class DemoClock:
    """Starts at `start` (aware), runs at real speed, and can be moved on, never back."""

    def __init__(self, start: datetime) -> None:
        self._zone: tzinfo | None = start.tzinfo
        self._start = start.timestamp()
        self._began = time.monotonic()
        self._jumped = 0.0

    def wall(self) -> datetime:
        """The start, and as much later as `boot` says."""
        return datetime.fromtimestamp(self._start + self.boot(), self._zone)

    def boot(self) -> float:
        """Seconds since the start, jumps included."""
        return time.monotonic() - self._began + self._jumped

    def awake(self) -> float:
        """As `boot`: a jump is no sleep."""
        return self.boot()

    def jump_to(self, boot: float) -> None:
        """Move on to this reading of `boot`, and the wall with it; what has passed stays so."""
        self._jumped += max(0.0, boot - self.boot())


_BOOT: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
