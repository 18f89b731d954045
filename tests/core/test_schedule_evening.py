"""The evening's card: counted by its answer, gone without a mark, once an evening."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Prompted, SessionEnded, SessionStarted, Unanswered
from backcare_desktop.core.plan import Anchor, Timed
from backcare_desktop.core.refusal import NothingOffered
from backcare_desktop.core.routine import Gate
from backcare_desktop.core.sessions import IN_BED
from tests.core.desk import BERLIN, ROUTINES, Desk, plan, routine

NIGHT = Timed("sleep", Anchor("bed", -45), Anchor("bed"), (("lie",),), beside_hours=True)
HELD, LONG = IN_BED


def evening(*, holds: str = "no") -> Desk:
    """Someone at the computer at a quarter to ten, the card before them."""
    routines = {
        **ROUTINES,
        "lie": routine("lie", "sleep"),
        HELD: routine(HELD, "breathe", 19, units=4, gates=(Gate("holds", (LONG,)),)),
        LONG: routine(LONG, "breathe", 19, units=4),
    }
    made = Desk(
        plan=replace(plan(NIGHT), routines=routines),
        wall=datetime(2026, 11, 24, 21, 30, tzinfo=BERLIN),
    )
    if holds == "no":
        made.say(r.AnswerScreen("holds", "no"))
    made.sit(20)
    assert made.phase.showing is not None
    return made


def test_show_me_counts_as_sleep_also_when_it_is_left_at_once() -> None:
    made = evening()
    made.say(r.Start())
    made.say(r.Finish(3))
    assert made.last(SessionEnded).blocks == ("sleep",)


@pytest.mark.parametrize(("holds", "played"), [("no", HELD), ("unanswered", LONG)])
def test_breathe_in_bed_plays_what_is_open_and_counts_for_both(holds: str, played: str) -> None:
    made = evening(holds=holds)
    made.say(r.BreatheInBed())
    assert made.last(SessionStarted).routines == (played,)
    made.say(r.UnitFinished(1))
    made.say(r.Finish(19))
    assert set(made.last(SessionEnded).blocks) == {"sleep", "breathe"}


def test_good_night_ends_it_for_the_evening_and_counts_nothing() -> None:
    made = evening()
    made.say(r.Skip())
    made.sit(60)
    assert len(made.of(Prompted)) == 1
    assert not made.of(SessionEnded)


@pytest.mark.parametrize("killed", [False, True])
def test_unanswered_it_goes_after_half_an_hour_and_leaves_no_mark(*, killed: bool) -> None:
    made = evening()
    if killed:
        made.restart(killed_for=5)
    else:
        made.sit(31)
    assert not made.last(Unanswered).folds
    assert made.phase.ledger.folded is None
    made.say(r.Start())
    made.say(r.BreatheInBed())
    assert made.refusals[-1] == NothingOffered()


def test_a_position_set_up_by_hand_counts_when_it_is_done() -> None:
    made = evening()
    made.say(r.Skip())
    made.say(r.StartByHand(("lie",)))
    made.say(r.Finish(3))
    assert made.last(SessionEnded).blocks == ()


def test_breathe_in_bed_is_no_answer_to_any_other_card() -> None:
    made = Desk()
    while made.phase.showing is None:
        made.sit(1)
    made.say(r.BreatheInBed())
    assert made.refusals == [NothingOffered()]
