"""Laws of a damaged log: nothing that can be read is lost, and the damaged file itself is kept."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_desktop.core.keeping import (
    Salvaged,
    Saved,
)
from backcare_desktop.core.outcome import (
    LogMended,
    LogRefused,
    LogWhole,
    Outcome,
    outcome_from,
)
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.paths import HOME
from backcare_desktop.store.backup_child import FOUND_DAMAGED
from backcare_desktop.store.backup_child import main as keep_backup
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.mend_child import main as mend_log
from backcare_desktop.store.mending import mend, open_sound, set_aside
from backcare_desktop.store.refusals import DamagedLog, FullDisk, StoreError
from backcare_desktop.store.untold import Untold
from tests.store.refused import small_disk
from tests.store.ruined import (
    DAY,
    NOW,
    PAGE,
    fact,
    keeper_of,
    nonsense,
    remember,
    remembered,
    spoil,
)


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
    keeper.found_damaged(path)
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
    assert list(path.parent.glob("*.mended*")) == []
    assert remembered(path) == list(map(fact, range(1, 301)))


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


@pytest.mark.parametrize("is_noted", [True, False])
def test_what_a_kill_between_the_moves_leaves_of_the_damaged_log_does_not_spoil_the_new_one(
    path: Path, tmp_path: Path, *, is_noted: bool
) -> None:
    """SQLite takes a side file of that name for one of the log that lies there then."""
    remember(path, *range(1, 301))
    with closing(FactLog(open_writer(path))) as log:
        log.append(map(fact, range(301, 401)))
        side = path.with_name("log.sqlite3-wal")
        shutil.copy(side, tmp_path / "killed-wal")
    mended, aside = path.with_name("log.sqlite3.mended"), path.with_name("log-damaged-1.sqlite3")
    path.replace(aside)
    shutil.copy(tmp_path / "killed-wal", side)
    remember(mended, *range(1001, 2001))
    if is_noted:
        Untold(path).put(Salvage(aside.name, None, 1000))
    open_sound(path).close()
    assert remembered(path) == [fact(number) for number in range(1001, 2001)]
    assert aside.with_name(f"{aside.name}-wal").exists() == is_noted


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


@pytest.mark.parametrize("version", [-5, 0, 1])
def test_a_log_whose_version_has_turned_is_damaged_and_mended_without_a_loss(
    path: Path, backups: Backups, version: int
) -> None:
    remember(path, 1, 2)
    with closing(sqlite3.connect(path)) as log:
        log.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(DamagedLog):
        open_sound(path)
    assert mend(path, backups, NOW).saved == 2
    assert remembered(path) == [fact(1), fact(2)]


@pytest.mark.parametrize("written", [b"slot 7 ", b"skipped2026-11-24T"])
def test_words_that_are_no_text_any_more_are_damage_and_cost_only_their_own_fact(
    path: Path, backups: Backups, written: bytes
) -> None:
    remember(path, *range(1, 20))
    whole = path.read_bytes()
    assert written in whole
    path.write_bytes(whole.replace(written, b"\xf8" + written[1:], 1))
    with pytest.raises(DamagedLog):
        open_sound(path)
    assert mend(path, backups, NOW).saved == 18
    open_sound(path).close()


@pytest.mark.parametrize("left", [0, 20, 64, 200, 280])
def test_on_a_disk_that_is_full_a_damaged_log_is_left_as_it_is_and_no_half_of_another(
    left: int,
) -> None:
    with small_disk(kib=2048) as disk:
        path = disk / "data" / "log.sqlite3"
        remember(path, *range(1, 401))
        spoil(path, 5)
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize
        (disk / "ballast").write_bytes(bytes(free - left * 1024))
        before = path.read_bytes()
        with pytest.raises(FullDisk):
            mend(path, Backups(disk / "backups"), NOW)
        assert path.read_bytes() == before
        assert list(path.parent.glob("*.mended*")) == set_aside(path) == []


def test_the_child_mends_what_is_damaged_and_leaves_alone_what_is_not(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path))

    def says() -> Outcome | None:
        assert mend_log() == 0
        return outcome_from(json.loads(capsys.readouterr().out))

    assert says() == LogWhole()
    remember(path, *range(1, 101))
    before = path.read_bytes()
    assert says() == LogWhole()
    assert path.read_bytes() == before
    spoil(path, 5)
    mended = says()
    assert isinstance(mended, LogMended)
    assert (path.parent / mended.aside).exists()
    assert says() == LogWhole()
    with closing(sqlite3.connect(path)) as log:
        log.execute("PRAGMA user_version = 9999")
    assert says() == LogRefused("newer", str(path))
    assert len(set_aside(path)) == 1


def test_a_mending_that_is_refused_leaves_the_damaged_log_where_it_is(
    path: Path, backups: Backups
) -> None:
    path.parent.mkdir()
    nonsense(path)
    path.with_name("log.sqlite3.mended").mkdir()
    with pytest.raises(StoreError):
        mend(path, backups, NOW)
    assert path.read_bytes().startswith(b"this is no database")
