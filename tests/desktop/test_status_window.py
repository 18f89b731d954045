"""The window in place of a tray, on a real screen: the task bar's title, closing, what goes on."""

from __future__ import annotations

from contextlib import suppress

from stage import accessibility, pointer, windows
from stage.program import Program
from stage.screen import Screen
from stage.waiting import NotInTime, until
from stage.windows import Window

from tests.desktop.driving import click, wait_for_fact, working, working_day

HIGH = 200
"""Pixels; the window is higher than that, the card is not."""


def _to_front(desktop: Screen, running: Program) -> Window:
    """A second start brings it up; the first one leaves it minimised."""

    def look() -> tuple[Window, ...]:
        own = windows.of_process(desktop, running.pid)
        return tuple(window for window in own if window.height > HIGH)

    assert running.cli("run").code == 0
    return until("the window", look)[0]


def _close(desktop: Screen, running: Program) -> None:
    """Close it, until its question is there: a key may come before the window has the focus."""

    def asks() -> bool:
        windows.close(desktop, _to_front(desktop, running))
        with suppress(NotInTime):
            accessibility.shown(desktop, running.pid, "push button", "Minimise", limit_s=5)
            return True
        return False

    until("the question", asks, 40)


def test_closing_it_asks_and_ends_nothing(desktop: Screen) -> None:
    with working(desktop, working_day(20)) as running:
        _close(desktop, running)
        assert running.is_running


def test_quit_in_its_question_ends_the_program(desktop: Screen) -> None:
    with working(desktop, working_day(20)) as running:
        _close(desktop, running)
        click(desktop, running, "Quit")
        assert running.wait_for_its_end() == 0


def test_minimised_the_reminders_go_on(desktop: Screen) -> None:
    with working(desktop, working_day(8)) as running:
        _close(desktop, running)
        pointer.press(desktop, "Return")
        wait_for_fact(running, "prompted")
