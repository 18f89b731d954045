"""Laws of idle time and lock under a real Wayland compositor, KDE's, without a screen."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    Message,
    MessageType,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
from stage.waiting import until as until_true

from backcare_desktop.system.linux.screen_saver import SAVERS, ScreenSaverLock
from backcare_desktop.system.linux.wayland import Wayland, packed_text
from backcare_desktop.system.linux.wayland_idle import WaylandIdle
from tests.system import lock_contract
from tests.system.bus import private_bus
from tests.system.idle_contract import IdleContract

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(shutil.which("kwin_wayland") is None, reason="kwin_wayland is not here"),
]

PAUSE = 0.3
_FAKE_INPUT = "org_kde_kwin_fake_input"
_AUTHENTICATE, _MOVE = 0, 1
_STEP = 5 << 8


class KwinStage:
    """KWin on a screen of its own, and a hand that moves its pointer."""

    def __init__(self, environ: dict[str, str], kwin: subprocess.Popen[bytes]) -> None:
        self.environ = environ
        self._kwin = kwin
        self._hand = Wayland(environ)
        self._input = self._hand.bind(self._hand.globals()[_FAKE_INPUT], 1)
        who = packed_text("tests") + packed_text("they move the pointer")
        self._hand._send(self._input, _AUTHENTICATE, who)

    def source(self) -> WaylandIdle:
        return WaylandIdle(self.environ, time.monotonic, PAUSE)

    def touch(self) -> None:
        self._hand._send(self._input, _MOVE, struct.pack("=ii", _STEP, _STEP))

    def stop(self) -> None:
        self._hand.close()
        self._kwin.terminate()
        self._kwin.wait()


@contextmanager
def kwin(folder: Path, *options: str, **environ: str) -> Iterator[KwinStage]:
    found = shutil.which("kwin_wayland")
    assert found is not None
    # A copy without the capabilities of a file, which are not granted everywhere; it must keep
    # its name.
    program = folder / "bin" / "kwin_wayland"
    program.parent.mkdir()
    shutil.copyfile(found, program)
    program.chmod(0o755)
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
    here = {key: value for key, value in os.environ.items() if key not in gone}
    environ = (
        here
        | environ
        | {
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "XDG_RUNTIME_DIR": str(runtime),
            "QT_QPA_PLATFORM": "",
            "KWIN_COMPOSE": "Q",
            "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1",
        }
    )
    size = ("--width", "640", "--height", "480")
    words = (str(program), "--virtual", "--socket", "wayland-8", *size, *options)
    with (folder / "kwin.log").open("wb") as log:
        process = subprocess.Popen(words, env=environ, stdout=log, stderr=log)
    try:
        until_true("KWin", (runtime / "wayland-8").is_socket)
        where = {"XDG_RUNTIME_DIR": str(runtime), "WAYLAND_DISPLAY": "wayland-8"}
        yield KwinStage(where, process)
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[KwinStage]:
    with kwin(tmp_path, "--no-lockscreen") as made:
        yield made
        made.stop()


class TestKwinIdle(IdleContract):
    """The contract, on KWin."""

    tolerance = PAUSE


def test_kdes_own_lock_is_heard_when_it_locks_and_no_longer_when_its_desktop_is_gone(
    tmp_path: Path,
) -> None:
    with (
        private_bus(tmp_path) as address,
        kwin(tmp_path, DBUS_SESSION_BUS_ADDRESS=address) as stage,
        open_dbus_connection(address) as hand,
    ):
        kde = SAVERS[0]
        source = ScreenSaverLock({"DBUS_SESSION_BUS_ADDRESS": address}, lambda: 12.0)
        lock = new_method_call(DBusAddress(kde.path, kde.name, kde.interface), "Lock")
        until_true("KDE's lock", lambda: _is_done(hand.send_and_get_reply(lock)))
        lock_contract.until(source, lambda: source.locked_since() == 12.0)
        stage.stop()
        lock_contract.until(source, lambda: source.locked_since() is None)
        source.close()


def _is_done(answer: Message) -> bool:
    return answer.header.message_type is MessageType.method_return
