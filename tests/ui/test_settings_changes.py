"""Laws of the list of changes in the settings: each with its reason, its undo while it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.changes import Changed, changes
from backcare_desktop.core.facts import Change, Rule
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.settings_changes import ChangeList, Listed, change_said, listed
from backcare_desktop.ui.settings_window import SettingsWindow
from tests.core.desk import Desk
from tests.core.test_adapting import skip_the_first
from tests.ui.look import theme

AT = Desk().wall


def of(desk: Desk) -> tuple[Listed, ...]:
    return listed(changes(desk.facts, desk.phase.ledger, desk.plan.spacing), desk.plan)


def shown(made: ChangeList) -> list[str]:
    return [one.text() for one in made.findChildren(QLabel) if not one.isHidden()]


def test_an_undo_is_answered_and_goes_with_what_it_took_back(qtbot: QtBot) -> None:
    desk = Desk()
    skip_the_first(desk)
    skip_the_first(desk)
    made = ChangeList(theme(), lambda: of(desk))
    qtbot.addWidget(made)
    made.answered.connect(desk.say)
    (line,) = shown(made)
    assert line.endswith(
        "The breaks after sitting: half as often for the rest of the day, "
        "after two in a row were left out"
    )
    (undo,) = made.undos
    assert undo.accessibleName() == f"Undo: {line}"
    undo.click()
    assert not desk.phase.ledger.doubled
    assert made.undos == []
    assert len(shown(made)) == 2


def test_a_change_that_comes_while_it_is_open_is_seen_and_nothing_new_moves_nothing(
    qtbot: QtBot,
) -> None:
    desk = Desk()
    window = SettingsWindow(theme(), Settings(), changes=lambda: of(desk))
    qtbot.addWidget(window)
    window.book.all()
    (made,) = window.findChildren(ChangeList)
    assert not made.undos
    skip_the_first(desk)
    skip_the_first(desk)
    window.show_changes()
    (undo,) = made.undos
    window.show_changes()
    assert made.undos == [undo]
    desk.say(r.Adapt("skipped-twice", "as-before", "movement"))
    window.show_changes()
    assert made.undos == []
    assert len(shown(made)) == 2


def test_an_undo_goes_when_another_spacing_is_chosen(qtbot: QtBot) -> None:
    desk = Desk()
    desk.say(r.Adapt("gentle-start", "every-45"))
    desk.plan = replace(desk.plan, spacing=45)
    window = SettingsWindow(theme(), Settings(spacing=45), changes=lambda: of(desk))
    qtbot.addWidget(window)
    window.book.all()
    (made,) = window.findChildren(ChangeList)
    (_undo,) = made.undos
    desk.plan = replace(desk.plan, spacing=60)
    window.show_settings(Settings(spacing=60))
    qtbot.waitUntil(lambda: made.undos == [])
    assert len(shown(made)) == 1


def test_where_nothing_was_changed_it_says_so(qtbot: QtBot) -> None:
    made = ChangeList(theme(), tuple)
    qtbot.addWidget(made)
    assert shown(made) == ["Nothing was changed in the last four weeks."]


def test_what_still_stands_is_shown_however_old(qtbot: QtBot) -> None:
    old = Listed(Changed(AT, "slot-skipped", "dropped", undo=r.MarkDay("ordinary")), "A walk")
    newer = (Listed(Changed(AT, "dizzy")),) * 30
    made = ChangeList(theme(), lambda: (old, *newer))
    qtbot.addWidget(made)
    assert change_said(old) in shown(made)
    assert len(shown(made)) == 11


@pytest.mark.parametrize("change", get_args(Change))
@pytest.mark.parametrize("about", [*get_args(Rule), "rested", "sore-back", "dizzy"])
def test_every_change_has_its_words(about: Rule, change: Change) -> None:
    assert ", " in change_said(Listed(Changed(AT, about, change)))


def test_the_settings_pass_an_undo_on(qtbot: QtBot) -> None:
    undo = r.Adapt("slot-skipped", "as-before", "second")
    one = Listed(Changed(AT, "slot-skipped", "dropped", "second", undo=undo))
    window = SettingsWindow(theme(), Settings(), changes=lambda: (one,))
    qtbot.addWidget(window)
    window.book.all()
    (made,) = window.findChildren(ChangeList)
    with qtbot.waitSignal(window.answered) as said:
        made.undos[0].click()
    assert said.args == [undo]
