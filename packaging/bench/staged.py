"""The two programs that are compared, on a virtual screen with a bus and a tray."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from stage import screen, tray_host
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import NotInTime

from backcare_desktop.core.facts import ScreenAnswered
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.ui.first_answers import SHOWN
from bench.process import Work, work

HERE = Path(__file__).resolve().parent.parent
FLOOR = (sys.executable, "-m", "bench.floor")
PROGRAM = (sys.executable, "-m", "backcare_desktop", "run")

ALWAYS = "[hours]\n" + "".join(
    f'{day} = ["00:00-00:00"]\n'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
"""Settings under which the schedule counts at any hour, whenever this is run."""

_LIMIT_S, _LOOK_S = 30.0, 0.004


@dataclass(frozen=True, slots=True)
class Place:
    """A screen with a tray, and the program’s throw-away data in it."""

    screen: Screen
    host: TrayHost

    @property
    def home(self) -> Path:
        """Where the program keeps everything."""
        return self.screen.home

    def start(self, words: Sequence[str], env: Mapping[str, str] | None = None) -> Started:
        """Start one of the programs; see `Started.icon`."""
        around = {"PYTHONPATH": str(HERE), **(env or {})}
        before = len(self.host.items())
        return Started(self, self.screen.children.start(words, env=around), before)


class Started:
    """A program of ours that runs."""

    def __init__(self, place: Place, process: subprocess.Popen[bytes], before: int) -> None:
        self._place, self._process, self._before = place, process, before

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def icon(self) -> Work:
        """What it has cost when its icon stands in the tray. Raises NotInTime."""
        deadline = time.monotonic() + _LIMIT_S
        while len(self._place.host.items()) <= self._before:
            if self._process.poll() is not None:
                raise NotInTime(f"the program has ended: {self._last_words()}")
            if time.monotonic() > deadline:
                raise NotInTime(f"no icon in the tray within {_LIMIT_S:g} s")
            time.sleep(_LOOK_S)
        return work(self.pid)

    def _last_words(self) -> str:
        log = self._place.screen.children.log_of(sys.executable)
        lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "it said nothing")

    def stop(self) -> None:
        """End it."""
        self._place.screen.children.stop(self._process)
        deadline = time.monotonic() + _LIMIT_S
        while len(self._place.host.items()) > self._before and time.monotonic() < deadline:
            time.sleep(_LOOK_S)


@contextmanager
def opened(*, window_manager: bool = False) -> Iterator[Place]:
    """Such a place; the program’s first start lies behind it. Raises MissingPart."""
    with screen.opened(window_manager=window_manager) as stands, tray_host.running(stands) as host:
        settle_in(stands.home)
        keep_bytecode(stands)
        yield Place(stands, host)


def keep_bytecode(stands: Screen) -> None:
    """As an installed program has it from its second start on, wherever ours may not be kept."""
    stands.env.pop("PYTHONDONTWRITEBYTECODE", None)
    stands.env["PYTHONPYCACHEPREFIX"] = str(stands.folder / "bytecode")


def settle_in(home: Path) -> None:
    """Somebody has been here before, and works around the clock."""
    (home / "config").mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "config" / "settings.toml").write_text(ALWAYS, encoding="utf-8")
    now = datetime.now().astimezone()
    shown = ScreenAnswered(id=uuid4(), at=now, day=now.date(), screen=SHOWN, answer="yes")
    database = home / "data" / "log.sqlite3"
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(FactLog(open_writer(database))) as log:
        log.append((shown,))
