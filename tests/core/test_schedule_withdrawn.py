"""Law 19: what was offered is not begun once an answer about safety or about the day shuts it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.check_in import Daily
from backcare_desktop.core.facts import LeftOut, Prompted, SessionStarted, Skipped, Unanswered
from backcare_desktop.core.plan import Spaced
from tests.core.desk import ROUTINES, Desk, plan

FOLD = replace(ROUTINES["fold"], forward_fold=True, instead=("walk",))
PLAN = replace(
    plan(Spaced("stretch", 45, (("fold",),))),
    routines={**ROUTINES, "fold": FOLD},
    folds_any_time=True,
)
SHUT: tuple[r.Reply, ...] = (
    r.AnswerScreen("legs", "yes"),
    r.AnswerScreen("legs", "open"),
    r.MarkDay("flare"),
    r.NoteCheckIn(Daily(back=9), "sealed"),
)
INSTEAD = {"AnswerScreen": ("reach",), "MarkDay": ("walk",), "NoteCheckIn": ("walk",)}
each_way = pytest.mark.parametrize("shut", SHUT, ids=str)


def offered() -> Desk:
    """A forward fold is on screen, and the question that guards it was answered "no"."""
    desk = Desk(plan=PLAN)
    desk.say(r.AnswerScreen("legs", "no"))
    desk.sit(45)
    assert desk.phase.showing
    assert desk.last(Prompted).routines == ("fold",)
    return desk


@each_way
def test_law_19_a_card_shows_what_is_open_instead(shut: r.Reply) -> None:
    desk = offered()
    first = desk.last(Prompted)
    desk.say(shut)
    shown = desk.last(Prompted)
    assert desk.phase.showing
    assert desk.phase.showing.prompt == shown
    assert (shown.routines, shown.continues) == (INSTEAD[type(shut).__name__], first.id)
    assert desk.phase.ledger.prompts == 1, "the same prompt continued"
    desk.say(r.Start())
    assert desk.last(SessionStarted).routines == shown.routines


@each_way
def test_law_19_one_that_was_folded_away_can_no_longer_be_taken_up(shut: r.Reply) -> None:
    desk = offered()
    desk.leave(seconds=61)
    assert desk.phase.ledger.folded
    desk.say(shut)
    desk.say(r.TakeUp())
    assert desk.phase.showing is None
    assert desk.phase.ledger.folded is None


@each_way
def test_law_19_one_that_was_taken_up_again_goes(shut: r.Reply) -> None:
    desk = offered()
    desk.leave(seconds=61)
    desk.say(r.TakeUp())
    desk.say(shut)
    assert desk.phase.showing is None
    assert len(desk.of(Prompted)) == 1


@each_way
@pytest.mark.parametrize("killed", [False, True])
def test_law_19_what_was_put_off_comes_as_what_is_open_instead(shut: r.Reply, killed: bool) -> None:
    desk = offered()
    desk.say(r.Later(5))
    desk.say(shut)
    if killed:
        desk.restart()
    desk.sit(6)
    assert desk.last(Prompted).routines == INSTEAD[type(shut).__name__]


def test_law_19_where_nothing_is_open_instead_the_card_goes_and_that_is_no_skip() -> None:
    desk = offered()
    desk.plan = replace(PLAN, routines={"fold": FOLD})
    desk.say(r.MarkDay("flare"))
    assert desk.phase.showing is None
    assert desk.phase.ledger.folded is None
    assert not desk.of(Skipped)
    assert not desk.of(LeftOut)
    assert [fact.folds for fact in desk.of(Unanswered)] == [False]


def test_law_19_a_day_of_rest_takes_away_what_came_after_sitting() -> None:
    desk = offered()
    desk.say(r.MarkDay("rest"))
    assert desk.phase.showing is None
    put_off = offered()
    put_off.say(r.Later(5))
    put_off.say(r.MarkDay("rest"))
    put_off.sit(60)
    assert len(put_off.of(Prompted)) == 1


@pytest.mark.parametrize(
    ("shut", "opened"),
    [
        (r.AnswerScreen("legs", "yes"), r.AnswerScreen("legs", "no")),
        (r.MarkDay("flare"), r.MarkDay("ordinary")),
    ],
    ids=str,
)
def test_law_19_an_answer_that_is_taken_back_shuts_as_one_that_is_given(
    shut: r.AnswerScreen | r.MarkDay, opened: r.AnswerScreen | r.MarkDay
) -> None:
    desk = Desk(plan=PLAN)
    desk.say(r.AnswerScreen("legs", "no"))
    desk.say(shut)
    desk.say(opened)
    what = desk.facts[-1].id
    desk.sit(45)
    assert desk.last(Prompted).routines == ("fold",)
    desk.say(r.Undo(what))
    assert desk.phase.showing
    assert desk.phase.showing.prompt.routines == INSTEAD[type(shut).__name__]


def test_law_19_an_answer_that_shuts_nothing_leaves_the_card_as_it_is() -> None:
    desk = offered()
    first = desk.last(Prompted)
    for reply in (r.AnswerScreen("legs", "no"), r.AnswerScreen("holds", "yes")):
        desk.say(reply)
    desk.say(r.MarkDay("ordinary"))
    assert desk.phase.showing
    assert desk.phase.showing.prompt == first
