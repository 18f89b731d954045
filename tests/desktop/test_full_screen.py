"""Laws of the window that fills the screen, on a real X server with a window manager."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from stage import windows
from stage.parts import MissingPart
from stage.screen import Screen, opened, start_window_manager

from backcare_desktop.system.linux.full_screen import X11FullScreen
from tests.system.state_contract import StateContract, until

pytestmark = pytest.mark.desktop

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("Slides")
label.setWindowTitle(sys.argv[1])
label.resize(300, 200)
label.showFullScreen() if sys.argv[1] == "full" else label.show()
label.activateWindow()
app.exec()
"""


@dataclass
class FullScreenStage:
    """A virtual screen on which a window can fill everything."""

    screen: Screen
    _windows: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def source(self, *own: int) -> X11FullScreen:
        return X11FullScreen({"DISPLAY": self.screen.name}, frozenset(own))

    def show(self, how: str) -> int:
        words = (sys.executable, "-c", WINDOW, how)
        environ = {"QT_QPA_PLATFORM": "xcb"}
        self._windows.append(self.screen.children.start(words, env=environ))
        return self._windows[-1].pid

    def begin(self) -> None:
        self.show("full")

    def end(self) -> None:
        """Another window comes to the front."""
        for window in self._windows:
            self.screen.children.stop(window)
        self._windows.clear()
        self.show("small")

    def stop(self) -> None:
        self.screen.children.stop(self.screen.children._started[0])


@pytest.fixture
def stage() -> Iterator[FullScreenStage]:
    try:
        with opened(640, 480, bus=False) as screen:
            yield FullScreenStage(screen)
    except MissingPart as missing:
        pytest.skip(str(missing))


class TestX11FullScreen(StateContract):
    """The contract, with openbox."""


def test_a_window_that_does_not_fill_the_screen_is_none(stage: FullScreenStage) -> None:
    source = stage.source()
    stage.show("small")
    until(source, lambda: source.on() is False)
    source.close()


def test_our_own_windows_do_not_count(stage: FullScreenStage) -> None:
    other = stage.source()
    ours = stage.show("full")
    until(other, lambda: other.on() is True)
    source = stage.source(ours)
    assert source.on() is False
    source.close()
    other.close()


def test_what_fills_the_screen_behind_our_window_still_does_until_it_goes(
    stage: FullScreenStage,
) -> None:
    ours = stage.show("small")
    source, other = stage.source(ours), stage.source()
    window = windows.named(stage.screen, "small")
    stage.begin()
    until(source, lambda: source.on() is True)
    windows.focus(stage.screen, window)
    until(other, lambda: other.on() is False)
    assert source.on() is True
    stage.screen.children.stop(stage._windows.pop())
    until(source, lambda: source.on() is False)
    source.close()
    other.close()


def test_without_a_window_manager_it_cannot_be_told_and_later_it_can() -> None:
    try:
        with opened(640, 480, bus=False, window_manager=False) as screen:
            stage = FullScreenStage(screen)
            source = stage.source()
            assert source.on() is None
            assert source.usable()
            start_window_manager(screen)
            stage.begin()
            until(source, lambda: source.on() is True)
            source.close()
    except MissingPart as missing:
        pytest.skip(str(missing))


def test_under_wayland_there_is_no_sense(stage: FullScreenStage) -> None:
    environ = {"DISPLAY": stage.screen.name, "WAYLAND_DISPLAY": "wayland-0"}
    with pytest.raises(OSError, match="Wayland"):
        X11FullScreen(environ, frozenset())
    with pytest.raises(OSError, match="no X display"):
        X11FullScreen({}, frozenset())
