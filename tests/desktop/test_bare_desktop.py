"""Desktops that lack what the program likes to have: it works on, and says what is amiss."""

from __future__ import annotations

from stage import old_tray, program, screen, tray_host, windows
from stage.screen import Screen
from stage.waiting import until

from tests.desktop.driving import facts, resting, settle_in, wait_for_fact, wait_for_state, working


def test_without_a_tray_a_small_window_takes_its_place_until_a_tray_comes(
    desktop: Screen,
) -> None:
    settle_in(desktop.home)
    with program.running(desktop) as running:
        running.wait_until_it_answers()
        assert running.cli("run").code == 0
        window = until("the window", lambda: windows.of_process(desktop, running.pid))[0]
        assert "BackCare" in window.name
        with tray_host.running(desktop) as late:
            assert late.item().tooltip


def test_the_window_without_a_tray_waits_in_the_task_bar(desktop: Screen) -> None:
    settle_in(desktop.home)
    with program.running(desktop) as running:
        running.wait_until_it_answers()
        until("a task", lambda: windows.tasks(desktop, running.pid))
        assert not windows.of_process(desktop, running.pid)


def test_without_a_tray_the_prompts_come_all_the_same(desktop: Screen) -> None:
    with working(desktop) as running:
        wait_for_fact(running, "prompted")
        assert running.cli("skip").code == 0
        assert facts(running, "skipped")


def test_without_a_bus_the_prompts_come_all_the_same() -> None:
    with screen.opened(bus=False) as desktop, working(desktop) as running:
        wait_for_state(running, "due")
        assert "Traceback" not in running.stderr
        assert running.cli("quit").code == 0
        assert running.wait_for_its_end() == 0


def test_without_a_window_manager_the_card_comes_all_the_same() -> None:
    with screen.opened(window_manager=False) as desktop, working(desktop) as running:
        wait_for_state(running, "due")
        assert until("the card", lambda: windows.of_process(desktop, running.pid))


def test_a_bus_that_goes_away_ends_nothing(desktop: Screen) -> None:
    with working(desktop) as running:
        wait_for_state(running, "due")
        desktop.children.end("dbus-daemon")
        assert running.cli("skip").code == 0
        assert wait_for_fact(running, "skipped")
        assert "Traceback" not in running.stderr


def test_an_old_tray_without_a_bus_shows_the_icon_also_when_it_comes_late() -> None:
    with screen.opened(bus=False) as desktop, resting(desktop) as running:
        with old_tray.running(desktop):
            old_tray.click(desktop, running.pid)
            until("our panel", lambda: _is_open(desktop, running.pid))
        until("no icon", lambda: old_tray.icon(desktop, running.pid) is None)
        with old_tray.running(desktop):
            until("the icon again", lambda: old_tray.icon(desktop, running.pid))


def _is_open(desktop: Screen, pid: int) -> bool:
    return any(window.height > 100 for window in windows.of_process(desktop, pid))
