"""Laws of a damaged log: nothing that can be read is lost, and the damaged file itself is kept."""

from __future__ import annotations

import json
import os
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
from backcare_desktop.core.keeping import (
    BeingMended,
    NotMended,
    Salvaged,
    Saved,
    StillWaiting,
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
from backcare_desktop.store.database import Database, open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.keeper import Keeper, Rescue
from backcare_desktop.store.looked import Looked
from backcare_desktop.store.mend_child import main as mend_log
from backcare_desktop.store.mending import mend, open_sound, set_aside
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.refusals import DamagedLog, FullDisk, LogInMending, StoreError
from backcare_desktop.store.reserve import Reserve
from backcare_desktop.store.untold import Untold
from tests.store.refused import small_disk

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


class Beside:
    """One who mends in their own time: what they say is set."""

    def __init__(self, path: Path, backups: Backups) -> None:
        self.path, self.backups, self.looks = path, backups, 0
        self.says: StoreError | Salvage | None = LogInMending(path)

    def mends(self) -> Salvage | None:
        if isinstance(self.says, StoreError):
            raise self.says
        return self.says

    def opened(self) -> FactLog:
        self.looks += 1
        return FactLog(open_sound(self.path))

    def keeper(self, looked: Looked | None = None) -> Keeper:
        return Keeper(
            writes=self.opened,
            reads=lambda: FactLog(open_reader(self.path)),
            outbox=Outbox(self.path.parent / "waiting.jsonl"),
            rescue=Rescue(
                self.mends,
                Reserve(self.path.parent / "reserve"),
                looked or Looked(),
                self.backups.files,
                Untold(self.path),
                lambda: FactLog(open_writer(self.path)),
            ),
        )


def test_while_it_is_mended_facts_wait_and_nothing_is_written_into_the_damaged_log(
    path: Path, backups: Backups
) -> None:
    remember(path, *range(1, 101))
    beside = Beside(path, backups)
    keeper = beside.keeper()
    assert keeper.append([fact(101)]) == Saved()
    keeper.found_damaged(path)
    assert keeper.append([fact(102)]) == BeingMended(1)
    before = path.read_bytes()
    assert keeper.retry() == BeingMended(1)
    with pytest.raises(LogInMending):
        keeper.take_in(path)
    assert keeper.is_damaged
    salvage = mend(path, backups, NOW)
    aside = path.parent / salvage.aside
    assert aside.read_bytes() == before
    beside.says = salvage
    assert keeper.append([fact(103)]) == Salvaged(salvage)
    assert not keeper.is_damaged
    assert keeper.append([fact(104)]) == Saved()
    keeper.close()
    assert remembered(path) == [*map(fact, range(1, 105))]


@pytest.mark.parametrize("at_start", [True, False])
def test_what_a_mending_has_looked_over_is_opened_without_another_look(
    path: Path, backups: Backups, *, at_start: bool
) -> None:
    remember(path, 7)
    nonsense(path)
    beside = Beside(path, backups)
    beside.says = salvage = mend(path, backups, NOW)
    found = Looked(salvage=salvage) if at_start else Looked(refused=DamagedLog(path))
    keeper = beside.keeper(found)
    assert keeper.append([fact(1)]) == Salvaged(salvage)
    assert beside.looks == 0
    path.replace(path.with_name("moved"))
    assert keeper.append([fact(2)]) == Saved()
    assert beside.looks == 1
    keeper.close()


def test_a_mending_that_fails_is_told_once_and_tried_again(path: Path, backups: Backups) -> None:
    remember(path, 1)
    spoil(path, 0)
    beside = Beside(path, backups)
    keeper = beside.keeper()
    assert keeper.append([fact(2)]) == BeingMended(1)
    beside.says = FullDisk(path)
    assert keeper.retry() == NotMended("full", str(path), 1)
    assert keeper.append([fact(3)]) == StillWaiting(2)
    beside.says = LogInMending(path)
    assert keeper.retry() == StillWaiting(2)
    assert path.read_bytes().startswith(b"\xa5" * PAGE)
    beside.says = salvage = mend(path, backups, NOW)
    assert keeper.retry() == Salvaged(salvage)
    assert keeper.retry() == Saved()
    keeper.close()
    assert remembered(path) == [fact(2), fact(3)]


def test_a_log_that_could_not_be_mended_at_the_start_is_not_tried_by_the_program_itself(
    path: Path, backups: Backups
) -> None:
    remember(path, *range(1, 101))
    spoil(path, 5)
    before = path.read_bytes()
    beside = Beside(path, backups)
    beside.says = refused = StoreError(path)
    keeper = beside.keeper(Looked(refused=refused))
    assert keeper.is_damaged
    assert keeper.remembered(DAY) is not None
    assert keeper.retry() == NotMended("failing", str(path), 0)
    assert keeper.append([fact(500)]) == StillWaiting(1)
    assert path.read_bytes() == before
    assert set_aside(path) == []


def test_as_long_as_the_log_cannot_be_read_a_start_goes_by_the_newest_backup_that_can(
    path: Path, backups: Backups
) -> None:
    remember(path, 1, 2)
    backups.keep(path, DAY - timedelta(days=2))
    remember(path, 3)
    backups.keep(path, DAY - timedelta(days=1))
    spoil(backups.file(DAY - timedelta(days=1)), 0)
    nonsense(path)
    beside = Beside(path, backups)
    keeper = beside.keeper(Looked(refused=FullDisk(path)))
    beside.says = FullDisk(path)
    assert keeper.remembered(DAY) == (fact(1), fact(2))
    keeper.append([fact(4)])
    assert keeper.remembered(DAY) == (fact(1), fact(2), fact(4))
    beside.says = mend(path, backups, NOW)
    assert keeper.remembered(DAY) == (fact(1), fact(2), fact(4))
    keeper.close()


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


def test_what_was_mended_while_nobody_was_there_is_told_at_the_next_start_and_once(
    path: Path, backups: Backups
) -> None:
    remember(path, *range(1, 101))
    spoil(path, 5)
    salvage = mend(path, backups, NOW)  # by a child whose program was killed
    beside = Beside(path, backups)
    keeper = beside.keeper(Looked(open_sound(path)))
    assert keeper.remembered(DAY)
    assert keeper.retry() == Salvaged(salvage)
    keeper.close()
    assert beside.keeper().append([fact(500)]) == Saved()
    assert sorted(file.name for file in path.parent.iterdir() if "salvage" in file.name) == []


def test_what_only_a_last_try_says_is_told_at_the_next_start(path: Path, backups: Backups) -> None:
    """A program that ends before its first look has told nobody."""
    remember(path, *range(1, 101))
    spoil(path, 5)
    salvage = mend(path, backups, NOW)
    beside = Beside(path, backups)
    beside.keeper(Looked(open_sound(path), salvage)).close()
    assert beside.keeper().retry() == Salvaged(salvage)


def test_a_mending_that_was_killed_midway_is_told_too_and_one_that_changed_nothing_is_not(
    path: Path, backups: Backups
) -> None:
    remember(path, 1)
    fresh = path.with_name("log.sqlite3.mended")
    shutil.copy(path, fresh)
    salvage = Salvage("log-damaged-2026-11-24T091500.sqlite3", DAY, 0)
    Untold(path).put(salvage)
    assert Untold(path).read() is None, "it is still in its place"
    path.rename(path.parent / salvage.aside)
    keeper = Beside(path, backups).keeper()
    assert keeper.append([fact(2)]) == Salvaged(salvage)
    keeper.close()
    assert remembered(path) == [fact(1), fact(2)]


@pytest.mark.parametrize("torn", [b"", b"[]", b'{"aside": "x"}', b'{"aside": 1, "backup": 3}'])
def test_a_torn_word_of_it_is_passed_over(path: Path, torn: bytes) -> None:
    path.parent.mkdir()
    path.with_name("log.sqlite3.salvage").write_bytes(torn)
    assert Untold(path).read() is None


def test_what_is_found_whole_after_all_is_written_on(path: Path, backups: Backups) -> None:
    remember(path, 1)
    beside = Beside(path, backups)
    keeper = beside.keeper()
    keeper.found_damaged(path)
    assert keeper.retry() == BeingMended(0)
    beside.says = None
    assert keeper.retry() == Saved()
    keeper.close()


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
