"""Laws of the window with the key: it shows, it takes, and says each outcome in a calm sentence."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core.private import KeyOutcome, KeyRefusal
from backcare_desktop.ui.recovery_key_window import RecoveryKeyWindow
from tests.ui.look import theme

KEY = "-".join(["ABCD"] * 14)


def opened(qtbot: QtBot, *, shows: bool = True) -> RecoveryKeyWindow:
    window = RecoveryKeyWindow(theme(), shows=shows)
    qtbot.addWidget(window)
    window.show()
    return window


def texts(window: RecoveryKeyWindow) -> list[str]:
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def test_the_key_is_shown_when_it_is_asked_for(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert KEY not in texts(window)
    with qtbot.waitSignal(window.show_asked):
        window.show_button.click()
    window.show_outcome(KeyOutcome("shown", KEY))
    assert KEY in texts(window)


def test_what_is_typed_is_entered_and_cleared_once_it_was_right(qtbot: QtBot) -> None:
    window = opened(qtbot, shows=False)
    with qtbot.assertNotEmitted(window.entered):
        window.take.click()
    window.field.setText(f"  {KEY.lower()} ")
    with qtbot.waitSignal(window.entered) as entered:
        window.take.click()
    assert entered.args == [KEY.lower()]
    window.show_outcome(KeyOutcome("mistyped"))
    assert KEY.lower() in window.field.text()
    window.show_outcome(KeyOutcome("right", KEY))
    assert window.field.text() == ""


@pytest.mark.parametrize("what", [*get_args(KeyRefusal), "mistyped", "no key yet", "kept"])
def test_each_outcome_has_a_calm_sentence(qtbot: QtBot, what: KeyRefusal) -> None:
    window = opened(qtbot)
    before = texts(window)
    window.show_outcome(KeyOutcome(what))
    (said,) = (text for text in texts(window) if text not in before)
    assert said.endswith(".")
