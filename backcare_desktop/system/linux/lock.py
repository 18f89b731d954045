"""Which sources tell that the screen of a Linux desktop is locked."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.system.choose import Chosen, Maker
from backcare_desktop.system.linux import logind, screen_saver
from backcare_desktop.system.linux.comings import NEITHER, Buses
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import Clock, LockSource


class ChosenLock(Chosen[LockSource]):
    """The source of the lock in use."""

    def locked_since(self) -> float | None:
        """What the source in use says."""
        return self.asked(lambda source: source.locked_since())

    def locked(self) -> bool | None:
        """What the source in use would have shown."""
        return self.asked(lambda source: source.locked())


def pick_locks(
    environ: Mapping[str, str], clock: Clock, buses: Buses = NEITHER
) -> tuple[ChosenLock, ChosenLock]:
    """Both are heard, and either is believed: lockers tell the one, or the other, or both."""
    by_logind: Maker[LockSource] = Maker(
        logind.NAME,
        lambda: logind.LogindLock(environ, clock.boot),
        buses.on_system(logind.MANAGER),
    )
    by_saver: Maker[LockSource] = Maker(
        screen_saver.NAME, lambda: screen_saver.ScreenSaverLock(environ, clock.boot)
    )
    return (
        ChosenLock("lock and sleep", [by_logind], Nothing()),
        ChosenLock("screen lock", [by_saver], Nothing()),
    )
