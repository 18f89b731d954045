"""Laws of the start: the icon first, then what is behind it; never an icon with nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressBar, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from backcare_desktop.core.outcome import LogMended, outcome_table
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.log_mending import LogMending
from backcare_desktop.startup import Start
from backcare_desktop.store.looked import Looked
from backcare_desktop.ui.tray_seat import TraySeat
from tests.ui.look import theme

if TYPE_CHECKING:
    from backcare_desktop.app import Program


def sound(go_on: Callable[[Looked], None]) -> None:
    go_on(Looked())


def mended_by(mending: LogMending) -> Callable[[Callable[[Looked], None]], None]:
    def look(go_on: Callable[[Looked], None]) -> None:
        mending.ended.connect(go_on)
        mending.start()

    return look


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
    mending = LogMending([sys.executable, "-c", script, str(gate)], theme, qapp)
    found: list[Looked] = []

    def load(_seat: TraySeat, looked: Looked) -> Program:
        found.append(looked)
        begin = partial(qapp.exit, 7)
        ends = SimpleNamespace(begin=begin, end=lambda: None, begins_anew=False)
        return cast("Program", ends)

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
    assert Start(qapp, mended_by(mending), load).run() == 7
    assert found == [Looked(salvage=Salvage("log-damaged.sqlite3", date(2026, 11, 24), 3))]
    assert mending._window is None


def test_a_log_that_could_not_be_mended_is_left_to_the_program(qapp: QApplication) -> None:
    mending = LogMending(["/nowhere/at-all"], theme, qapp)
    found: list[Looked] = []

    def load(_seat: TraySeat, looked: Looked) -> Program:
        found.append(looked)
        begin = partial(qapp.exit, 7)
        ends = SimpleNamespace(begin=begin, end=lambda: None, begins_anew=False)
        return cast("Program", ends)

    assert Start(qapp, mended_by(mending), load).run() == 7
    assert found == [Looked()]


def test_the_log_is_read_only_once_the_icon_stands() -> None:
    script = "import sys, backcare_desktop.startup; print(*sorted(sys.modules))"
    done = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, check=True
    )
    heavy = {"sqlite3", "backcare_desktop.core.facts", "backcare_desktop.store.database"}
    assert heavy.isdisjoint(done.stdout.split())
