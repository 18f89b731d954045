"""Laws of the ways out: what is chosen is what is asked for, and its end is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcare_desktop.core.errand import Errand
from backcare_desktop.core.outcome import FileRefused, Imported, Outcome, outcome_table
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.week_delete import DeleteDialog, Deletion
from backcare_desktop.ui.week_export import Export, ExportMenu
from backcare_desktop.ui.week_note import WeekNote
from backcare_desktop.ui.week_page import WeekPage
from backcare_desktop.ui.week_restore import RestoreDialog
from backcare_desktop.ui.week_task import Task
from tests.ui.look import theme
from tests.ui.test_week_page import Chart
from tests.ui.weeks import MONDAY, busy_week


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    dress(qapp, theme())
    yield
    QLocale.setDefault(before)


def opened(qtbot: QtBot) -> WeekPage:
    page = WeekPage(theme(), busy_week(), Chart)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def menu_of(page: WeekPage) -> ExportMenu:
    menu = page.findChild(ExportMenu)
    assert isinstance(menu, ExportMenu)
    return menu


def chosen(menu: QMenu, words: str) -> None:
    parts = [menu, *menu.findChildren(QMenu)]
    next(a for part in parts for a in part.actions() if words in a.text()).trigger()


def test_ctrl_e_opens_the_ways_out(qtbot: QtBot) -> None:
    page = opened(qtbot)
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(menu_of(page).isVisible)
    menu_of(page).close()


@pytest.mark.parametrize(
    ("words", "weeks"), [("that is shown", 1), ("four weeks", 4), ("twelve weeks", 12)]
)
def test_the_days_that_are_chosen_end_with_the_week_that_is_shown(
    qtbot: QtBot, words: str, weeks: int
) -> None:
    menu = menu_of(opened(qtbot))
    chosen(menu, words)
    menu.close()
    last = MONDAY + timedelta(days=6)
    assert menu.days() == (last - timedelta(days=7 * weeks - 1), last)


def test_everything_has_no_first_and_no_last_day(qtbot: QtBot) -> None:
    menu = menu_of(opened(qtbot))
    chosen(menu, "Everything")
    menu.close()
    assert menu.days() == (None, None)


def test_a_file_is_proposed_and_what_is_chosen_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(qtbot)
    dialog = menu_of(page).ask_file("pdf")
    (name,) = dialog.selectedFiles()
    assert Path(name).name == "backcare-2026-11-16-2026-11-22.pdf"
    file = tmp_path / "page.pdf"
    with qtbot.waitSignal(page.exported) as heard:
        dialog.fileSelected.emit(str(file))
    dialog.reject()
    assert heard.args == [Export("pdf", file, MONDAY, MONDAY + timedelta(days=6))]


def test_a_picture_is_of_what_is_shown_whatever_days_are_chosen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(qtbot)
    chosen(menu_of(page), "Everything")
    menu_of(page).close()
    dialog = menu_of(page).ask_file("svg")
    with qtbot.waitSignal(page.exported) as heard:
        dialog.fileSelected.emit(str(tmp_path / "week.svg"))
    dialog.reject()
    assert heard.args == [Export("svg", tmp_path / "week.svg")]


def test_what_is_to_be_taken_in_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(qtbot)
    chosen(menu_of(page), "Import")
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(page.imported) as heard:
        dialog.fileSelected.emit(str(tmp_path / "all.json"))
    dialog.reject()
    assert heard.args == [tmp_path / "all.json"]


def test_what_goes_on_is_said_may_be_stopped_and_its_end_told(qtbot: QtBot) -> None:
    page = opened(qtbot)
    note = page.note
    assert not note.isVisible()
    note.show_working(40)
    stop = next(b for b in note.findChildren(QPushButton) if b.text() == "Stop")
    assert "Working… 40 %" in [one.text() for one in note.findChildren(type(note._said))]
    (bar,) = note.findChildren(QProgressBar)
    assert (bar.isVisible(), bar.value(), bar.maximum()) == (True, 40, 100)
    assert bar.accessibleName() == "Working…"
    with qtbot.waitSignal(page.stopped):
        stop.click()
    note.show_end("Written to week.csv.")
    assert not stop.isVisible()
    assert not bar.isVisible()
    assert isinstance(note, WeekNote)


def task(qapp: QApplication, qtbot: QtBot, script: str) -> tuple[list[int], Outcome | None]:
    one = Task((sys.executable, "-c", script), qapp)
    steps: list[int] = []
    one.came_along.connect(steps.append)
    with qtbot.waitSignal(one.ended, timeout=30_000) as heard:
        one.start()
    assert heard.args is not None
    return steps, heard.args[0]


def test_a_task_tells_how_far_it_is_and_what_came_of_it(qapp: QApplication, qtbot: QtBot) -> None:
    told = json.dumps(outcome_table(Imported(2, 1)))
    script = f"import sys; [print(n, file=sys.stderr) for n in (10, 90)]; print({told!r})"
    assert task(qapp, qtbot, script) == ([10, 90], Imported(2, 1))


def test_a_task_that_fails_tells_why(qapp: QApplication, qtbot: QtBot) -> None:
    why = FileRefused("all.json", "full", writing=True)
    script = f"import sys; print({json.dumps(outcome_table(why))!r}); sys.exit(1)"
    assert task(qapp, qtbot, script) == ([], why)


@pytest.mark.parametrize("said", ["", "nonsense", "3", '{"is": "Nothing"}', '{"is": "Imported"}'])
def test_what_a_task_says_that_is_no_outcome_is_none(
    qapp: QApplication, qtbot: QtBot, said: str
) -> None:
    assert task(qapp, qtbot, f"print({said!r})") == ([], None)


def test_a_task_that_cannot_begin_ends_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    one = Task(("/nowhere/at-all",), qapp)
    with qtbot.waitSignal(one.ended, timeout=30_000) as heard:
        one.start()
    assert heard.args == [None]


def test_a_task_can_be_broken_off(qapp: QApplication, qtbot: QtBot) -> None:
    one = Task((sys.executable, "-c", "import time; time.sleep(600)"), qapp)
    with qtbot.waitSignal(one.ended, timeout=30_000) as heard:
        one.start()
        one.stop()
    assert heard.args == [None]


def test_what_is_deleted_is_asked_once_more_and_the_focus_is_on_keeping(qtbot: QtBot) -> None:
    page = opened(qtbot)
    chosen(menu_of(page), "Delete")
    dialog = page.findChild(DeleteDialog)
    assert isinstance(dialog, DeleteDialog)
    qtbot.waitUntil(dialog.isVisible)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Delete these days: 16 – 22 November 2026?" in said
    assert dialog.focusWidget() is dialog.keep
    with qtbot.assertNotEmitted(page.deleted):
        dialog.keep.click()


def test_what_was_confirmed_is_what_goes(qtbot: QtBot) -> None:
    page = opened(qtbot)
    chosen(menu_of(page), "Delete")
    dialog = page.findChild(DeleteDialog)
    assert isinstance(dialog, DeleteDialog)
    dialog.backups.setChecked(True)
    with qtbot.waitSignal(page.deleted) as heard:
        dialog.delete.click()
    assert heard.args == [Deletion(MONDAY, MONDAY + timedelta(days=6), backups=True)]


def test_everything_is_called_everything(qtbot: QtBot) -> None:
    dialog = DeleteDialog(theme(), (None, None))
    qtbot.addWidget(dialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Delete everything that was logged?" in said


def test_everything_goes_into_one_file_and_back_once_that_was_confirmed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page, file = opened(qtbot), tmp_path / "all.backcare"
    saving = menu_of(page).ask_backup()
    assert saving.selectedFiles()[0].endswith(".backcare")
    with qtbot.waitSignal(page.backed_up) as heard:
        saving.fileSelected.emit(str(file))
    saving.reject()
    assert heard.args == [file]
    choosing = menu_of(page).ask_restore()
    with qtbot.assertNotEmitted(page.restored):
        choosing.fileSelected.emit(str(file))
    choosing.reject()
    dialog = page.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.focusWidget() is dialog.keep
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "as it was in all.backcare?" in said
    with qtbot.waitSignal(page.restored) as confirmed:
        dialog.put_back.click()
    assert confirmed.args == [file]


@pytest.mark.parametrize(
    ("errand", "comes"),
    [
        ("export", ExportMenu),
        ("import", QFileDialog),
        ("backup", QFileDialog),
        ("restore", QFileDialog),
        ("delete", DeleteDialog),
    ],
)
def test_who_is_sent_here_finds_what_was_wanted(
    qtbot: QtBot, errand: Errand, comes: type[QWidget]
) -> None:
    page = opened(qtbot)
    page.run_errand("")
    assert not any(one.isVisible() for one in page.findChildren(QDialog))
    page.run_errand(errand)
    found = page.findChildren(comes)[-1]
    qtbot.waitUntil(found.isVisible)
    if isinstance(found, DeleteDialog):
        assert found._days == (None, None)
    found.close()
