"""Laws of the week's table: the chart's numbers, a real table, all of it by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.ui.week_table import NONE, NOTE, TOTAL, WeekTable, rows_of
from tests.ui.look import seen, share, theme
from tests.ui.weeks import busy_week


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def opened(qtbot: QtBot, today: int = 6, wide: int = 772) -> WeekTable:
    table = WeekTable(theme(), busy_week(today))
    qtbot.addWidget(table)
    table.resize(wide, table.sizeHint().height())
    table.show()
    return table


def test_it_holds_the_numbers_of_the_week() -> None:
    week = busy_week()
    *days, whole = rows_of(week)
    for row, day in zip(days, week.days, strict=True):
        if not day.is_blank:
            assert row.cells[1:TOTAL] == tuple(str(count) for count in day.counts)
            assert row.cells[TOTAL] == str(day.total)
    assert whole.cells == ("Week", "9", "4", "26", "2", "5", "46", "6 active days")


def test_a_day_of_rest_and_a_day_ahead_have_dashes() -> None:
    rows = rows_of(busy_week(3))
    dashes = (NONE,) * (len(PILLARS) + 1)
    assert rows[2].cells == ("Wednesday", *dashes, "rest day")
    assert rows[5].cells == ("Saturday", *dashes, "")
    assert rows[3].cells[NOTE] == "today so far"


def test_a_reader_meets_a_table_with_headings(qtbot: QtBot) -> None:
    table = opened(qtbot)
    node = QAccessible.queryAccessibleInterface(table)
    assert node.role() == QAccessible.Role.Table
    assert node.text(QAccessible.Text.Name) == "The week in numbers"
    model = table.model()
    names = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert names == ["Day", "Breathe", "Stretch", "Move", "Heat", "Sleep", "Total", "Note"]


def test_numbers_stand_right_and_words_left(qtbot: QtBot) -> None:
    table = opened(qtbot)
    model = table.model()
    for column in range(model.columnCount()):
        at = model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole)
        assert bool(at & Qt.AlignmentFlag.AlignRight) is (0 < column < NOTE)


def test_arrows_move_by_rows_and_other_keys_are_the_windows(qtbot: QtBot) -> None:
    table = opened(qtbot)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_T):
        QTest.keyClick(table, key)
        assert table.currentIndex().row() == 1


def test_copying_gives_all_rows_as_a_spreadsheet_takes_them(qtbot: QtBot) -> None:
    table = opened(qtbot)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 9
    assert lines[1].split("\t") == ["Monday", "2", "1", "6", "1", "1", "11", ""]


@pytest.mark.parametrize("wide", [560, 772, 1000])
def test_no_column_is_narrower_than_its_words(qtbot: QtBot, wide: int) -> None:
    table = opened(qtbot, wide=wide)
    head = table.horizontalHeader()
    for column in range(table.model().columnCount()):
        assert head.sectionSize(column) >= table.sizeHintForColumn(column)
    assert head.length() >= table.viewport().width()


def test_it_is_as_high_as_its_rows(qtbot: QtBot) -> None:
    table = opened(qtbot)
    last = table.visualRect(table.model().index(7, 0))
    assert last.bottom() < table.viewport().height()
    assert table.sizeHint() == table.minimumSizeHint().expandedTo(table.sizeHint())


def test_another_theme_reaches_every_row(qtbot: QtBot) -> None:
    table = opened(qtbot)
    table.show_theme(theme("dark"))
    image = seen(table)
    assert share(image, theme("dark").colour("surface")) > 0.5
    assert share(image, theme("light").colour("surface")) == 0


def test_new_numbers_keep_the_row_in_focus(qtbot: QtBot) -> None:
    table = opened(qtbot, 4)
    table.selectRow(4)
    table.show_week(busy_week(6))
    assert table.currentIndex().row() == 4
    assert table.model().index(7, TOTAL).data() == "46"
