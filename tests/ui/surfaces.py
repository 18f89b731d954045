"""All that can be read in the program, surface by surface, from real windows and real routines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListWidget,
    QMenu,
    QSystemTrayIcon,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcare_desktop.core.day_preview import day_preview
from backcare_desktop.core.facts import Sort
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.reply import Finish, UnitFinished
from backcare_desktop.core.score import score
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tailored import tailored
from backcare_desktop.store.plan_file import read_plan
from backcare_desktop.ui.activity_sheet import ActivitySheet
from backcare_desktop.ui.breath_ring import BreathRing
from backcare_desktop.ui.check_in_window import CheckInWindow
from backcare_desktop.ui.first_page import FirstPage
from backcare_desktop.ui.heat_sheet import HeatSheet
from backcare_desktop.ui.learn_window import LearnWindow
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.panel_view import activities_of, panel_view
from backcare_desktop.ui.rest_line import RestLine
from backcare_desktop.ui.safety_page import SafetyPage
from backcare_desktop.ui.settings_window import SettingsWindow
from backcare_desktop.ui.support_window import SupportWindow
from backcare_desktop.ui.tray import Tray
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_seat import TraySeat
from backcare_desktop.ui.tray_view import startable
from tests.core.desk import BERLIN, Desk
from tests.routines import OURS
from tests.ui.look import RESOURCES, theme
from tests.ui.playing_seen import button, words
from tests.ui.session import playing, sweep

W = TypeVar("W", bound=QWidget)

MORNING = datetime(2026, 11, 24, 9, tzinfo=BERLIN)


@cache
def real_plan() -> Plan:
    """The standard plan with our routines, for the usual hours."""
    return tailored(read_plan(RESOURCES / "plans", "standard"), Settings(), OURS)


def desk() -> Desk:
    """Somebody who sits down to work with that plan."""
    return Desk(plan=real_plan(), wall=MORNING)


def texts(widget: QWidget) -> list[str]:
    """What stands on labels, buttons and lists of a window that is on screen."""
    found = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    found += [one.text() for one in widget.findChildren(QAbstractButton) if one.isVisible()]
    for one in widget.findChildren(QListWidget):
        found += [one.item(row).text() for row in range(one.count())]
    return [text for text in found if text]


def shown(qtbot: QtBot, made: W) -> W:
    """On the screen that nobody sees."""
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def first_page(qtbot: QtBot) -> FirstPage:
    """The page of the first start, with all it is given by the program."""
    page = FirstPage(
        theme(), real_plan(), preview=lambda _settings: day_preview(real_plan(), {}, MORNING)
    )
    return shown(qtbot, page)


def of_first_page(qtbot: QtBot) -> list[str]:
    """Its three steps, the last with every question."""
    page = first_page(qtbot)
    page.read.click()
    found = texts(page)
    for _ in range(2):
        page.forth.click()
        page.suits.show_more()
        QApplication.processEvents()
        found += texts(page)
    return found


def of_settings(qtbot: QtBot) -> dict[str, list[str]]:
    """Page by page."""
    window = shown(qtbot, SettingsWindow(theme(), Settings(), routines=OURS))
    found = {}
    for number, page in enumerate(window.book.all()):
        window.show_page(number)
        QApplication.processEvents()
        found[page.title] = texts(page)
    return found


def of_check_ins(qtbot: QtBot) -> list[str]:
    """Both, with every tag."""
    found = texts(shown(qtbot, CheckInWindow(theme(), "daily")))
    week = shown(qtbot, CheckInWindow(theme(), "weekly"))
    for _ in range(2):
        for card in week.cards:
            card.show_open(open_now=True)
        QApplication.processEvents()
        found += texts(week)
        if week.stack.currentIndex() == 0:
            week.forth.click()
    return found


def of_learn(qtbot: QtBot) -> list[str]:
    """What is known."""
    return texts(shown(qtbot, LearnWindow(theme())))


def of_support(qtbot: QtBot) -> list[str]:
    """The support card."""
    return texts(shown(qtbot, SupportWindow(theme(), ("Crisis line: 1",))))


def of_safety(qtbot: QtBot) -> list[str]:
    """When to get help."""
    return texts(shown(qtbot, SafetyPage(theme(), numbers=("1",))))


def of_heat(qtbot: QtBot) -> list[str]:
    """The sheet from which a heat session starts."""
    sheet = HeatSheet(theme(), None, None)
    qtbot.addWidget(sheet)
    sheet.open()
    return texts(sheet)


def of_activities(qtbot: QtBot) -> list[str]:
    """What was done away from the desk."""
    sheet = ActivitySheet(theme(), activities_of(real_plan()))
    qtbot.addWidget(sheet)
    sheet.open()
    return texts(sheet)


def of_rest_day(qtbot: QtBot, day: int) -> list[str]:
    """What the panel says on the so-many-th day of rest in a row."""
    line = RestLine(theme())
    line.show_day(day)
    return texts(shown(qtbot, line))


def of_panel(qtbot: QtBot) -> list[str]:
    """In the middle of a morning."""
    one = desk()
    one.sit(30)
    panel = Panel(theme(), composited=True)
    panel.show_view(panel_view(one.plan, one.phase, one.moment(), check_in="daily"))
    return texts(shown(qtbot, panel))


def of_tray() -> list[str]:
    """Every entry of the menu and of those below it."""
    tray = Tray(TraySeat(TrayIcons(dark_bar=False)), startable(real_plan()))
    icon = tray.seat.findChild(QSystemTrayIcon)
    assert icon is not None
    return [text for action in _entries(icon.contextMenu()) if (text := action.text())]


def under(words: str) -> list[str]:
    """What stands in the tray's menu below that entry, in order."""
    tray = Tray(TraySeat(TrayIcons(dark_bar=False)), startable(real_plan()))
    icon = tray.seat.findChild(QSystemTrayIcon)
    assert icon is not None
    above = next(one for one in icon.contextMenu().actions() if one.text() == words)
    below = above.menu()
    assert isinstance(below, QMenu)
    return [action.text() for action in below.actions() if action.text()]


def _entries(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        yield action
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _entries(below)


def _led(player: QWidget) -> set[str]:
    """The phase that the ring shows, if it does."""
    rings = (one for one in player.findChildren(BreathRing) if one.isVisible())
    return {one.text().split(",")[0] for one in rings}


class Session:
    """A routine played to its end: what stood there before, and at each second of it."""

    def __init__(self, qtbot: QtBot, name: str, sort: Sort = "full", step: float = 1.0) -> None:
        sweep()
        made = playing(qtbot)
        whole = score((OURS[name],), sort)
        made.open(whole, first_time=True)
        self.before = words(made)
        button(made, "Start").click()
        self.seen: list[set[str]] = []
        played = 0.0
        while played < whole.seconds:
            made.go(step / 2, step=step)
            self.seen.append(words(made) | _led(made.player))
            made.go(step / 2, step=step)
            played += step
        made.go(0.02)
        self.units = len(made.of(UnitFinished))
        self.seconds = [end.seconds for end in made.of(Finish)]
        made.player.close()

    def says(self, part: str) -> bool:
        """Whether these words stood there at some second."""
        return any(part.casefold() in one.casefold() for seen in self.seen for one in seen)

    def first(self, part: str) -> int:
        """At which second they stood there first."""
        sought = part.casefold()
        return next(
            at for at, seen in enumerate(self.seen) if any(sought in w.casefold() for w in seen)
        )

    def seconds_of(self, word: str, since: int = 0) -> int:
        """For how many seconds in a row this stood there, from its first second on."""
        at = next(n for n, seen in enumerate(self.seen) if n >= since and word in seen)
        rest = self.seen[at:]
        return next((n for n, seen in enumerate(rest) if word not in seen), len(rest))


EVERYTHING: tuple[Callable[[QtBot], list[str]], ...] = (
    of_first_page,
    of_check_ins,
    of_learn,
    of_support,
    of_safety,
    of_heat,
    of_activities,
    of_panel,
    lambda _qtbot: of_tray(),
    lambda qtbot: [
        one for page, said in of_settings(qtbot).items() if page != "About" for one in said
    ],
)
"""Every surface, but *About*, which alone says what the article says."""
