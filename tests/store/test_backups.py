"""Laws of the backups: one a day, each whole, seven days and four weeks of them."""

from __future__ import annotations

import stat
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.paths import HOME
from backcare_desktop.store.backup_child import FOUND_DAMAGED, DailyBackup, main
from backcare_desktop.store.backups import Backups, worth_keeping
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.refusals import DamagedLog, StoreError
from backcare_desktop.store.soundness import examine
from tests.store.refused import folder_of_nobody, small_disk, without_root
from tests.store.ruined import nonsense, spoil
from tests.store.test_database import log_with_a_row, put

DAY = date(2026, 11, 24)


def backups_of(path: Path) -> list[Path]:
    return list((path.parent / "backups").iterdir())


def test_a_backup_is_one_whole_file_for_its_owner_beside_a_running_program(
    path: Path, backups: Backups
) -> None:
    with closing(open_writer(path)) as running:
        put(running)
        backups.keep(path, DAY)
        put(running, 2)
    (file,) = backups_of(path)
    assert (file.name, examine(file)) == ("log-2026-11-24.sqlite3", 1)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_damaged_log_replaces_no_backup(path: Path, backups: Backups) -> None:
    with closing(open_writer(path)) as database:
        for number in range(300):
            put(database, number)
    backups.keep(path, DAY)
    spoil(path, 8)
    with pytest.raises(DamagedLog):
        backups.keep(path, DAY)
    assert examine(backups.file(DAY)) == 300
    assert backups.days() == [DAY]


@given(st.integers(1, 80), st.integers(0, 6))
def test_seven_days_and_four_weeks_before_them_are_kept(length: int, weekday: int) -> None:
    last = DAY + timedelta(days=weekday)
    kept: list[date] = []
    for number in range(length):
        today = last - timedelta(days=length - 1 - number)
        kept = worth_keeping([*kept, today], today)
    assert kept[:7] == [last - timedelta(days=back) for back in range(min(7, length))]
    weeks = [day.isocalendar()[:2] for day in kept[7:]]
    assert len(set(weeks)) == len(weeks) <= 4
    if length > 35:
        assert len(weeks) == 4


def test_one_of_a_day_to_come_is_not_thrown_away_for_a_clock_that_was_wrong() -> None:
    ahead = date(2030, 1, 1)
    assert ahead in worth_keeping([ahead, DAY], DAY)


def test_the_oldest_goes_when_a_new_one_is_kept(path: Path, backups: Backups) -> None:
    log_with_a_row(path)
    for back in reversed(range(60)):
        backups.keep(path, DAY - timedelta(days=back))
    assert len(backups.days()) == 11
    assert backups.days()[0] == DAY


def test_other_files_in_the_folder_are_not_ours_to_touch(path: Path, backups: Backups) -> None:
    log_with_a_row(path)
    backups.keep(path, DAY)
    for name in ("log-2026-13-99.sqlite3", "mine.txt"):
        (path.parent / "backups" / name).write_text("mine")
    backups.forget()
    assert sorted(file.name for file in backups_of(path)) == ["log-2026-13-99.sqlite3", "mine.txt"]


def test_a_folder_that_may_not_be_read_has_none_and_is_not_said_to_be_emptied() -> None:
    with folder_of_nobody() as folder:
        backups = Backups(folder / "shut" / "backups")
        assert without_root(backups.days) == []
        (folder / "shut").mkdir(mode=0)
        assert without_root(backups.files) == []
        with pytest.raises(StoreError):
            without_root(backups.forget)


def test_a_full_disk_leaves_no_half_of_one(path: Path) -> None:
    with small_disk(kib=200) as disk:
        with closing(open_writer(path)) as database:
            for number in range(1000):
                put(database, number)
        backups = Backups(disk / "backups")
        with pytest.raises(StoreError):
            backups.keep(path, DAY)
        assert list((disk / "backups").iterdir()) == []


def test_the_child_keeps_the_day_that_it_is_told(
    path: Path, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path))
    assert main("2026-11-24") == 0
    log_with_a_row(path)
    assert main("2026-11-24") == 0
    assert backups.days() == [DAY]
    nonsense(path)
    assert main("2026-11-25") == FOUND_DAMAGED
    assert main("tomorrow") == 1


def test_one_child_a_day_is_started_once_the_start_is_over(
    path: Path, backups: Backups, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    script = f"import sys; open({str(said)!r}, 'a').write(sys.argv[1] + ' ')"
    daily = DailyBackup(backups, 100.0, (sys.executable, "-c", script))

    def look(day: date, boot: float) -> str:
        daily.keep(day, boot)
        if daily._child is not None:
            daily._child.wait()
        return said.read_text() if said.exists() else ""

    assert look(DAY, 110.0) == ""
    assert look(DAY, 230.0) == "2026-11-24 "
    assert look(DAY, 290.0) == "2026-11-24 "
    log_with_a_row(path)
    backups.keep(path, DAY + timedelta(days=1))
    assert look(DAY + timedelta(days=1), 300.0) == "2026-11-24 "
    assert look(DAY + timedelta(days=2), 400.0) == "2026-11-24 2026-11-26 "
    daily.close()


def test_damage_that_only_the_backup_finds_is_told_of_once(backups: Backups) -> None:
    daily = DailyBackup(backups, 0.0, (sys.executable, "-c", f"raise SystemExit({FOUND_DAMAGED})"))
    assert not daily.keep(DAY, 500.0)
    assert daily._child is not None
    daily._child.wait()
    assert daily.keep(DAY, 510.0)
    assert not daily.keep(DAY, 520.0)
    daily.close()


def test_a_child_that_hangs_is_waited_for_by_nobody_and_gives_way_to_the_next_day(
    backups: Backups,
) -> None:
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
    daily = DailyBackup(backups, 0.0, (sys.executable, "-c", f"import signal, time; {deaf}"))
    daily.keep(DAY, 500.0)
    hangs = daily._child
    assert hangs is not None
    daily.keep(DAY + timedelta(days=1), 600.0)
    hangs.wait()
    daily.keep(DAY + timedelta(days=1), 610.0)
    assert daily._child not in {hangs, None}
    daily.close()
    assert daily._child is None


def test_a_child_that_cannot_be_started_stops_nobody(backups: Backups) -> None:
    daily = DailyBackup(backups, 0.0, ("/no/such/program",))
    daily.keep(DAY, 500.0)
    daily.close()
