"""Laws of what is logged and of days of rest, on screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import ACTIVITIES
from backcare_desktop.core.plan import Tile
from backcare_desktop.ui.activity_sheet import ActivitySheet
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.pause_menu import PauseMenu
from backcare_desktop.ui.rest_line import RestLine
from backcare_desktop.ui.safety_words import said
from tests.core.warm import desk
from tests.ui import panel_views
from tests.ui.look import theme


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


def press(window: ActivitySheet | Panel | RestLine, words: str) -> None:
    found = {one.text(): one for one in window.findChildren(Button)}
    found[words].click()


def logging_view(*said_: r.Reply) -> PanelView:
    one = desk()
    one.plan = replace(one.plan, tiles=(Tile("activity", log=("walk", "swim")),))
    for reply in said_:
        one.say(reply)
    return panel_views.seen(one)


@pytest.mark.parametrize("felt", [None, "easier", "same", "harder"])
def test_the_sheet_logs_what_how_long_and_how_it_felt_if_said(
    qtbot: QtBot, felt: str | None
) -> None:
    made = ActivitySheet(theme(), ACTIVITIES)
    qtbot.addWidget(made)
    made.open()
    for words in ("Swim", "45", *([felt.capitalize()] if felt else [])):
        press(made, words)
    with qtbot.waitSignal(made.answered) as told:
        press(made, "Save")
    assert told.args == [r.LogActivity("swim", 45, felt)]  # type: ignore[arg-type]
    assert not made.isVisible()


def test_to_close_the_sheet_logs_nothing(qtbot: QtBot) -> None:
    made = ActivitySheet(theme(), ACTIVITIES)
    qtbot.addWidget(made)
    made.open()
    with qtbot.assertNotEmitted(made.answered):
        press(made, "Cancel")


def test_the_panel_leads_to_the_log_and_can_take_it_back(qtbot: QtBot) -> None:
    made = Panel(theme(), composited=False, placed=True)
    qtbot.addWidget(made)
    view = logging_view(r.LogActivity("walk", 20))
    made.show_view(view)
    assert view.undoable is not None
    assert view.undoable.words.startswith("Logged: Walk, 20 min")
    move = next(today for today in view.pillars if today.pillar == "move")
    assert move.done == 1
    with qtbot.waitSignal(made.activity_asked):
        press(made, "Log an activity…")


def test_a_day_of_rest_is_told_and_can_be_ended(qtbot: QtBot) -> None:
    line = RestLine(theme())
    qtbot.addWidget(line)
    line.show_day(1)
    assert said("mov-2") in [one.text() for one in line.findChildren(QLabel)]
    assert line.walk.isHidden()
    with qtbot.waitSignal(line.answered) as told:
        press(line, "No rest day after all")
    assert told.args == [r.MarkDay("ordinary")]
    line.show_day(0)
    assert line.isHidden()


def test_the_third_day_of_rest_has_the_smallest_walk(qtbot: QtBot) -> None:
    line = RestLine(theme())
    qtbot.addWidget(line)
    line.show_day(3)
    assert said("mov-3") in [one.text() for one in line.findChildren(QLabel)]
    with qtbot.waitSignal(line.answered) as told:
        press(line, "Smallest walk")
    assert told.args == [r.StartByHand(("walk-and-water",), "gentle")]


def test_a_day_of_rest_is_declared_where_prompts_are_switched_off(qtbot: QtBot) -> None:
    panel = Panel(theme(), composited=False, placed=True)
    qtbot.addWidget(panel)
    menu = panel.findChild(PauseMenu)
    assert isinstance(menu, PauseMenu)
    rest = next(action for action in menu.actions() if action.text() == "Rest day")
    with qtbot.waitSignal(panel.answered) as told:
        rest.trigger()
    assert told.args == [r.MarkDay("rest")]


def test_a_reader_is_told_of_a_sheet_as_of_a_window(qtbot: QtBot) -> None:
    made = ActivitySheet(theme(), ACTIVITIES)
    qtbot.addWidget(made)
    assert made.property("toldAs") == QAccessible.Role.Window.value
