"""Laws of the rules' line: it says one thing, its answers are what they say, and it goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Change
from backcare_desktop.core.moment import Hold
from backcare_desktop.core.plan import Timed
from backcare_desktop.core.remarks import About, Remark
from backcare_desktop.ui.remark_line import RemarkLine, remark_words
from backcare_desktop.ui.tray_view import tray_view
from tests.core.desk import Desk
from tests.ui import panel_views as views
from tests.ui.look import theme

KEEP = Remark("keep-gentle", answers=(r.MarkDay("flare"), r.MarkDay("ordinary")))


def asked(name: str) -> Remark:
    changes: tuple[Change, ...] = ("moved", "dropped", "as-before")
    return Remark("slot-skipped", name, tuple(r.Adapt("slot-skipped", c, name) for c in changes))


@pytest.fixture
def line(qtbot: QtBot) -> RemarkLine:
    made = RemarkLine(theme())
    qtbot.addWidget(made)
    return made


def test_each_answer_is_a_button_that_gives_it(line: RemarkLine, qtbot: QtBot) -> None:
    line.show_remark(remark_words(KEEP, views.desk().plan))
    assert [button.text() for button in line.buttons] == ["Keep gentle", "Usual day"]
    with qtbot.waitSignal(line.answered) as heard:
        line.buttons[0].click()
    assert heard.args == [r.MarkDay("flare")]


def test_without_a_remark_it_is_away(line: RemarkLine) -> None:
    line.show_remark(remark_words(KEEP, views.desk().plan))
    assert not line.isHidden()
    line.show_remark(None)
    assert line.isHidden()


def test_the_same_line_keeps_its_buttons(line: RemarkLine) -> None:
    words = remark_words(KEEP, views.desk().plan)
    line.show_remark(words)
    before = line.buttons
    line.show_remark(words)
    assert line.buttons is before


@pytest.mark.parametrize(
    "about", ["keep-gentle", "week-away", "hard-days", "rested", "skipped-twice", "gentle-start"]
)
def test_every_line_says_something(about: About) -> None:
    assert remark_words(Remark(about), views.desk().plan).said


def test_a_slot_that_hangs_on_the_start_moves_later_and_one_on_the_end_earlier() -> None:
    plan = views.desk().plan
    labels = {
        slot.id: remark_words(asked(slot.id), plan).answers[0][0]
        for slot in plan.slots
        if isinstance(slot, Timed)
    }
    assert labels == {"morning": "Two hours later", "afternoon": "Two hours earlier"}


def test_the_day_after_a_gentle_one_the_panel_asks() -> None:
    one = views.desk()
    ledger = replace(one.phase.ledger, mark_yesterday="flare")
    one.phase = replace(one.phase, ledger=ledger)
    found = views.seen(one).remark
    assert found
    assert found.said.startswith("Yesterday was a gentle day.")


@pytest.mark.parametrize(("minutes", "said"), [(59, False), (61, True)])
def test_a_long_call_has_a_line_in_the_tooltip(minutes: int, *, said: bool) -> None:
    one = Desk()
    moment = replace(one.moment(), holds=(Hold("call", one.boot - minutes * 60),))
    tooltip = tray_view(one.plan, one.phase, moment, "").words.tooltip
    assert ("A long call" in tooltip) is said
