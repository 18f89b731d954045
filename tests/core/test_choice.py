"""Which routines a slot offers next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from backcare_desktop.core.choice import (
    Choice,
    choose,
    closed_by,
    folds_too_early,
    offered_for,
    refused_by,
)
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Spaced
from tests.core.desk import BERLIN, ROUTINES, plan

DAY = Ledger(day=date(2026, 11, 24))
SLOT = Spaced("s", 45, (("walk",), ("fold",), ("breathe", "reach")))
PLAN = plan(SLOT)


def at(hour: int) -> datetime:
    return datetime(2026, 11, 24, hour, tzinfo=BERLIN)


def test_the_first_set_comes_first() -> None:
    assert choose(PLAN, DAY, SLOT) == Choice(0, ("walk",))


def test_the_place_in_the_rotation_goes_round() -> None:
    places = [choose(PLAN, replace(DAY, turns={"s": n}), SLOT) for n in range(6)]
    sets = [choice.routines for choice in places if choice]
    assert sets == [("walk",), ("reach",), ("breathe", "reach")] * 2


def test_what_stands_in_is_itself_open() -> None:
    legs = ROUTINES["fold"].gates
    both = {**ROUTINES, "reach": replace(ROUTINES["reach"], gates=legs)}
    said_yes = replace(DAY, screens={"legs": "yes"})
    assert offered_for(replace(PLAN, routines=both), said_yes, ("fold",)) == ("walk",)


def test_what_is_left_out_is_passed_over() -> None:
    ledger = replace(DAY, out=frozenset({"walk"}))
    assert choose(PLAN, ledger, SLOT) == Choice(1, ("reach",))


def test_where_nothing_is_left_nothing_is_offered() -> None:
    ledger = replace(DAY, out=frozenset(ROUTINES))
    assert choose(PLAN, ledger, SLOT) is None


def test_an_empty_rotation_offers_nothing() -> None:
    assert choose(PLAN, DAY, Spaced("e", 45, ())) is None


def test_a_routine_that_there_is_not_is_passed_over() -> None:
    assert offered_for(PLAN, DAY, ("fly", "walk")) == ("walk",)


def test_of_a_set_the_same_is_offered_once() -> None:
    assert offered_for(PLAN, DAY, ("fold", "reach")) == ("reach",)


def test_what_stands_in_is_itself_not_left_out() -> None:
    ledger = replace(DAY, out=frozenset({"reach"}))
    assert offered_for(PLAN, ledger, ("fold",)) == ("walk",)


def test_an_unanswered_question_closes_to_the_offer_and_not_to_the_hand() -> None:
    fold = ROUTINES["fold"]
    assert closed_by(fold, DAY)
    assert refused_by(fold, DAY) is None


def test_yes_closes_to_both_and_no_to_neither() -> None:
    fold = ROUTINES["fold"]
    yes, no = (replace(DAY, screens={"legs": answer}) for answer in ("yes", "no"))
    assert closed_by(fold, yes)
    assert refused_by(fold, yes)
    assert closed_by(fold, no) is None
    assert refused_by(fold, no) is None


def test_a_fold_is_too_early_until_ten_and_for_two_hours_of_ones_day() -> None:
    begun = replace(DAY, first_input=at(7))
    assert folds_too_early(begun, at(9))
    assert not folds_too_early(begun, at(10))
    assert folds_too_early(replace(DAY, first_input=at(12)), at(13))
    assert not folds_too_early(replace(DAY, first_input=at(12)), at(14))
    assert folds_too_early(DAY, at(14))


def test_the_small_hours_belong_to_the_evening_before() -> None:
    begun = replace(DAY, first_input=datetime(2026, 11, 23, 20, tzinfo=BERLIN))
    assert not folds_too_early(begun, at(2))


def test_an_early_fold_is_replaced_by_what_the_routine_names() -> None:
    fold = replace(ROUTINES["fold"], gates=(), forward_fold=True, instead=("walk",))
    folding = replace(PLAN, routines={**ROUTINES, "fold": fold})
    ledger = replace(DAY, first_input=at(8))
    assert offered_for(folding, ledger, ("fold",), at(9)) == ("walk",)
    assert offered_for(folding, ledger, ("fold",), at(11)) == ("fold",)
    assert offered_for(folding, ledger, ("fold",)) == ("fold",)
