"""Laws of the window in place of a tray: it says the state, and is never lost by a wrong click."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.pillar_rows import PillarTile
from backcare_desktop.ui.status_window import StatusWindow
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.tray import Tray
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_seat import TraySeat
from tests.ui import panel_views as views
from tests.ui.look import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def opened(qtbot: QtBot, view: PanelView, points: float = 10) -> StatusWindow:
    icons = TrayIcons(dark_bar=False)
    window = StatusWindow(theme(points=points), icons, QMenu())
    qtbot.addWidget(window, before_close_func=lambda one: one.go())
    window.show_view(view)
    with qtbot.waitActive(window):
        window.come_up()
    return window


def words(window: StatusWindow) -> str:
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def answers(window: StatusWindow) -> list[r.Reply]:
    said: list[r.Reply] = []
    window.answered.connect(said.append)
    return said


def test_the_task_bar_says_what_is_next(qtbot: QtBot) -> None:
    view = views.counting()
    window = opened(qtbot, view)
    assert window.windowTitle() == view.words.window_title
    assert not window.windowIcon().isNull()


def test_the_icon_follows_the_state(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    before = window.windowIcon().cacheKey()
    window.show_view(views.offered())
    assert window.windowIcon().cacheKey() != before


def test_the_title_changes_once_a_minute_and_at_once_with_the_state(qtbot: QtBot) -> None:
    view = views.counting()
    window = opened(qtbot, view)
    other = replace(view.words, window_title="BackCare: next in 1 min")
    window.show_view(replace(view, words=other, now=view.now + timedelta(seconds=59)))
    assert window.windowTitle() == view.words.window_title
    window.show_view(replace(view, words=other, now=view.now + timedelta(seconds=60)))
    assert window.windowTitle() == "BackCare: next in 1 min"
    window.show_view(views.paused())
    assert window.windowTitle() == "BackCare: paused"


def test_tiles_start_a_habit_by_click_and_by_digit(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    said = answers(window)
    tiles = window.findChildren(PillarTile)
    tiles[2].click()
    QTest.keyClick(window, Qt.Key.Key_1)
    QTest.keyClick(tiles[2], Qt.Key.Key_Return)
    walk, breathe = r.StartByHand(("walk",)), r.StartByHand(("breathe",))
    assert said == [walk, breathe, walk]
    assert tiles[0].accessibleName() == "Start: Breathe, 0 of 2 today"


def test_while_a_session_runs_no_tile_starts_another(qtbot: QtBot) -> None:
    window = opened(qtbot, views.playing())
    said = answers(window)
    QTest.keyClick(window, Qt.Key.Key_1)
    assert not said
    assert not any(tile.isEnabled() for tile in window.findChildren(PillarTile))


def test_answers_of_the_head_go_up(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    said = answers(window)
    window.head.start.click()
    window.head.skip.click()
    assert said == [r.Start(), r.Skip()]


def test_closing_asks_what_is_meant_and_ends_nothing(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    window.close()
    assert window.isVisible()
    assert window.question.isVisible()
    assert window.focusWidget() is window.question.minimise


def test_it_asks_only_once(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    window.close()
    window.question.minimise.click()
    assert window.isMinimized()
    window.come_up()
    assert not window.isMinimized()
    window.close()
    assert window.isMinimized()
    assert not window.question.isVisible()


def test_quit_is_told_and_nothing_else(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    window.close()
    with qtbot.waitSignal(window.quit_asked):
        window.question.quit.click()


def test_escape_takes_the_question_back_and_then_minimises(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    window.close()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.question.isVisible()
    assert not window.isMinimized()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isMinimized()


def test_the_end_of_the_program_needs_no_question(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    window.go()
    assert not window.isVisible()


def test_when_a_tray_comes_it_says_so_and_may_be_closed(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    assert "This desktop has no tray" in words(window)
    window.show_tray(there=True)
    assert "There is a tray now" in words(window)
    window.close()
    assert not window.isVisible()


def test_week_and_help_are_named_buttons_and_keys(qtbot: QtBot) -> None:
    window = opened(qtbot, views.counting())
    with qtbot.waitSignal(window.week_asked):
        QTest.keyClick(window, Qt.Key.Key_W)
    with qtbot.waitSignal(window.help_asked):
        QTest.keyClick(window, Qt.Key.Key_F1)


def test_what_has_no_room_in_it_is_in_the_menu_of_the_tray(qtbot: QtBot) -> None:
    tray = Tray(TraySeat(TrayIcons(dark_bar=False)), {})
    window = StatusWindow(theme(), TrayIcons(dark_bar=False), tray.seat.menu)
    qtbot.addWidget(window, before_close_func=lambda one: one.go())
    window.show()
    (more,) = [one for one in window.findChildren(QPushButton) if one.text() == "More"]
    menu = more.menu()
    assert menu is not None
    with qtbot.waitSignal(tray.activity_asked):
        next(one for one in menu.actions() if one.text() == "Log an activity…").trigger()


@pytest.mark.parametrize("points", [10, 20])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, points: float) -> None:
    dress(qapp, theme(points=points))
    window = opened(qtbot, views.offered(), points)
    window.close()
    QApplication.processEvents()
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width())
            assert label.width() >= label.minimumSizeHint().width()
    for button in window.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
