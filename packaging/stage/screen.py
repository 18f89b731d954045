"""A virtual screen with a bus, a window manager and a throw-away home, closed without a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stage import display
from stage.children import Children
from stage.parts import found
from stage.waiting import until

_OF_THE_REAL_SESSION = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "DBUS_SESSION_BUS_ADDRESS",
    "DESKTOP_SESSION",
    "SESSION_MANAGER",
    "QT_QPA_PLATFORM",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "NO_AT_BRIDGE",
    "LANGUAGE",
    "LC_ALL",
)


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen that stands. `env` is what a program is given to appear on it."""

    children: Children
    folder: Path

    @property
    def env(self) -> dict[str, str]:
        """The surroundings of everything on this screen; may be changed for what starts later."""
        return self.children.env

    @property
    def name(self) -> str:
        """The display, as in `:7`."""
        return self.env["DISPLAY"]

    @property
    def home(self) -> Path:
        """Where the program keeps everything: `BACKCARE_HOME`."""
        return Path(self.env["BACKCARE_HOME"])

    def start(
        self, words: Sequence[str], *, env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program of the system on this screen. Raises MissingPart."""
        return self.children.start((found(words[0]), *words[1:]), env=env)

    def said(self, words: Sequence[str], *, limit_s: float = 20.0) -> bytes:
        """What a short program prints. Raises MissingPart, CalledProcessError, TimeoutExpired."""
        done = subprocess.run(
            (found(words[0]), *words[1:]),
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limit_s,
            check=True,
        )
        return done.stdout


@contextmanager
def opened(
    width: int = 1280,
    height: int = 800,
    *,
    bus: bool = True,
    window_manager: bool = True,
    compositor: bool = False,
) -> Iterator[Screen]:
    """A screen of that many pixels; everything on it ends with it. Raises MissingPart."""
    folder = Path(tempfile.mkdtemp(prefix="backcare-stage-"))
    children = Children(_surroundings(folder), folder)
    try:
        screen = Screen(children, folder)
        _start_server(screen, width, height)
        if bus:
            _start_bus(screen)
        if window_manager:
            start_window_manager(screen)
        if compositor:
            start_compositor(screen)
        yield screen
    finally:
        children.end_all()
        shutil.rmtree(folder, ignore_errors=True)


def _surroundings(folder: Path) -> dict[str, str]:
    """The environment of a user who has never been here; makes the user’s folders."""
    env = {key: value for key, value in os.environ.items() if key not in _OF_THE_REAL_SESSION}
    places = {
        "HOME": folder / "home",
        "XDG_CONFIG_HOME": folder / "home" / ".config",
        "XDG_DATA_HOME": folder / "home" / ".local" / "share",
        "XDG_STATE_HOME": folder / "home" / ".local" / "state",
        "XDG_CACHE_HOME": folder / "home" / ".cache",
        "XDG_RUNTIME_DIR": folder / "runtime",
        "BACKCARE_HOME": folder / "backcare",
    }
    for place in places.values():
        place.mkdir(mode=0o700, parents=True)
    return {
        **env,
        **{key: str(place) for key, place in places.items()},
        "LANG": "C.UTF-8",
        "XDG_SESSION_TYPE": "x11",
        "XDG_CURRENT_DESKTOP": "XFCE",
    }


def _start_server(screen: Screen, width: int, height: int) -> None:
    """An X server on the first free display; it says itself which one that is."""
    size = f"{width}x{height}x24"
    words = (found("Xvfb"), "-displayfd", "1", "-screen", "0", size)
    options = ("-nolisten", "tcp", "-noreset", "-dpi", "96")
    server = screen.children.start((*words, *options), stdout=subprocess.PIPE)
    number = _first_line(screen, server, "Xvfb")
    screen.env["DISPLAY"] = f":{number}"


def _start_bus(screen: Screen) -> None:
    words = (found("dbus-daemon"), "--session", "--nofork", "--nopidfile", "--print-address=1")
    daemon = screen.children.start(words, stdout=subprocess.PIPE)
    screen.env["DBUS_SESSION_BUS_ADDRESS"] = _first_line(screen, daemon, "dbus-daemon")


def _first_line(screen: Screen, child: subprocess.Popen[bytes], program: str) -> str:
    """What a child says once it is ready. Raises ConnectionRefusedError with its complaint.

    Read up to the newline: a pipe closed earlier would end the X server.
    """
    line = child.stdout.readline().decode().strip() if child.stdout else ""
    if not line:
        log = screen.children.log_of(program)
        raise ConnectionRefusedError(log.read_text(encoding="utf-8", errors="replace"))
    return line


def start_window_manager(screen: Screen) -> subprocess.Popen[bytes]:
    """Openbox, ready when this returns. Raises MissingPart, NotInTime."""
    manager = screen.start(("openbox", "--sm-disable"))
    until("a window manager", lambda: display.has_window_manager(screen.name))
    return manager


def start_compositor(screen: Screen) -> subprocess.Popen[bytes]:
    """Picom, ready when this returns, so that windows may be translucent. Raises MissingPart."""
    compositor = screen.start(("picom", "--backend", "xrender", "--config", os.devnull))
    until("a compositor", lambda: display.has_owner(screen.name, "_NET_WM_CM_S0"))
    return compositor
