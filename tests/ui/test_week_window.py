"""Laws of the week's chart: a block a session, the goal over all, one graphic to a reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QGraphicsView
from pytestqt.qtbot import QtBot

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.week import Known, made_week
from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.week_window import WeekChart, highest, levels
from tests.ui.look import seen, share, theme
from tests.ui.weeks import MONDAY, busy_week, empty_week


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def opened(qtbot: QtBot, name: ThemeName = "light", today: int = 6) -> WeekChart:
    chart = WeekChart(theme(name), busy_week(today))
    qtbot.addWidget(chart)
    chart.resize(540, 300)
    chart.show()
    QApplication.processEvents()
    return chart


def begins(image: QImage, colour: QColor, x: int) -> int:
    """How often, from top to bottom of that column, this colour begins."""
    column = [image.pixelColor(x, y) == colour for y in range(image.height())]
    return sum(now and not before for before, now in zip([False, *column], column, strict=False))


def runs(image: QImage, colour: QColor) -> int:
    """The most of that in some of all columns."""
    return max(begins(image, colour, x) for x in range(0, image.width(), 5))


def test_a_reader_meets_one_graphic_that_names_the_table(qtbot: QtBot) -> None:
    chart = opened(qtbot)
    node = QAccessible.queryAccessibleInterface(chart)
    assert node.role() == QAccessible.Role.Graphic
    said = "Chart of the week; table with the same numbers: press T"
    assert node.text(QAccessible.Text.Name) == said
    assert node.text(QAccessible.Text.Description).startswith("Monday 11, Tuesday 9, Wednesday")
    assert node.childCount() == 0


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_session_is_a_block_of_its_pillars_colour(qtbot: QtBot, name: ThemeName) -> None:
    image = seen(opened(qtbot, name))
    look = theme(name)
    assert runs(image, look.pillar("move")) == 6
    assert runs(image, look.pillar("breathe")) == 2
    assert all(runs(image, look.pillar(pillar)) for pillar in PILLARS)


def test_days_ahead_and_of_rest_have_no_block(qtbot: QtBot) -> None:
    chart = WeekChart(theme(), empty_week())
    qtbot.addWidget(chart)
    chart.resize(540, 300)
    image = seen(chart)
    assert not any(runs(image, theme().pillar(pillar)) for pillar in PILLARS)


def test_the_goal_lies_on_the_chart_and_is_never_cut_off() -> None:
    for most in range(40):
        week = made_week(MONDAY, MONDAY, {MONDAY: {"move": most}})
        assert highest(week) > most
        assert highest(week) >= week.goal.per_day
        assert len(levels(week)) == 5
        assert levels(week)[-1] == highest(week)


def test_the_goals_words_lie_over_no_block(qtbot: QtBot) -> None:
    chart = opened(qtbot)
    counts = {day.day: {PILLARS[2]: 14} for day in busy_week().days}
    chart.show_week(made_week(MONDAY, MONDAY, counts))
    image = seen(chart)
    move = theme().pillar("move")
    piles = [begins(image, move, x) for x in range(0, image.width(), 7)]
    assert set(piles) == {0, 14}


def test_new_sessions_and_another_theme_are_drawn_at_once(qtbot: QtBot) -> None:
    chart = opened(qtbot, today=1)
    before = seen(chart)
    chart.show_week(busy_week())
    assert seen(chart) != before
    chart.show_theme(theme("dark"))
    assert share(seen(chart), theme("dark").colour("surface")) > 0.4
    assert share(seen(chart), theme("light").colour("surface")) == 0


def test_a_day_of_rest_on_which_something_was_done_has_its_dot_and_word_above_the_pile(
    qtbot: QtBot,
) -> None:
    chart = opened(qtbot)
    counts = {MONDAY: {PILLARS[2]: 5}}
    chart.show_week(made_week(MONDAY, MONDAY, counts))
    plain = share(seen(chart), theme().colour("control"))
    rested = made_week(MONDAY, MONDAY, counts, Known(marks={MONDAY: "rest"}))
    chart.show_week(rested)
    assert share(seen(chart), theme().colour("control")) > plain
    assert runs(seen(chart), theme().pillar("move")) == 5
    for most in range(1, 40):
        week = made_week(MONDAY, MONDAY, {MONDAY: {"move": most}}, Known(marks={MONDAY: "rest"}))
        assert highest(week) >= most + 2


def test_with_contrast_blocks_have_patterns(qtbot: QtBot) -> None:
    image = seen(opened(qtbot, "contrast"))
    assert runs(image, theme("contrast").pillar("heat")) > 2


def test_days_begin_at_the_right_where_one_reads_from_there(qtbot: QtBot) -> None:
    chart = opened(qtbot, today=1)
    move = theme().pillar("move")
    for way, here in ((Qt.LayoutDirection.LeftToRight, 0), (Qt.LayoutDirection.RightToLeft, 1)):
        chart.setLayoutDirection(way)
        chart.show_week(busy_week(1))
        image = seen(chart)
        halves = [
            image.copy(at * image.width() // 2, 0, image.width() // 2, image.height())
            for at in (0, 1)
        ]
        assert share(halves[here], move) > 0
        assert share(halves[1 - here], move) == 0


def test_the_plot_is_no_window_of_its_own(qtbot: QtBot) -> None:
    opened(qtbot)
    seen_ones = [one for one in QApplication.topLevelWidgets() if one.windowHandle() is not None]
    assert all(isinstance(one, WeekChart) for one in seen_ones if one.isVisible())
    assert not any(isinstance(one, QGraphicsView) and one.isVisible() for one in seen_ones)
