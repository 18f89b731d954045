"""Kill the writer of a log at random instants and start it again: the account must add up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from backcare_desktop.store.database import open_reader
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.soundness import examine
from bench.rows import Measured
from bench.writer import DAY

ROOT = Path(__file__).parents[2]
MOST_WAIT_S = 0.01
MOST_FACTS = 8
KILLS = 1000


class Lost(Exception):
    """A fact that was told of is not there. Its text is the account."""


@dataclass(frozen=True, slots=True)
class Account:
    """How many facts were told of as kept, and how many there are."""

    told: int
    kept: int


def kills() -> Iterator[Measured]:
    """A thousand kills; how many facts were lost that had been told of as kept."""
    with tempfile.TemporaryDirectory(prefix="backcare-bench-") as folder:
        account = kill_often(Path(folder), KILLS, random.Random())  # noqa: S311 - a dice
    yield Measured("kills_lost", 0, beside=f"{KILLS} kills, {account.told} facts told of")


def kill_often(folder: Path, rounds: int, chance: random.Random) -> Account:
    """Kill so often, each followed by a start. Raises Lost, DamagedLog.

    A fact that was not told of may be there: the kill came between the writing and the word.
    """
    told = 0
    with _writers(folder) as writers:
        for _ in range(rounds):
            told = _one_kill(writers, told, chance)
    with closing(FactLog(open_reader(folder / "log.sqlite3"))) as log:
        numbers = [fact.id.int for fact in log.since(DAY)]
    missing = set(range(1, told + 1)) - set(numbers)
    if missing or numbers != sorted(set(numbers)):
        raise Lost(f"told of {told}, kept {len(numbers)}, missing {sorted(missing)[:9]}")
    return Account(told, examine(folder / "log.sqlite3"))


@contextmanager
def _writers(folder: Path) -> Iterator[subprocess.Popen[str]]:
    path = os.pathsep.join((str(ROOT), str(ROOT / "packaging")))
    process = subprocess.Popen(
        (sys.executable, "-m", "bench.writer", str(folder)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    with process:
        yield process


def _one_kill(writers: subprocess.Popen[str], told: int, chance: random.Random) -> int:
    """Let one start and keep a few facts, kill it; the last number it told of. Raises Lost."""
    if writers.stdin is None or writers.stdout is None:
        raise Lost("the writers cannot be heard")
    writers.stdin.write(f"{told + 1}\n")
    writers.stdin.flush()
    left, pid = chance.randint(0, MOST_FACTS), 0
    for line in writers.stdout:
        word, number = line.split()
        match word:
            case "gone":
                return told
            case "pid":
                pid = int(number)
            case "known" if int(number) < told:
                raise Lost(f"told of {told}, known at the next start {number}")
            case "known":
                pass
            case "NotSaved" | "StillWaiting":
                pass
            case _:
                told = max(told, int(number))
        left -= 1
        if pid and left < 0:
            time.sleep(chance.random() * MOST_WAIT_S)
            os.kill(pid, signal.SIGKILL)
            pid, left = 0, sys.maxsize
    raise Lost(f"the writer ended by itself after {told}")
