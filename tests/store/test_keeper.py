"""Laws of remembering (22): nothing lost, nothing reordered, told once and once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.facts import DayBegan, Fact, ScreenAnswered
from backcare_desktop.core.keeping import Mended, NotSaved, Saved, StillWaiting
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.fact_rows import Row
from backcare_desktop.store.keeper import Keeper
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.refusals import FullDisk, GoneLog, LockedLog, StoreError
from tests.store.refused import folder_of_nobody, without_root

DAY = date(2026, 11, 24)
ZONE = timezone(timedelta(hours=1))


def fact(number: int) -> DayBegan:
    return DayBegan(id=UUID(int=number), at=datetime(2026, 11, 24, 9, tzinfo=ZONE), day=DAY)


@dataclass
class Disk:
    """A log in a folder whose opening and writing are refused while `refusal` is set."""

    folder: Path
    refusal: StoreError | None = None
    opened: int = 0
    kept: list[FactLog] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / "data" / "log.sqlite3"

    def writes(self) -> FactLog:
        if self.refusal:
            raise self.refusal
        self.opened += 1
        self.kept.append(Reluctant(self))
        return self.kept[-1]

    def reads(self) -> FactLog:
        return FactLog(open_reader(self.path))

    def outbox(self) -> Outbox:
        return Outbox(self.folder / "state" / "waiting.jsonl")

    def keeper(self, most: int = 100) -> Keeper:
        return Keeper(self.writes, self.reads, self.outbox(), most)

    def facts(self) -> list[Fact]:
        log = self.reads()
        try:
            return log.since(DAY)
        finally:
            log.close()


class Reluctant(FactLog):
    """A real log whose disk may refuse at any time."""

    def __init__(self, disk: Disk) -> None:
        super().__init__(open_writer(disk.path))
        self._disk = disk

    def append_rows(self, rows: list[Row]) -> None:  # type: ignore[override]
        if self._disk.refusal:
            raise self._disk.refusal
        super().append_rows(rows)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(tmp_path)
    yield disk
    for log in disk.kept:
        log.close()


def full(disk: Disk) -> StoreError:
    return FullDisk(disk.path)


def test_a_fact_is_on_disk_when_saved_is_said(disk: Disk) -> None:
    assert disk.keeper().append([fact(1)]) == Saved()
    assert disk.facts() == [fact(1)]


def test_at_a_look_after_it_a_fact_lies_in_the_one_file(disk: Disk) -> None:
    keeper = disk.keeper()
    keeper.append([fact(1)])
    side = disk.path.with_name("log.sqlite3-wal")
    assert side.stat().st_size > 0
    keeper.retry()
    assert side.stat().st_size == 0
    assert disk.facts() == [fact(1)]


def test_law_22_a_refusal_is_told_once_and_its_mending_once(disk: Disk) -> None:
    keeper = disk.keeper()
    keeper.append([fact(1)])
    disk.refusal = full(disk)
    assert keeper.append([fact(2)]) == NotSaved("full", str(disk.path), 1)
    assert keeper.append([fact(3)]) == StillWaiting(2)
    assert keeper.retry() == StillWaiting(2)
    disk.refusal = None
    assert keeper.retry() == Mended(2)
    assert keeper.retry() == Saved()
    assert disk.facts() == [fact(1), fact(2), fact(3)]


def test_the_next_fact_takes_those_that_waited_along_in_order(disk: Disk) -> None:
    keeper = disk.keeper()
    disk.refusal = full(disk)
    keeper.append([fact(2)])
    disk.refusal = None
    assert keeper.append([fact(1)]) == Mended(2)
    assert disk.facts() == [fact(2), fact(1)]


def test_a_log_that_cannot_be_opened_at_the_start_is_told_though_nothing_waits(disk: Disk) -> None:
    disk.refusal = GoneLog(disk.path)
    assert disk.keeper().retry() == NotSaved("gone", str(disk.path), 0)


def test_what_waits_outlives_the_program_and_comes_first(disk: Disk) -> None:
    disk.refusal = full(disk)
    disk.keeper().append([fact(1), fact(2)])
    disk.refusal = None
    assert disk.keeper().append([fact(3)]) == Mended(3)
    assert disk.facts() == [fact(1), fact(2), fact(3)]
    assert disk.outbox().rows() == []


def test_what_was_saved_but_not_yet_taken_out_of_the_outbox_is_there_once(disk: Disk) -> None:
    disk.refusal = full(disk)
    disk.keeper().append([fact(1)])
    rows = disk.outbox().rows()
    disk.refusal = None
    disk.keeper().retry()
    disk.outbox().put(rows)
    assert disk.keeper().remembered(DAY) == (fact(1),)
    disk.keeper().retry()
    assert disk.facts() == [fact(1)]


def test_a_log_that_was_locked_is_not_opened_again_but_any_other_is(disk: Disk) -> None:
    keeper = disk.keeper()
    keeper.append([fact(1)])
    for refusal, opened in ((LockedLog(disk.path), 1), (full(disk), 2)):
        disk.refusal = refusal
        keeper.retry()
        keeper.append([fact(2)])
        disk.refusal = None
        keeper.retry()
        assert disk.opened == opened


def test_a_log_that_was_taken_away_is_begun_anew_and_loses_no_new_fact(disk: Disk) -> None:
    keeper = disk.keeper()
    keeper.append([fact(1)])
    disk.path.parent.rename(disk.folder / "elsewhere")
    assert keeper.append([fact(2)]) == Saved()
    assert disk.facts() == [fact(2)]


def test_a_start_remembers_what_the_log_has_and_what_waits(disk: Disk) -> None:
    disk.keeper().append([fact(1)])
    keeper = disk.keeper()
    disk.refusal = full(disk)
    keeper.append([fact(2)])
    assert keeper.remembered(DAY) == (fact(1), fact(2))


def test_a_start_reads_a_log_that_it_may_not_write() -> None:
    answer = ScreenAnswered(id=UUID(int=1), at=fact(1).at, day=DAY, screen="legs", answer="no")
    with folder_of_nobody() as folder:
        disk = Disk(folder)

        def keeper() -> Keeper:
            outbox = disk.outbox()
            return Keeper(lambda: FactLog(open_writer(disk.path)), disk.reads, outbox)

        def first_run() -> None:
            running = keeper()
            running.append([answer])
            running.close()

        without_root(first_run)
        disk.path.parent.chmod(0o500)
        later = DAY + timedelta(days=300)
        assert without_root(lambda: keeper().remembered(later)) == (answer,)
        assert without_root(lambda: keeper().append([fact(2)])) == NotSaved(
            "read-only", str(disk.path), 1
        )
        disk.path.parent.chmod(0o700)
        assert without_root(lambda: keeper().retry()) == Mended(1)


def test_too_many_waiting_facts_are_counted_not_kept(disk: Disk) -> None:
    keeper = disk.keeper(most=3)
    disk.refusal = full(disk)
    keeper.append([fact(1), fact(2)])
    assert keeper.append([fact(3), fact(4), fact(5)]) == StillWaiting(3, lost=2)
    disk.refusal = None
    assert keeper.retry() == Mended(3, lost=2)
    assert disk.facts() == [fact(1), fact(2), fact(3)]


def test_a_fact_that_no_log_can_hold_stops_nobody_else(disk: Disk) -> None:
    keeper = disk.keeper()
    naive = DayBegan(id=UUID(int=1), at=fact(1).at.replace(tzinfo=None), day=DAY)
    with pytest.raises(ValueError, match="aware"):
        keeper.append([fact(2), naive])
    assert keeper.append([fact(3)]) == Saved()
    assert disk.facts() == [fact(3)]


def test_closing_tries_a_last_time(disk: Disk) -> None:
    keeper = disk.keeper()
    disk.refusal = full(disk)
    keeper.append([fact(1)])
    disk.refusal = None
    assert keeper.close() == Mended(1)
    assert disk.facts() == [fact(1)]


REFUSALS: tuple[Callable[[Disk], StoreError | None], ...] = (
    lambda _: None,
    full,
    lambda disk: LockedLog(disk.path),
)


@given(
    st.lists(
        st.tuples(st.sampled_from(REFUSALS), st.sampled_from(["append", "retry", "restart"])),
        max_size=25,
    )
)
def test_whatever_is_refused_every_fact_is_there_in_order_and_each_outage_is_told_once(
    tmp_path_factory: pytest.TempPathFactory,
    story: list[tuple[Callable[[Disk], StoreError | None], str]],
) -> None:
    disk = Disk(tmp_path_factory.mktemp("story"))
    keeper, told, knows, waits, fresh = disk.keeper(), 0, False, False, True
    for refusal, act in story:
        disk.refusal = refusal(disk)
        if act == "restart":
            keeper, knows, fresh = disk.keeper(), False, True
            continue
        told += act == "append"
        said = keeper.append([fact(told)]) if act == "append" else keeper.retry()
        if disk.refusal and (act == "append" or knows or fresh):
            assert isinstance(said, StillWaiting if knows else NotSaved)
            knows, waits = True, waits or act == "append"
        else:
            assert isinstance(said, Mended if knows or waits else Saved)
            knows, waits, fresh = False, False, False
    disk.refusal = None
    keeper.close()
    assert disk.facts() == [fact(number) for number in range(1, told + 1)]
    for log in disk.kept:
        log.close()


def test_rows_of_another_log_come_after_what_waits_and_each_once(disk: Disk) -> None:
    keeper, other = disk.keeper(), disk.folder / "other.sqlite3"
    with closing(FactLog(open_writer(other))) as log:
        log.append([fact(1), fact(2), fact(3)])
    disk.refusal = full(disk)
    keeper.append([fact(1)])
    with pytest.raises(FullDisk):
        keeper.take_in(other)
    disk.refusal = None
    assert keeper.take_in(other) == 2
    assert disk.facts() == [fact(1), fact(2), fact(3)]
    assert keeper.retry() == Mended(1)
    assert disk.facts() == [fact(1), fact(2), fact(3)]


def test_of_another_log_all_is_taken_in_or_nothing(disk: Disk) -> None:
    keeper, other = disk.keeper(), disk.folder / "other.sqlite3"
    keeper.append([fact(1)])
    with closing(FactLog(open_writer(other))) as log:
        log.append([fact(number) for number in range(2, 400)])
    whole = other.read_bytes()
    for broken in (b"", b"no log at all", whole[: len(whole) // 2]):
        other.write_bytes(broken)
        with pytest.raises(StoreError):
            keeper.take_in(other)
    other.unlink()
    with pytest.raises(StoreError):
        keeper.take_in(other)
    assert keeper.append([fact(400)]) == Saved()
    assert disk.facts() == [fact(1), fact(400)]
