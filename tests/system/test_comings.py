"""Laws of what comes and goes on a bus: it is worth a try then, and nothing wakes for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("dbus_fast")

from dbus_fast.service import ServiceInterface
from stage.waiting import until

from backcare_desktop.core.sense import Sense
from backcare_desktop.system.choose import FIRST_WAIT
from backcare_desktop.system.linux.comings import AT_FIRST, NEITHER, TRIES, Buses, Comings
from backcare_desktop.system.linux.do_not_disturb import NOTIFICATIONS
from backcare_desktop.system.linux.session_bus import NoBus, Service
from backcare_desktop.system.linux.signs import pick_signs
from tests.system.bus import private_bus
from tests.system.desktop_bus import Desktop
from tests.system.test_quiet import PlasmaStandIn

OURS = Service("org.example.Ours", "/", "")
OTHER = Service("org.example.Other", "/", "")


def used_up(worth: Callable[[], bool]) -> Callable[[], bool]:
    """What was never there is worth no try, once the bus has said so."""
    for _ in range(AT_FIRST):
        worth()
    assert not worth()
    return worth


def soon(worth: Callable[[], bool]) -> bool:
    """Once the bus has told us."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if worth():
            return True
    return False


def test_what_comes_is_worth_some_tries_and_no_more_and_so_is_what_goes(desktop: Desktop) -> None:
    comings = Comings(lambda: desktop.address)
    worth = used_up(comings.of(OURS))
    bus = desktop.serve(OURS, ServiceInterface("org.example.Ours"))
    assert soon(worth)
    assert [worth() for _ in range(TRIES)] == [True] * (TRIES - 1) + [False]
    desktop.stop(bus)
    assert soon(worth)
    comings.close()


def test_what_was_there_before_us_is_worth_some_tries_and_what_was_not_none(
    desktop: Desktop,
) -> None:
    desktop.serve(OURS, ServiceInterface("org.example.Ours"))
    comings = Comings(lambda: desktop.address)
    ours, others = comings.of(OURS), comings.of(OTHER)
    assert [ours() for _ in range(AT_FIRST + 1)] == [True] * AT_FIRST + [False]
    until("the bus's word", lambda: not others())
    assert not others()
    comings.close()


def test_who_asks_for_one_hears_nothing_of_another(desktop: Desktop) -> None:
    comings = Comings(lambda: desktop.address)
    ours, others = used_up(comings.of(OURS)), comings.of(OTHER)
    desktop.serve(OTHER, ServiceInterface("org.example.Other"))
    assert soon(others)
    assert not ours()
    comings.close()


def test_of_a_bus_that_is_not_there_or_has_gone_each_try_is_worth_it(tmp_path: Path) -> None:
    def nowhere() -> str:
        raise NoBus("no bus is named")

    assert Comings(nowhere).of(OURS)()
    assert NEITHER.on_session(OURS)()
    with private_bus(tmp_path) as address:
        comings = Comings(lambda: address)
        worth = used_up(comings.of(OURS))
    assert soon(worth)
    assert [worth() for _ in range(9)] == [True] * 9
    comings.close()


def test_a_service_that_starts_after_us_is_sensed_and_until_then_none_is_asked(
    desktop: Desktop,
) -> None:
    now = 0.0
    buses = Buses(session=Comings(lambda: desktop.address))
    environ = {
        "DBUS_SESSION_BUS_ADDRESS": desktop.address,
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
        "XDG_RUNTIME_DIR": "/nowhere",
    }
    signs = pick_signs(environ, buses, lambda: now)
    quiet = next(source for sense, source in signs.sources() if sense is Sense.QUIET)
    assert quiet.name == "nothing"
    plasma = PlasmaStandIn()
    plasma.inhibited = True
    desktop.serve(NOTIFICATIONS, plasma)

    def heard() -> bool:
        nonlocal now
        now += FIRST_WAIT
        return Sense.QUIET in signs.read()

    assert soon(heard)
    assert quiet.name == "KDE's do not disturb"
    for _, source in signs.sources():
        source.close()
    buses.close()
