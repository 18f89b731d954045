"""Laws of giving back what windows took."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.heat_time import heat_standing
from backcare_desktop.core.moment import Moment
from backcare_desktop.giving_back import GivingBack, may_give_back
from backcare_desktop.ui.first_answers import SHOWN
from tests.core import warm
from tests.core.desk import Desk

STARTS = (sys.executable, "-c", "")
FAILS = (sys.executable, "-c", "raise SystemExit(1)")
IS_NOT_THERE = ("/nowhere/backcare-desktop",)


def settled() -> Desk:
    """One whose first start lies behind it."""
    desk = warm.desk()
    desk.say(r.AnswerScreen(SHOWN, "yes"))
    return desk


def may(desk: Desk) -> bool:
    return may_give_back(desk.phase, desk.moment())


def test_it_is_done_once_nobody_is_there() -> None:
    desk = settled()
    desk.sit(10)
    assert not may(desk)
    desk.leave(6)
    assert may(desk)


def test_heat_that_runs_goes_on_though_nobody_is_there() -> None:
    desk = settled()
    desk.say(r.StartByHand((HEAT,)))
    desk.leave(6)
    assert heat_standing(desk.phase) is not None
    assert not may(desk)


def test_a_session_that_is_open_stays_so_though_nobody_is_there() -> None:
    desk = settled()
    desk.say(r.StartByHand(("walk",)))
    desk.leave(6)
    assert desk.phase.ledger.session is not None
    assert not may(desk)


def test_it_is_not_done_before_the_first_page_was_answered() -> None:
    desk = Desk()
    desk.leave(6)
    assert not may(desk)


class Tried:
    """Says yes so many times; what came of it."""

    def __init__(self, trial: tuple[str, ...], yes: int, qapp: QApplication) -> None:
        self.left, self.wanted = yes, 0
        self.moment = settled().moment()
        self.giving = GivingBack(trial, self._may, lambda: self.moment, qapp)
        self.giving.wanted.connect(self._note)

    def _may(self, _moment: Moment) -> bool:
        self.left -= 1
        return self.left >= 0

    def _note(self) -> None:
        self.wanted += 1

    def look(self) -> None:
        self.giving.look(self.moment)


def test_it_is_wanted_once_where_the_program_starts_and_it_still_may(
    qtbot: QtBot, qapp: QApplication
) -> None:
    tried = Tried(STARTS, 2, qapp)
    with qtbot.waitSignal(tried.giving.wanted, timeout=20_000):
        tried.look()
        tried.look()
    assert tried.wanted == 1


def test_somebody_who_comes_back_meanwhile_is_not_overruled(
    qtbot: QtBot, qapp: QApplication
) -> None:
    tried = Tried(STARTS, 1, qapp)
    tried.look()
    qtbot.waitUntil(lambda: tried.left < 0, timeout=20_000)
    assert tried.wanted == 0


@pytest.mark.parametrize("trial", [FAILS, IS_NOT_THERE], ids=["fails", "is not there"])
def test_a_program_that_would_not_start_is_not_begun_and_tried_once(
    qtbot: QtBot,
    qapp: QApplication,
    trial: tuple[str, ...],
    caplog: pytest.LogCaptureFixture,
) -> None:
    tried = Tried(trial, 9, qapp)
    tried.look()
    qtbot.waitUntil(lambda: "would not start" in caplog.text, timeout=20_000)
    tried.look()
    assert (tried.left, tried.wanted) == (8, 0)


def test_a_trial_that_runs_ends_with_the_program(qapp: QApplication) -> None:
    tried = Tried((sys.executable, "-c", "input()"), 9, qapp)
    tried.look()
    tried.giving.close()
    assert tried.wanted == 0
