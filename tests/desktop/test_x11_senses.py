"""Laws of what is sensed on a real X server."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from stage.parts import MissingPart
from stage.pointer import move
from stage.screen import Screen, opened, start_compositor

from backcare_desktop.system.linux.compositor import composited
from backcare_desktop.system.linux.idle import pick_idle
from backcare_desktop.system.linux.x11_idle import X11Idle
from backcare_desktop.system.linux.xcb import NoScreen
from backcare_desktop.system.linux.xcb import Screen as Display
from tests.system.idle_contract import IdleContract, until

pytestmark = pytest.mark.desktop


@dataclass
class X11Stage:
    """A virtual screen, which may be taken away or frozen."""

    screen: Screen
    _place: int = 0

    @property
    def server(self) -> subprocess.Popen[bytes]:
        return self.screen.children._started[0]

    def source(self) -> X11Idle:
        return X11Idle(self.screen.name)

    def touch(self) -> None:
        self._place += 1
        move(self.screen, 10 + self._place, 10)

    def stop(self) -> None:
        self.screen.children.stop(self.server)


@pytest.fixture
def stage() -> Iterator[X11Stage]:
    try:
        with opened(640, 480, bus=False, window_manager=False) as screen:
            yield X11Stage(screen)
    except MissingPart as missing:
        pytest.skip(str(missing))


class TestX11Idle(IdleContract):
    """The contract, on Xvfb."""


def test_a_server_that_is_frozen_holds_nobody_up_for_long(stage: X11Stage) -> None:
    source = stage.source()
    stage.server.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    try:
        assert source.idle() is None
        assert not source.usable()
    finally:
        stage.server.send_signal(signal.SIGCONT)
    assert time.monotonic() - began < 1


def test_a_server_that_dies_does_not_end_the_program_and_the_choice_goes_on(
    stage: X11Stage,
) -> None:
    idle = pick_idle({"DISPLAY": stage.screen.name})
    assert idle.name == "X11"
    assert idle.idle() is not None
    stage.stop()
    until(idle, lambda: idle.idle() is None)
    assert idle.name == "nothing"
    assert [over.why for over in idle.passed_over if over.name == "X11"] == ["it has stopped"]


def test_an_environment_without_a_screen_has_no_idle_time() -> None:
    for environ in ({}, {"DISPLAY": ":4711"}, {"DISPLAY": "nonsense"}):
        idle = pick_idle(environ)
        assert idle.idle() is None
        assert "X11" in [over.name for over in idle.passed_over]


def test_under_wayland_x_is_not_asked(stage: X11Stage) -> None:
    idle = pick_idle({"DISPLAY": stage.screen.name, "WAYLAND_DISPLAY": "wayland-none"})
    assert idle.name != "X11"


def test_a_refused_request_is_no_answer_and_no_end(stage: X11Stage) -> None:
    display = Display(stage.screen.name)
    assert display.numbers(0xDEAD, "_NET_WM_STATE") == ()
    assert display.extension("MIT-SCREEN-SAVER")
    assert display.extension("NO-SUCH-THING") is None
    display.close()
    with pytest.raises(NoScreen):
        display.owner("_NET_WM_CM_S0")


def test_a_compositor_is_seen_when_it_comes_and_when_it_goes(stage: X11Stage) -> None:
    environ = {"DISPLAY": stage.screen.name}
    assert not composited(environ)
    try:
        compositor = start_compositor(stage.screen)
    except MissingPart as missing:
        pytest.skip(str(missing))
    assert composited(environ)
    stage.screen.children.stop(compositor)
    assert not composited(environ)


def test_wayland_is_composited_and_nowhere_is_not() -> None:
    assert composited({"WAYLAND_DISPLAY": "wayland-0"})
    assert not composited({})
    assert not composited({"DISPLAY": ":4711"})
