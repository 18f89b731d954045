"""Laws of the panel: it shows what is handed in, answers once, and goes when it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Mark
from backcare_desktop.core.sense import Sense
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.panel import SAME_CLICK, Panel, beside, clicked
from backcare_desktop.ui.panel_foot import PanelFoot
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.pause_menu import PauseMenu
from backcare_desktop.ui.pillar_rows import PillarRow, said
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.tray_corner import MARGIN
from backcare_desktop.ui.week_bars import WeekBars
from tests.ui import panel_views as views
from tests.ui.look import theme

FREE = QRect(0, 0, 1920, 1040)
CARD = QSize(360, 520)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


class Clock:
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def made(qtbot: QtBot, view: PanelView, clock: Clock | None = None, points: float = 10) -> Panel:
    panel = Panel(theme(points=points), composited=True, placed=True, now=clock or Clock())
    qtbot.addWidget(panel)
    panel.show_view(view)
    return panel


def opened(qtbot: QtBot, view: PanelView, clock: Clock | None = None, points: float = 10) -> Panel:
    panel = made(qtbot, view, clock, points)
    with qtbot.waitActive(panel):
        panel.open_at(None)
    return panel


def answers(panel: Panel) -> list[r.Reply]:
    said: list[r.Reply] = []
    panel.answered.connect(said.append)
    return said


def buttons(panel: QWidget) -> dict[str, QPushButton]:
    return {one.text(): one for one in panel.findChildren(QPushButton) if not one.isHidden()}


def words(panel: QWidget) -> list[str]:
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible() and one.text()]


def menu(panel: Panel) -> PauseMenu:
    found = panel.findChild(PauseMenu)
    assert isinstance(found, PauseMenu)
    return found


def test_it_shows_what_is_next_and_why(qtbot: QtBot) -> None:
    view = views.counting()
    panel = opened(qtbot, view)
    assert {view.words.short, view.words.line, view.words.why} <= set(words(panel))


@pytest.mark.parametrize(
    ("view", "there"),
    [
        (views.counting, {"Start now", "Pause", "Skip this one"}),
        (views.offered, {"Start now", "Later", "Not today", "Pause", "Skip this one"}),
        (views.paused, {"Resume", "Pause"}),
        (views.off, {"Pause"}),
        (views.playing, {"Pause"}),
    ],
)
def test_only_what_can_be_answered_now_is_there(
    qtbot: QtBot, view: Callable[[], PanelView], there: set[str]
) -> None:
    panel = opened(qtbot, view())
    known = {"Start now", "Later", "Not today", "Pause", "Skip this one", "Resume"}
    assert known & set(buttons(panel)) == there


@pytest.mark.parametrize(
    ("view", "button", "reply"),
    [
        (views.counting, "Start now", r.Start()),
        (views.counting, "Skip this one", r.Skip()),
        (views.offered, "Not today", r.NotToday()),
        (views.paused, "Resume", r.Resume()),
    ],
)
def test_each_button_gives_its_answer_once(
    qtbot: QtBot, view: Callable[[], PanelView], button: str, reply: r.Reply
) -> None:
    panel = opened(qtbot, view())
    said = answers(panel)
    buttons(panel)[button].click()
    assert said == [reply]


def test_a_start_leaves_the_screen_to_the_session(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    with qtbot.waitSignal(panel.closed):
        buttons(panel)["Start now"].click()
    assert not panel.isVisible()


def test_a_pause_counts_from_the_time_that_is_shown(qtbot: QtBot) -> None:
    view = views.counting()
    panel = opened(qtbot, view)
    said = answers(panel)
    menu(panel).actions()[0].trigger()
    menu(panel).actions()[1].trigger()
    assert said == [
        r.Pause(view.now + timedelta(minutes=30)),
        r.Pause(view.now + timedelta(hours=1)),
    ]


def test_a_pause_until_tomorrow_ends_when_the_hours_begin(qtbot: QtBot) -> None:
    view = views.counting()
    panel = opened(qtbot, view)
    said = answers(panel)
    menu(panel).actions()[2].trigger()
    assert said == [r.Pause((view.now + timedelta(days=1)).replace(hour=9, minute=0, second=0))]


def test_a_day_for_the_end_of_a_pause_is_chosen_by_keyboard(qtbot: QtBot) -> None:
    view = views.counting()
    panel = opened(qtbot, view)
    said = answers(panel)
    menu(panel).ask_day()
    calendar = menu(panel).days().calendar
    assert menu(panel).is_asking()
    assert calendar.minimumDate().toPython() == (view.now + timedelta(days=1)).date()
    view_of_days = calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert view_of_days is not None
    QTest.keyClick(view_of_days, Qt.Key.Key_Right)
    QTest.keyClick(view_of_days, Qt.Key.Key_Return)
    (pause,) = said
    assert isinstance(pause, r.Pause)
    assert pause.until is not None
    assert pause.until.date() == (view.now + timedelta(days=2)).date()
    assert not menu(panel).is_asking()


@pytest.mark.parametrize(
    ("words", "kind"), [("On holiday until…", "holiday"), ("Sick until…", "sick")]
)
def test_a_holiday_or_an_illness_ends_on_the_day_that_is_chosen(
    qtbot: QtBot, words: str, kind: str
) -> None:
    panel = opened(qtbot, views.counting())
    said = answers(panel)
    chosen(panel, words).trigger()
    view_of_days = menu(panel).days().calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert view_of_days is not None
    QTest.keyClick(view_of_days, Qt.Key.Key_Return)
    (pause,) = said
    assert isinstance(pause, r.Pause)
    assert pause.kind == kind


@pytest.mark.parametrize(("words", "mark"), [("Rest day", "rest"), ("Sore back today", "flare")])
def test_what_today_is_has_a_tick_and_can_be_taken_back(
    qtbot: QtBot, words: str, mark: Mark
) -> None:
    panel = opened(qtbot, views.counting())
    said = answers(panel)
    chosen(panel, words).trigger()
    panel.show_view(replace(views.counting(), mark=mark))
    assert chosen(panel, words).isChecked()
    chosen(panel, words).trigger()
    assert said == [r.MarkDay(mark), r.MarkDay("ordinary")]


def chosen(panel: Panel, words: str) -> QAction:
    return next(one for one in menu(panel).actions() if one.text() == words)


def test_escape_closes_the_panel_and_tells_once(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    told: list[str] = []
    panel.closed.connect(lambda: told.append("closed"))
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert told == ["closed"]


def test_the_click_that_took_the_focus_away_does_not_open_it_again(qtbot: QtBot) -> None:
    clock = Clock()
    panel = opened(qtbot, views.counting(), clock)
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitSignal(panel.closed):
        other.show()
        other.activateWindow()
    panel.toggle_at(None)
    assert not panel.isVisible()
    clock.now += SAME_CLICK
    panel.toggle_at(None)
    assert panel.isVisible()


def test_a_second_click_closes_it_where_the_focus_stayed(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    panel.toggle_at(None)
    assert not panel.isVisible()


def test_escape_does_not_keep_the_next_click_from_opening_it(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    panel.toggle_at(None)
    assert panel.isVisible()


def test_the_focus_is_on_what_begins(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    assert panel.focusWidget() is buttons(panel)["Start now"]
    panel.close()
    panel.show_view(views.paused())
    panel.open_at(None)
    assert panel.focusWidget() is buttons(panel)["Resume"]


def test_digits_start_a_habit_and_arrows_go_through_them(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    said = answers(panel)
    QTest.keyClick(panel, Qt.Key.Key_3)
    assert said == [r.StartByHand(("walk",))]
    panel.open_at(None)
    rows = panel.findChildren(PillarRow)
    QTest.keyClick(panel, Qt.Key.Key_Down)
    assert panel.focusWidget() is rows[0].button
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Down)
    assert panel.focusWidget() is rows[1].button
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Up)
    assert panel.focusWidget() is rows[0].button


def test_while_a_session_runs_no_other_can_be_started(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.playing())
    said = answers(panel)
    QTest.keyClick(panel, Qt.Key.Key_3)
    rows = panel.findChildren(PillarRow)
    assert not said
    assert not any(row.button.isEnabled() for row in rows)
    assert rows[0].button.toolTip() == "A session is running; one at a time."
    panel.show_view(views.counting())
    assert all(row.button.isEnabled() for row in rows)


def test_week_and_help_are_one_key_away(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    with qtbot.waitSignal(panel.week_asked):
        QTest.keyClick(panel, Qt.Key.Key_W)
    panel.open_at(None)
    with qtbot.waitSignal(panel.help_asked):
        QTest.keyClick(panel, Qt.Key.Key_F1)


def test_a_reader_hears_the_whole_view_when_it_opens(qtbot: QtBot) -> None:
    view = views.counting()
    panel = opened(qtbot, view)
    assert panel.accessibleName() == view.words.head
    assert "Start: Breathe, 0 of 2 today." in panel.accessibleDescription()


def test_rows_say_what_they_would_start(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    names = [row.button.accessibleName() for row in panel.findChildren(PillarRow)]
    assert names == [
        "Start: Breathe, 0 of 2 today",
        "Start: Stretch, 0 today",
        "Start: Move, 0 today",
    ]
    assert panel.findChildren(PillarRow)[2].button.toolTip() == "walk"


def test_rows_stand_in_the_order_of_the_view_for_eye_and_key(qtbot: QtBot) -> None:
    view = views.counting()
    panel = opened(qtbot, view)
    turned = replace(view, pillars=view.pillars[::-1])
    panel.show_view(turned)
    expected = [said(today, turned) for today in turned.pillars]
    rows = panel.findChildren(PillarRow)

    def order() -> list[str]:
        above = sorted(rows, key=lambda row: row.mapTo(panel, QPoint()).y())
        return [row.button.accessibleName() for row in above]

    qtbot.waitUntil(lambda: order() == expected)
    chain: list[str] = []
    one = rows[0].button
    while len(chain) < len(rows):
        if one in [row.button for row in rows]:
            chain.append(one.accessibleName())
        one = cast("Button", one.nextInFocusChain())
    first = chain.index(expected[0])
    assert chain[first:] + chain[:first] == expected


@pytest.mark.parametrize("turned", [False, True])
def test_a_reader_goes_from_habit_to_habit_as_they_stand(qtbot: QtBot, *, turned: bool) -> None:
    view = views.skipped()
    panel = opened(qtbot, view)
    if turned:
        panel.show_view(replace(view, pillars=view.pillars[::-1]))
    QApplication.processEvents()
    rows = [row.mapTo(panel, QPoint()).y() for row in panel.findChildren(PillarRow)]
    assert rows == sorted(rows)


def test_what_was_skipped_can_be_taken_back(qtbot: QtBot) -> None:
    view = views.skipped()
    panel = opened(qtbot, view)
    said = answers(panel)
    buttons(panel)["Undo"].click()
    assert view.undoable is not None
    assert said == [r.Undo(view.undoable.fact)]


def test_with_nothing_to_take_back_there_is_no_undo(qtbot: QtBot) -> None:
    assert "Undo" not in words(opened(qtbot, views.counting()))
    assert views.counting().undoable is None


def test_notices_stand_there_as_long_as_they_hold(qtbot: QtBot) -> None:
    one = views.desk()
    panel = opened(qtbot, views.seen(one, notices=("Not saved yet: the disk is full.",)))
    assert "Not saved yet: the disk is full." in words(panel)
    panel.show_view(views.seen(one))
    assert "Not saved yet: the disk is full." not in words(panel)


def test_a_week_shows_bars_once_anything_was_done(qtbot: QtBot) -> None:
    one = views.desk()
    panel = opened(qtbot, views.seen(one))
    assert not panel.findChildren(WeekBars)
    panel.show_view(views.seen(one, week=views.week(begun=False)))
    assert "Your week starts here" in words(panel)
    panel.show_view(views.seen(one, week=views.week(begun=True)))
    assert "Active days 1, your goal 4" in words(panel)
    assert panel.findChildren(WeekBars)[0].isVisible()


@pytest.mark.parametrize("points", [10, 20])
def test_nothing_is_cut_off_and_it_fits_on_the_screen(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    dress(qapp, theme(points=points))
    panel = opened(qtbot, views.offered(), points=points)
    QApplication.processEvents()
    area = panel.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    inner = area.widget()
    assert inner is not None
    for label in inner.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width())
            right = label.mapTo(inner, QPoint(label.width(), 0)).x()
            assert right <= area.viewport().width()
    assert panel.card_rect().height() <= panel.screen().availableGeometry().height()


@pytest.mark.parametrize("points", [10, 13, 14, 20])
@pytest.mark.parametrize("view", [views.counting(), views.offered(), views.off()])
def test_its_foot_is_one_row(
    qtbot: QtBot, qapp: QApplication, view: PanelView, points: float
) -> None:
    dress(qapp, theme(points=points))
    panel = opened(qtbot, view, points=points)
    foot = panel.findChild(PanelFoot)
    assert isinstance(foot, PanelFoot)
    assert len({button.y() for button in foot.findChildren(QPushButton)}) == 1


@pytest.mark.parametrize("view", [views.counting(), views.offered(), views.paused()])
def test_its_answers_fill_the_line_as_all_below_them_does(qtbot: QtBot, view: PanelView) -> None:
    head = opened(qtbot, view)._body.head
    rights: dict[int, int] = {}
    for button in head.findChildren(Button):
        if button.isVisible():
            right = button.geometry().right()
            rights[button.y()] = max(right, rights.get(button.y(), 0))
    assert set(rights.values()) == {head.width() - 1}


@pytest.mark.parametrize("points", [10, 14, 20])
def test_what_is_held_is_said_without_being_cut_off(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    dress(qapp, theme(points=points))
    panel = opened(qtbot, views.held(Sense.MICROPHONE), points=points)
    area = panel._area
    inner = area.widget()
    assert inner is not None
    assert inner.width() <= area.viewport().width()


def test_nothing_scrolls_that_has_its_room(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.held(Sense.MICROPHONE, minutes=100))
    if panel.card_rect().height() < panel.screen().availableGeometry().height() - 16:
        assert panel._area.verticalScrollBar().maximum() == 0


def test_where_windows_cannot_be_placed_it_is_a_plain_window_that_stays(qtbot: QtBot) -> None:
    panel = Panel(theme(), composited=True, placed=False)
    qtbot.addWidget(panel)
    panel.show_view(views.counting())
    panel.open_at(None)
    assert not panel.windowFlags() & Qt.WindowType.FramelessWindowHint
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert panel.isVisible()
    panel.toggle_at(None)
    assert not panel.isVisible()


@pytest.mark.parametrize(
    "tray",
    [
        QRect(1890, 1050, 24, 24),
        QRect(1890, 2, 24, 24),
        QRect(2, 1050, 24, 24),
        QRect(960, 2, 24, 24),
    ],
)
def test_it_lies_by_the_icon_and_never_off_the_screen(tray: QRect) -> None:
    place = QRect(beside(tray, FREE, CARD), CARD)
    assert FREE.contains(place)
    assert place.left() >= MARGIN
    assert not place.intersects(tray)


def test_a_pointer_on_a_bar_is_on_the_icon() -> None:
    whole = QRect(0, 0, 1920, 1080)
    assert clicked(QPoint(1800, 1060), whole, FREE).contains(QPoint(1800, 1060))
    assert not clicked(QPoint(1800, 500), whole, FREE).isValid()
    assert not clicked(QPoint(2000, 1060), whole, FREE).isValid()


def test_a_look_ahead_that_comes_later_moves_nothing(qtbot: QtBot) -> None:
    view = views.counting()
    panel = opened(qtbot, replace(view, planned=None))
    before = panel.geometry()
    panel.show_view(view)
    assert panel.geometry() == before
