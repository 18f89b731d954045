"""Laws of the week's process: one at a time, called where one listens, ended unless it may stay."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.week_process import WeekProcess

TELLS = "import pathlib, sys, time; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))"


Made = tuple[WeekProcess, list[str]]


def process(qapp: QApplication, told: Path, *, heard: bool = False) -> Made:
    called: list[str] = []

    def call(errand: str) -> bool:
        called.append(errand)
        return heard

    script = f"{TELLS}; time.sleep(600)"
    return WeekProcess([sys.executable, "-c", script, str(told)], call, qapp), called


def test_it_is_started_for_its_errand_and_only_once(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    week, called = process(qapp, told)
    week.show("delete")
    qtbot.waitUntil(lambda: told.exists() and bool(told.read_text()), timeout=30_000)
    assert told.read_text() == "['--errand', 'delete']"
    week.show()
    assert called == ["delete", ""]
    assert week.is_running
    week.end()
    assert not week.is_running


def test_one_that_listens_comes_forward_whoever_started_it(
    qapp: QApplication, tmp_path: Path
) -> None:
    week, called = process(qapp, tmp_path / "told", heard=True)
    week.show("export")
    assert (called, week.is_running) == (["export"], False)


def test_what_is_asked_while_it_is_starting_is_kept_and_told_once_when_it_listens(
    qapp: QApplication, tmp_path: Path
) -> None:
    week, called = process(qapp, tmp_path / "told")
    week.show()
    for errand in ("export", "delete", ""):
        week.show(errand)
    called.clear()
    week.hand_over()
    week.hand_over()
    assert called == ["delete"]
    week.end()


def test_what_is_asked_while_it_is_closing_is_for_the_next_one(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    week, _ = process(qapp, told)
    week.show()
    qtbot.waitUntil(lambda: told.exists() and bool(told.read_text()), timeout=30_000)
    week.show("import")
    week._process.terminate()
    qtbot.waitUntil(lambda: "import" in told.read_text(), timeout=30_000)
    week.show("export")
    week.end()
    qapp.processEvents()
    assert not week.is_running


def test_one_that_may_stay_outlives_the_program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    week, _ = process(qapp, told)
    week.show()
    qtbot.waitUntil(told.exists, timeout=30_000)
    week.let_stay()
    week.end()
    assert week.is_running
    week._stays = False
    week.end()
