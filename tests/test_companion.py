"""Laws of what follows the engine: what an earlier run left behind costs nothing today."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from backcare_desktop.companion import Companion
from backcare_desktop.core.facts import Prompted, SessionEnded
from backcare_desktop.core.keeping import BeingMended, NotMended, Saved
from backcare_desktop.core.phase import Showing
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.reply import Finish, StartByHand, UnitFinished
from backcare_desktop.core.tally import tally
from backcare_desktop.engine import Engine, Told
from backcare_desktop.ui.player_end import Ended
from backcare_desktop.ui.safety_words import said
from backcare_desktop.windows import Windows
from tests.core.desk import plan
from tests.test_engine import World


class Noted(QObject):
    """Windows, tray, card and player in one: what it was asked for, and nothing seen."""

    covered = Signal()
    card_may_come = Signal()
    heat_opened = Signal()
    heat_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tray = self.seat = self.breaks = self.card = self.player = self.sheets = self
        self.is_asking = False
        self.waits_for = ""
        self.asked: list[str] = []
        self.ends: list[Ended] = []
        self.whys: list[str] = []

    def open_session(self, *_args: object, why: str, **_named: object) -> None:
        self.asked.append("open_session")
        self.whys.append(why)

    def show_end(self, ended: Ended) -> None:
        self.asked.append("show_end")
        self.ends.append(ended)

    def __getattr__(self, name: str) -> object:
        return lambda *_args, **_named: self.asked.append(name)


@pytest.fixture
def windows(qtbot: QtBot) -> Noted:
    del qtbot
    return Noted()


def with_own() -> Plan:
    """The plan, with a routine of the user's own."""
    usual = plan()
    one = next(iter(usual.routines.values()))
    return replace(usual, routines={**usual.routines, "own": replace(one, id="own")})


def following(windows: Noted, of: Plan) -> Companion:
    return Companion(of, cast("Windows", windows))


def begun(world: World, of: Plan, companion: Companion) -> Engine:
    engine = Engine(of, world, world, world, companion.happened)
    companion.serve(engine, set())
    engine.begin(tuple(world.facts), world.records[-1] if world.records else None)
    return engine


def test_a_session_left_open_by_a_routine_that_is_gone_ends_quietly(windows: Noted) -> None:
    world = World()
    begun(world, with_own(), following(windows, with_own())).answer(StartByHand(("own",)))
    later = Noted()
    begun(world, plan(), following(later, plan()))
    assert isinstance(world.facts[-1], SessionEnded)
    assert "show_end" not in later.asked


def test_a_session_of_this_run_has_its_end_shown(windows: Noted) -> None:
    world = World()
    engine = begun(world, with_own(), following(windows, with_own()))
    engine.answer(StartByHand(("own",)))
    engine.answer(Finish(3.0))
    assert "show_end" in windows.asked


@pytest.mark.parametrize(
    ("waits_for", "said"),
    [
        ("answer", "a question waits for you in its window."),
        ("start", "it begins with Start in its window."),
        ("", "round 1 of 4"),
    ],
)
def test_what_a_session_waits_for_is_told_where_it_is_asked_for(
    windows: Noted, waits_for: str, said: str
) -> None:
    world, companion = World(), following(windows, plan())
    engine = begun(world, plan(), companion)
    windows.waits_for = waits_for
    engine.answer(StartByHand(("breathe",)))
    assert companion.status().splitlines()[0].endswith(said)


def test_of_a_session_that_was_not_begun_no_end_is_shown(windows: Noted) -> None:
    world = World()
    engine = begun(world, with_own(), following(windows, with_own()))
    engine.answer(StartByHand(("own",)))
    engine.answer(Finish(0.0))
    assert "show_end" not in windows.asked


def test_the_end_counts_the_day_as_the_panel_does(windows: Noted) -> None:
    world = World()
    engine = begun(world, plan(), following(windows, plan()))
    for units, seconds in ((8, 300.0), (0, 3.0)):
        engine.answer(StartByHand(("breathe",)))
        for unit in range(units):
            engine.answer(UnitFinished(unit + 1))
        engine.answer(Finish(seconds))
        day = tally(engine.phase.today, engine.plan, engine.phase.ledger)
        breathe = next(one for one in day if one.pillar == "breathe")
        assert breathe.done == 1
        assert (windows.ends[-1].today, windows.ends[-1].daily) == (1, breathe.of or 0)


def test_an_offer_of_a_routine_that_is_gone_shows_no_card(windows: Noted) -> None:
    world = World()
    engine = world.engine()
    world.sit(engine, 46)
    prompt = next(fact for fact in world.facts if isinstance(fact, Prompted))
    gone = replace(prompt, routines=("own",))
    phase = replace(engine.phase, showing=Showing(gone, world.desk.boot))
    companion = following(windows, plan())
    companion.happened(Told((gone,), world.keeping, phase, world.read()))
    assert "show_offer" not in windows.asked


def test_no_card_lies_over_the_page_of_the_first_start_and_it_comes_after_it(
    windows: Noted,
) -> None:
    world = World()
    engine = begun(world, plan(), following(windows, plan()))
    windows.is_asking = True
    world.sit(engine, 45.5)
    assert engine.phase.showing is not None
    assert "show_offer" not in windows.asked
    windows.is_asking = False
    windows.card_may_come.emit()
    assert "show_offer" in windows.asked


def test_a_log_that_is_mended_disturbs_nobody_and_one_that_cannot_be_is_told(
    windows: Noted,
) -> None:
    world = World(keeping=BeingMended(1))
    companion = following(windows, plan())
    engine = begun(world, plan(), companion)
    assert companion.notice == "The log is being mended: what happens meanwhile is kept."
    assert "say" not in windows.asked
    world.keeping = NotMended("full", "/home/ada/log.sqlite3", 1)
    engine.look()
    assert companion.notice == (
        "The log is damaged and could not be mended yet. It is kept as it is, and BackCare tries "
        "again by itself. There is no room left on the disk of the log /home/ada/log.sqlite3: "
        "please free some."
    )
    assert windows.asked.count("say") == 1
    world.keeping = Saved()
    engine.look()
    assert companion.notice == ""


@pytest.mark.parametrize(
    ("any_time", "comes", "sits", "is_said"),
    [
        (False, 9, 1, True),
        (False, 11, 1, True),
        (False, 9, 181, False),
        (False, 20, 1, False),
        (False, 2, 1, False),
        (True, 9, 1, False),
    ],
)
def test_who_begins_a_forward_fold_early_is_told_to_wait_a_while(
    windows: Noted, any_time: bool, comes: int, sits: int, is_said: bool
) -> None:
    """At eight in the evening nobody has just got out of bed, at a computer that was asleep."""
    usual = plan()
    fold = replace(usual.routines["walk"], id="fold", forward_fold=True)
    of = replace(usual, routines={**usual.routines, "fold": fold}, folds_any_time=any_time)
    world = World()
    world.desk.set_wall(world.desk.wall.replace(hour=comes))
    engine = begun(world, of, following(windows, of))
    world.sit(engine, sits)
    engine.answer(StartByHand(("fold",)))
    assert windows.whys == ([said("str-5")] if is_said else [""])
