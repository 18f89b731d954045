"""The week beside the running program: seen, read aloud, driven by keys, and never behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from stage import accessibility, pictures, pointer, program, windows
from stage.accessibility import Node
from stage.program import Program
from stage.screen import Screen
from stage.waiting import until

from backcare_desktop.core.check_in import Daily
from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.core.hours import lived_day
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.sealing import new_pair, seal
from tests.core.test_more import GOOD, begun
from tests.desktop.driving import click, settle_in, wait_for_fact, working
from tests.store.test_week_counts import day, session

CHART = "Chart of the week; table with the same numbers: press T"


@contextmanager
def week_of(desktop: Screen, *words: str) -> Iterator[Program]:
    """The week's own process, in front and with the keys."""
    command = (*program.COMMAND, "week")
    with program.running(desktop, *words, env=accessibility.ON, command=command) as opened:
        windows.focus(desktop, windows.named(desktop, "Your week"))
        yield opened


def chart(desktop: Screen, week: Program) -> Node:
    return accessibility.shown(desktop, week.pid, "image", CHART)


def names(desktop: Screen, week: Program, role: str) -> list[str]:
    tree = accessibility.tree(desktop, week.pid)
    return [node.name for node in tree if node.role == role and node.is_seen]


def test_without_a_program_the_log_is_shown_as_chart_and_table(desktop: Screen) -> None:
    facts = [*session(0, ("move",)), *session(1, ("breathe",)), *session(-7, ("stretch",))]
    with closing(open_writer(desktop.home / "data" / "log.sqlite3")) as database:
        FactLog(database).append(facts)
    with week_of(desktop, "--date", day(0).isoformat()) as week:
        assert "Monday 1, Tuesday 1" in chart(desktop, week).description
        pointer.press(desktop, "t")
        accessibility.shown(desktop, week.pid, "table", "The week in numbers")
        headings = ["Day", "Breathe", "Stretch", "Move", "Heat", "Sleep", "Total", "Note"]
        assert names(desktop, week, "table column header") == headings
        pointer.press(desktop, "t", "Left")
        until("the week before", lambda: "Monday 1," in chart(desktop, week).description, 10)
        assert any("stretched once" in said for said in names(desktop, week, "label"))
        pointer.press(desktop, "Escape")
        assert week.wait_for_its_end() == 0


def test_without_a_keyring_the_key_that_was_written_down_opens_the_check_ins(
    desktop: Screen, tmp_path: Path
) -> None:
    desktop.env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    pair, at = new_pair(), datetime(2026, 11, 16, 17, tzinfo=UTC)
    said = seal(Daily(stress=4), pair.public)
    with closing(open_writer(desktop.home / "data" / "log.sqlite3")) as database:
        note = CheckedIn(id=uuid4(), at=at, day=day(0), kind="daily", sealed=said)
        FactLog(database).append([note])
    with week_of(desktop, "--date", day(0).isoformat()) as week:
        accessibility.click(desktop, week.pid, "push button", "Enter the key")
        windows.focus(desktop, windows.named(desktop, "The key to your notes"))
        accessibility.click(desktop, week.pid, "password text", "The key that you wrote down")
        pointer.type_text(desktop, pair.private.lower())
        pictures.taken(desktop).save(tmp_path / "entered.png")
        pointer.press(desktop, "Return")
        # Read again and again while one window goes and the other one grows: it must outlive that.
        until("the dots", lambda: "Stress: 4" in names(desktop, week, "image"), 30)
        pictures.taken(desktop).save(tmp_path / "opened.png")
        assert windows.first_named(desktop, "The key to your notes") is None


def test_all_that_is_to_be_pressed_has_a_name(desktop: Screen) -> None:
    with week_of(desktop) as week:
        chart(desktop, week)
        tree = accessibility.tree(desktop, week.pid)
        pressed = {"push button", "check box"}
        buttons = [node.name for node in tree if node.role in pressed and node.is_seen]
        expected = ["Week before", "This week", "Week after", "Table", "Export"]
        expected += ["How sure are we?", "When to get help"]
        assert buttons == expected


@pytest.mark.timeout(120)
def test_a_session_appears_in_the_open_week_and_goes_when_undone(desktop: Screen) -> None:
    with working(desktop) as running, week_of(desktop) as week:
        before = chart(desktop, week).description
        assert " 1" not in before
        click(desktop, running, "Start")
        windows.named(desktop, "Long exhale")
        click(desktop, running, "Start")
        wait_for_fact(running, "unit_done", limit_s=40)
        click(desktop, running, "End")
        wait_for_fact(running, "session_ended")
        until("the session", lambda: chart(desktop, week).description.endswith(" 1"), 10)
        click(desktop, running, "Undo")
        until("as before", lambda: chart(desktop, week).description == before, 10)


@pytest.mark.timeout(120)
def test_a8_more_is_agreed_to_in_the_week_and_taken_back_there(desktop: Screen) -> None:
    today = lived_day(datetime.now().astimezone())
    settle_in(desktop.home)
    with closing(open_writer(desktop.home / "data" / "log.sqlite3")) as database:
        for days in range(5, 0, -1):
            FactLog(database).append(begun(today - timedelta(days=days), GOOD))
    # By the real clock, for the undo stands on the page until the day turns.
    with program.running(desktop, env=accessibility.ON) as running:
        assert running.wait_until_it_answers().cli("pause").code == 0

        def spacing() -> str:
            return running.cli("settings", "get", "breaks.spacing").out

        before = spacing()
        with week_of(desktop) as week:
            click(desktop, week, "Every 30 minutes")
            until("the setting", lambda: spacing().strip().endswith("30"), 10)
            changes = running.cli("log", "--changes").out
            assert "a break after 30 minutes of sitting" in changes
            click(desktop, week, "Undo")
            until("the setting as before", lambda: spacing() == before, 10)
