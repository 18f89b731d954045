"""Small children that keep facts as the program does, and say each number once it is kept.

`python -m bench.writer FOLDER` forks one for each number it reads: kills are tried on them.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from backcare_desktop.core.facts import Fact, Skipped
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import open_reader
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.keeper import Keeper, Rescue
from backcare_desktop.store.mending import mend, open_sound
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.reserve import Reserve

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def fact(number: int) -> Fact:
    """The fact of that number, which is its id."""
    return Skipped(id=UUID(int=number), at=AT, day=DAY, slot=f"slot {number}")


def keeper_in(folder: Path) -> Keeper:
    """A keeper with all that the program gives it, its files in this folder."""
    path, backups = folder / "log.sqlite3", Backups(folder / "backups")
    return Keeper(
        writes=lambda: FactLog(open_sound(path)),
        reads=lambda: FactLog(open_reader(path)),
        outbox=Outbox(folder / "waiting.jsonl"),
        rescue=Rescue(lambda: mend(path, backups, AT), Reserve(folder / "reserve")),
    )


def write(folder: Path, first: int) -> None:
    """Start, say how much is known, and then keep one after the other until killed."""
    keeper = keeper_in(folder)
    _say(f"known {len(keeper.remembered(DAY))}")
    for number in range(first, sys.maxsize):
        keeping = keeper.append([fact(number)])
        _say(f"{type(keeping).__name__} {number}")


def serve(folder: Path) -> None:
    """Fork a writer for each line of stdin, the number to begin with, and say when it is gone."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            write(folder, int(line))
        _say(f"pid {child}")
        os.waitpid(child, 0)
        _say("gone 0")


def _say(words: str) -> None:
    """At once and in one piece, so that a kill tears no line."""
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
