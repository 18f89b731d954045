"""The screen saver of the desktop: what locks the screen says so on the session's bus."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from backcare_desktop.system.linux.bus_source import BusSource, first, session_address
from backcare_desktop.system.linux.session_bus import Heard, Service

NAME = "screen saver"

SAVERS = (
    # KDE sends its signal from two paths; one is enough.
    Service(
        "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"
    ),
    Service("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    Service("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    Service("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    Service("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)


class ScreenSaverLock(BusSource):
    """Locked while any of them is active. Raises NoBus (an OSError)."""

    name = NAME

    def __init__(self, environ: Mapping[str, str], boot: Callable[[], float]) -> None:
        super().__init__(session_address(environ))
        self._boot = boot
        self._since: dict[str, float] = {}
        self._there: set[str] = set()
        for saver in SAVERS:
            self._bus.listen(saver, "ActiveChanged")
            self._bus.listen_for_start(saver)
            self._ask_whether_active(saver)

    def locked_since(self) -> float | None:
        """The `boot` reading at which the first of them became active; None when none is."""
        return min(self._since.values(), default=None) if self.usable() else None

    def locked(self) -> bool | None:
        """Whether any of them is active; None while none of them is there."""
        return self.locked_since() is not None if self.usable() and self._there else None

    def _word(self) -> object:
        return self.locked_since()

    def _ask_whether_active(self, saver: Service) -> None:
        def answered(heard: Heard) -> None:
            self._note(saver.interface, first(heard))

        self._ask(saver, "GetActive", "", (), answered)

    def _signal(self, heard: Heard) -> None:
        match heard.member, heard.body:
            case "ActiveChanged", (bool(active),):
                self._note(heard.interface, active)
            case "NameOwnerChanged", (str(name), str(), str(owner)):
                self._came_or_went(name, there=bool(owner))
            case _:
                pass

    def _came_or_went(self, name: str, *, there: bool) -> None:
        for saver in SAVERS:
            if saver.name == name:
                # Who has gone cannot say that it was unlocked: then input has the word.
                self._note(saver.interface, active=None)
                if there:
                    self._ask_whether_active(saver)

    def _note(self, interface: str, active: object) -> None:
        known = isinstance(active, bool)
        (self._there.add if known else self._there.discard)(interface)
        if active is not True:
            self._since.pop(interface, None)
        elif interface not in self._since:
            self._since[interface] = self._boot()
