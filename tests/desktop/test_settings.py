"""Settings and check-in on a real screen: what is chosen counts at once; a note needs a key."""

from __future__ import annotations

import tomllib
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from stage import accessibility, pictures, pointer, program, windows
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until

from backcare_desktop.core.check_in import Daily
from backcare_desktop.core.facts import CheckedIn, DayBegan, KeyMade
from backcare_desktop.core.settings_fields import WEEKDAYS
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.private_answers import asked, make_key
from backcare_desktop.store.sealing import seal
from tests.desktop.driving import (
    facts,
    resting,
    settle_in,
    state,
    wait_for_state,
    working,
    working_day,
)
from tests.desktop.test_keyring import LIMIT_S, child_on, unlocked

CARD = "When it is a hard stretch"


def _press(desktop: Screen, running: Program, role: str, name: str) -> None:
    accessibility.shown(desktop, running.pid, role, name)
    accessibility.act(desktop, running.pid, role, name)


def test_a_choice_is_in_the_file_and_in_force_at_once(
    desktop: Screen, host: TrayHost, tmp_path: Path
) -> None:
    with resting(desktop) as running:
        host.click_menu("Settings")
        windows.named(desktop, "Settings")
        _press(desktop, running, "radio button", "30")
        file = desktop.home / "config" / "settings.toml"
        until("it is saved", lambda: file.exists() and "spacing = 30" in file.read_text())
        pictures.taken(desktop).save(tmp_path / "settings.png")
        _press(desktop, running, "radio button", "as the plan has it")
        until("it is as before", lambda: "spacing" not in file.read_text())
        pointer.press(desktop, "Escape")


def test_without_a_keyring_a_note_outlives_a_kill_till_there_is_a_key_of_ones_own(
    desktop: Screen, host: TrayHost, tmp_path: Path
) -> None:
    desktop.env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with resting(desktop) as running:
        host.click_menu("Check-in/How was today?")
        windows.named(desktop, "How was today?")
        _press(desktop, running, "radio button", "4 of 10")
        pictures.taken(desktop).save(tmp_path / "day.png")
        _press(desktop, running, "push button", "Save")
        accessibility.shown(desktop, running.pid, "push button", "Keep the key myself")
        running.kill()
    with working(desktop, working_day(20)) as running:
        _press(desktop, running, "push button", "Keep the key myself")
        windows.named(desktop, "The key to your notes")
        pictures.taken(desktop).save(tmp_path / "key.png")
        until("it is kept", lambda: facts(running, "checked_in"))
        assert "stress" not in str(facts(running, "checked_in"))


def test_what_is_answered_after_the_gentle_days_is_in_force_at_once(
    desktop: Screen, host: TrayHost, tmp_path: Path
) -> None:
    settle_in(desktop.home)
    days = [working_day(20) - timedelta(days=ahead) for ahead in range(5, 0, -1)]
    with closing(FactLog(open_writer(desktop.home / "data" / "log.sqlite3"))) as log:
        log.append([DayBegan(id=uuid4(), at=at, day=at.date()) for at in days])
    file = desktop.home / "config" / "settings.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text('plan = "gentle"\n\n[breaks]\nspacing = 60\n')
    with resting(desktop) as running:
        host.activate()
        accessibility.shown(desktop, running.pid, "push button", "Try 45")
        pictures.taken(desktop).save(tmp_path / "panel.png")
        accessibility.act(desktop, running.pid, "push button", "Try 45")
        until("it is saved", lambda: "spacing = 45" in file.read_text())
        assert "gentle" not in file.read_text()


def test_after_hard_days_a_hard_answer_is_met_with_whom_to_turn_to(
    desktop: Screen, host: TrayHost
) -> None:
    unlocked(desktop)
    public = asked(make_key(), LIMIT_S, child_on(desktop)).public
    settle_in(desktop.home)
    days = [working_day(20) - timedelta(days=ahead) for ahead in (3, 2)]
    sealed = seal(Daily(stress=8), public)
    key = KeyMade(id=uuid4(), at=days[0], day=days[0].date(), public=public)
    with closing(FactLog(open_writer(desktop.home / "data" / "log.sqlite3"))) as log:
        log.append([key])
        for at in days:
            day = at.date()
            log.append([CheckedIn(id=uuid4(), at=at, day=day, kind="daily", sealed=sealed)])

    def spoken_of(running: Program) -> bool:
        """One answer after the other, until what was said before has been opened."""
        host.click_menu("Check-in/How was today?")
        windows.named(desktop, "How was today?")
        _press(desktop, running, "radio button", "8 of 10")
        _press(desktop, running, "push button", "Save")
        accessibility.shown(desktop, running.pid, "push button", "Two minutes now")
        tree = accessibility.tree(desktop, running.pid)
        found = any(one.name == CARD and one.is_seen for one in tree if one.role == "push button")
        _press(desktop, running, "push button", CARD if found else "No")
        return found

    with resting(desktop) as running:
        until("it is spoken of", lambda: spoken_of(running), 60)
        windows.named(desktop, CARD)


def test_what_is_written_by_hand_out_of_hours_counts_at_once_and_an_ended_pause_leaves_no_trace(
    desktop: Screen,
) -> None:
    file = desktop.home / "config" / "settings.toml"
    settle_in(desktop.home)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    never, always = (
        "[hours]\n" + "".join(f"{day} = {ranges}\n" for day in WEEKDAYS)
        for ranges in ("[]", '["00:00-24:00"]')
    )
    file.write_text(never)
    with program.running(desktop) as running:
        assert state(running.wait_until_it_answers()) == "off"
        file.write_text(always)
        until("working hours", lambda: state(running) != "off")
        tomorrow = datetime.now().astimezone() + timedelta(days=1)
        file.write_text(f'{always}[pause]\nuntil = {tomorrow:%Y-%m-%dT%H:%M}:00\nkind = "sick"\n')
        wait_for_state(running, "paused")
        assert running.cli("resume").code == 0
        until("no pause in the file", lambda: "pause" not in tomllib.loads(file.read_text()))
