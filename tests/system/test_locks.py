"""Laws of what tells that the screen is locked, over a real bus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("dbus_fast")

from dbus_fast import Message
from dbus_fast.aio import MessageBus

from backcare_desktop.system.linux.lock import pick_locks
from backcare_desktop.system.linux.logind import MANAGER, LogindLock
from backcare_desktop.system.linux.screen_saver import SAVERS, ScreenSaverLock
from backcare_desktop.system.linux.session_bus import Service
from tests.system.bus import private_bus
from tests.system.desktop_bus import Desktop
from tests.system.lock_contract import LockContract, until
from tests.system.stand_ins import SESSION_PATH, LogindStandIn, SaverStandIn, SessionStandIn


class Stage:
    """A bus that can end before the test does."""

    now = 10.0

    def __init__(self, folder: Path) -> None:
        self._bus = private_bus(folder)
        self.address = self._bus.__enter__()
        self.desktop = Desktop(self.address)
        self._stands = True

    def boot(self) -> float:
        return self.now

    def stop(self) -> None:
        if self._stands:
            self._stands = False
            self.desktop.close()
            self._bus.__exit__(None, None, None)


class LogindStage(Stage):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.manager, self.session = LogindStandIn(), SessionStandIn()
        self.serve()

    def serve(self, handler: Callable[[Message], bool] | None = None) -> None:
        """The session is there before the name is, as with a logind that starts anew.

        `handler` sees each message first, and says whether it has dealt with it.
        """
        self.sessions = {SESSION_PATH: self.session}
        self.bus = self.desktop.serve(MANAGER, self.manager, self.sessions, handler)

    def source(self, **environ: str) -> LogindLock:
        return LogindLock({"DBUS_SYSTEM_BUS_ADDRESS": self.address, **environ}, self.boot)

    def lock(self) -> None:
        self.desktop.tell(lambda: self.session.lock(locked=True))

    def unlock(self) -> None:
        self.desktop.tell(lambda: self.session.lock(locked=False))

    def sleep(self) -> None:
        self.desktop.tell(lambda: self.manager.PrepareForSleep(start=True))

    def wake(self) -> None:
        self.desktop.tell(lambda: self.manager.PrepareForSleep(start=False))


class SaverStage(Stage):
    which: Service = SAVERS[0]

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.saver = SaverStandIn(self.which.interface)
        self.bus: MessageBus = self.desktop.serve(self.which, self.saver)

    def source(self) -> ScreenSaverLock:
        return ScreenSaverLock({"DBUS_SESSION_BUS_ADDRESS": self.address}, self.boot)

    def lock(self) -> None:
        self.desktop.tell(lambda: self.saver.ActiveChanged(active=True))

    def unlock(self) -> None:
        self.desktop.tell(lambda: self.saver.ActiveChanged(active=False))


@pytest.fixture
def logind(tmp_path: Path) -> Iterator[LogindStage]:
    stage = LogindStage(tmp_path)
    yield stage
    stage.stop()


@pytest.fixture
def saver(tmp_path: Path) -> Iterator[SaverStage]:
    stage = SaverStage(tmp_path)
    yield stage
    stage.stop()


class TestLogind(LockContract):
    @pytest.fixture
    def stage(self, logind: LogindStage) -> LogindStage:
        return logind


class TestScreenSaver(LockContract):
    @pytest.fixture
    def stage(self, saver: SaverStage) -> SaverStage:
        return saver


def test_sleep_counts_as_locked_from_its_own_instant_until_the_machine_wakes(
    logind: LogindStage,
) -> None:
    source = logind.source()
    source.drain()
    logind.now = 60.0
    logind.sleep()
    assert until(source, lambda: source.locked_since() == 60.0)
    logind.now = 3600.0
    logind.wake()
    assert until(source, lambda: source.locked_since() is None)
    source.close()


def test_a_machine_that_wakes_locked_stays_so_from_the_earlier_instant(
    logind: LogindStage,
) -> None:
    source = logind.source()
    logind.now = 60.0
    logind.sleep()
    until(source, lambda: source.locked_since() == 60.0)
    logind.now = 61.0
    logind.lock()
    logind.wake()
    until(source, lambda: source.locked_since() == 61.0)
    source.close()


def test_waking_is_worth_a_look_also_where_going_to_sleep_was_missed(logind: LogindStage) -> None:
    source = logind.source()
    source.drain()
    logind.wake()
    assert until(source, lambda: source._woken > 0)
    source.close()


def test_a_session_is_found_by_its_number(logind: LogindStage) -> None:
    source = logind.source(XDG_SESSION_ID="2")
    assert source.usable()
    source.close()


def test_a_logind_that_dies_keeps_nothing_locked_and_one_that_starts_anew_is_asked(
    logind: LogindStage,
) -> None:
    source = logind.source()
    logind.lock()
    logind.sleep()
    until(source, lambda: source.locked_since() is not None)
    logind.desktop.stop(logind.bus)
    until(source, lambda: source.locked_since() is None)
    assert source.usable()
    logind.now = 80.0
    logind.serve()
    until(source, lambda: source.locked_since() == 80.0)
    source.close()


def test_without_a_session_there_is_no_sense(logind: LogindStage) -> None:
    with pytest.raises(OSError, match="no session"):
        logind.source(XDG_SESSION_ID="77")


@pytest.mark.parametrize("which", SAVERS[1:], ids=lambda saver: saver.name)
def test_every_desktops_screen_saver_is_heard(which: Service, tmp_path: Path) -> None:
    class OneStage(SaverStage):
        pass

    OneStage.which = which
    stage = OneStage(tmp_path)
    source = stage.source()
    stage.now = 5.0
    stage.lock()
    until(source, lambda: source.locked_since() == 5.0)
    source.close()
    stage.stop()


def test_a_screen_saver_that_starts_later_is_asked_then(tmp_path: Path) -> None:
    stage = SaverStage(tmp_path)
    stage.desktop.stop(stage.bus)
    source = stage.source()
    source.drain()
    assert source.locked() is None
    saver = SaverStandIn(stage.which.interface)
    saver.active = True
    stage.desktop.serve(stage.which, saver)
    until(source, lambda: source.locked_since() is not None)
    assert source.locked() is True
    source.close()
    stage.stop()


def test_a_screen_saver_that_dies_keeps_nothing_locked(saver: SaverStage) -> None:
    source = saver.source()
    saver.lock()
    until(source, lambda: source.locked_since() is not None)
    saver.desktop.stop(saver.bus)
    until(source, lambda: source.locked_since() is None)
    assert source.locked() is None
    assert source.usable()
    source.close()


def test_both_are_picked_where_they_are_and_nothing_where_not(logind: LogindStage) -> None:
    class Clock:
        wall = staticmethod(lambda: None)
        boot = awake = staticmethod(lambda: 1.0)

    here = {
        "DBUS_SYSTEM_BUS_ADDRESS": logind.address,
        "DBUS_SESSION_BUS_ADDRESS": logind.address,
    }
    locks = pick_locks(here, Clock())  # type: ignore[arg-type]
    assert [lock.name for lock in locks] == ["logind", "screen saver"]
    nowhere = {
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
    }
    none = pick_locks(nowhere, Clock())  # type: ignore[arg-type]
    assert [lock.name for lock in none] == ["nothing", "nothing"]
    assert [lock.locked_since() for lock in (*locks, *none)] == [None] * 4
    for lock in (*locks, *none):
        lock.close()
