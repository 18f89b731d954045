"""At rest with every sense on: under X11, and under a Wayland compositor, in the same minutes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from stage import kwin
from stage.screen import Screen
from stage.waiting import until

from backcare_desktop.core.sense import Sense
from backcare_desktop.system.nothing import NOTHING
from bench import staged
from bench.minute import WINDOW_S, over
from bench.rows import Measured

_SOUND = (
    "pulseaudio",
    "-n",
    "--daemonize=no",
    "--exit-idle-time=-1",
    "--load=module-native-protocol-unix",
    "--load=module-null-source source_name=mic",
)
SETTLE_S = 185.0
"""Until it is at rest: after the start some are asked once more, and after two minutes the day's
backup is made by a child."""

MINUTES = 4
"""So many are looked at: there is a look or two in each, and no two cost the same."""

_LOGIND = (sys.executable, "-m", "stage.session_service")


def sensing() -> Iterator[Measured]:
    """Wake-ups and CPU of each."""
    with ExitStack() as stack:
        x11 = stack.enter_context(staged.opened(window_manager=True))
        wayland = stack.enter_context(staged.opened())
        for place in (x11, wayland):
            _services(place.screen)
        x11.screen.said(("xfconf-query", "-l"))
        stack.enter_context(kwin.running(wayland.screen.children, wayland.screen.folder))
        wayland.screen.env.update({"WAYLAND_DISPLAY": kwin.DISPLAY, "DISPLAY": ""})
        begun = x11.start(staged.PROGRAM), wayland.start(staged.PROGRAM)
        for one in begun:
            one.icon()
        time.sleep(SETTLE_S)
        done = over([one.pid for one in begun], MINUTES * WINDOW_S)
        for name, place, own in zip(("x11", "wayland"), (x11, wayland), done, strict=True):
            beside = _in_use(place.screen)
            yield Measured(f"sensing_{name}_wakeups_per_min", own.wakeups, beside=beside)
            yield Measured(f"sensing_{name}_cpu_s_per_min", own.cpu_s, beside=beside)


def _services(screen: Screen) -> None:
    """A sound server with a microphone, and a session manager on the same bus."""
    session_manager(screen)
    screen.start(_SOUND)
    until("a sound server", Path(screen.env["XDG_RUNTIME_DIR"], "pulse", "native").is_socket)


def session_manager(screen: Screen) -> subprocess.Popen[bytes]:
    """It stands, on the bus of the session, which serves as the system's, too."""
    screen.env["DBUS_SYSTEM_BUS_ADDRESS"] = screen.env["DBUS_SESSION_BUS_ADDRESS"]
    around = {"PYTHONPATH": str(staged.HERE), "PYTHONWARNINGS": "ignore"}
    logind = screen.children.start(_LOGIND, env=around, stdout=subprocess.PIPE)
    if logind.stdout is not None:
        logind.stdout.readline()
    return logind


def _in_use(screen: Screen) -> str:
    """Which sources there are, as `doctor` tells."""
    said = screen.said((sys.executable, "-m", "backcare_desktop", "doctor", "--json"))
    used = [line["source"] for line in json.loads(said) if line["sense"] in set(Sense)]
    return ", ".join(dict.fromkeys(source for source in used if source != NOTHING))
