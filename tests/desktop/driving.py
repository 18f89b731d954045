"""The program as its tests drive it: a working day that does not wait, and what is remembered."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from stage import accessibility, program
from stage.program import Program
from stage.screen import Screen
from stage.waiting import until

from backcare_desktop.core.facts import ScreenAnswered
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.ui.first_answers import SHOWN

CARD = "Time to"
"""How the name of the card begins for a screen reader."""

Fact = dict[str, Any]


def working_day(hour: int = 9, minute: int = 0) -> datetime:
    """That local time on the last working day before today, so that `log` still shows it."""
    day = datetime.now().astimezone() - timedelta(days=1)
    while day.isoweekday() > 5:
        day -= timedelta(days=1)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def day_from(begin: datetime) -> Mapping[str, str]:
    """What makes that the program's time, which hurries on while nothing is on screen."""
    return {**accessibility.ON, "BACKCARE_DEMO_START": begin.isoformat()}


def settle_in(home: Path) -> None:
    """Somebody has been here before, one evening: the page of the first start is behind them."""
    at = working_day(20) - timedelta(days=1)
    shown = ScreenAnswered(id=uuid4(), at=at, day=at.date(), screen=SHOWN, answer="yes")
    database = home / "data" / "log.sqlite3"
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(FactLog(open_writer(database))) as log:
        log.append((shown,))


def work_all_day(home: Path) -> None:
    """Hours so long that from noon on only sitting brings a prompt."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday")
    lines = "".join(f'{day} = ["06:00-22:00"]\n' for day in days)
    (home / "config").mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "config" / "settings.toml").write_text(f"[hours]\n{lines}", encoding="utf-8")


@contextmanager
def working(
    desktop: Screen, begin: datetime | None = None, env: Mapping[str, str] | None = None
) -> Iterator[Program]:
    """The program on such a day, once it answers; its first start is behind it."""
    settle_in(desktop.home)
    surroundings = {**day_from(begin or working_day()), **(env or {})}
    with program.running(desktop, env=surroundings) as running:
        yield running.wait_until_it_answers()


@contextmanager
def resting(desktop: Screen) -> Iterator[Program]:
    """The program while prompts are off, so that nothing comes up by itself."""
    with working(desktop, working_day(20)) as running:
        assert running.cli("pause").code == 0
        yield running


def state(running: Program) -> str:
    """What is going on, in a word."""
    return str(running.cli("status", "--json").table["state"])


def facts(running: Program, kind: str = "") -> list[Fact]:
    """What is remembered, the oldest first; of one kind where it is named."""
    said = running.cli("log", "--json").table
    return [fact for fact in said if kind in {"", fact["kind"]}]


def wait_for_state(running: Program, wanted: str, *, limit_s: float = 20.0) -> None:
    until(f"the state {wanted!r}", lambda: state(running) == wanted, limit_s)


def wait_for_fact(running: Program, kind: str, *, limit_s: float = 20.0) -> Fact:
    """The newest fact of that kind, once there is one."""
    return wait_for_facts(running, kind, 1, limit_s=limit_s)[-1]


def wait_for_facts(running: Program, kind: str, count: int, *, limit_s: float = 20.0) -> list[Fact]:
    """The facts of that kind, once there are so many."""

    def look() -> list[Fact]:
        found = facts(running, kind)
        return found if len(found) >= count else []

    return until(f"{count} facts {kind!r}", look, limit_s)


def click(desktop: Screen, running: Program, name: str) -> None:
    """Click the button of that name with the real pointer."""
    accessibility.click(desktop, running.pid, "push button", name)


def stand_still(pid: int, seconds: float) -> None:
    """As the system does with a process that it has no time for."""
    begun = time.monotonic()
    os.kill(pid, signal.SIGSTOP)
    try:
        until("the time is gone", lambda: time.monotonic() - begun >= seconds)
    finally:
        os.kill(pid, signal.SIGCONT)
