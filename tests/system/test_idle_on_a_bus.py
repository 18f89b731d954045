"""Laws of idle time that is told over a bus."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

pytest.importorskip("dbus_fast")

from dbus_fast.annotations import DBusStr
from dbus_fast.service import ServiceInterface, dbus_method

from backcare_desktop.system.linux.idle import pick_idle
from backcare_desktop.system.linux.mutter_idle import MONITOR, MutterIdle
from tests.system.desktop_bus import Desktop
from tests.system.idle_contract import IdleContract, until
from tests.system.stand_ins import MutterStandIn, UInt64


class MutterStage:
    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": desktop.address}
        self.monitor = MutterStandIn()
        self.bus = desktop.serve(MONITOR, self.monitor)
        self._stands = True

    def source(self) -> MutterIdle:
        return MutterIdle(self.environ, time.monotonic)

    def touch(self) -> None:
        self.monitor.touched = time.monotonic()

    def stop(self) -> None:
        if self._stands:
            self._stands = False
            self.desktop.stop(self.bus)


@pytest.fixture
def stage(desktop: Desktop) -> Iterator[MutterStage]:
    made = MutterStage(desktop)
    yield made
    made.stop()


class TestMutterIdle(IdleContract):
    """The contract, on a stand-in for GNOME's compositor."""


def test_a_compositor_that_hangs_costs_little_and_its_last_word_grows(stage: MutterStage) -> None:
    source = stage.source()
    stage.monitor.touched = time.monotonic() - 100
    assert 100 <= (source.idle() or 0) < 102
    stage.desktop.silence(stage.bus)
    for _ in range(3):
        began = time.monotonic()
        assert 100 <= (source.idle() or 0) < 110
        assert time.monotonic() - began < 0.5
    assert source.usable()
    source.close()


class LateMonitor(ServiceInterface):
    """Answers, but only after the time that it has."""

    def __init__(self) -> None:
        super().__init__(MONITOR.interface)
        self.late = 0.0
        self.idle = 100.0

    @dbus_method()
    async def GetIdletime(self) -> UInt64:
        said = int(self.idle * 1000)
        await asyncio.sleep(self.late)
        return said


def test_an_answer_that_comes_too_late_is_used_at_the_next_look(desktop: Desktop) -> None:
    monitor = LateMonitor()
    desktop.serve(MONITOR, monitor)
    source = MutterIdle({"DBUS_SESSION_BUS_ADDRESS": desktop.address}, time.monotonic)
    monitor.late, monitor.idle = 0.15, 5.0
    assert (source.idle() or 0) >= 100
    until(source, lambda: 5 <= (source.idle() or 0) < 50)
    source.close()


class LyingMonitor(ServiceInterface):
    """Answers with what is no time at all."""

    def __init__(self) -> None:
        super().__init__(MONITOR.interface)

    @dbus_method()
    def GetIdletime(self) -> DBusStr:
        return "soon"


def test_an_answer_that_is_no_time_is_no_source(desktop: Desktop) -> None:
    desktop.serve(MONITOR, LyingMonitor())
    idle = pick_idle({"DBUS_SESSION_BUS_ADDRESS": desktop.address})
    assert "GNOME" in [over.name for over in idle.passed_over]
    assert idle.idle() is None
    idle.close()


def test_gnome_is_asked_before_x(stage: MutterStage) -> None:
    idle = pick_idle({**stage.environ, "DISPLAY": ":4711"})
    assert idle.name == "GNOME"
    stage.stop()
    until(idle, lambda: idle.idle() is None)
    assert [over.name for over in idle.passed_over][:3] == ["GNOME", "Wayland", "X11"]
    idle.close()
