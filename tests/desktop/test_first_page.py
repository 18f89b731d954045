"""The first start on a real screen: the page comes once, and what it was told is remembered."""

from __future__ import annotations

from stage import accessibility, pointer, program, windows
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until
from stage.windows import Window

from tests.desktop.driving import facts

HIGH = 400
"""Pixels; the page is higher than that, the window in place of a tray is not."""


def _page(desktop: Screen, running: Program) -> tuple[Window, ...]:
    own = windows.of_process(desktop, running.pid)
    return tuple(window for window in own if window.height > HIGH)


def _screens(running: Program) -> dict[str, str]:
    return {fact["screen"]: fact["answer"] for fact in facts(running, "screen_answered")}


def _do(desktop: Screen, running: Program, role: str, name: str) -> None:
    """Press or toggle it as a reader does, once it is on screen."""
    accessibility.shown(desktop, running.pid, role, name)
    accessibility.act(desktop, running.pid, role, name)


def test_it_comes_at_the_first_start_and_never_again(desktop: Screen, host: TrayHost) -> None:
    with program.running(desktop, env=accessibility.ON) as running:
        running.wait_until_it_answers()
        window = until("the page", lambda: _page(desktop, running))[0]
        until("the focus", lambda: windows.focused(desktop) == window.number)
        _do(desktop, running, "check box", "I am an adult and have read this")
        _do(desktop, running, "push button", "Continue")
        accessibility.shown(desktop, running.pid, "label", "Your day")
        _do(desktop, running, "push button", "Continue")
        _do(desktop, running, "radio button", "No")
        _do(desktop, running, "push button", "Finish")
        until("it is done", lambda: _screens(running).get("first-page") == "yes")
        assert _screens(running)["breath-hold"] == "no"
        assert "leg-symptom" not in _screens(running)
        assert running.cli("quit").code == 0
        running.wait_for_its_end()
    with program.running(desktop) as again:
        again.wait_until_it_answers()
        host.item()
        assert not _page(desktop, again)


def test_escape_leaves_it_for_later_with_nothing_answered(desktop: Screen, host: TrayHost) -> None:
    with program.running(desktop) as running:
        running.wait_until_it_answers()
        host.item()
        window = until("the page", lambda: _page(desktop, running))[0]
        until("the focus", lambda: windows.focused(desktop) == window.number)
        pointer.press(desktop, "Escape")
        until("it is gone", lambda: not _page(desktop, running))
        assert set(_screens(running)) <= {"first-page"}
