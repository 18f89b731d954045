"""Law of what goes: a window that was closed leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.activity_sheet import ActivitySheet
from backcare_desktop.ui.check_in_window import CheckInWindow
from backcare_desktop.ui.first_page import FirstPage
from backcare_desktop.ui.heat_sheet import HeatSheet
from backcare_desktop.ui.key_window import KeyRefusedWindow, OwnKeyWindow
from backcare_desktop.ui.learn_window import LearnWindow
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.panel_view import panel_view
from backcare_desktop.ui.quit_question import QuitQuestion
from backcare_desktop.ui.recovery_key_window import RecoveryKeyWindow
from backcare_desktop.ui.safety_page import SafetyPage
from backcare_desktop.ui.settings_window import SettingsWindow
from backcare_desktop.ui.support_window import SupportWindow
from tests.routines import OURS
from tests.ui.look import theme
from tests.ui.session import sweep
from tests.ui.surfaces import desk, real_plan


def _settings() -> QWidget:
    window = SettingsWindow(theme(), Settings(), routines=OURS)
    window.book.all()
    return window


def _panel() -> QWidget:
    one = desk()
    one.sit(30)
    panel = Panel(theme(), composited=True)
    panel.show_view(panel_view(one.plan, one.phase, one.moment(), check_in="daily"))
    return panel


WINDOWS: dict[str, Callable[[], QWidget]] = {
    "settings": _settings,
    "panel": _panel,
    "first start": lambda: FirstPage(theme(), real_plan(), preview=lambda _settings: None),
    "check-in": lambda: CheckInWindow(theme(), "daily"),
    "four corners": lambda: CheckInWindow(theme(), "weekly"),
    "known": lambda: LearnWindow(theme()),
    "support": lambda: SupportWindow(theme(), ("1",)),
    "help": lambda: SafetyPage(theme(), numbers=("1",)),
    "before heat": lambda: HeatSheet(theme(), None, None),
    "activities": lambda: ActivitySheet(theme(), ("walk",)),
    "quit": lambda: QuitQuestion(theme()),
    "no keyring": lambda: KeyRefusedWindow(theme(), "none"),
    "own key": lambda: OwnKeyWindow(theme(), "1234"),
    "key": lambda: RecoveryKeyWindow(theme()),
}


def come_and_go(make: Callable[[], QWidget]) -> None:
    window = make()
    window.show()
    QApplication.processEvents()
    window.close()
    window.deleteLater()
    del window
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sweep()


@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_that_was_closed_leaves_no_widget_behind(qapp: QApplication, name: str) -> None:
    come_and_go(WINDOWS[name])  # what is made once for all stands then
    before = set(qapp.allWidgets())
    come_and_go(WINDOWS[name])
    assert set(qapp.allWidgets()) - before == set()
