"""Laws of other programs that keep the screen awake."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest

pytest.importorskip("dbus_fast")

from dbus_fast import PropertyAccess
from dbus_fast.annotations import DBusBool, DBusObjectPath, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from backcare_desktop.system.linux.inhibitors import (
    GNOME,
    KDE,
    POWER,
    LogindInhibitors,
    SessionInhibitors,
)
from backcare_desktop.system.linux.logind import MANAGER
from tests.system.desktop_bus import Desktop
from tests.system.state_contract import StateContract, until
from tests.system.test_quiet import BusStage

Inhibitors = Annotated[list[tuple[str, str, str, str, int, int]], DBusSignature("a(ssssuu)")]
Names = Annotated[tuple[list[tuple[str, str]], list[str]], DBusSignature("a(ss)as")]


class GnomeStandIn(ServiceInterface):
    def __init__(self) -> None:
        super().__init__(GNOME.interface)
        self.actions = 0

    @dbus_property(access=PropertyAccess.READ)
    def InhibitedActions(self) -> DBusUInt32:
        return self.actions

    @dbus_signal()
    def InhibitorAdded(self) -> DBusObjectPath:
        return "/org/gnome/SessionManager/Inhibitor1"

    @dbus_signal()
    def InhibitorRemoved(self) -> DBusObjectPath:
        return "/org/gnome/SessionManager/Inhibitor1"

    def change(self, actions: int) -> None:
        self.actions = actions
        _ = self.InhibitorAdded() if actions else self.InhibitorRemoved()


class KdeStandIn(ServiceInterface):
    def __init__(self) -> None:
        super().__init__(KDE.interface)
        self.types = 0

    @dbus_method()
    def HasInhibition(self, types: DBusUInt32) -> DBusBool:
        return bool(types & self.types)

    @dbus_signal()
    def InhibitionsChanged(self) -> Names:
        return ([], [])

    def change(self, types: int) -> None:
        self.types = types
        self.InhibitionsChanged()


class PowerStandIn(ServiceInterface):
    def __init__(self) -> None:
        super().__init__(POWER.interface)
        self.held = False

    @dbus_method()
    def HasInhibit(self) -> DBusBool:
        return self.held

    @dbus_signal()
    def HasInhibitChanged(self) -> DBusBool:
        return self.held

    def change(self, held: int) -> None:
        self.held = bool(held)
        self.HasInhibitChanged()


class LogindStandIn(ServiceInterface):
    def __init__(self) -> None:
        super().__init__(MANAGER.interface)
        self.held: list[tuple[str, str, str, str, int, int]] = []
        self.asked = 0

    @dbus_property(access=PropertyAccess.READ)
    def BlockInhibited(self) -> DBusStr:
        return ":".join(what for what, *_, mode, _, _ in self.held if mode == "block")

    @dbus_method()
    def ListInhibitors(self) -> Inhibitors:
        self.asked += 1
        return self.held

    def change(self, *held: tuple[str, str, str, str, int, int]) -> None:
        self.held = list(held)
        self.emit_properties_changed({"BlockInhibited": self.BlockInhibited})


class SessionStage(BusStage):
    """A desktop with one of the services, and the value that it has for a film."""

    def __init__(self, folder: Path, which: str) -> None:
        super().__init__(folder)
        self.service: GnomeStandIn | KdeStandIn | PowerStandIn
        if which == "gnome":
            self.service, self.film = GnomeStandIn(), 8
            self.desktop.serve(GNOME, self.service)
        elif which == "kde":
            self.service, self.film = KdeStandIn(), 4
            self.desktop.serve(KDE, self.service)
        else:
            self.service, self.film = PowerStandIn(), 1
            self.desktop.serve(POWER, self.service)

    def source(self) -> SessionInhibitors:
        return SessionInhibitors(self.environ)

    def change(self, value: int) -> None:
        self.desktop.tell(lambda: self.service.change(value))

    def begin(self) -> None:
        self.change(self.film)

    def end(self) -> None:
        self.change(0)


@pytest.fixture(params=["gnome", "kde", "power"])
def session(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[SessionStage]:
    stage = SessionStage(tmp_path, request.param)
    yield stage
    stage.stop()


class TestSession(StateContract):
    @pytest.fixture
    def stage(self, session: SessionStage) -> SessionStage:
        return session


FILM = ("sleep:idle", "Film", "playing", "block", os.getuid(), 4711)


class LogindStage(BusStage):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.logind = LogindStandIn()
        self.bus = self.desktop.serve(MANAGER, self.logind)

    def source(self) -> LogindInhibitors:
        environ = {"DBUS_SYSTEM_BUS_ADDRESS": self.environ["DBUS_SESSION_BUS_ADDRESS"]}
        return LogindInhibitors(environ, os.getuid(), 99)

    def change(self, *held: tuple[str, str, str, str, int, int]) -> None:
        self.desktop.tell(lambda: self.logind.change(*held))

    def begin(self) -> None:
        self.change(FILM)

    def end(self) -> None:
        self.change()


@pytest.fixture
def logind(tmp_path: Path) -> Iterator[LogindStage]:
    stage = LogindStage(tmp_path)
    yield stage
    stage.stop()


class TestLogind(StateContract):
    @pytest.fixture
    def stage(self, logind: LogindStage) -> LogindStage:
        return logind


@pytest.mark.parametrize(
    "other",
    [
        ("sleep", "Update", "busy", "block", os.getuid(), 4711),
        ("idle", "Film", "playing", "delay", os.getuid(), 4711),
        ("idle", "Film", "playing", "block", os.getuid() + 1, 4711),
        ("idle", "We", "a session", "block", os.getuid(), 99),
        ("handle-lid-switch", "Desktop", "lid", "block", os.getuid(), 4711),
    ],
)
def test_what_does_not_keep_this_users_screen_awake_does_not_count(
    other: tuple[str, str, str, str, int, int], logind: LogindStage
) -> None:
    logind.logind.held = [other]
    source = logind.source()
    assert source.on() is False
    logind.change(other, FILM)
    until(source, lambda: source.on() is True)
    source.close()


def test_what_gives_way_to_its_user_keeps_the_screen_awake_too(logind: LogindStage) -> None:
    logind.change(("idle", "Film", "playing", "block-weak", os.getuid(), 4711))
    source = logind.source()
    assert source.on() is True
    source.close()


def test_logind_is_asked_only_when_what_is_held_has_changed(logind: LogindStage) -> None:
    source = logind.source()
    for _ in range(5):
        assert source.on() is False
        source.drain()
    assert logind.logind.asked == 1
    logind.begin()
    until(source, lambda: source.on() is True)
    assert logind.logind.asked == 2
    source.close()


def test_what_logind_held_before_it_died_does_not_count_and_its_successor_is_asked(
    logind: LogindStage,
) -> None:
    logind.begin()
    source = logind.source()
    until(source, lambda: source.on() is True)
    logind.desktop.stop(logind.bus)
    until(source, lambda: source.on() is None)
    logind.desktop.serve(MANAGER, LogindStandIn())
    until(source, lambda: source.on() is False)
    source.close()


def test_a_logind_that_hangs_costs_little_and_its_last_word_stands(logind: LogindStage) -> None:
    logind.begin()
    source = logind.source()
    until(source, lambda: source.on() is True)
    logind.desktop.silence(logind.bus)
    logind.end()
    assert not any(source.drain() for _ in range(3))
    assert source.on() is True
    source.close()


def test_on_gnome_what_only_keeps_the_machine_awake_does_not_count(tmp_path: Path) -> None:
    stage = SessionStage(tmp_path, "gnome")
    source = stage.source()
    stage.change(4)
    stage.begin()
    until(source, lambda: source.on() is True)
    stage.change(4)
    until(source, lambda: source.on() is False)
    source.close()
    stage.stop()


def test_on_kde_the_older_interface_does_not_count(desktop: Desktop) -> None:
    power, kde = PowerStandIn(), KdeStandIn()
    power.held = True
    desktop.serve(POWER, power)
    source = SessionInhibitors({"DBUS_SESSION_BUS_ADDRESS": desktop.address})
    assert source.on() is True
    desktop.serve(KDE, kde)
    until(source, lambda: source.on() is False)
    source.close()
