"""A law of all surfaces: words a third longer than ours are cut off nowhere, at no size of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.day_preview import day_preview
from backcare_desktop.core.facts import SatFor
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.activity_sheet import ActivitySheet
from backcare_desktop.ui.check_in_window import CheckInWindow
from backcare_desktop.ui.first_page import FirstPage
from backcare_desktop.ui.heat_sheet import HeatSheet
from backcare_desktop.ui.heat_strip import HeatStrip
from backcare_desktop.ui.key_window import KeyRefusedWindow, OwnKeyWindow
from backcare_desktop.ui.learn_window import LearnWindow
from backcare_desktop.ui.mending_window import MendingWindow
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.panel_view import PanelView, activities_of
from backcare_desktop.ui.prompt_card import Offer, PromptCard
from backcare_desktop.ui.recovery_key_window import RecoveryKeyWindow
from backcare_desktop.ui.safety_page import SafetyPage
from backcare_desktop.ui.settings_window import SettingsWindow
from backcare_desktop.ui.sleep_card import SleepCard
from backcare_desktop.ui.status_window import StatusWindow
from backcare_desktop.ui.support_window import SupportWindow
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.week_page import WeekPage
from tests.core.desk import Desk
from tests.core.warm import seen, warm
from tests.routines import OURS
from tests.ui import panel_views
from tests.ui.longer_words import longer_words, not_whole
from tests.ui.look import theme
from tests.ui.session import ended, playing, sweep
from tests.ui.surfaces import MORNING, real_plan
from tests.ui.test_heat import at_check, at_end
from tests.ui.test_week_page import Chart
from tests.ui.weeks import busy_week, empty_week


@pytest.fixture(params=[10, 14, 20], ids=["100 %", "140 %", "200 %"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    """A theme whose program speaks in longer words."""
    sweep()
    made = theme(points=request.param)
    dress(qapp, made)
    with longer_words(qapp):
        yield made


def blank(_routine: Routine, size: QSize, _ratio: float) -> QPixmap:
    return QPixmap(size)


def whole(window: QWidget) -> bool:
    """Nothing is cut off, once a layout whose height follows from its width has settled."""
    for _ in range(3):
        QApplication.processEvents()
    assert not_whole(window) == []
    return True


def test_on_no_page_of_the_settings(qtbot: QtBot, look: Theme) -> None:
    window = SettingsWindow(look, Settings(), routines=OURS)
    qtbot.addWidget(window)
    window.show()
    for number in range(len(window.book.titles)):
        window.show_page(number)
        assert whole(window)


@pytest.mark.parametrize("view", [panel_views.counting, panel_views.offered, panel_views.paused])
def test_not_in_the_panel_nor_where_there_is_no_tray(
    qtbot: QtBot, look: Theme, view: Callable[[], PanelView]
) -> None:
    panel = Panel(look, composited=False)
    qtbot.addWidget(panel)
    panel.show_view(view())
    panel.open_at(None)
    assert whole(panel)
    panel.close()
    window = StatusWindow(look, TrayIcons(dark_bar=False), QMenu())
    qtbot.addWidget(window, before_close_func=lambda one: one.go())
    window.show_view(view())
    window.come_up()
    assert whole(window)


def test_on_no_card(qtbot: QtBot, look: Theme) -> None:
    sets = (("thoracic-chair", "chin-tuck-neck"), ("combo-reset-no-hold",), ("walk-and-water",))
    for names in sets:
        card = PromptCard(look, composited=False, picture=blank)
        qtbot.addWidget(card)
        routines = tuple(OURS[name] for name in names)
        card.show_offer(Offer(UUID(int=1), routines, SatFor(47), 120.0, has_short=True))
        assert whole(card)
    night = SleepCard(look, composited=False, picture=blank)
    qtbot.addWidget(night)
    night.show_offer(
        Offer(UUID(int=1), (OURS["sleep-side-setup"],), SatFor(47), 41.0, has_short=False)
    )
    assert whole(night)


def test_in_no_step_of_the_first_start(qtbot: QtBot, look: Theme) -> None:
    page = FirstPage(look, real_plan(), preview=lambda _: day_preview(real_plan(), {}, MORNING))
    qtbot.addWidget(page)
    page.show()
    assert whole(page)
    page.read.click()
    for _ in range(2):
        page.forth.click()
        assert whole(page)
    page.suits.show_more()
    assert whole(page)


def test_in_no_window_that_is_read_or_answered(qtbot: QtBot, look: Theme) -> None:
    windows = (
        LearnWindow(look),
        SupportWindow(look, ("Crisis line: 1",)),
        SafetyPage(look, numbers=("1",)),
        CheckInWindow(look, "daily"),
        CheckInWindow(look, "weekly"),
    )
    for window in windows:
        qtbot.addWidget(window)
        window.show()
        assert whole(window)


def test_on_no_sheet(qtbot: QtBot, look: Theme) -> None:
    for sheet in (HeatSheet(look, None, None), ActivitySheet(look, activities_of(real_plan()))):
        qtbot.addWidget(sheet)
        sheet.open()
        assert whole(sheet)


@pytest.mark.parametrize("made", [warm, at_check, at_end])
def test_not_on_the_strip_of_heat(qtbot: QtBot, look: Theme, made: Callable[[], Desk]) -> None:
    one = made()
    strip = HeatStrip(look, composited=False, now=lambda: one.boot)
    qtbot.addWidget(strip)
    strip.show_heat(seen(one), one.boot)
    assert whole(strip)


def test_not_in_the_week(qtbot: QtBot, look: Theme) -> None:
    for week in (busy_week(), empty_week()):
        page = WeekPage(look, week, Chart)
        qtbot.addWidget(page)
        page.resize(look.scaled(820), look.scaled(560))
        page.show()
        for as_table in (False, True):
            page.show_table(shown=as_table)
            assert whole(page)


def test_in_no_window_of_the_key(qtbot: QtBot, look: Theme) -> None:
    for window in (
        RecoveryKeyWindow(look),
        KeyRefusedWindow(look, "none"),
        OwnKeyWindow(look, "ABCDE-FGHIJ-KLMNO-PQRST-UVWXY-Z2345"),
        MendingWindow(look),
    ):
        qtbot.addWidget(window)
        window.show()
        assert whole(window)


@pytest.mark.parametrize("name", ["breathe-4-7-8", "thoracic-chair", "pmr-5min"])
def test_on_no_page_of_the_player(qtbot: QtBot, look: Theme, name: str) -> None:
    made = playing(qtbot, look)
    made.player.show()
    made.open(score((OURS[name],)), first_time=True)
    assert whole(made.player)
    made = playing(qtbot, look)
    made.player.show()
    made.open(score((OURS[name],)))
    made.go(30, step=30)
    assert whole(made.player)
    made.player.show_end(ended("partial", 2, 4))
    assert whole(made.player)
