"""Laws of the week's window: all of it by keys, and the same numbers wherever one looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.week import Week
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.week_page import WeekPage
from backcare_desktop.ui.week_table import WeekTable
from tests.ui.look import theme
from tests.ui.weeks import busy_week, empty_week

CELL = QAccessible.Role.Cell


class Chart(QLabel):
    """Stands for the chart, and remembers what it was shown."""

    def __init__(self, _theme: Theme, week: Week) -> None:
        super().__init__()
        self.shown = [week]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_week(self, week: Week) -> None:
        self.shown.append(week)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    dress(qapp, theme())
    yield
    QLocale.setDefault(before)


def opened(qtbot: QtBot, week: Week | None = None, points: float = 10.0) -> WeekPage:
    page = WeekPage(theme(points=points), week or busy_week(), Chart)
    qtbot.addWidget(page)
    page.resize(820, 560)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QApplication.processEvents()
    return page


def texts_of(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.text() and one.isVisible()]


def table_of(page: WeekPage) -> WeekTable:
    table = page.findChild(WeekTable)
    assert isinstance(table, WeekTable)
    return table


def button(page: WeekPage, words: str) -> QPushButton:
    return next(
        one for one in page.findChildren(QPushButton) if words in {one.text(), one.accessibleName()}
    )


def test_it_says_dates_sentences_and_counts(qtbot: QtBot) -> None:
    said = texts_of(opened(qtbot))
    assert "16 – 22 November 2026" in said
    assert any(one.startswith("You moved on 6 days and breathed 9 times.") for one in said)
    assert {"26", "used 2", "5 evenings", "6, your goal 4"} <= set(said)


@pytest.mark.parametrize(
    ("key", "turn"),
    [(Qt.Key.Key_Left, "earlier"), (Qt.Key.Key_Home, "now")],
)
def test_keys_turn_the_weeks(qtbot: QtBot, key: Qt.Key, turn: str) -> None:
    page = opened(qtbot)
    with qtbot.waitSignal(page.turned) as heard:
        QTest.keyClick(page, key)
    assert heard.args == [turn]


def test_there_is_no_way_into_a_week_that_has_not_begun(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert not button(page, "Week after").isEnabled()
    with qtbot.assertNotEmitted(page.turned):
        QTest.keyClick(page, Qt.Key.Key_Right)
    page.show_week(busy_week(8))
    with qtbot.waitSignal(page.turned) as heard:
        QTest.keyClick(page, Qt.Key.Key_Right)
    assert heard.args == ["later"]


def test_t_shows_the_table_with_the_focus_in_it_and_the_chart_again(qtbot: QtBot) -> None:
    page = opened(qtbot)
    QTest.keyClick(page, Qt.Key.Key_T)
    assert page.shows_table
    assert table_of(page).isVisible()
    assert page.focusWidget() is table_of(page)
    assert table_of(page).currentIndex().row() == 0
    QTest.keyClick(page, Qt.Key.Key_T)
    assert not page.shows_table
    assert isinstance(page.focusWidget(), Chart)


def test_while_the_chart_is_shown_a_reader_is_told_of_no_cell(qtbot: QtBot) -> None:
    page = opened(qtbot)

    def told() -> set[bool]:
        table = QAccessible.queryAccessibleInterface(table_of(page))
        cells = [table.child(at) for at in range(table.childCount())]
        assert len(cells) > 40
        return {not cell.state().invisible for cell in cells if cell.role() == CELL}

    assert told() == {False}
    page.show_table(shown=True)
    assert told() == {True}
    page.show_table(shown=False)
    assert told() == {False}


def test_within_the_table_weeks_still_turn(qtbot: QtBot) -> None:
    page = opened(qtbot)
    QTest.keyClick(page, Qt.Key.Key_T)
    with qtbot.waitSignal(page.turned):
        QTest.keyClick(table_of(page), Qt.Key.Key_Left)


def test_a_new_week_reaches_chart_table_and_counts(qtbot: QtBot) -> None:
    page = opened(qtbot, empty_week())
    assert any(one.startswith("Your week starts here.") for one in texts_of(page))
    page.show_week(busy_week())
    chart = page.findChild(Chart)
    assert isinstance(chart, Chart)
    assert chart.shown[-1].total == 46
    assert table_of(page).model().index(7, 6).data() == "46"


def test_a_log_that_cannot_be_read_is_said_in_one_sentence(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.show_problem("The log cannot be read.")
    assert "The log cannot be read." in texts_of(page)
    assert "6, your goal 4" not in texts_of(page)
    page.show_week(busy_week())
    assert "The log cannot be read." not in texts_of(page)
    assert "6, your goal 4" in texts_of(page)


def test_a_reader_hears_dates_and_sentence_together(qtbot: QtBot) -> None:
    page = opened(qtbot)
    names = [one.accessibleName() for one in page.findChildren(QLabel)]
    heard = "16 – 22 November 2026 You moved on 6 days and breathed 9 times."
    assert any(name.startswith(heard) for name in names)


def test_escape_closes_it_and_tells_once(qtbot: QtBot) -> None:
    page = opened(qtbot)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_how_sure_we_are_folds_out(qtbot: QtBot) -> None:
    page = opened(qtbot)
    before = texts_of(page)
    button(page, "How sure are we?").click()
    (more,) = set(texts_of(page)) - set(before)
    assert more.startswith("These are counts of what you did, and nothing more.")


@pytest.mark.parametrize("points", [10.0, 20.0])
@pytest.mark.parametrize("as_table", [False, True])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, points: float, *, as_table: bool
) -> None:
    dress(qapp, theme(points=points))
    page = opened(qtbot, points=points)
    page.show_table(shown=as_table)
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        if label.text() and label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()


def test_at_its_usual_size_nothing_needs_scrolling(qtbot: QtBot) -> None:
    page = opened(qtbot)
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    for shown in (False, True):
        page.show_table(shown=shown)
        QApplication.processEvents()
        assert area.verticalScrollBar().maximum() == 0


def test_tab_reaches_every_button_and_the_chart(qtbot: QtBot) -> None:
    page = opened(qtbot)
    met: list[QWidget] = []
    while (focus := page.focusWidget()) not in met:
        met.append(focus)
        QTest.keyClick(page, Qt.Key.Key_Tab)
    names = [
        (one.accessibleName() or one.text()) if isinstance(one, QPushButton) else type(one).__name__
        for one in met
    ]
    assert names == [
        "Week before",
        "This week",
        "Table",
        "Export",
        "Chart",
        "How sure are we?",
        "When to get help",
    ]
