"""Laws of a damaged log: nothing that can be read is lost, and the damaged file itself is kept."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest

from backcare_desktop.core.facts import Fact, Skipped
from backcare_desktop.core.keeping import Salvaged, Saved
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.paths import HOME
from backcare_desktop.store.backup_child import FOUND_DAMAGED
from backcare_desktop.store.backup_child import main as keep_backup
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import Database, open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.keeper import Keeper, Rescue
from backcare_desktop.store.mending import mend, open_sound, set_aside
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.refusals import DamagedLog, StoreError
from backcare_desktop.store.reserve import Reserve

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 15, tzinfo=timezone(timedelta(hours=1)))
PAGE = 4096


def fact(number: int) -> Skipped:
    return Skipped(id=UUID(int=number), at=NOW, day=DAY, slot=f"slot {number} " + "x" * 60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "log.sqlite3"


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "data" / "backups")


def remember(path: Path, *numbers: int) -> None:
    with closing(FactLog(open_writer(path))) as log:
        log.append(map(fact, numbers))


def remembered(path: Path) -> list[Fact]:
    with closing(FactLog(open_reader(path))) as log:
        return log.since(date.min)


def keeper_of(
    path: Path, backups: Backups, opened: Callable[[Path], Database] = open_sound
) -> Keeper:
    return Keeper(
        writes=lambda: FactLog(opened(path)),
        reads=lambda: FactLog(open_reader(path)),
        outbox=Outbox(path.parent / "waiting.jsonl"),
        rescue=Rescue(lambda: mend(path, backups, NOW), Reserve(path.parent / "reserve")),
    )


def spoil(path: Path, page: int, count: int = 1) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(b"\xa5" * PAGE * count)


def test_an_index_that_has_turned_is_mended_when_the_backup_finds_it(
    path: Path, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path))
    remember(path, *range(1, 60))
    # In the index alone the kind stands right behind the day.
    turned = path.read_bytes().replace(b"2026-11-24skipped", b"2026-11-23skipped", 1)
    path.write_bytes(turned)
    # As with a log that is too large for its indexes to be compared at each opening.
    keeper = keeper_of(path, backups, open_writer)
    assert keeper.append([fact(60)]) == Saved()
    assert keep_backup("2026-11-24") == FOUND_DAMAGED
    keeper.found_damaged()
    told = keeper.retry()
    assert isinstance(told, Salvaged)
    assert remembered(path) == [fact(number) for number in range(1, 61)]
    assert keep_backup("2026-11-24") == 0
    assert keeper.retry() == Saved()
    keeper.close()


def test_a_sound_log_is_opened_as_it_is(path: Path) -> None:
    remember(path, 1)
    open_sound(path).close()
    assert remembered(path) == [fact(1)]


def test_a_spoiled_page_costs_only_its_own_facts(path: Path, backups: Backups) -> None:
    remember(path, *range(1, 401))
    spoil(path, 5, 3)
    with pytest.raises(DamagedLog):
        open_sound(path)
    before = path.read_bytes()
    salvage = mend(path, backups, NOW)
    assert salvage.aside == "log-damaged-2026-11-24T091500.sqlite3"
    assert (path.parent / salvage.aside).read_bytes() == before
    assert set_aside(path) == [path.parent / salvage.aside]
    left = remembered(path)
    assert 300 < len(left) == salvage.saved < 400
    assert left == [one for one in map(fact, range(1, 401)) if one in left]
    open_sound(path).close()


def test_with_a_backup_nothing_is_lost_that_was_in_either(path: Path, backups: Backups) -> None:
    remember(path, *range(1, 201))
    backups.keep(path, DAY)
    remember(path, *range(201, 301))
    spoil(path, 5, 2)
    assert mend(path, backups, NOW) == Salvage("log-damaged-2026-11-24T091500.sqlite3", DAY, 100)
    assert remembered(path) == list(map(fact, range(1, 301)))


def nonsense(path: Path) -> None:
    path.write_bytes(b"this is no database " * 4000)


def headless(path: Path) -> None:
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * PAGE + 17])


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title)")
        other.commit()


@pytest.mark.parametrize("ruin", [nonsense, headless, cut_off, of_another_program])
def test_a_log_of_which_nothing_is_left_is_begun_from_the_backup(
    path: Path, backups: Backups, ruin: Callable[[Path], None]
) -> None:
    remember(path, 1, 2)
    backups.keep(path, DAY - timedelta(days=1))
    ruin(path)
    salvage = mend(path, backups, NOW)
    assert (salvage.backup, salvage.saved) == (DAY - timedelta(days=1), 0)
    assert remembered(path) == [fact(1), fact(2)]


def test_a_broken_backup_is_passed_over_for_an_older_one(path: Path, backups: Backups) -> None:
    remember(path, 1)
    backups.keep(path, DAY - timedelta(days=2))
    remember(path, 2)
    backups.keep(path, DAY - timedelta(days=1))
    spoil(backups.file(DAY - timedelta(days=1)), 1)
    nonsense(path)
    assert mend(path, backups, NOW).backup == DAY - timedelta(days=2)
    assert remembered(path) == [fact(1)]


def test_two_damaged_logs_of_one_second_are_both_kept(path: Path, backups: Backups) -> None:
    for _ in range(2):
        path.parent.mkdir(exist_ok=True)
        nonsense(path)
        mend(path, backups, NOW)
    assert len(set_aside(path)) == 2


def test_a_mending_that_was_killed_is_ended_at_the_next_opening(path: Path) -> None:
    remember(path, 1)
    mended = path.with_name("log.sqlite3.mended")
    shutil.copy(path, mended)
    path.unlink()
    open_sound(path).close()
    assert remembered(path) == [fact(1)]
    assert not mended.exists()


def test_the_user_is_told_once_and_what_happens_goes_on(path: Path, backups: Backups) -> None:
    remember(path, *range(1, 301))
    spoil(path, 5, 3)
    keeper = keeper_of(path, backups)
    start = keeper.remembered(DAY)
    assert 240 < len(start) < 300
    told = keeper.append([fact(500)])
    assert isinstance(told, Salvaged)
    assert told.salvage.saved == len(start)
    assert keeper.append([fact(501)]) == Saved()
    keeper.close()
    assert remembered(path) == [*start, fact(500), fact(501)]


def test_a_log_that_is_damaged_while_it_is_in_use_is_mended_too(
    path: Path, backups: Backups
) -> None:
    keeper = keeper_of(path, backups)
    keeper.append(map(fact, range(1, 301)))
    backups.keep(path, DAY)
    keeper.close()
    with path.open("r+b") as file:
        file.write(b"\0" * 2 * PAGE)
    assert isinstance(keeper.append([fact(301)]), Salvaged)
    keeper.close()
    assert remembered(path) == list(map(fact, range(1, 302)))


@pytest.mark.parametrize("seed", range(25))
def test_whatever_bytes_are_flipped_the_account_adds_up(tmp_path: Path, seed: int) -> None:
    """Every fact comes back, from the file, the backup or what was saved, or its loss is told."""
    chance = random.Random(seed)  # noqa: S311 - a dice for a test
    path, backups = tmp_path / "data" / "log.sqlite3", Backups(tmp_path / "backups")
    remember(path, *range(1, 101))
    backups.keep(path, DAY)
    remember(path, *range(101, 141))
    damaged = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 3, 30))):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    path.write_bytes(damaged)
    keeper = keeper_of(path, backups)
    start = keeper.remembered(DAY)
    told = keeper.append([fact(200)])
    keeper.close()
    after = {one.id.int for one in remembered(path)}
    assert {one.id.int for one in start} <= after
    lost = set(range(1, 141)) - after
    if isinstance(told, Salvaged):
        assert told.salvage.saved == len(after) - 100 - 1
        assert not lost & set(range(1, 101))
    else:
        assert told == Saved()
        assert not lost
    assert 200 in after


def test_a_mending_that_is_refused_leaves_the_damaged_log_where_it_is(
    path: Path, backups: Backups
) -> None:
    path.parent.mkdir()
    nonsense(path)
    path.with_name("log.sqlite3.mended").mkdir()
    with pytest.raises(StoreError):
        mend(path, backups, NOW)
    assert path.read_bytes().startswith(b"this is no database")
