"""Laws of what is heard when the user asks the desktop for quiet."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("dbus_fast")

from dbus_fast import DBusError, PropertyAccess, Variant
from dbus_fast.annotations import DBusBool, DBusStr, DBusVariant
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from backcare_desktop.system.choose import FIRST_WAIT, Maker
from backcare_desktop.system.linux.do_not_disturb import (
    NOTIFICATIONS,
    XFCONF,
    KdeQuiet,
    XfceQuiet,
)
from backcare_desktop.system.linux.gnome_quiet import GnomeQuiet
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import StateSource
from backcare_desktop.system.signs import ChosenState
from tests.system.bus import private_bus
from tests.system.desktop_bus import Desktop
from tests.system.state_contract import StateContract, until
from tests.system.test_appearance import Changed


class PlasmaStandIn(ServiceInterface):
    def __init__(self) -> None:
        super().__init__(NOTIFICATIONS.interface)
        self.inhibited = False

    @dbus_property(access=PropertyAccess.READ)
    def Inhibited(self) -> DBusBool:
        return self.inhibited

    def inhibit(self, *, inhibited: bool) -> None:
        self.inhibited = inhibited
        self.emit_properties_changed({"Inhibited": inhibited})


class XfconfStandIn(ServiceInterface):
    def __init__(self) -> None:
        super().__init__(XFCONF.interface)
        self.quiet: bool | None = None

    @dbus_method()
    def GetProperty(self, channel: DBusStr, name: DBusStr) -> DBusVariant:
        if (channel, name) != ("xfce4-notifyd", "/do-not-disturb") or self.quiet is None:
            raise DBusError("org.xfce.Xfconf.Error.PropertyNotFound", "not set")
        return Variant("b", self.quiet)

    @dbus_signal()
    def PropertyChanged(self, channel: str, name: str, value: Variant) -> Changed:
        return (channel, name, value)

    def switch(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.PropertyChanged("xfce4-notifyd", "/do-not-disturb", Variant("b", quiet))


class BusStage:
    """A bus that can end before the test does."""

    def __init__(self, folder: Path) -> None:
        self._bus = private_bus(folder)
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": self._bus.__enter__()}
        self.desktop = Desktop(self.environ["DBUS_SESSION_BUS_ADDRESS"])
        self._stands = True

    def stop(self) -> None:
        if self._stands:
            self._stands = False
            self.desktop.close()
            self._bus.__exit__(None, None, None)


class KdeStage(BusStage):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.plasma = PlasmaStandIn()
        self.bus = self.desktop.serve(NOTIFICATIONS, self.plasma)

    def source(self) -> KdeQuiet:
        return KdeQuiet(self.environ)

    def begin(self) -> None:
        self.desktop.tell(lambda: self.plasma.inhibit(inhibited=True))

    def end(self) -> None:
        self.desktop.tell(lambda: self.plasma.inhibit(inhibited=False))


class XfceStage(BusStage):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.xfconf = XfconfStandIn()
        self.desktop.serve(XFCONF, self.xfconf)

    def source(self) -> XfceQuiet:
        return XfceQuiet(self.environ)

    def begin(self) -> None:
        self.desktop.tell(lambda: self.xfconf.switch(quiet=True))

    def end(self) -> None:
        self.desktop.tell(lambda: self.xfconf.switch(quiet=False))


class GnomeStage:
    """GNOME's own settings, kept in a file."""

    def __init__(self, folder: Path) -> None:
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CURRENT_DESKTOP": "ubuntu:GNOME",
            "GSETTINGS_BACKEND": "keyfile",
        }
        self._source: GnomeQuiet | None = None

    def source(self) -> GnomeQuiet:
        self._source = GnomeQuiet(self.environ)
        return self._source

    def begin(self) -> None:
        self._set("false")

    def end(self) -> None:
        self._set("true")

    def _set(self, shown: str) -> None:
        words = ("gsettings", "set", "org.gnome.desktop.notifications", "show-banners", shown)
        subprocess.run(words, env=self.environ, check=True)

    def stop(self) -> None:
        self.environ["PATH"] = ""
        if self._source is not None:
            self._source._told._monitor._process.kill()


@pytest.fixture
def kde(tmp_path: Path) -> Iterator[KdeStage]:
    stage = KdeStage(tmp_path)
    yield stage
    stage.stop()


@pytest.fixture
def xfce(tmp_path: Path) -> Iterator[XfceStage]:
    stage = XfceStage(tmp_path)
    yield stage
    stage.stop()


class TestKde(StateContract):
    @pytest.fixture
    def stage(self, kde: KdeStage) -> KdeStage:
        return kde


class TestXfce(StateContract):
    @pytest.fixture
    def stage(self, xfce: XfceStage) -> XfceStage:
        return xfce


def has_gnomes_schemas() -> bool:
    if shutil.which("gsettings") is None:
        return False
    words = ("gsettings", "get", "org.gnome.desktop.notifications", "show-banners")
    environ = {"PATH": os.environ["PATH"], "GSETTINGS_BACKEND": "memory"}
    done = subprocess.run(words, env=environ, capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.skipif(not has_gnomes_schemas(), reason="GNOME's schemas are not here")
class TestGnome(StateContract):
    @pytest.fixture
    def stage(self, tmp_path: Path) -> GnomeStage:
        return GnomeStage(tmp_path)


def test_gnomes_setting_means_nothing_elsewhere() -> None:
    with pytest.raises(OSError, match="not GNOME"):
        GnomeQuiet({"XDG_CURRENT_DESKTOP": "XFCE", "PATH": os.environ["PATH"]})


def test_a_notification_server_that_is_not_plasmas_does_not_tell(tmp_path: Path) -> None:
    class Other(ServiceInterface):
        def __init__(self) -> None:
            super().__init__(NOTIFICATIONS.interface)

    stage = BusStage(tmp_path)
    stage.desktop.serve(NOTIFICATIONS, Other())
    with pytest.raises(OSError, match="does not tell"):
        KdeQuiet(stage.environ)
    stage.stop()


def test_a_plasma_that_starts_after_us_is_heard(tmp_path: Path) -> None:
    now = 0.0
    stage = BusStage(tmp_path)
    makers: list[Maker[StateSource]] = [Maker("KDE", lambda: KdeQuiet(stage.environ))]
    chosen = ChosenState("do-not-disturb", makers, Nothing(), now=lambda: now)
    assert chosen.on() is None
    plasma = PlasmaStandIn()
    stage.desktop.serve(NOTIFICATIONS, plasma)
    now = FIRST_WAIT
    assert chosen.on() is False
    stage.desktop.tell(lambda: plasma.inhibit(inhibited=True))
    until(chosen, lambda: chosen.on() is True)
    chosen.close()
    stage.stop()


def test_a_plasma_that_starts_anew_is_asked_again(kde: KdeStage) -> None:
    source = kde.source()
    kde.begin()
    until(source, lambda: source.on() is True)
    kde.desktop.stop(kde.bus)
    until(source, lambda: source.on() is None)
    assert source.usable()
    plasma = PlasmaStandIn()
    plasma.inhibited = True
    kde.desktop.serve(NOTIFICATIONS, plasma)
    until(source, lambda: source.on() is True)
    source.close()


def test_on_xfce_never_set_is_off_and_other_settings_are_not_it(xfce: XfceStage) -> None:
    source = xfce.source()
    assert source.on() is False
    on = Variant("b", True)  # noqa: FBT003 - a value on the bus
    xfce.desktop.tell(lambda: xfce.xfconf.PropertyChanged("xfce4-panel", "/do-not-disturb", on))
    xfce.desktop.tell(lambda: xfce.xfconf.PropertyChanged("xfce4-notifyd", "/fade", on))
    source._wait(lambda: source.on() is True, 0.1)
    assert source.on() is False
    xfce.begin()
    until(source, lambda: source.on() is True)
    source.close()
