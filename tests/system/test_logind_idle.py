"""Laws of logind's idle hint, the last of the sources of idle time: the contract, and its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("dbus_fast")

from dbus_fast import Message, MessageType, Variant

from backcare_desktop.system.linux.idle import pick_idle
from backcare_desktop.system.linux.logind import LogindIdle
from tests.system.idle_contract import IdleContract, until
from tests.system.test_locks import LogindStage


class HintStage(LogindStage):
    """A desktop that hints at idleness as soon as nobody touches anything."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.session.idle_since = int(time.monotonic() * 1e6)

    def source(self, **environ: str) -> LogindIdle:  # type: ignore[override]
        return LogindIdle({"DBUS_SYSTEM_BUS_ADDRESS": self.address, **environ}, time.monotonic)

    def idle_source(self, now: float) -> LogindIdle:
        """One that goes by a clock of its own."""
        return LogindIdle({"DBUS_SYSTEM_BUS_ADDRESS": self.address}, lambda: now)

    def idles(self, since: float | None) -> None:
        self.desktop.tell(lambda: self.session.idles(since))

    def touch(self) -> None:
        self.idles(time.monotonic())


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[HintStage]:
    made = HintStage(tmp_path)
    yield made
    made.stop()


class TestLogindIdle(IdleContract):
    """The contract, on a stand-in for logind."""


def test_idle_time_is_told_only_once_the_desktop_has_hinted_it(stage: HintStage) -> None:
    stage.idles(None)
    source = stage.idle_source(1000.0)
    assert source.idle() is None
    assert source.usable()
    stage.idles(400.0)
    until(source, lambda: source.idle() == 600.0)
    stage.idles(None)
    until(source, lambda: source.idle() is None)
    source.close()


def test_a_hint_that_comes_or_goes_is_worth_a_look(stage: HintStage) -> None:
    stage.idles(None)
    source = stage.idle_source(1000.0)
    for since in (400.0, None):
        stage.idles(since)
        end = time.monotonic() + 10
        while not source.drain():
            assert time.monotonic() < end
    source.close()


def test_a_hint_that_stands_at_the_start_is_known(stage: HintStage) -> None:
    stage.idles(900.0)
    source = stage.idle_source(1000.0)
    assert source.idle() == 100.0
    source.close()


def test_logind_that_dies_midway_cannot_tell_and_one_that_starts_anew_is_heard(
    stage: HintStage,
) -> None:
    stage.idles(400.0)
    source = stage.idle_source(1000.0)
    stage.desktop.stop(stage.bus)
    until(source, lambda: source.idle() is None)
    assert source.usable()
    stage.session.idle_since = int(700e6)
    stage.serve()
    until(source, lambda: source.idle() == 300.0)
    source.close()


@pytest.mark.parametrize("lie", [0, -5, "long ago", True, None])
def test_an_hour_that_cannot_be_is_not_believed(stage: HintStage, lie: object) -> None:
    stage.idles(900.0)
    source = stage.idle_source(1000.0)
    variants = {int: "x", str: "s", bool: "b"}
    said = {"IdleHint": Variant("b", value=True)}
    if lie is not None:
        said["IdleSinceHintMonotonic"] = Variant(variants[type(lie)], lie)
    else:
        said["IdleSinceHintMonotonic"] = Variant("as", [])
    path = next(iter(stage.sessions))
    properties = "org.freedesktop.DBus.Properties"
    body = ["org.freedesktop.login1.Session", said, []]
    signal = Message.new_signal(path, properties, "PropertiesChanged", "sa{sv}as", body)
    stage.desktop.tell(lambda: stage.bus.send(signal))
    until(source, lambda: source.idle() is None)
    assert source.usable()
    source.close()


def test_an_hour_that_is_still_to_come_is_now(stage: HintStage) -> None:
    stage.idles(5000.0)
    source = stage.idle_source(1000.0)
    assert source.idle() == 0.0
    source.close()


def test_an_answer_after_ten_seconds_is_waited_for_by_nobody_and_is_heard_then(
    stage: HintStage,
) -> None:
    stage.idles(400.0)
    source = stage.idle_source(1000.0)
    asked: list[Message] = []

    def keep(message: Message) -> bool:
        if message.message_type is MessageType.METHOD_CALL and message.member == "GetSession":
            asked.append(message)
            return True
        return False

    stage.desktop.stop(stage.bus)
    until(source, lambda: source.idle() is None)
    stage.serve(keep)
    until(source, lambda: bool(asked))
    began = time.monotonic()
    assert all(source.idle() is None for _ in range(100))
    assert time.monotonic() - began < 2
    path = next(iter(stage.sessions))
    answer = Message.new_method_return(asked[0], "o", [path])
    stage.desktop.tell(lambda: stage.bus.send(answer))
    until(source, lambda: source.idle() == 600.0)
    source.close()


def test_it_is_the_last_to_be_asked(stage: HintStage) -> None:
    nowhere = "unix:path=/nowhere"
    environ = {
        "DBUS_SYSTEM_BUS_ADDRESS": stage.address,
        "DBUS_SESSION_BUS_ADDRESS": nowhere,
        "WAYLAND_DISPLAY": "wayland-none",
        "XDG_RUNTIME_DIR": "/nowhere",
    }
    idle = pick_idle(environ)
    assert idle.name == "logind's idle hint"
    idle.close()
