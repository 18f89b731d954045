"""Laws of the reserve: a megabyte that is there when the disk is full, and given up first."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from backcare_desktop.core.keeping import Mended, NotSaved, Saved
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.reserve import BYTES, Reserve
from tests.store.refused import small_disk
from tests.store.ruined import fact, keeper_of


def fill(disk: Path, name: str) -> None:
    found = os.statvfs(disk)
    (disk / name).write_bytes(bytes(found.f_bavail * found.f_bsize))


def test_it_takes_up_its_room_for_the_owner_only(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "reserve")
    reserve.make()
    reserve.make()
    found = (tmp_path / "reserve").stat()
    assert (found.st_size, stat.S_IMODE(found.st_mode)) == (BYTES, 0o600)
    assert reserve.give_up()
    assert not reserve.give_up()


def test_on_a_disk_that_is_nearly_full_there_is_none() -> None:
    with small_disk(kib=4096) as disk:
        Reserve(disk / "reserve").make()
        assert not (disk / "reserve").exists()


def test_a_full_disk_takes_the_reserve_first_then_is_told_and_loses_nothing() -> None:
    with small_disk(kib=20 * 1024) as disk:
        (disk / "data").mkdir()
        keeper = keeper_of(disk / "data" / "log.sqlite3", Backups(disk / "backups"))
        assert keeper.append([fact(1)]) == Saved()
        assert (disk / "data" / "reserve").exists()
        fill(disk, "ballast")
        assert keeper.append([fact(2)]) == Saved()
        assert not (disk / "data" / "reserve").exists()
        fill(disk, "more")
        number = 3
        while (told := keeper.append([fact(number)])) == Saved():
            number += 1
        assert isinstance(told, NotSaved)
        assert told.cause == "full"
        (disk / "ballast").unlink()
        assert keeper.retry() == Mended(1)
        assert len(keeper.remembered(fact(1).day)) == number
        keeper.close()
