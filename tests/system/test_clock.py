"""Laws of the clocks."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backcare_desktop.system.clock import DemoClock, SystemClock

ZONES = Path("/usr/share/zoneinfo")

needs_zones = pytest.mark.skipif(not (ZONES / "Asia/Tokyo").exists(), reason="no zones here")


def linked(file: Path, zone: str) -> None:
    """Set the zone as `timedatectl` does: a new link, put in place at once."""
    new = file.with_suffix(".new")
    new.symlink_to(ZONES / zone)
    new.replace(file)


def test_the_wall_is_now() -> None:
    wall = SystemClock().wall()
    assert wall.tzinfo is not None
    assert abs((wall - datetime.now(UTC)).total_seconds()) < 5


def test_boot_and_awake_never_go_back() -> None:
    clock = SystemClock()
    boots, awakes = zip(*((clock.boot(), clock.awake()) for _ in range(50)), strict=True)
    assert sorted(boots) == list(boots)
    assert sorted(awakes) == list(awakes)


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="no such clock here")
def test_boot_counts_from_the_start_of_the_machine_with_its_sleep() -> None:
    assert abs(SystemClock().boot() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="no such clock here")
def test_a_suspend_goes_by_on_the_one_clock_and_not_on_the_other() -> None:
    after_a_night = {time.CLOCK_BOOTTIME: 40_000.0, time.CLOCK_MONOTONIC: 4_000.0}
    clock = SystemClock(read=after_a_night.__getitem__)
    assert (clock.boot(), clock.awake()) == (40_000.0, 4_000.0)


@needs_zones
def test_a_zone_knows_its_daylight_saving(tmp_path: Path) -> None:
    linked(tmp_path / "localtime", "Europe/Berlin")
    wall = SystemClock({}, tmp_path / "localtime").wall()
    offsets = {wall.replace(month=month, day=1).utcoffset() for month in (1, 7)}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


@needs_zones
def test_a_change_of_zone_is_seen_while_running(tmp_path: Path) -> None:
    file = tmp_path / "localtime"
    linked(file, "Europe/Berlin")
    clock = SystemClock({}, file)
    assert clock.wall().tzinfo == ZoneInfo("Europe/Berlin")
    linked(file, "Asia/Tokyo")
    assert clock.wall().tzinfo == ZoneInfo("Asia/Tokyo")


@needs_zones
def test_a_zone_that_is_a_file_and_no_link_is_read(tmp_path: Path) -> None:
    file = tmp_path / "localtime"
    file.write_bytes((ZONES / "Asia/Tokyo").read_bytes())
    assert SystemClock({}, file).wall().utcoffset() == timedelta(hours=9)


@needs_zones
@pytest.mark.parametrize("named", ["Asia/Tokyo", ":Asia/Tokyo", f":{ZONES}/Asia/Tokyo"])
def test_the_environments_zone_goes_first(named: str, tmp_path: Path) -> None:
    linked(tmp_path / "localtime", "Europe/Berlin")
    clock = SystemClock({"TZ": named}, tmp_path / "localtime")
    assert clock.wall().utcoffset() == timedelta(hours=9)


@pytest.mark.parametrize("named", ["CET-1CEST", "Not/AZone", "../../etc/passwd", "/nowhere"])
def test_a_zone_that_only_the_system_understands_is_left_to_it(named: str) -> None:
    wall = SystemClock({"TZ": named}).wall()
    assert wall.utcoffset() == datetime.now().astimezone().utcoffset()


def test_without_a_zone_the_system_is_asked(tmp_path: Path) -> None:
    wall = SystemClock({}, tmp_path / "none").wall()
    assert wall.utcoffset() == datetime.now().astimezone().utcoffset()


START = datetime(2026, 3, 27, 9, tzinfo=ZoneInfo("Europe/Berlin"))


def test_a_demonstration_begins_where_it_is_told_and_runs() -> None:
    clock = DemoClock(START)
    assert timedelta() <= clock.wall() - START < timedelta(seconds=5)
    assert 0 <= clock.boot() < 5
    assert clock.wall().tzinfo is START.tzinfo


def test_a_jump_moves_wall_and_boot_together() -> None:
    clock = DemoClock(START)
    clock.jump_to(3600.0)
    assert 3600 <= clock.boot() < 3605
    assert abs((clock.wall() - START).total_seconds() - clock.boot()) < 0.1
    assert abs(clock.awake() - clock.boot()) < 0.1


def test_a_jump_over_a_change_to_summer_time_is_as_long_as_it_says() -> None:
    clock = DemoClock(START)
    clock.jump_to(3 * 86400.0)
    assert clock.wall().hour == 10
    assert clock.wall().utcoffset() == timedelta(hours=2)


def test_a_demonstration_never_goes_back() -> None:
    clock = DemoClock(START)
    clock.jump_to(600.0)
    clock.jump_to(60.0)
    assert clock.boot() >= 600
