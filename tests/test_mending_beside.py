"""Laws of a log that is mended beside the program: nobody waits, and no try is the last."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.outcome import LogMended, LogRefused, LogWhole, Outcome, outcome_table
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.mending_beside import AGAIN_S, MendingBeside
from backcare_desktop.store.refusals import (
    DamagedLog,
    FullDisk,
    LogInMending,
    StoreError,
    StuckMending,
)
from backcare_desktop.ui.week_task import Task

LOG = Path("/home/ada/log.sqlite3")
WHILE = 30_000


class Clock:
    """What is read is what was set."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def child(outcome: Outcome | None, begins: Path, gate: Path | None = None) -> list[str]:
    """One that notes that it has begun, waits at the gate, and says this; None: it is killed."""
    said = "" if outcome is None else json.dumps(outcome_table(outcome))
    lines = [f"open({str(begins)!r}, 'a').write('.')"]
    lines += [f"open({str(gate)!r}).read()"] if gate else []
    lines += [f"print({said!r})" if said else "import os; os.kill(os.getpid(), 9)"]
    return [sys.executable, "-c", "; ".join(lines)]


def hanging(begins: Path, gate: Path, lines: int = 0) -> list[str]:
    """One that gives so many signs of life, each behind the gate, and then no more."""
    script = (
        "import sys, time; begins, gate, lines = sys.argv[1:]\n"
        "open(begins, 'a').write('.')\n"
        "for _ in range(int(lines)): open(gate).read(); print(file=sys.stderr, flush=True)\n"
        "time.sleep(600)"
    )
    return [sys.executable, "-c", script, str(begins), str(gate), str(lines)]


Made = Callable[..., MendingBeside]


@pytest.fixture
def begins(tmp_path: Path) -> Path:
    return tmp_path / "begins"


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """Who reads it waits until somebody writes."""
    made = tmp_path / "gate"
    os.mkfifo(made)
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def made(qapp: QApplication, begins: Path, clock: Clock) -> Made:
    def make(
        outcome: Outcome | None, gate: Path | None = None, refused: StoreError | None = None
    ) -> MendingBeside:
        command = child(outcome, begins, gate)
        return MendingBeside(command, LOG, clock, qapp, refused=refused)

    return make


def count(begins: Path) -> int:
    return len(begins.read_text()) if begins.exists() else 0


def begin(mending: MendingBeside) -> None:
    with pytest.raises(LogInMending, match=r"is being mended: please try again in a moment\.$"):
        mending.mends()


def end(qtbot: QtBot, mending: MendingBeside) -> None:
    """Have it begun, and wait for its end."""
    with qtbot.waitSignal(mending.ended, timeout=WHILE):
        begin(mending)


def let_through(qtbot: QtBot, mending: MendingBeside, gate: Path) -> None:
    """Let it come to its end."""
    with qtbot.waitSignal(mending.ended, timeout=WHILE):
        gate.write_text("on")


def test_nobody_waits_for_it_and_what_came_of_it_is_told_once(
    qtbot: QtBot, made: Made, begins: Path, gate: Path
) -> None:
    mending = made(LogMended("log-damaged.sqlite3", "2026-11-24", 3), gate)
    for _ in range(3):
        begin(mending)
    let_through(qtbot, mending, gate)
    assert mending.mends() == Salvage("log-damaged.sqlite3", date(2026, 11, 24), 3)
    assert count(begins) == 1


@pytest.mark.parametrize("failed", [LogRefused("full", str(LOG)), None])
def test_one_that_fails_or_is_killed_is_tried_again_after_some_minutes(
    qtbot: QtBot, made: Made, clock: Clock, begins: Path, failed: Outcome | None
) -> None:
    mending, kind = made(failed), StoreError if failed is None else FullDisk
    end(qtbot, mending)
    clock.now += AGAIN_S - 1
    with pytest.raises(kind) as refused:
        mending.mends()
    assert (type(refused.value), refused.value.path) == (kind, LOG)
    assert count(begins) == 1
    clock.now += 1
    end(qtbot, mending)
    assert count(begins) == 2


def test_one_that_failed_at_the_start_is_not_tried_again_at_once(
    made: Made, clock: Clock, begins: Path, qtbot: QtBot
) -> None:
    mending = made(LogWhole(), refused=FullDisk(LOG))
    with pytest.raises(FullDisk):
        mending.mends()
    assert count(begins) == 0
    clock.now += AGAIN_S
    end(qtbot, mending)
    assert mending.mends() is None


def test_a_child_that_cannot_be_started_is_no_mending(
    qapp: QApplication, qtbot: QtBot, clock: Clock
) -> None:
    mending = MendingBeside(["/no/such/program"], LOG, clock, qapp)
    end(qtbot, mending)
    with pytest.raises(StoreError, match="could not be read or written"):
        mending.mends()


def test_while_the_log_is_put_back_nobody_mends_and_then_it_begins_anew(
    qtbot: QtBot, made: Made, begins: Path, gate: Path
) -> None:
    mending = made(LogWhole(), gate)
    begin(mending)
    qtbot.waitUntil(lambda: count(begins) == 1, timeout=WHILE)
    with mending.held_off(), pytest.raises(DamagedLog):
        mending.mends()
    begin(mending)
    let_through(qtbot, mending, gate)
    assert count(begins) == 2
    assert mending.mends() is None


def test_after_the_end_nothing_begins(made: Made, begins: Path) -> None:
    mending = made(LogWhole())
    mending.close()
    with pytest.raises(DamagedLog):
        mending.mends()
    assert count(begins) == 0


def test_one_that_hangs_is_given_up_said_so_and_tried_again_later(
    qtbot: QtBot, qapp: QApplication, clock: Clock, begins: Path, tmp_path: Path
) -> None:
    command = hanging(begins, tmp_path / "gate")
    mending = MendingBeside(command, LOG, clock, qapp, silent_s=0.2)
    end(qtbot, mending)
    with pytest.raises(StuckMending, match="came to a stop: please see that its disk is in order"):
        mending.mends()
    clock.now += AGAIN_S
    qtbot.waitUntil(lambda: not mending._still_hangs(), timeout=WHILE)
    end(qtbot, mending)
    mending.close()


def test_each_sign_of_life_gives_it_more_time(
    qtbot: QtBot, qapp: QApplication, begins: Path, gate: Path
) -> None:
    task = Task(hanging(begins, gate, 3), qapp, silent_s=WHILE)
    task.start()
    assert task._silence.isActive()
    for _ in range(3):
        task._silence.stop()
        gate.write_text("on")
        qtbot.waitUntil(task._silence.isActive, timeout=WHILE)
    task.let_go()
    assert not task._silence.isActive()
