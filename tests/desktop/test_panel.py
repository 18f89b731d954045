"""The panel on a real screen: by the icon, gone by a click on it or elsewhere, read out whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stage import accessibility, pictures, pointer, windows
from stage.panel import Panel
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import NotInTime, until
from stage.windows import Window

from tests.desktop.driving import wait_for_fact, wait_for_state, working, working_day

HIGH = 250
"""Pixels; the panel is higher than that, card and menu are not."""


_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.setWindowTitle("another")
window.resize(200, 150)
window.show()
app.exec()
"""


@contextmanager
def offering(desktop: Screen) -> Iterator[Program]:
    """The program with an offer up: time stands still, and the icon is there to be seen."""
    with working(desktop, working_day(20)) as running:
        wait_for_state(running, "due")
        yield running


def _panels(desktop: Screen, running: Program) -> tuple[Window, ...]:
    own = windows.of_process(desktop, running.pid)
    return tuple(window for window in own if window.height > HIGH)


def _opened(desktop: Screen, bar: Panel, running: Program) -> Window:
    bar.click()
    return until("the panel", lambda: _panels(desktop, running))[0]


def _left(desktop: Screen) -> bytes:
    """What is seen of the side where the icon is."""
    return pictures.taken(desktop).part((0, 50, 400, 600)).pixels


def test_it_opens_by_the_icon_and_a_second_click_closes_it(
    desktop: Screen, bar: Panel, tmp_path: Path
) -> None:
    with offering(desktop) as running:
        window = _opened(desktop, bar, running)
        pictures.taken(desktop).save(tmp_path / "panel.png")
        assert window.x < 100  # the icon is at the left end of the bar
        bar.click()
        until("it is gone", lambda: not _panels(desktop, running))


def test_another_window_that_takes_the_focus_closes_it_and_a_click_opens_it_again(
    desktop: Screen, bar: Panel
) -> None:
    with offering(desktop) as running:
        first = _opened(desktop, bar, running)
        until("the focus", lambda: windows.focused(desktop) == first.number)
        desktop.start((sys.executable, "-c", _WINDOW))
        other = windows.named(desktop, "another")
        windows.focus(desktop, other)
        until("it is gone", lambda: not _panels(desktop, running))
        try:
            _opened(desktop, bar, running)
        except NotInTime:  # so soon after it went, it passed for the click that closed it
            _opened(desktop, bar, running)


def test_escape_closes_it(desktop: Screen, bar: Panel) -> None:
    with offering(desktop) as running:
        window = _opened(desktop, bar, running)
        until("the focus", lambda: windows.focused(desktop) == window.number)
        pointer.press(desktop, "Escape")
        until("it is gone", lambda: not _panels(desktop, running))


def test_its_menu_pauses_by_keyboard_alone(desktop: Screen, bar: Panel) -> None:
    with offering(desktop) as running:
        window = _opened(desktop, bar, running)
        until("the focus", lambda: windows.focused(desktop) == window.number)
        before = _left(desktop)
        pointer.press(desktop, "p")
        until("its menu", lambda: _left(desktop) != before)
        pointer.press(desktop, "Down", "Return")
        wait_for_fact(running, "paused")


def test_a_host_that_keeps_its_place_to_itself_gets_it_in_the_corner(
    desktop: Screen, host: TrayHost
) -> None:
    with offering(desktop) as running:
        host.item()
        host.activate()
        window = until("the panel", lambda: _panels(desktop, running))[0]
        assert window.x > 1280 // 2


def test_a_reader_finds_the_habits_as_named_buttons(desktop: Screen, host: TrayHost) -> None:
    with offering(desktop) as running:
        host.item()
        host.activate()
        until("the panel", lambda: _panels(desktop, running))
        names = [one.name for one in accessibility.tree(desktop, running.pid) if one.is_seen]
        for pillar in ("Breathe", "Stretch", "Move"):
            assert any(name.startswith(f"Start: {pillar}, ") for name in names)
