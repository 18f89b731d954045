"""Laws of who goes on while the log is damaged: nothing waits unkept, and each word comes once."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_desktop.core.keeping import (
    BeingMended,
    NotMended,
    Salvaged,
    Saved,
    StillWaiting,
)
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.keeper import Keeper, Rescue
from backcare_desktop.store.looked import Looked
from backcare_desktop.store.mending import mend, open_sound, set_aside
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.refusals import DamagedLog, FullDisk, LogInMending, StoreError
from backcare_desktop.store.reserve import Reserve
from backcare_desktop.store.untold import Untold
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
