"""Laws of the worst: killed, full, failing at every write in turn; what was told is there."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from bench.killing import kill_often
from bench.writer import DAY, fact, keeper_in

from backcare_desktop.core.keeping import Mended, Saved
from backcare_desktop.store.database import Database, open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.keeper import Keeper
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.soundness import examine
from tests.store.refused import small_disk

ROUNDS = 100


def kept(folder: Path) -> list[int]:
    with closing(FactLog(open_reader(folder / "log.sqlite3"))) as log:
        return [one.id.int for one in log.since(DAY)]


def test_a_hundred_kills_at_random_instants_lose_nothing_that_was_told(tmp_path: Path) -> None:
    account = kill_often(tmp_path, ROUNDS, random.Random(2026))  # noqa: S311 - a dice for a test
    assert account.kept >= account.told > ROUNDS
    assert list(tmp_path.glob("*damaged*")) == []


def test_kills_on_a_full_disk_lose_nothing_that_was_told_as_kept() -> None:
    """What does not fit is not told as kept; the disk fills up while it is killed and killed."""
    with small_disk(kib=512) as disk:
        found = os.statvfs(disk)
        room = 160 * 1024
        (disk / "ballast").write_bytes(bytes(found.f_bavail * found.f_bsize - room))
        chance = random.Random(7)  # noqa: S311 - a dice for a test
        account = kill_often(disk, 60, chance)
        assert account.kept >= account.told > 0
        (disk / "ballast").unlink()
        keeper = keeper_in(disk)
        keeper.remembered(DAY)
        assert isinstance(keeper.append([fact(10**6)]), Saved | Mended)
        keeper.close()
        assert set(kept(disk)) >= {*range(1, account.told + 1), 10**6}
        assert examine(disk / "log.sqlite3") == len(kept(disk))


class Failing(sqlite3.Connection):
    """A connection whose n-th statement fails as if the disk had."""

    left = 0

    def execute(self, *words: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as the library has it
        self._count()
        return super().execute(*words)

    def executemany(self, *words: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as the library has it
        self._count()
        return super().executemany(*words)

    @classmethod
    def _count(cls) -> None:
        cls.left -= 1
        if cls.left == 0:
            raise _refused()


def _refused() -> sqlite3.Error:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    return error


@contextmanager
def failing_at(path: Path, statement: int) -> Iterator[Callable[[], FactLog]]:
    """Opens the log through a connection whose statement of that number fails, once."""
    open_writer(path).close()
    opened: list[sqlite3.Connection] = []
    Failing.left = statement

    def writes() -> FactLog:
        found = path.stat()
        connection = sqlite3.connect(path, isolation_level=None, factory=Failing)
        opened.append(connection)
        return FactLog(Database(path, connection, (found.st_dev, found.st_ino)))

    yield writes
    Failing.left = 0
    for connection in opened:
        connection.close()


@pytest.mark.parametrize("statement", range(1, 25))
def test_whichever_statement_fails_every_fact_is_there_once_in_the_end(
    tmp_path: Path, statement: int
) -> None:
    path = tmp_path / "log.sqlite3"
    with failing_at(path, statement) as writes:
        keeper = Keeper(writes, writes, Outbox(tmp_path / "waiting.jsonl"))
        for number in range(1, 6):
            keeper.append([fact(number)])
        keeper.close()
    assert kept(tmp_path) == [1, 2, 3, 4, 5]
    assert examine(path) == 5
