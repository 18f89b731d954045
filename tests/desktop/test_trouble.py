"""Laws of trouble: what is wrong is said in a sentence, the reminders go on, nothing is lost."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from stage import accessibility, program
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until

from backcare_desktop.store.backups import Backups
from backcare_desktop.store.mending import set_aside
from tests.desktop.driving import (
    day_from,
    facts,
    settle_in,
    state,
    wait_for_fact,
    wait_for_state,
    working_day,
)
from tests.store.refused import small_disk


@contextmanager
def at_work(desktop: Screen, home: Path | None = None) -> Iterator[Program]:
    """The program on a working day, with the data that lies there."""
    with program.running(desktop, env=day_from(working_day()), home=home) as running:
        yield running.wait_until_it_answers()


def fill(file: Path) -> None:
    """Write until the disk has no room left."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(handle, b"x" * 512):
            pass
    except OSError as error:
        assert error.errno == errno.ENOSPC  # noqa: PT017 - the end that is wanted
    os.close(handle)


@contextmanager
def read_only(folder: Path) -> Iterator[Callable[[], None]]:
    """A folder that root cannot write to either, until it is given back."""
    mounts = (("--bind", folder, folder), ("-o", "remount,bind,ro", folder))
    for words in mounts:
        if subprocess.run(("mount", *map(str, words)), capture_output=True, check=False).returncode:
            pytest.skip("a folder cannot be mounted read-only here (needs root and mount)")
    given = False

    def give_back() -> None:
        nonlocal given
        if not given:
            given = True
            subprocess.run(("umount", "-l", str(folder)), check=True)

    try:
        yield give_back
    finally:
        give_back()


def notices(host: TrayHost) -> str:
    """All that the menu says on its first level."""
    return "\n".join(entry.label for entry in host.menu())


def test_a_broken_setting_costs_that_setting_and_is_named(desktop: Screen, host: TrayHost) -> None:
    settle_in(desktop.home)
    settings = desktop.home / "config" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('plan = "standard"\n[breaks]\nspacing = "often"\n', encoding="utf-8")
    with at_work(desktop) as running:
        until("the field to be named", lambda: "breaks.spacing" in notices(host))
        assert "settings.toml" in notices(host)
        wait_for_state(running, "due")


def test_settings_that_are_no_toml_are_named_and_kept(desktop: Screen, host: TrayHost) -> None:
    settle_in(desktop.home)
    settings = desktop.home / "config" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("plan = [\n", encoding="utf-8")
    with at_work(desktop) as running:
        until("the file to be named", lambda: "settings.toml" in notices(host))
        wait_for_state(running, "due")
    assert settings.read_text(encoding="utf-8") == "plan = [\n"


def test_a_broken_routine_costs_only_itself(desktop: Screen, host: TrayHost) -> None:
    settle_in(desktop.home)
    folder = desktop.home / "data" / "routines"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('id = "mine"\ntitle = 7\n', encoding="utf-8")
    with at_work(desktop) as running:
        until("the file to be named", lambda: "mine.toml" in notices(host))
        wait_for_state(running, "due")
        assert running.cli("routines", "new", str(folder / "mine.toml")).code == 1
        (folder / "mine.toml").unlink()
        assert running.cli("routines", "new").code == 0
        until("it is in the menu", lambda: "Move/Shoulder pause" in host.labels())
        assert "mine.toml" not in notices(host)


def test_a_damaged_log_is_set_aside_told_and_the_day_goes_on_from_its_backup(
    desktop: Screen, host: TrayHost
) -> None:
    database = desktop.home / "data" / "log.sqlite3"
    settle_in(desktop.home)
    Backups(database.parent / "backups").keep(database, working_day().date())
    database.write_bytes(b"no database" * 1000)
    with at_work(desktop) as running:
        until("it to be told", lambda: "log-damaged" in notices(host))
        assert facts(running, "screen_answered")
        wait_for_state(running, "due")
        assert wait_for_fact(running, "prompted")
    (aside,) = set_aside(database)
    assert aside.read_bytes().startswith(b"no database")


def test_a_damaged_log_that_finds_no_room_to_be_mended_is_told_and_the_day_goes_on(
    desktop: Screen, host: TrayHost
) -> None:
    with small_disk(512) as home:
        settle_in(home)
        database = home / "data" / "log.sqlite3"
        with database.open("r+b") as log:
            log.write(b"\xa5" * 4096)
        before = database.read_bytes()
        fill(home / "full")
        with at_work(desktop, home) as running:
            until("it to be told", lambda: "could not be mended yet" in notices(host))
            assert "There is no room left" in running.cli("status").out
            wait_for_state(running, "due")
        assert database.read_bytes() == before
        assert set_aside(database) == []


def test_a_log_of_a_newer_program_is_told_and_facts_wait(desktop: Screen, host: TrayHost) -> None:
    database = desktop.home / "data" / "log.sqlite3"
    settle_in(desktop.home)
    with closing(sqlite3.connect(database)) as log:
        log.execute("PRAGMA user_version = 9999")
    before = database.read_bytes()
    with at_work(desktop) as running:
        accessibility.click(desktop, running.pid, "push button", "Set up later")
        until("the log to be named", lambda: "log.sqlite3" in notices(host))
        wait_for_state(running, "due")
        waiting = desktop.home / "state" / "waiting.jsonl"
        until("the facts to wait", lambda: "prompted" in waiting.read_text(encoding="utf-8"))
    assert database.read_bytes() == before


def test_a_full_disk_is_told_once_and_mended_without_a_loss(
    desktop: Screen, host: TrayHost
) -> None:
    with small_disk(512) as home:
        settle_in(home)
        full = home / "full"
        with at_work(desktop, home) as running:
            wait_for_state(running, "due")
            fill(full)
            running.cli("skip")
            until("it to be told", lambda: "log.sqlite3" in notices(host))
            assert running.cli("status").code == 0
            full.unlink()
            until("it to be mended", lambda: "log.sqlite3" not in notices(host), 120.0)
            assert wait_for_fact(running, "skipped")


def test_a_folder_that_refuses_is_told_and_mended_without_a_loss(
    desktop: Screen, host: TrayHost
) -> None:
    settle_in(desktop.home)
    with read_only(desktop.home / "data") as give_back, at_work(desktop) as running:
        until("it to be told", lambda: "log.sqlite3" in notices(host))
        wait_for_state(running, "due")
        assert running.cli("skip").code == 0
        give_back()
        until("it to be mended", lambda: "log.sqlite3" not in notices(host), 120.0)
        assert wait_for_fact(running, "skipped")


def test_without_any_bus_or_tray_a_session_is_kept(desktop: Screen) -> None:
    settle_in(desktop.home)
    env = {**day_from(working_day()), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    with program.running(desktop, env=env) as running:
        running.wait_until_it_answers()
        assert running.cli("start", "walk-and-water").code == 0
        assert state(running) == "session"
        assert facts(running, "session_started")


def test_a_log_that_is_taken_away_is_made_anew_and_told(desktop: Screen, host: TrayHost) -> None:
    settle_in(desktop.home)
    with at_work(desktop) as running:
        wait_for_state(running, "due")
        # At once, for a child may just be making the day's backup in it.
        (desktop.home / "data").rename(desktop.home / "elsewhere")
        assert running.cli("skip").code == 0
        wait_for_fact(running, "skipped", limit_s=30.0)
        assert running.is_running
        assert host.items()
