"""Laws of the file: up to date or left alone, and every refusal has its name."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from backcare_desktop.store.database import (
    APPLICATION_ID,
    SCHEMA,
    Database,
    open_reader,
    open_writer,
)
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.fact_rows import sum_of
from backcare_desktop.store.mending import open_sound
from backcare_desktop.store.refusals import (
    DamagedLog,
    FullDisk,
    GoneLog,
    LockedLog,
    NewerSchema,
    NoLog,
    ReadOnlyLog,
    StoreError,
)
from tests.store.refused import folder_of_nobody, small_disk, without_root

NEWEST = len(list(SCHEMA.glob("[0-9]*.sql")))
EARLIER = Path(__file__).parent / "earlier"
"""A log of each earlier schema, as the program of then has written it."""

ROW = """
    INSERT INTO facts (id, kind, at, ahead, day, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)
"""


def put(database: Database, number: int = 1) -> None:
    row = (f"{number:036}", "resumed", "2026-11-24T08:15:00.000000Z", 0, "2026-11-24", "{}")
    with database.transaction() as connection:
        connection.execute(ROW, (*row, sum_of(row)))


def put_until_refused(database: Database, accepted: list[int]) -> None:
    for number in count():
        put(database, number)
        accepted.append(number)


def rows(database: Database) -> int:
    ((found,),) = database.rows("SELECT count(*) FROM facts")
    return int(found)


def setting(database: Database, name: str) -> object:
    ((value,),) = database.rows(f"PRAGMA {name}")
    return value


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def make_log_with_a_row(path: Path) -> None:
    with closing(open_writer(path)) as database:
        put(database)


def log_with_a_row(path: Path) -> Path:
    make_log_with_a_row(path)
    return path


def test_a_new_log_is_safe_against_a_power_cut_and_marked_as_ours(path: Path) -> None:
    with closing(open_writer(path)) as database:
        assert setting(database, "journal_mode") == "wal"
        assert setting(database, "synchronous") == 2
        assert setting(database, "foreign_keys") == 1
        assert setting(database, "application_id") == APPLICATION_ID


def test_the_log_and_its_side_files_are_for_the_owner_only(path: Path) -> None:
    with closing(open_writer(path)) as database:
        put(database)
        assert {file.name: mode(file) for file in path.parent.iterdir()} == {
            "log.sqlite3": 0o600,
            "log.sqlite3-wal": 0o600,
            "log.sqlite3-shm": 0o600,
        }
    assert mode(path.parent) == 0o700


def test_a_log_that_stood_open_is_closed_to_others(path: Path) -> None:
    log_with_a_row(path).chmod(0o644)
    open_writer(path).close()
    assert mode(path) == 0o600


def test_what_was_written_is_there_at_the_next_opening(path: Path) -> None:
    with closing(open_writer(log_with_a_row(path))) as database:
        assert rows(database) == 1


def test_what_was_gathered_lies_in_the_one_file_and_a_side_file_may_be_lost(path: Path) -> None:
    with closing(open_writer(path)) as database:
        put(database)
        database.gather()
        copy = path.with_name("copy.sqlite3")
        shutil.copy(path, copy)
    with closing(open_reader(copy)) as alone:
        assert rows(alone) == 1


def test_a_transaction_that_fails_leaves_nothing_behind(path: Path) -> None:
    with closing(open_writer(path)) as database:
        rest = ("resumed", "2026-11-24T08:15:00.000000Z", 0, "2026-11-24", "{}", 0)
        with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
            connection.executemany(ROW, [(f"{1:036}", *rest), ("too short an id", *rest)])
        assert rows(database) == 0
        put(database)


@pytest.mark.parametrize("change", ["UPDATE facts SET kind = 'paused'", "DELETE FROM facts"])
def test_a_fact_is_never_changed_or_removed(path: Path, change: str) -> None:
    with closing(open_writer(log_with_a_row(path))) as database:
        with pytest.raises(sqlite3.IntegrityError, match="never"), database.transaction() as on:
            on.execute(change)
        assert rows(database) == 1


def schema_of(folder: Path, *steps: str) -> Path:
    """Our own steps, and others after them."""
    shutil.copytree(SCHEMA, folder)
    for number, step in enumerate(steps, NEWEST + 1):
        (folder / f"{number:04}_later.sql").write_text(step)
    return folder


def test_the_steps_are_numbered_without_a_gap() -> None:
    names = sorted(file.name for file in SCHEMA.glob("*.sql"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_an_older_log_is_brought_up_to_date_with_its_rows(path: Path, tmp_path: Path) -> None:
    log_with_a_row(path)
    later = schema_of(tmp_path / "schema", "CREATE TABLE moods (id); CREATE INDEX m ON moods (id);")
    with closing(open_writer(path, later)) as database:
        assert (setting(database, "user_version"), rows(database)) == (NEWEST + 1, 1)
        assert database.rows("SELECT * FROM moods") == []


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_log_of_each_earlier_schema_is_brought_up_to_date_with_all_its_facts(
    path: Path, version: int
) -> None:
    path.parent.mkdir()
    shutil.copy(EARLIER / f"{version:04}.sqlite3", path)
    with closing(open_reader(path)) as before:
        assert setting(before, "user_version") == version
        facts = before.rows("SELECT id, kind, at, ahead, day, body FROM facts ORDER BY seq")
        assert len(facts) >= 8
    with closing(open_sound(path)) as database, closing(FactLog(database)) as log:
        assert setting(database, "user_version") == NEWEST
        now = database.rows("SELECT id, kind, at, ahead, day, body FROM facts ORDER BY seq")
        assert now == facts
        assert len(log.since(date.min)) == len(facts)
        every = database.rows("SELECT sum, id, kind, at, ahead, day, body FROM facts")
        assert all(its_sum == sum_of(row) for its_sum, *row in every)
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            database.connection.execute("UPDATE facts SET body = '{}'")


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_bit_that_turns_in_a_fact_of_before_is_noticed(path: Path, version: int) -> None:
    path.parent.mkdir()
    shutil.copy(EARLIER / f"{version:04}.sqlite3", path)
    open_sound(path).close()
    content = path.read_bytes()
    assert content.count(b"breath-hold") == 1
    path.write_bytes(content.replace(b"breath-hold", b"breath-helt"))
    with pytest.raises(DamagedLog):
        open_sound(path)


def test_a_step_that_fails_half_way_is_as_if_never_begun(path: Path, tmp_path: Path) -> None:
    log_with_a_row(path)
    broken = schema_of(tmp_path / "schema", "CREATE TABLE moods (id);\nCREATE NONSENSE;")
    with pytest.raises(sqlite3.OperationalError, match="NONSENSE"):
        open_writer(path, broken)
    with closing(open_writer(path)) as database:
        assert (setting(database, "user_version"), rows(database)) == (NEWEST, 1)
        assert database.rows("SELECT name FROM sqlite_master WHERE name = 'moods'") == []


@pytest.mark.parametrize("opened", [open_writer, open_reader])
def test_a_newer_log_is_refused_politely_and_left_untouched(
    path: Path, tmp_path: Path, opened: type
) -> None:
    later = schema_of(tmp_path / "schema", "CREATE TABLE moods (id);")
    open_writer(path, later).close()
    before = path.read_bytes()
    with pytest.raises(
        NewerSchema, match=rf"^The log {path} .*: please update BackCare Desktop\.$"
    ):
        opened(path)
    assert path.read_bytes() == before


def test_a_newer_log_that_was_killed_while_written_is_refused_too(
    path: Path, tmp_path: Path
) -> None:
    later = schema_of(tmp_path / "schema", "CREATE TABLE moods (id);")
    with closing(open_writer(path, later)) as running:
        put(running)
        copy = tmp_path / "killed"
        shutil.copytree(path.parent, copy)
    before = {file.name: file.read_bytes() for file in copy.iterdir() if "shm" not in file.name}
    with pytest.raises(NewerSchema):
        open_writer(copy / path.name)
    after = {file.name: file.read_bytes() for file in copy.iterdir() if "shm" not in file.name}
    assert after == before


def nonsense(path: Path) -> None:
    path.write_bytes(b"this is no database, but it is long enough to have a header " * 40)


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title)")
        other.commit()


def torn(path: Path) -> None:
    log_with_a_row(path)
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 3996 + path.read_bytes()[4096:])


@pytest.mark.parametrize("opened", [open_writer, open_reader])
@pytest.mark.parametrize("spoil", [nonsense, of_another_program, torn])
def test_a_file_that_is_no_log_of_ours_is_left_as_it_is(
    path: Path, spoil: type, opened: type
) -> None:
    path.parent.mkdir()
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(DamagedLog, match=rf"^The log {path} is damaged: "):
        opened(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_log(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    open_writer(path).close()
    with closing(open_reader(path)) as database:
        assert rows(database) == 0


def test_a_reader_of_no_log_says_so_and_makes_none(path: Path) -> None:
    with pytest.raises(NoLog, match=rf"^There is no log at {path} yet"):
        open_reader(path)
    assert not path.parent.exists()


def test_a_reader_sees_what_the_running_program_writes_and_cannot_write(path: Path) -> None:
    with closing(open_writer(path)) as writer, closing(open_reader(path)) as reader:
        put(writer)
        assert rows(reader) == 1
        with pytest.raises(ReadOnlyLog):
            put(reader, 2)


HELD = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], timeout=0)
other.execute("PRAGMA locking_mode = EXCLUSIVE")
try:
    other.execute("BEGIN EXCLUSIVE")
except sqlite3.OperationalError as error:
    print(error)
"""


def test_opening_it_twice_takes_no_lock_away_from_the_first(path: Path) -> None:
    with closing(open_writer(path)) as first:
        put(first)
        open_writer(path).close()
        command = (sys.executable, "-c", HELD, str(path))
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        assert said.stdout == "database is locked\n"


@pytest.mark.parametrize("made", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("opened", [open_writer, open_reader])
def test_what_is_no_file_in_place_of_the_log_has_a_name(
    path: Path, made: Callable[[Path], None], opened: Callable[[Path], Database]
) -> None:
    path.parent.mkdir()
    made(path)
    with pytest.raises(GoneLog, match=rf"^The log {path} cannot be opened"):
        opened(path)


def test_a_file_in_place_of_the_folder_has_a_name(path: Path) -> None:
    path.parent.write_text("a file")
    with pytest.raises(GoneLog):
        open_writer(path)


def test_who_only_reads_is_not_told_that_the_log_cannot_be_written_to() -> None:
    with folder_of_nobody() as folder:
        (folder / "shut").mkdir(mode=0)
        with pytest.raises(GoneLog):
            without_root(lambda: open_reader(folder / "shut" / "log.sqlite3"))


def test_a_log_held_by_another_program_has_a_name_and_is_still_readable(path: Path) -> None:
    log_with_a_row(path)
    with closing(open_writer(path)) as ours, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedLog, match=rf"^The log {path} is held by another program"):
            put(ours, 2)
        with pytest.raises(LockedLog):
            open_writer(path)
        with closing(open_reader(path)) as reader:
            assert rows(reader) == 1
        other.rollback()
        put(ours, 2)
        assert rows(ours) == 2


def test_a_read_only_folder_has_a_name_and_its_log_is_still_readable() -> None:
    with folder_of_nobody() as folder:
        path = folder / "data" / "log.sqlite3"
        without_root(lambda: make_log_with_a_row(path))
        path.parent.chmod(0o500)
        with pytest.raises(ReadOnlyLog, match=rf"^The log {path} cannot be written to"):
            without_root(lambda: open_writer(path).close())
        assert without_root(lambda: rows(open_reader(path))) == 1


def test_a_log_left_by_a_killed_program_is_readable_in_a_read_only_folder() -> None:
    with folder_of_nobody() as folder:
        path = folder / "data" / "log.sqlite3"

        def write_and_die() -> None:
            database = open_writer(path)
            with closing(open_reader(path)) as reader:
                reader.rows("BEGIN")
                rows(reader)
                put(database)
                shutil.copytree(path.parent, folder / "killed")

        without_root(write_and_die)
        (folder / "killed").chmod(0o500)
        assert (folder / "killed" / "log.sqlite3-wal").stat().st_size > 0
        assert without_root(lambda: rows(open_reader(folder / "killed" / path.name))) == 1


def test_a_read_only_file_has_a_name_and_is_still_readable() -> None:
    with folder_of_nobody() as folder:
        path = folder / "data" / "log.sqlite3"
        without_root(lambda: make_log_with_a_row(path))
        path.chmod(0o400)
        with pytest.raises(ReadOnlyLog):
            without_root(lambda: open_writer(path).close())
        assert without_root(lambda: rows(open_reader(path))) == 1


def test_a_folder_that_cannot_be_made_has_a_name() -> None:
    with folder_of_nobody() as folder:
        folder.chmod(0o500)
        with pytest.raises(ReadOnlyLog):
            without_root(lambda: open_writer(folder / "data" / "log.sqlite3").close())


def test_a_folder_that_cannot_be_entered_has_a_name() -> None:
    with folder_of_nobody() as folder:
        path = folder / "data" / "log.sqlite3"
        without_root(lambda: make_log_with_a_row(path))
        path.parent.chmod(0)
        with pytest.raises(StoreError, match=rf"{path}"):
            without_root(lambda: open_writer(path).close())
        with pytest.raises(StoreError, match=rf"{path}"):
            without_root(lambda: open_reader(path).close())


def test_a_full_disk_has_a_name_and_keeps_every_row_that_was_accepted() -> None:
    with small_disk(kib=400) as disk, closing(open_writer(disk / "log.sqlite3")) as database:
        accepted: list[int] = []
        with pytest.raises(FullDisk, match=r"^There is no room left on the disk of the log"):
            put_until_refused(database, accepted)
        assert accepted
        assert rows(database) == len(accepted)
        assert setting(database, "integrity_check") == "ok"


def test_a_log_takes_rows_again_once_there_is_room() -> None:
    with small_disk(kib=400) as disk, closing(open_writer(disk / "log.sqlite3")) as database:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize))
        with pytest.raises(FullDisk):
            put(database)
        ballast.unlink()
        put(database)
        assert rows(database) == 1


def test_a_disk_full_from_the_start_has_a_name() -> None:
    with small_disk(kib=16) as disk:
        (disk / "ballast").write_bytes(bytes(16 * 1024))
        with pytest.raises(FullDisk):
            open_writer(disk / "log.sqlite3")
