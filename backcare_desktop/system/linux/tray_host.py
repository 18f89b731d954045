"""Hears a tray host come and go: at login it often comes after us, and must be told of us."""

from __future__ import annotations

from backcare_desktop.system.linux.session_bus import Heard, Service, SessionBus

WATCHER = Service(
    "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
)


class TrayHostWatch:
    """Pushes when a host has come or gone. Raises NoBus (an OSError) where there is no bus."""

    def __init__(self, address: str | None = None) -> None:
        self._bus = SessionBus(address)
        self._bus.listen_for_start(WATCHER)
        self._bus.listen(WATCHER, "StatusNotifierHostRegistered")

    def fileno(self) -> int:
        """What becomes readable when `drain` has something to do; -1 once the bus has gone."""
        return self._bus.fileno()

    def drain(self) -> bool:
        """Take in what has come; whether a host, or its watcher, has come or gone."""
        return any(_is_change(heard) for heard in self._bus.heard())

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()


def _is_change(heard: Heard) -> bool:
    match heard.member, heard.body:
        case "NameOwnerChanged", (WATCHER.name, *_):
            return True
        case "StatusNotifierHostRegistered", _:
            return True
        case _:
            return False
