"""Laws of the tray's menu: it offers what can be done now, in words, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Mark
from backcare_desktop.core.pausing import Length
from backcare_desktop.core.sense import Ignoring, Sense
from backcare_desktop.ui.standing_words import StandingWords
from backcare_desktop.ui.tray import Tray, TrayView
from backcare_desktop.ui.tray_icon import TrayIcons, TrayLook
from backcare_desktop.ui.tray_seat import TraySeat

WORDS = StandingWords(
    head="Next: Walk and water in 18 min",
    line="",
    why="You have been sitting for 27 minutes.",
    tooltip="Next: Walk and water in 18 min",
    window_title="",
)
COUNTING = TrayView(WORDS, TrayLook("counting", 4), coming=True)
DUE = replace(COUNTING, look=TrayLook("due"), offered=True, short=True)
STARTABLE = {"breathe": (("long", "Long exhale"), ("478", "4-7-8")), "move": (("walk", "Walk"),)}


@pytest.fixture
def tray(qtbot: QtBot) -> Tray:
    del qtbot
    made = Tray(TraySeat(TrayIcons(dark_bar=False)), STARTABLE)  # type: ignore[arg-type]
    made.show_view(COUNTING)
    return made


def actions(tray: Tray) -> dict[str, QAction]:
    """Every action by its path, also those that are hidden."""
    found = {}
    for action in tray._menu.actions():
        inner = action.menu()
        found[action.text()] = action
        if isinstance(inner, QMenu):
            found |= {f"{action.text()}/{one.text()}": one for one in inner.actions()}
    return found


def offered(tray: Tray) -> list[str]:
    """The first level of the menu as it is seen."""
    return [one.text() for one in tray._menu.actions() if one.isVisible() and one.text()]


def test_the_head_says_what_comes_and_why(tray: Tray) -> None:
    assert offered(tray)[:2] == [WORDS.head, WORDS.why]
    assert not actions(tray)[WORDS.head].isEnabled()


def test_answers_to_an_offer_are_there_only_while_there_is_one(tray: Tray) -> None:
    answers = {"Short version", "Later", "Not today"}
    assert not answers & set(offered(tray))
    tray.show_view(DUE)
    assert answers < set(offered(tray))
    tray.show_view(replace(DUE, short=False))
    assert "Short version" not in offered(tray)


def test_resume_is_there_only_in_a_pause(tray: Tray) -> None:
    assert "Resume" not in offered(tray)
    tray.show_view(replace(COUNTING, paused=True, coming=False))
    assert "Resume" in offered(tray)


def test_what_was_agreed_to_change_in_the_plan_can_be_taken_back(tray: Tray, qtbot: QtBot) -> None:
    back = r.Adapt("slot-skipped", "as-before", "movement")
    tray.show_view(replace(COUNTING, changes=()))
    assert "Plan as it was before" not in offered(tray)
    tray.show_view(replace(COUNTING, changes=(back,)))
    with qtbot.waitSignal(tray.answered) as heard:
        actions(tray)["Plan as it was before"].trigger()
    assert heard.args == [back]


def test_while_a_session_runs_nothing_else_is_started(tray: Tray) -> None:
    tray.show_view(replace(COUNTING, playing=True))
    found = actions(tray)
    for name in ("Start now", "Skip this one", "Breathe/4-7-8", "Move/Walk"):
        assert not found[name].isEnabled()


def test_a_pillar_without_routines_has_no_menu(tray: Tray) -> None:
    assert "Breathe" in offered(tray)
    assert not {"Stretch", "Heat", "Sleep"} & set(offered(tray))


def test_a_new_routine_is_in_its_menu_and_one_that_is_gone_is_not(tray: Tray, qtbot: QtBot) -> None:
    tray.show_view(replace(COUNTING, playing=True))
    tray.show_startable({"breathe": (("478", "4-7-8"),), "stretch": (("own", "My own"),)})
    assert "Stretch" in offered(tray)
    assert "Move" not in offered(tray)
    found = actions(tray)
    assert "Breathe/Long exhale" not in found
    assert not found["Stretch/My own"].isEnabled()
    tray.show_view(COUNTING)
    with qtbot.waitSignal(tray.answered) as said:
        found["Stretch/My own"].trigger()
    assert said.args == [r.StartByHand(("own",))]


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        ("Start now", r.Start()),
        ("Short version", r.Start("short")),
        ("Later/5 min", r.Later(5)),
        ("Later/30 min", r.Later(30)),
        ("Later/At the next pause", r.Later(None)),
        ("Not today", r.NotToday()),
        ("Skip this one", r.Skip()),
        ("Resume", r.Resume()),
        ("Breathe/Long exhale", r.StartByHand(("long",))),
        ("Breathe/4-7-8", r.StartByHand(("478",))),
        ("Move/Walk", r.StartByHand(("walk",))),
    ],
)
def test_each_entry_says_its_own_answer(
    tray: Tray, qtbot: QtBot, path: str, reply: r.Reply
) -> None:
    tray.show_view(replace(DUE, paused=True))
    with qtbot.waitSignal(tray.answered) as said:
        actions(tray)[path].trigger()
    assert said.args == [reply]


@pytest.mark.parametrize(
    ("path", "length"),
    [
        ("Pause/30 min", "30m"),
        ("Pause/1 hour", "1h"),
        ("Pause/Until tomorrow", "tomorrow"),
        ("Pause/Until I resume", ""),
    ],
)
def test_a_pause_is_asked_for_in_words(tray: Tray, qtbot: QtBot, path: str, length: str) -> None:
    with qtbot.waitSignal(tray.pause_asked) as said:
        actions(tray)[path].trigger()
    assert said.args == [Length(length)]


@pytest.mark.parametrize(
    ("path", "signal"),
    [
        ("Week", "week_asked"),
        ("What suits you", "answers_asked"),
        ("When to get help", "help_asked"),
        ("Quit", "quit_asked"),
    ],
)
def test_what_opens_something_asks_for_it(tray: Tray, qtbot: QtBot, path: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(tray, signal)):
        actions(tray)[path].trigger()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("Pause/Until a date…", "pause"),
        ("Pause/On holiday until…", "holiday"),
        ("Pause/Sick until…", "sick"),
    ],
)
def test_a_day_is_asked_for_a_pause_a_holiday_or_an_illness(
    tray: Tray, qtbot: QtBot, path: str, kind: str
) -> None:
    with qtbot.waitSignal(tray.day_asked) as said:
        actions(tray)[path].trigger()
    assert said.args == [kind]


@pytest.mark.parametrize(
    ("path", "mark"), [("Pause/Rest day", "rest"), ("Pause/Sore back today", "flare")]
)
def test_what_today_is_has_a_tick_and_a_second_choice_takes_it_back(
    tray: Tray, qtbot: QtBot, path: str, mark: Mark
) -> None:
    tick = actions(tray)[path]
    with qtbot.waitSignal(tray.answered) as said:
        tick.trigger()
    assert said.args == [r.MarkDay(mark)]
    tray.show_view(replace(COUNTING, mark=mark))
    assert tick.isChecked()
    with qtbot.waitSignal(tray.answered) as said:
        tick.trigger()
    assert said.args == [r.MarkDay("ordinary")]
    tray.show_view(COUNTING)
    assert not tick.isChecked()


def test_what_keeps_a_prompt_back_can_be_ignored_at_once(tray: Tray, qtbot: QtBot) -> None:
    assert "Ignore full screen" not in offered(tray)
    tray.show_view(replace(COUNTING, held_by=(Sense.FULL_SCREEN,)))
    with qtbot.waitSignal(tray.ignoring_asked) as said:
        actions(tray)["Ignore full screen"].trigger()
    assert said.args == [Ignoring(Sense.FULL_SCREEN, on=True)]


def test_each_sense_has_a_tick_while_it_is_ignored_and_can_be_heeded_again(
    tray: Tray, qtbot: QtBot
) -> None:
    ticks = {path: one for path, one in actions(tray).items() if path.startswith("Ignore/")}
    assert len(ticks) == len(Sense)
    tray.show_view(replace(COUNTING, ignored=frozenset({Sense.CAMERA})))
    assert [path for path, one in ticks.items() if one.isChecked()] == ["Ignore/Camera"]
    for path, sense, on in (
        ("Ignore/Camera", Sense.CAMERA, False),
        ("Ignore/Screen lock", Sense.LOCK, True),
    ):
        with qtbot.waitSignal(tray.ignoring_asked) as said:
            ticks[path].trigger()
        assert said.args == [Ignoring(sense, on)]


def test_what_the_user_must_know_stands_in_the_menu(tray: Tray) -> None:
    tray.show_view(replace(COUNTING, notice="Not saved yet: the disk is full."))
    assert "Not saved yet: the disk is full." in offered(tray)


def test_what_only_counts_down_reaches_the_menu_when_it_opens(tray: Tray) -> None:
    later = replace(WORDS, head="Next: Walk and water in 17 min", tooltip="17")
    tray.show_view(replace(COUNTING, words=later))
    assert tray.seat._icon.toolTip() == "17"
    assert offered(tray)[0] == WORDS.head
    tray._menu.aboutToShow.emit()
    assert offered(tray)[0] == later.head


def test_an_icon_made_anew_says_the_same(tray: Tray) -> None:
    tray.seat.renew()
    assert tray.seat._icon.toolTip() == WORDS.tooltip
    assert not tray.seat._icon.icon().isNull()
    assert tray.seat._icon.contextMenu() is tray._menu
