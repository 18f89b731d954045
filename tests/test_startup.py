"""Laws of the start: the icon first, then what is behind it; never an icon with nothing behind."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressBar, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from backcare_desktop.core.outcome import LogMended, outcome_table
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.log_mending import LogMending
from backcare_desktop.meanwhile import Meanwhile
from backcare_desktop.paths import own_command
from backcare_desktop.startup import Start, become, leave
from backcare_desktop.store.looked import Looked
from backcare_desktop.store.refusals import StoreError, StuckMending
from backcare_desktop.ui.early_clicks import EarlyClicks
from backcare_desktop.ui.mending_window import MendingWindow
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_seat import TraySeat
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.listener import listen_to
from backcare_desktop.wire.server import listen
from tests.ui.look import theme

if TYPE_CHECKING:
    from backcare_desktop.app import Program


LOG = Path("/home/ada/log.sqlite3")

GoOn = Callable[[Looked], None]


def sound(_clicks: EarlyClicks, go_on: GoOn) -> None:
    go_on(Looked())


def nothing() -> None:
    """For who is not asked for."""


def mended_by(mending: LogMending) -> Callable[[EarlyClicks, GoOn], None]:
    def look(clicks: EarlyClicks, go_on: GoOn) -> None:
        clicks.answered_by(mending.come_forward)
        mending.ended.connect(go_on)
        mending.start()

    return look


def ends_at_once(
    qapp: QApplication, found: list[Looked], *, begins_anew: bool = False
) -> Callable[[TraySeat, Looked], Program]:
    """How a program is made that notes the log as it was found, and ends with 7."""

    def load(_seat: TraySeat, looked: Looked) -> Program:
        found.append(looked)
        begin = partial(qapp.exit, 7)
        ends = SimpleNamespace(begin=begin, end=lambda: None, begins_anew=begins_anew)
        return cast("Program", ends)

    return load


@pytest.mark.parametrize("begins_anew", [False, True])
def test_a_program_that_begins_anew_is_followed_by_another_and_no_other_is(
    qapp: QApplication, *, begins_anew: bool
) -> None:
    followed: list[list[str]] = []

    def follow(command: list[str]) -> int:
        followed.append(command)
        return 9

    start = Start(qapp, sound, ends_at_once(qapp, [], begins_anew=begins_anew), follow)
    assert start.run() == (9 if begins_anew else 7)
    assert followed == ([own_command("run")] if begins_anew else [])


def test_one_that_cannot_be_followed_ends_as_failed_and_says_why(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert become(["/nowhere/backcare-desktop"]) == 1
    assert "could not begin anew" in caplog.text


def test_the_icon_is_up_before_the_rest_is_loaded_and_is_handed_over(qapp: QApplication) -> None:
    order: list[str] = []

    def load(seat: TraySeat, looked: Looked) -> Program:
        assert looked == Looked()
        icon = seat.findChild(QSystemTrayIcon)
        assert icon is not None
        assert icon.isVisible()
        assert icon.contextMenu() is seat.menu
        order.append("loaded")

        def begin() -> None:
            order.append("begun")
            qapp.exit(7)

        ends = SimpleNamespace(begin=begin, end=lambda: order.append("ended"), begins_anew=False)
        return cast("Program", ends)

    assert Start(qapp, sound, load).run() == 7
    assert order == ["loaded", "begun", "ended"]


def test_what_cannot_be_loaded_takes_its_icon_along(qapp: QApplication, qtbot: QtBot) -> None:
    def load(_seat: TraySeat, _looked: Looked) -> Program:
        raise FileNotFoundError("the program's own files")

    with qtbot.capture_exceptions() as caught:
        assert Start(qapp, sound, load).run() == 1
    assert [kind for kind, _, _ in caught] == [FileNotFoundError]


def test_a_damaged_log_is_mended_in_sight_before_the_rest_is_loaded(
    qapp: QApplication, tmp_path: Path
) -> None:
    mended = json.dumps(outcome_table(LogMended("log-damaged.sqlite3", "2026-11-24", 3)))
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    waits = "import sys; print(40, file=sys.stderr, flush=True); open(sys.argv[1]).read()"
    script = f"{waits}; print({mended!r})"
    mending = LogMending([sys.executable, "-c", script, str(gate)], LOG, theme, qapp)
    found: list[Looked] = []

    def let_go() -> None:
        window = mending._window
        bar = None if window is None else window.findChild(QProgressBar)
        if not isinstance(bar, QProgressBar) or not bar.isVisible() or bar.value() != 40:
            QTimer.singleShot(20, let_go)
            return
        assert bar.accessibleName() == "Your log is being mended"
        assert found == []
        gate.write_text("on")

    QTimer.singleShot(0, let_go)
    assert Start(qapp, mended_by(mending), ends_at_once(qapp, found)).run() == 7
    assert found == [Looked(salvage=Salvage("log-damaged.sqlite3", date(2026, 11, 24), 3))]
    assert mending._window is None


def test_a_log_that_could_not_be_mended_is_left_to_the_program(qapp: QApplication) -> None:
    mending = LogMending(["/nowhere/at-all"], LOG, theme, qapp)
    found: list[Looked] = []

    assert Start(qapp, mended_by(mending), ends_at_once(qapp, found)).run() == 7
    (looked,) = found
    assert (looked.opened, looked.salvage) == (None, None)
    assert isinstance(looked.refused, StoreError)
    assert looked.refused.path == LOG


def test_a_mending_that_hangs_is_given_up_and_the_program_goes_on(qapp: QApplication) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    mending, found = LogMending(command, LOG, theme, qapp, silent_s=0.2), list[Looked]()

    assert Start(qapp, mended_by(mending), ends_at_once(qapp, found)).run() == 7
    (looked,) = found
    assert isinstance(looked.refused, StuckMending)


def test_a_click_before_anybody_is_there_is_answered_by_who_comes_first(
    qapp: QApplication,
) -> None:
    assert qapp is not None
    seat, answered = TraySeat(TrayIcons(dark_bar=False)), list[str]()
    clicks = EarlyClicks(seat)
    seat.clicked.emit()
    clicks.answered_by(lambda: answered.append("mending"))
    assert answered == ["mending"]
    seat.clicked.emit()
    assert answered == ["mending", "mending"]
    seat.clicked.connect(lambda: answered.append("all"))
    clicks.end()
    assert answered == ["mending", "mending"]
    seat.clicked.emit()
    assert answered == ["mending", "mending", "all"]


def test_a_click_while_the_rest_is_loaded_is_answered_when_it_is_there(qapp: QApplication) -> None:
    answered: list[str] = []

    def load(seat: TraySeat, _looked: Looked) -> Program:
        assert answered == []
        seat.clicked.connect(lambda: answered.append("panel"))
        begin = partial(QTimer.singleShot, 0, partial(qapp.exit, 7))
        return cast("Program", SimpleNamespace(begin=begin, end=lambda: None, begins_anew=False))

    start = Start(qapp, sound, load)
    QTimer.singleShot(0, start._seat.clicked.emit)
    assert start.run() == 7
    assert answered == ["panel"]


def test_who_asks_while_the_log_is_mended_hears_it_at_once_and_it_is_not_done_later(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    log, path = tmp_path / "log.sqlite3", tmp_path / "run" / "socket"
    shown, answers = list[str](), dict[str, object]()
    with closing(listen(path)) as server:
        front, left = (partial(shown.append, what) for what in ("window", "left"))
        Meanwhile(server, log, front, left, qapp)
        requests = ({"do": "status"}, {"do": "skip"}, {"do": "front"}, {"do": "quit"})

        def speak() -> None:
            for request in requests:
                answers[request["do"]] = ask(path, request, 30)

        asking = threading.Thread(target=speak)
        asking.start()
        qtbot.waitUntil(lambda: len(answers) == len(requests), timeout=30_000)
        asking.join()
        refused = {"is": "LogRefused", "cause": "mending", "file": str(log)}
        said = f"The log {log} was damaged and is being mended: please try again in a moment."
        assert answers["status"] == answers["skip"] == {"error": said, "outcome": refused}
        assert answers["front"] == answers["quit"] == {"said": ""}
        assert shown == ["window", "left"]
        assert server.drain() == []


def test_who_ends_it_while_the_log_is_mended_ends_it_at_once(
    qapp: QApplication, tmp_path: Path
) -> None:
    path, gate = tmp_path / "run" / "socket", tmp_path / "gate"
    os.mkfifo(gate)
    script = "import sys; open(sys.argv[1]).read()"
    mending = LogMending([sys.executable, "-c", script, str(gate)], LOG, theme, qapp)
    server = listen(path)
    mending.ended.connect(lambda: pytest.fail("it was mended"))

    def load(_seat: TraySeat, _looked: Looked) -> Program:
        raise AssertionError("it was left")

    left = partial(leave, qapp, server, mending)
    Meanwhile(server, LOG, mending.come_forward, left, qapp)
    mending.come_forward()
    asking = threading.Thread(target=ask, args=(path, {"do": "quit"}, 30))
    QTimer.singleShot(0, asking.start)
    assert Start(qapp, mended_by(mending), load).run() == 0
    asking.join()
    assert mending._window is None
    assert not path.exists()


def test_who_listens_while_the_log_is_mended_is_handed_to_the_program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "run" / "socket"
    with closing(listen(path)) as server:
        meanwhile = Meanwhile(server, tmp_path / "log.sqlite3", nothing, nothing, qapp)
        with closing(listen_to(path, 30)) as week:
            qtbot.waitUntil(lambda: bool(server._put_off), timeout=30_000)
            meanwhile.end()
            ((request, answer),) = server.drain()
            assert request == {"do": "listen"}
            assert answer({"changed": False})
            assert select.select([week], [], [], 30)[0]
            assert week.drain() == [{"changed": False}]


def test_who_asks_what_is_going_on_need_not_wait_for_the_window(
    qapp: QApplication, qtbot: QtBot
) -> None:
    mending = LogMending(["/nowhere"], LOG, theme, qapp)
    mending.come_forward()
    window = mending._window
    assert isinstance(window, MendingWindow)
    window.close()
    mending.come_forward()
    assert mending._window is window
    assert window.isVisible()
    with qtbot.waitSignal(mending.ended, timeout=30_000):
        mending.start()
    assert mending._window is None


def test_the_log_is_read_only_once_the_icon_stands() -> None:
    script = "import sys, backcare_desktop.startup; print(*sorted(sys.modules))"
    done = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, check=True
    )
    heavy = {"sqlite3", "backcare_desktop.core.facts", "backcare_desktop.store.database"}
    assert heavy.isdisjoint(done.stdout.split())
