"""Laws of idle time under GNOME's real compositor, without a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import (  # type: ignore[import-untyped]
    DBusConnection,
    open_dbus_connection,
)
from stage.waiting import until as until_true

from backcare_desktop.system.linux.mutter_idle import MutterIdle
from tests.system.bus import private_bus
from tests.system.idle_contract import IdleContract

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(shutil.which("mutter") is None, reason="mutter is not here"),
]

REMOTE = "org.gnome.Mutter.RemoteDesktop"


class MutterStage:
    """Mutter on a screen of its own, and a hand that moves its pointer."""

    def __init__(self, address: str, mutter: subprocess.Popen[bytes]) -> None:
        self._environ = {"DBUS_SESSION_BUS_ADDRESS": address}
        self._mutter = mutter
        self._hand: DBusConnection = open_dbus_connection(address)
        until_true("Mutter", self._made)
        (path,) = self._asked("/org/gnome/Mutter/RemoteDesktop", REMOTE, "CreateSession")
        self._session = str(path)
        self._asked(self._session, f"{REMOTE}.Session", "Start")

    def _made(self) -> bool:
        try:
            self.source().close()
        except OSError:
            return False
        return True

    def _asked(self, path: str, interface: str, member: str, *step: float) -> tuple[object, ...]:
        signature = "d" * len(step) or None
        message = new_method_call(DBusAddress(path, REMOTE, interface), member, signature, step)
        answer: tuple[object, ...] = self._hand.send_and_get_reply(message).body
        return answer

    def source(self) -> MutterIdle:
        return MutterIdle(self._environ, time.monotonic)

    def touch(self) -> None:
        self._asked(self._session, f"{REMOTE}.Session", "NotifyPointerMotionRelative", 5.0, 5.0)

    def stop(self) -> None:
        self._mutter.terminate()
        self._mutter.wait()

    def close(self) -> None:
        self.stop()
        self._hand.close()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[MutterStage]:
    with private_bus(tmp_path) as address:
        gone = {"DISPLAY", "WAYLAND_DISPLAY"}
        environ = {key: value for key, value in os.environ.items() if key not in gone} | {
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "DBUS_SESSION_BUS_ADDRESS": address,
            "GSETTINGS_BACKEND": "memory",
        }
        words = ("mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "640x480")
        with (tmp_path / "mutter.log").open("wb") as log:
            process = subprocess.Popen(words, env=environ, stdout=log, stderr=log)
        try:
            made = MutterStage(address, process)
            yield made
            made.close()
        finally:
            process.kill()
            process.wait()


class TestMutterIdle(IdleContract):
    """The contract, on Mutter."""

    tolerance = 0.2
