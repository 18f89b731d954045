"""Laws for whoever does not see: what is painted or used on any surface has a role and a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFocusFrame, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.routine import Score
from backcare_desktop.core.score import score
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import texts
from backcare_desktop.ui.check_in_window import CheckInWindow
from backcare_desktop.ui.first_page import FirstPage
from backcare_desktop.ui.heat_strip import HeatStrip
from backcare_desktop.ui.learn_window import LearnWindow
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.player import STILLNESS
from backcare_desktop.ui.prompt_card import PromptCard
from backcare_desktop.ui.rings import PillarRing
from backcare_desktop.ui.safety_page import SafetyPage
from backcare_desktop.ui.settings_window import SettingsWindow
from backcare_desktop.ui.sleep_card import SleepCard
from backcare_desktop.ui.status_window import StatusWindow
from backcare_desktop.ui.support_window import SupportWindow
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.week_page import WeekPage
from backcare_desktop.ui.week_window import WeekChart
from tests.core.desk import MORNING, MOVEMENT, plan
from tests.core.warm import seen as warmth
from tests.core.warm import warm
from tests.routines import OURS
from tests.ui import panel_views as views
from tests.ui.look import theme
from tests.ui.playing_seen import BREATH, STRETCH, begun
from tests.ui.session import BREATHING, ended, playing, sweep
from tests.ui.test_prompt_card import OFFER, pictured
from tests.ui.weeks import busy_week

Role = QAccessible.Role

MEANS_NOTHING = {Role.Client, Role.NoRole, Role.Whitespace, Role.Border}
"""Roles of what nobody thought of: a reader finds a space there."""


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


def card(qtbot: QtBot) -> QWidget:
    made = PromptCard(theme(), composited=True, picture=pictured)
    qtbot.addWidget(made)
    made.show_offer(OFFER)
    return made


def panel(qtbot: QtBot) -> QWidget:
    made = Panel(theme(), composited=True, placed=True)
    qtbot.addWidget(made)
    made.show_view(views.counting())
    made.open_at(None)
    return made


def status(qtbot: QtBot) -> QWidget:
    made = StatusWindow(theme(), TrayIcons(dark_bar=False))
    qtbot.addWidget(made, before_close_func=lambda one: one.go())
    made.show_view(views.counting())
    made.come_up()
    return made


def safety(qtbot: QtBot) -> QWidget:
    made = SafetyPage(theme())
    qtbot.addWidget(made)
    made.show()
    return made


def first_start(qtbot: QtBot) -> QWidget:
    made = FirstPage(theme(), plan(MOVEMENT, MORNING))
    qtbot.addWidget(made)
    made.show()
    return made


def week(qtbot: QtBot) -> QWidget:
    made = WeekPage(theme(), busy_week(), WeekChart)
    qtbot.addWidget(made)
    made.resize(820, 560)
    made.show()
    return made


def before(qtbot: QtBot) -> QWidget:
    made = playing(qtbot)
    made.open(score((BREATHING,)), first_time=True)
    return made.player


def breathing(qtbot: QtBot) -> QWidget:
    made = begun(qtbot, BREATH)
    made.go(10)
    return made.player


def stretching(qtbot: QtBot) -> QWidget:
    made = begun(qtbot, STRETCH)
    made.go(15)
    return made.player


def after(qtbot: QtBot) -> QWidget:
    made = begun(qtbot, BREATH)
    made.go(BREATH.seconds + 1)
    made.player.show_end(ended())
    made.go(STILLNESS + 1)
    return made.player


def settings(qtbot: QtBot) -> QWidget:
    made = SettingsWindow(theme(), Settings(), routines=OURS)
    qtbot.addWidget(made)
    made.show()
    return made


def daily(qtbot: QtBot) -> QWidget:
    made = CheckInWindow(theme(), "daily")
    qtbot.addWidget(made)
    made.show()
    return made


def weekly(qtbot: QtBot) -> QWidget:
    made = CheckInWindow(theme(), "weekly")
    qtbot.addWidget(made)
    made.show()
    return made


def learn(qtbot: QtBot) -> QWidget:
    made = LearnWindow(theme())
    qtbot.addWidget(made)
    made.show()
    return made


def support(qtbot: QtBot) -> QWidget:
    made = SupportWindow(theme())
    qtbot.addWidget(made)
    made.show()
    return made


def evening(qtbot: QtBot) -> QWidget:
    made = SleepCard(theme("dark"), composited=True, picture=pictured)
    qtbot.addWidget(made)
    made.show_offer(replace(OFFER, routines=(OURS["sleep-side-setup"],)))
    return made


def heat(qtbot: QtBot) -> QWidget:
    one = warm()
    made = HeatStrip(theme(), composited=True, now=lambda: one.boot)
    qtbot.addWidget(made)
    made.show_heat(warmth(one), one.boot)
    return made


SURFACES: tuple[Callable[[QtBot], QWidget], ...] = (
    card,
    panel,
    status,
    safety,
    first_start,
    week,
    before,
    breathing,
    stretching,
    after,
    settings,
    daily,
    weekly,
    learn,
    support,
    evening,
    heat,
)


def opened(qtbot: QtBot, surface: Callable[[QtBot], QWidget]) -> QWidget:
    window = surface(qtbot)
    QApplication.processEvents()
    return window


def seen(window: QWidget) -> Iterator[QWidget]:
    """What is on screen, without what Qt's own widgets are made of, and frames around the focus.

    Readers leave such frames out of their tree.
    """
    return (
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and not one.objectName().startswith("qt_")
        and not isinstance(one, QFocusFrame)
    )


def text(widget: QWidget, of: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(of)


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def is_ours(widget: QWidget) -> bool:
    """Whether it paints itself by our own hand."""
    painter = type(widget).paintEvent
    return str(getattr(painter, "__module__", "")).startswith("backcare_desktop")


@pytest.mark.parametrize("surface", SURFACES, ids=lambda one: one.__name__)
def test_what_is_painted_by_us_has_a_role(
    qtbot: QtBot, surface: Callable[[QtBot], QWidget]
) -> None:
    window = opened(qtbot, surface)
    painted = [one for one in seen(window) if is_ours(one)]
    nameless = [type(one).__name__ for one in painted if role(one) in MEANS_NOTHING]
    assert nameless == []


@pytest.mark.parametrize("surface", SURFACES, ids=lambda one: one.__name__)
def test_what_takes_the_keys_has_a_name(qtbot: QtBot, surface: Callable[[QtBot], QWidget]) -> None:
    window = opened(qtbot, surface)
    tabbed = [one for one in seen(window) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [type(one).__name__ for one in tabbed if not text(one, QAccessible.Text.Name)]
    assert nameless == []


@pytest.mark.parametrize("surface", SURFACES, ids=lambda one: one.__name__)
def test_every_bar_and_ring_has_a_name_and_a_value_within_its_bounds(
    qtbot: QtBot, surface: Callable[[QtBot], QWidget]
) -> None:
    window = opened(qtbot, surface)
    for bar in (one for one in seen(window) if isinstance(one, QProgressBar)):
        assert text(bar, QAccessible.Text.Name), type(bar).__name__
        assert bar.minimum() <= bar.value() <= bar.maximum(), type(bar).__name__


@pytest.mark.parametrize("surface", SURFACES, ids=lambda one: one.__name__)
def test_tab_reaches_all_that_takes_the_keys_and_comes_round(
    qtbot: QtBot, surface: Callable[[QtBot], QWidget]
) -> None:
    window = opened(qtbot, surface)
    if surface in {card, evening, heat}:
        return  # they never take the keys: the tray's menu answers for them
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    wanted = {
        one
        for one in seen(window)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and not one.focusProxy()
    }
    reached: list[QWidget] = []
    for _ in range(3 * len(wanted) + 6):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is not None:
            reached.append(focus)
    names = {
        type(one).__name__ + " " + text(one, QAccessible.Text.Name) for one in wanted - set(reached)
    }
    assert names == set()


@pytest.mark.parametrize("played", [BREATH, STRETCH])
def test_a_phase_changes_the_windows_name_and_a_second_does_not(
    qtbot: QtBot, played: Score
) -> None:
    made = begun(qtbot, played)
    names: list[str] = []
    beats: list[int] = []
    for _ in range(int(played.seconds) * 4 - 2):
        made.go(0.25)
        names.append(made.player.accessibleName())
        assert made.player._played is not None
        assert made.player._played.head is not None
        beats.append(made.player._played.head.cue.index)
    changed = [one != other for one, other in pairwise(names)]
    assert changed == [one != other for one, other in pairwise(beats)]
    assert all(names)


@pytest.mark.parametrize("surface", [panel, status], ids=lambda one: one.__name__)
def test_a_pillar_is_told_by_its_name_and_never_by_its_colour_alone(
    qtbot: QtBot, surface: Callable[[QtBot], QWidget]
) -> None:
    window = opened(qtbot, surface)
    rings = [one for one in seen(window) if isinstance(one, PillarRing)]
    named = " ".join(text(one, QAccessible.Text.Name) for one in rings)
    assert all(texts.pillar_name(pillar) in named for pillar in ("breathe", "move"))
