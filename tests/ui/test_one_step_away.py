"""Laws of ways: from each window F1 leads to help, Ctrl and comma to settings; the rest is near."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.score import score
from backcare_desktop.open_windows import settings_by_key
from backcare_desktop.ui.activity_sheet import ActivitySheet
from backcare_desktop.ui.check_in_window import CheckInWindow
from backcare_desktop.ui.heat_sheet import HeatSheet
from backcare_desktop.ui.learn_window import LearnWindow
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.player_before import BeforePage
from backcare_desktop.ui.player_figure import NoFigures
from backcare_desktop.ui.quit_question import QuitQuestion
from backcare_desktop.ui.safety_page import SafetyPage
from backcare_desktop.ui.support_window import SupportWindow
from tests.routines import OURS
from tests.ui import panel_views as views
from tests.ui.look import theme

Made = Callable[[], QWidget]

WINDOWS: dict[str, Made] = {
    "activities": lambda: ActivitySheet(theme(), ("walk",)),
    "check-in": lambda: CheckInWindow(theme(), "daily"),
    "heat": lambda: HeatSheet(theme(), None, None),
    "known": lambda: LearnWindow(theme()),
    "quit": lambda: QuitQuestion(theme()),
    "support": lambda: SupportWindow(theme()),
}


def shown(qtbot: QtBot, window: QWidget) -> QWidget:
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def press(within: QWidget, words: str) -> None:
    next(one for one in within.findChildren(QPushButton) if one.text() == words).click()


@pytest.mark.parametrize("name", WINDOWS)
def test_f1_leads_to_help_and_a_key_to_the_settings(qtbot: QtBot, name: str) -> None:
    window = shown(qtbot, WINDOWS[name]())
    asked: list[str] = []
    settings_by_key(window, lambda: asked.append("settings"))
    with qtbot.waitSignal(window.help_asked):  # type: ignore[attr-defined]
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    QTest.keyClick(
        QApplication.focusWidget() or window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier
    )
    assert asked == ["settings"]


def test_from_when_to_get_help_the_support_card_is_one_click(qtbot: QtBot) -> None:
    page = SafetyPage(theme())
    shown(qtbot, page)
    with qtbot.waitSignal(page.support_asked):
        press(page, "When it is a hard stretch")


def test_what_is_known_opens_from_the_panel_and_of_each_routine_with_its_habit(
    qtbot: QtBot,
) -> None:
    panel = Panel(theme(), composited=True)
    panel.show_view(views.counting())
    shown(qtbot, panel)
    with qtbot.waitSignal(panel.learn_asked):
        press(panel, "What is known")
    page = BeforePage(theme(), score((OURS["heat-warm-shower"],)), NoFigures(), running=True)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.learn_asked) as asked:
        press(page, "What is known")
    assert asked.args == ["heat"]
