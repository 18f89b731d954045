"""Laws of idle time under Wayland."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_desktop.system.linux.idle import pick_idle
from backcare_desktop.system.linux.wayland_idle import WaylandIdle
from tests.system.compositor import Compositor, compositor
from tests.system.idle_contract import IdleContract, until

PAUSE = 0.1


class WaylandStage:
    def __init__(self, real: Compositor) -> None:
        self.compositor = real
        self.touch, self.stop = real.touch, real.stop

    def source(self) -> WaylandIdle:
        return WaylandIdle(self.compositor.environ, time.monotonic, PAUSE)


@pytest.fixture(params=[("ext_idle_notifier_v1", 1), ("org_kde_kwin_idle", 1)])
def old_stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[WaylandStage]:
    notifier, version = request.param
    with compositor(tmp_path, notifier, version) as made:
        yield WaylandStage(made)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[WaylandStage]:
    with compositor(tmp_path) as made:
        yield WaylandStage(made)


class TestWaylandIdle(IdleContract):
    """The contract, on a compositor's end of the wire."""

    tolerance = PAUSE


class TestOlderWaylandIdle(IdleContract):
    """The contract, on what older compositors have."""

    tolerance = PAUSE

    @pytest.fixture
    def stage(self, old_stage: WaylandStage) -> WaylandStage:
        return old_stage


def test_input_alone_is_asked_for_so_that_a_film_is_no_input(stage: WaylandStage) -> None:
    source = stage.source()
    until(source, lambda: (source.idle() or 0) > 0)
    assert [(interface, opcode) for interface, opcode, _ in stage.compositor.asked] == [
        ("ext_idle_notifier_v1", 2)
    ]
    source.close()


def test_short_pauses_while_typing_wake_nobody(stage: WaylandStage) -> None:
    source = WaylandIdle(stage.compositor.environ, time.monotonic, pause=60.0)
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        stage.touch()
        assert source._wayland.events() == []
        assert source.idle() == 0.0
    source.close()


def test_a_compositor_without_idle_time_is_passed_over(tmp_path: Path) -> None:
    with (
        compositor(tmp_path, None) as made,
        pytest.raises(OSError, match="does not tell idle time"),
    ):
        WaylandIdle(made.environ, time.monotonic)


def test_a_compositor_that_takes_us_for_mistaken_is_passed_over(stage: WaylandStage) -> None:
    source = stage.source()
    until(source, lambda: source.idle() is not None)
    stage.compositor.refuses = True
    until(source, lambda: not source.usable())
    assert source.idle() is None


def test_a_compositor_that_hangs_is_left_alone_after_its_time(tmp_path: Path) -> None:
    with compositor(tmp_path) as made:
        made.silent = True
        began = time.monotonic()
        with pytest.raises(OSError, match="does not answer"):
            WaylandIdle(made.environ, time.monotonic)
        assert time.monotonic() - began < 3


def test_without_a_compositor_there_is_no_sense(tmp_path: Path) -> None:
    for environ in ({}, {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}):
        with pytest.raises(OSError, match=r"Wayland|let us in"):
            WaylandIdle(environ, time.monotonic)


def test_who_listens_and_never_speaks_is_left_alone(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "wayland-0"))
        deaf.listen()
        environ = {"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")}
        with pytest.raises(OSError, match="does not answer"):
            WaylandIdle(environ, time.monotonic)


def test_wayland_is_chosen_before_x_and_gnome_before_both(stage: WaylandStage) -> None:
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    idle = pick_idle({**stage.compositor.environ, **nowhere, "DISPLAY": ":4711"})
    assert idle.name == "Wayland"
    assert [over.name for over in idle.passed_over] == ["GNOME"]
    idle.close()
