"""Which source of idle time a Linux desktop has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from backcare_desktop.system.choose import Chosen, Maker
from backcare_desktop.system.clock import SystemClock
from backcare_desktop.system.linux import logind, mutter_idle, wayland_idle, x11_idle
from backcare_desktop.system.linux.comings import NEITHER, Buses
from backcare_desktop.system.linux.xcb import NoScreen
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import Clock, IdleSource


class ChosenIdle(Chosen[IdleSource]):
    """The idle source in use."""

    def idle(self) -> float | None:
        """What the source in use says."""
        return self.asked(lambda source: source.idle())


def pick_idle(
    environ: Mapping[str, str], clock: Clock | None = None, buses: Buses = NEITHER
) -> ChosenIdle:
    """The first that is usable in this session, named by its environment.

    Under Wayland, X is not asked: there it sees the input of its own windows only.
    """
    makers = tuple(_makers(environ, (clock or SystemClock()).awake, buses))
    return ChosenIdle("idle", makers, Nothing())


def _makers(
    environ: Mapping[str, str], awake: Callable[[], float], buses: Buses
) -> Iterator[Maker[IdleSource]]:
    yield Maker(
        mutter_idle.NAME,
        lambda: mutter_idle.MutterIdle(environ, awake),
        buses.on_session(mutter_idle.MONITOR),
    )
    yield Maker(wayland_idle.NAME, lambda: wayland_idle.WaylandIdle(environ, awake))
    yield Maker(x11_idle.NAME, lambda: _x11(environ))
    yield Maker(
        logind.IDLE_NAME,
        lambda: logind.LogindIdle(environ, awake),
        buses.on_system(logind.MANAGER),
    )


def _x11(environ: Mapping[str, str]) -> IdleSource:
    if environ.get("WAYLAND_DISPLAY"):
        raise NoScreen("under Wayland it sees the input of its own windows only")
    display = environ.get("DISPLAY")
    if not display:
        raise NoScreen("no X display is named in the environment")
    return x11_idle.X11Idle(display)
