"""Laws of a prompt that waits: the panel says for what, and lets one say that this is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.sense import Ignoring, Sense
from backcare_desktop.ui.held_box import IN_A_CALL
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.theme_sheet import dress
from tests.routines import OURS
from tests.ui import panel_views as views
from tests.ui.look import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def opened(qtbot: QtBot, view: PanelView) -> Panel:
    panel = Panel(theme(), composited=True, placed=True)
    qtbot.addWidget(panel)
    panel.show_view(view)
    with qtbot.waitActive(panel):
        panel.open_at(None)
    return panel


def words(panel: QWidget) -> list[str]:
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible() and one.text()]


def button(panel: QWidget, name: str) -> QPushButton:
    found = [one for one in panel.findChildren(QPushButton) if one.isVisible()]
    return next(one for one in found if name in {one.text(), one.accessibleName()})


def test_what_waits_says_for_what_and_for_how_long(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.held(Sense.MICROPHONE))
    said = words(panel)
    assert "after your call" in said
    assert any("due\N{NO-BREAK SPACE}since" in line for line in said)
    assert "Offered a minute after the call ends." in said
    assert any(line.startswith("Held for ") and line.endswith("microphone in use") for line in said)


@pytest.mark.parametrize(
    ("sense", "link"),
    [
        (Sense.MICROPHONE, "Not in a call? Ignore this microphone"),
        (Sense.CAMERA, "Not in a call? Ignore this camera"),
        (Sense.FULL_SCREEN, "Ignore full screen"),
        (Sense.QUIET, "Ignore do not disturb"),
    ],
)
def test_what_is_wrong_can_be_ignored(qtbot: QtBot, sense: Sense, link: str) -> None:
    panel = opened(qtbot, views.held(sense))
    with qtbot.waitSignal(panel.ignoring_asked) as said:
        button(panel, link).click()
    assert said.args == [Ignoring(sense, on=True)]


def test_what_is_ignored_is_said_also_when_nothing_waits_and_can_be_heeded_again(
    qtbot: QtBot,
) -> None:
    view = replace(views.counting(), ignored=frozenset({Sense.CAMERA, Sense.MICROPHONE}))
    panel = opened(qtbot, view)
    assert "Ignored: Microphone, Camera" in words(panel)
    asked: list[Ignoring] = []
    panel.ignoring_asked.connect(asked.append)
    button(panel, "Heed again: Microphone, Camera").click()
    assert asked == [Ignoring(Sense.MICROPHONE, on=False), Ignoring(Sense.CAMERA, on=False)]


def test_in_a_call_there_is_what_can_be_done_in_it_and_only_there(qtbot: QtBot) -> None:
    routines = {IN_A_CALL: OURS[IN_A_CALL]}
    panel = opened(qtbot, replace(views.held(Sense.CAMERA), routines=routines))
    with qtbot.waitSignal(panel.answered) as said:
        button(panel, f"Start: {OURS[IN_A_CALL].title}").click()
    assert said.args == [r.StartByHand((IN_A_CALL,))]
    before_a_film = replace(views.held(Sense.FULL_SCREEN), routines=routines)
    assert OURS[IN_A_CALL].title not in words(opened(qtbot, before_a_film))


def test_where_nothing_waits_and_nothing_is_ignored_there_is_no_box(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    assert not [line for line in words(panel) if "Held" in line or "Ignored" in line]


def test_nothing_asks_for_attention_while_a_prompt_waits(qtbot: QtBot) -> None:
    panel = opened(qtbot, views.counting())
    assert button(panel, "Start now").property("kind") == "primary"
    panel.show_view(views.held(Sense.QUIET))
    assert button(panel, "Start now").property("kind") == "plain"
