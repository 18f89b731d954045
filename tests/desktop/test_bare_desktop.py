"""Desktops that lack what the program likes to have: it works on, and says what is amiss."""

from __future__ import annotations

from stage import program, screen, windows
from stage.screen import Screen
from stage.waiting import until

from tests.desktop.driving import day_from, facts, wait_for_fact, wait_for_state, working_day


def test_without_a_tray_a_small_window_takes_its_place(desktop: Screen) -> None:
    with program.running(desktop) as running:
        running.wait_until_it_answers()
        window = until("a window", lambda: windows.of_process(desktop, running.pid))[0]
        assert "BackCare" in window.name


def test_without_a_tray_the_prompts_come_all_the_same(desktop: Screen) -> None:
    with program.running(desktop, env=day_from(working_day())) as running:
        running.wait_until_it_answers()
        wait_for_fact(running, "prompted")
        assert running.cli("skip").code == 0
        assert facts(running, "skipped")


def test_without_a_bus_the_prompts_come_all_the_same() -> None:
    with screen.opened(bus=False) as desktop, program.running(desktop, env=_day()) as running:
        running.wait_until_it_answers()
        wait_for_state(running, "due")
        assert "Traceback" not in running.stderr
        assert running.cli("quit").code == 0
        assert running.wait_for_its_end() == 0


def test_without_a_window_manager_the_card_comes_all_the_same() -> None:
    with (
        screen.opened(window_manager=False) as desktop,
        program.running(desktop, env=_day()) as running,
    ):
        running.wait_until_it_answers()
        wait_for_state(running, "due")
        assert until("the card", lambda: windows.of_process(desktop, running.pid))


def test_a_bus_that_goes_away_ends_nothing(desktop: Screen) -> None:
    with program.running(desktop, env=_day()) as running:
        running.wait_until_it_answers()
        wait_for_state(running, "due")
        desktop.children.end("dbus-daemon")
        assert running.cli("skip").code == 0
        assert wait_for_fact(running, "skipped")
        assert "Traceback" not in running.stderr


def _day() -> dict[str, str]:
    return {"BACKCARE_DEMO_START": working_day().isoformat()}
