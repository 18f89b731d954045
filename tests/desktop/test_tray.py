"""The program's icon in real trays: clicks, every entry of the menu, and hosts that come and go."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import accessibility, panel, pictures, pointer, tray_host, windows
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until

from tests.desktop.driving import (
    facts,
    resting,
    state,
    wait_for_fact,
    wait_for_facts,
    wait_for_state,
    working,
)


def _named(desktop: Screen, running: Program, part: str) -> bool:
    return any(part in window.name for window in windows.of_process(desktop, running.pid))


def test_the_icon_shows_what_comes_next_and_every_size(desktop: Screen, host: TrayHost) -> None:
    with working(desktop):
        item = host.item()
        assert item.tooltip
        assert {width for width, _, _ in item.pixmaps} >= {16, 22, 32}
        assert all(any(pixels) for _, _, pixels in item.pixmaps)


def test_the_menu_starts_the_prompt_that_is_up(desktop: Screen, host: TrayHost) -> None:
    with working(desktop) as running:
        wait_for_state(running, "due")
        host.click_menu("Start now")
        started = wait_for_fact(running, "session_started")
        assert started["prompt"] == facts(running, "prompted")[-1]["id"]
        assert state(running) == "session"


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("Short version", "session_started"),
        ("Later/5 min", "postponed"),
        ("Later/15 min", "postponed"),
        ("Later/30 min", "postponed"),
        ("Later/At the next pause", "postponed"),
        ("Not today", "left_out"),
        ("Skip this one", "skipped"),
        ("Pause/30 min", "paused"),
        ("Pause/1 hour", "paused"),
        ("Pause/Until tomorrow", "paused"),
        ("Pause/Until I resume", "paused"),
    ],
)
def test_every_answer_in_the_menu_is_remembered(
    desktop: Screen, host: TrayHost, entry: str, kind: str
) -> None:
    with working(desktop) as running:
        wait_for_state(running, "due")
        host.click_menu(entry)
        wait_for_fact(running, kind)


def test_resume_is_offered_in_a_pause_only_and_ends_it(desktop: Screen, host: TrayHost) -> None:
    with working(desktop) as running:
        wait_for_state(running, "due")
        assert "Resume" not in host.labels()
        host.click_menu("Pause/Until I resume")
        wait_for_state(running, "paused")
        host.click_menu("Resume")
        wait_for_fact(running, "resumed")


@pytest.mark.timeout(180)
def test_a_routine_of_each_menu_starts(desktop: Screen, host: TrayHost) -> None:
    with resting(desktop) as running:
        host.item()
        pillars = ("Breathe/", "Stretch/", "Move/", "Sleep/")
        entries = [label for label in host.labels() if label.startswith(pillars)]
        routines = [next(one for one in entries if one.startswith(pillar)) for pillar in pillars]
        for count, label in enumerate(routines, start=1):
            host.click_menu(label)
            wait_for_facts(running, "session_started", count)
            wait_for_state(running, "session")
            _close_player(desktop, running)
            wait_for_facts(running, "session_ended", count)
        assert {fact["outcome"] for fact in facts(running, "session_ended")} == {"not-begun"}


def _close_player(desktop: Screen, running: Program) -> None:
    until("the player", lambda: windows.of_process(desktop, running.pid))

    def gone() -> bool:
        """A window that is just coming may pass the key by; then it is pressed once more."""
        for window in windows.of_process(desktop, running.pid):
            windows.close(desktop, window)
        return not windows.of_process(desktop, running.pid)

    until("the player has gone", gone, 20.0)


def test_the_safety_page_opens_from_the_menu(desktop: Screen, host: TrayHost) -> None:
    with resting(desktop) as running:
        host.item()
        host.click_menu("When to get help")
        until("the page", lambda: _named(desktop, running, "get help"))


def test_quit_ends_the_program(desktop: Screen, host: TrayHost) -> None:
    with working(desktop) as running:
        host.item()
        host.click_menu("Quit")
        assert running.wait_for_its_end() == 0
        until("the icon is gone", lambda: not host.items())


def test_a_host_that_comes_late_gets_the_icon(desktop: Screen) -> None:
    with working(desktop), tray_host.running(desktop) as late:
        assert late.item().tooltip
        assert late.labels()


def test_a_host_that_crashed_and_came_back_gets_the_icon(desktop: Screen, host: TrayHost) -> None:
    with working(desktop):
        host.item()
        host.kill()
        with tray_host.running(desktop) as again:
            assert again.item().tooltip


def test_a_host_that_takes_the_place_of_another_gets_the_icon(
    desktop: Screen, host: TrayHost
) -> None:
    with working(desktop) as running:
        old = host.item().service
        with tray_host.running(desktop, replace=True) as other:
            # Qt tells the new host of the old icon too, which goes as soon as ours is made anew.
            until("the icon made anew", lambda: {one.service for one in other.items()} - {old})
            assert other.item().tooltip
            other.click_menu("Pause/30 min")
            wait_for_fact(running, "paused")


def test_the_panel_of_a_real_desktop_shows_the_icon_and_its_menu(
    desktop: Screen, bar: panel.Panel, tmp_path: Path
) -> None:
    with resting(desktop) as running:
        bar.icon()
        before = pictures.taken(desktop)
        bar.click("right")
        until("the menu is seen", lambda: pictures.taken(desktop).pixels != before.pixels)
        pictures.taken(desktop).save(tmp_path / "menu.png")
        pointer.press(desktop, "Up", "Return")
        assert running.wait_for_its_end() == 0


def test_a_click_opens_the_panel_and_another_closes_it(desktop: Screen, host: TrayHost) -> None:
    with resting(desktop) as running:
        host.item()
        host.activate(640, 10)
        until("the panel", lambda: windows.of_process(desktop, running.pid))
        host.activate(640, 10)
        until("gone", lambda: not windows.of_process(desktop, running.pid))


def test_a_real_click_on_a_real_panel_opens_ours(desktop: Screen, bar: panel.Panel) -> None:
    with resting(desktop) as running:
        bar.click()
        until("the panel", lambda: windows.of_process(desktop, running.pid))
        things = accessibility.tree(desktop, running.pid)
        assert any(thing.name == "Today" for thing in things if thing.is_seen)


def test_the_week_opens_from_the_menu(desktop: Screen, host: TrayHost) -> None:
    with resting(desktop):
        host.item()
        host.click_menu("Week")
        until("the week", lambda: windows.first_named(desktop, "week"), 30)
