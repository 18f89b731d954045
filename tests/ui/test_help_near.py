"""Laws of the way to help: from whatever stands on the screen it is two clicks at most, and F1."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QSystemTrayIcon,
    QWidget,
)
from pytestqt.qtbot import QtBot

import backcare_desktop.ui
from backcare_desktop.core.score import score
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.activity_sheet import ActivitySheet
from backcare_desktop.ui.card_frame import CardFrame
from backcare_desktop.ui.check_in_window import CheckInWindow
from backcare_desktop.ui.heat_sheet import HeatSheet
from backcare_desktop.ui.heat_strip import HeatStrip
from backcare_desktop.ui.key_window import KeyRefusedWindow, OwnKeyWindow
from backcare_desktop.ui.learn_window import LearnWindow
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.prompt_card import PromptCard
from backcare_desktop.ui.quit_question import QuitQuestion
from backcare_desktop.ui.reading_window import ReadingWindow
from backcare_desktop.ui.recovery_key_window import RecoveryKeyWindow
from backcare_desktop.ui.safety_page import SafetyPage
from backcare_desktop.ui.settings_window import SettingsWindow
from backcare_desktop.ui.sheet import Sheet
from backcare_desktop.ui.sleep_card import SleepCard
from backcare_desktop.ui.status_window import StatusWindow
from backcare_desktop.ui.support_window import SupportWindow
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.tray import Tray
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_seat import TraySeat
from backcare_desktop.ui.tray_view import startable
from backcare_desktop.ui.week_help import WeekHelp
from backcare_desktop.ui.week_page import WeekPage
from tests.core.warm import seen, warm
from tests.routines import OURS
from tests.ui import panel_views as views
from tests.ui.look import theme
from tests.ui.playing_seen import button
from tests.ui.session import FOLD, ended, playing, sweep
from tests.ui.surfaces import first_page, real_plan
from tests.ui.test_prompt_card import OFFER, pictured
from tests.ui.weeks import busy_week

Made = Callable[[QtBot], QWidget]


def _card(_qtbot: QtBot) -> QWidget:
    made = PromptCard(theme(), composited=True, picture=pictured)
    made.show_offer(OFFER)
    return made


def _evening(_qtbot: QtBot) -> QWidget:
    made = SleepCard(theme(), composited=True, picture=pictured)
    made.show_offer(OFFER)
    return made


def _strip(minutes: int) -> Made:
    def made(_qtbot: QtBot) -> QWidget:
        one = warm()
        one.sit(minutes)
        strip = HeatStrip(theme(), composited=False, now=lambda: one.boot)
        strip.show_heat(seen(one), one.boot)
        return strip

    return made


def _panel(_qtbot: QtBot) -> QWidget:
    made = Panel(theme(), composited=True)
    made.show_view(views.counting())
    return made


def _status(qtbot: QtBot) -> QWidget:
    made = StatusWindow(theme(), TrayIcons(dark_bar=False), QMenu())
    qtbot.addWidget(made, before_close_func=lambda one: one.go())
    made.show_view(views.counting())
    return made


def _before(qtbot: QtBot) -> QWidget:
    made = playing(qtbot)
    made.open(score((FOLD,)), first_time=True)
    return made.player


def _playing(qtbot: QtBot) -> QWidget:
    made = playing(qtbot)
    made.open(score((FOLD,)), first_time=True)
    button(made, "Start").click()
    return made.player


def _after(qtbot: QtBot) -> QWidget:
    made = playing(qtbot)
    made.open(score((FOLD,)))
    made.player.show_end(ended())
    return made.player


def _week(_qtbot: QtBot) -> QWidget:
    return WeekPage(theme(), busy_week(), lambda *_given: QLabel())


SURFACES: dict[str, Made] = {
    "prompt": _card,
    "evening": _evening,
    "heat": _strip(2),
    "skin check": _strip(5),
    "time is up": _strip(16),
    "panel": _panel,
    "in place of a tray": _status,
    "before a session": _before,
    "session": _playing,
    "after a session": _after,
    "first start": first_page,
    "week": _week,
    "settings": lambda _q: SettingsWindow(theme(), Settings(), routines=OURS),
    "check-in": lambda _q: CheckInWindow(theme(), "daily"),
    "four corners": lambda _q: CheckInWindow(theme(), "weekly"),
    "activities": lambda _q: ActivitySheet(theme(), ("walk",)),
    "before heat": lambda _q: HeatSheet(theme(), None, None),
    "known": lambda _q: LearnWindow(theme()),
    "support": lambda _q: SupportWindow(theme()),
    "quit": lambda _q: QuitQuestion(theme()),
    "no keyring": lambda _q: KeyRefusedWindow(theme(), "none"),
    "own key": lambda _q: OwnKeyWindow(theme(), "1234"),
    "key": lambda _q: RecoveryKeyWindow(theme()),
}

BELOW_ANOTHER = {
    "SafetyPage": "it is the page itself",
    "MendingWindow": "there is no program yet that could lead anywhere; it goes by itself",
    "RestoreDialog": "it asks over the week, whose foot leads to help",
    "DeleteDialog": "over the week, which it gives back with one click",
    "DayPopup": "over the menu that asked for it, gone with one click",
    "Entrance": "the movement of a card into the player; nothing of it can be clicked",
}


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


def shown(qtbot: QtBot, made: Made) -> QWidget:
    window = made(qtbot)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    return window


def leads(window: QWidget, asked: list[bool]) -> bool:
    """Whether one of its buttons leads there now."""
    for one in window.findChildren(QAbstractButton):
        said = f"{one.text()} {one.accessibleName()}"
        if "When to get help" in said and one.isVisible() and one.isEnabled():
            one.click()
    return bool(asked)


@pytest.mark.parametrize("name", SURFACES)
def test_a_button_on_it_leads_to_help_or_one_click_further(qtbot: QtBot, name: str) -> None:
    window = shown(qtbot, SURFACES[name])
    asked: list[bool] = []
    window.help_asked.connect(lambda: asked.append(True))  # type: ignore[attr-defined]
    if isinstance(window, SettingsWindow):
        window.show_page(window.book.titles.index("About"))
        QApplication.processEvents()
    assert leads(window, asked)
    assert len(asked) == 1


@pytest.mark.parametrize("name", SURFACES)
def test_f1_leads_to_help_from_it(qtbot: QtBot, name: str) -> None:
    window = shown(qtbot, SURFACES[name])
    window.activateWindow()
    QApplication.processEvents()
    with qtbot.waitSignal(window.help_asked):  # type: ignore[attr-defined]
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)


def _entries(menu: QMenu) -> Iterator[QAction]:
    yield from menu.actions()


def test_the_tray_leads_to_help_by_its_menu_itself(qtbot: QtBot) -> None:
    tray = Tray(TraySeat(TrayIcons(dark_bar=False)), startable(real_plan()))
    icon = tray.seat.findChild(QSystemTrayIcon)
    assert isinstance(icon, QSystemTrayIcon)
    entry = next(one for one in _entries(icon.contextMenu()) if one.text() == "When to get help")
    with qtbot.waitSignal(tray.help_asked):
        entry.trigger()


def windows_of_ours() -> set[str]:
    """All classes that stand on the screen by themselves, whatever module they are in."""
    found = set()
    for module in pkgutil.iter_modules(backcare_desktop.ui.__path__):
        loaded = import_module(f"backcare_desktop.ui.{module.name}")
        for name, kind in inspect.getmembers(loaded, inspect.isclass):
            if kind.__module__ != loaded.__name__ or not issubclass(kind, QWidget):
                continue
            if issubclass(kind, QMenu) or kind in (CardFrame, Sheet, ReadingWindow):
                continue
            own = "Qt.WindowType." in inspect.getsource(kind) or "QDialog" in str(kind.__bases__)
            if own or issubclass(kind, CardFrame | Sheet | ReadingWindow):
                found.add(name)
    return found


def test_no_window_of_ours_is_forgotten_here(qtbot: QtBot) -> None:
    walked = {type(shown(qtbot, made)).__name__ for made in SURFACES.values()}
    assert windows_of_ours() == walked | set(BELOW_ANOTHER)


def test_the_week_shows_help_and_whom_to_turn_to_by_itself(qtbot: QtBot) -> None:
    helped = WeekHelp(theme, lambda: ("1",), can_breathe=lambda: False)
    helped.open()
    page = helped.page
    assert isinstance(page, SafetyPage)
    qtbot.addWidget(page)
    helped.open_support()
    support = helped.support
    assert isinstance(support, SupportWindow)
    qtbot.addWidget(support)
    assert page.isVisible()
    assert not support.breathe.isVisible()
    with qtbot.waitSignal(helped.week_asked):
        support.week_asked.emit()
    helped.show_theme(theme("dark"))
    page.close()
    assert helped.page is None
    support.close()
