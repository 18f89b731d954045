"""Laws of waking: what comes from outside is heard, and a handle that is gone is let go."""

from __future__ import annotations

import socket

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.look_timer import LONGEST, LookTimer
from backcare_desktop.ui.wakes import Wake


class Ear:
    """One end of a pair of sockets, that notes what it heard."""

    def __init__(self) -> None:
        self.ours, self.theirs = socket.socketpair()
        self.heard: list[bytes] = []

    def fileno(self) -> int:
        return self.ours.fileno()

    def drain(self) -> None:
        said = self.ours.recv(64)
        self.heard.append(said)
        if not said:
            self.ours.close()

    def close(self) -> None:
        self.ours.close()
        self.theirs.close()


def test_what_is_said_is_heard_and_an_end_is_let_go(qtbot: QtBot) -> None:
    ear, parent = Ear(), QObject()
    Wake(ear.fileno, ear.drain, parent)
    ear.theirs.send(b"hello")
    qtbot.waitUntil(lambda: ear.heard == [b"hello"])
    ear.theirs.close()
    qtbot.waitUntil(lambda: ear.heard == [b"hello", b""])
    assert ear.fileno() == -1
    ear.close()


def test_another_handle_is_followed(qtbot: QtBot) -> None:
    first, second, parent = Ear(), Ear(), QObject()
    now = [first]

    def fileno() -> int:
        return now[0].fileno()

    def drain() -> None:
        now[0].drain()

    wake = Wake(fileno, drain, parent)
    now[0] = second
    wake.watch()
    second.theirs.send(b"here")
    qtbot.waitUntil(lambda: second.heard == [b"here"])
    assert not first.heard
    first.close()
    second.close()


def test_a_look_that_is_due_rings_at_once(qtbot: QtBot) -> None:
    timer = LookTimer()
    with qtbot.waitSignal(timer.rang, timeout=1000):
        timer.arm(-5.0)


def test_no_wait_is_so_long_that_a_suspend_could_hide_in_it() -> None:
    timer = LookTimer()
    timer.arm(3600.0)
    assert timer._timer.interval() == LONGEST * 1000
    timer.stop()
    assert not timer._timer.isActive()
