"""Idle time as GNOME's compositor counts it, under Wayland and X11 alike.

It is asked at each look. Its watches would come by themselves, but not while a film plays:
they keep still as long as any program inhibits idleness.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from backcare_desktop.core.settings_values import is_whole
from backcare_desktop.system.linux.bus_source import (
    BusSource,
    NotThere,
    first,
    session_address,
)
from backcare_desktop.system.linux.session_bus import Heard, Service

NAME = "GNOME"

MONITOR = Service(
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
)


class MutterIdle(BusSource):
    """`awake` is the clock that stands still in suspend. Raises OSError under other compositors."""

    name = NAME

    def __init__(self, environ: Mapping[str, str], awake: Callable[[], float]) -> None:
        super().__init__(session_address(environ))
        self._awake = awake
        self._touched: float | None = None
        self._gone = False
        self._bus.listen_for_start(MONITOR)
        self._ask_idle()
        self._wait(lambda: self._touched is not None or self._gone)
        if self._touched is None:
            self.close()
            raise NotThere("the compositor is not GNOME's")

    def usable(self) -> bool:
        """Whether the compositor is there."""
        return super().usable() and not self._gone

    def fileno(self) -> int:
        """What becomes readable when something comes; -1 once the compositor has gone."""
        return super().fileno() if self.usable() else -1

    def idle(self) -> float | None:
        """Seconds since the last input; None once the compositor has gone.

        Where it does not answer in time, its last answer stands and has grown as time has; the
        late one is used at the next look.
        """
        late = bool(self._open)
        if not late:
            self._ask_idle()
        self._wait_once(late)
        if not self.usable() or self._touched is None:
            return None
        return max(0.0, self._awake() - self._touched)

    def _word(self) -> object:
        return self._gone

    def _ask_idle(self) -> None:
        asked = self._awake()

        def answered(heard: Heard) -> None:
            milliseconds = first(heard)
            if is_whole(milliseconds) and milliseconds >= 0:
                self._touched = asked - milliseconds / 1000
            else:
                self._gone = True

        self._ask(MONITOR, "GetIdletime", "", (), answered)

    def _signal(self, heard: Heard) -> None:
        if heard.member == "NameOwnerChanged" and heard.body[:1] == (MONITOR.name,):
            self._gone = True
