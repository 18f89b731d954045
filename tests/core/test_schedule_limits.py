"""Law 17 and the days of rest and of a sore back: what is not offered, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from backcare_desktop.core import reply as r
from backcare_desktop.core.choice import choose
from backcare_desktop.core.facts import Prompted, SessionStarted
from backcare_desktop.core.plan import Anchor, Plan, Spaced, Timed
from tests.core.desk import BERLIN, MORNING, MOVEMENT, ROUTINES, Desk, plan, routine

FOLDS = Spaced("folds", 30, (("fold",),))
OPEN = replace(ROUTINES["fold"], gates=(), forward_fold=True, instead=("walk",))
TWICE = replace(ROUTINES["breathe"], daily_target=2)


def folding(*slots: Spaced | Timed) -> Plan:
    routines = {**ROUTINES, "fold": OPEN, "breathe": TWICE}
    return replace(plan(*slots), routines=routines)


def offered(desk: Desk) -> list[tuple[int, str]]:
    return [(p.at.hour, name) for p in desk.of(Prompted) for name in p.routines]


def test_law_17_no_forward_fold_comes_before_ten_or_early_in_ones_day() -> None:
    desk = Desk(plan=folding(FOLDS), wall=datetime(2026, 11, 24, 8, 59, tzinfo=BERLIN))
    desk.sit(4 * 60)
    for hour, name in offered(desk):
        assert name == ("walk" if hour < 11 else "fold")
    assert "fold" in dict(offered(desk)).values()


def test_law_17_who_begins_late_folds_late() -> None:
    desk = Desk(plan=folding(FOLDS), wall=datetime(2026, 11, 24, 13, tzinfo=BERLIN))
    desk.sit(4 * 60 - 10)
    for hour, name in offered(desk):
        assert name == ("walk" if hour < 15 else "fold")


def test_law_17_by_hand_a_fold_starts_at_any_hour() -> None:
    desk = Desk(plan=folding(FOLDS))
    desk.say(r.StartByHand(("fold",)))
    assert desk.phase.ledger.session


def test_law_17_what_is_done_twice_a_day_is_not_offered_a_third_time() -> None:
    third = Timed("third", Anchor("start", 60), Anchor("end"), (("breathe",),))
    desk = Desk(plan=folding(third))
    for _ in range(2):
        desk.say(r.StartByHand(("breathe",)))
        desk.say(r.UnitFinished(1))
        desk.say(r.Finish(60))
    desk.sit(5 * 60)
    assert not desk.of(Prompted)
    desk.say(r.StartByHand(("breathe",)))
    assert desk.phase.ledger.session


def test_law_17_what_holds_another_routine_counts_with_it() -> None:
    whole = plan(replace(MOVEMENT, rotation=(("both",),)))
    both = replace(routine("both", "breathe"), counts_with="breathe", instead=("reach",))
    twice = replace(ROUTINES["breathe"], daily_target=2)
    desk = Desk(plan=replace(whole, routines={**ROUTINES, "breathe": twice, "both": both}))
    found = []
    for _ in range(3):
        choice = choose(desk.plan, desk.phase.ledger, desk.plan.slots[0])
        found.append(choice.routines if choice else ())
        desk.say(r.StartByHand(("breathe",)))
        desk.say(r.UnitFinished(1))
        desk.say(r.Finish(20))
    assert found == [("both",), ("both",), ("reach",)]


def test_law_17_what_was_stopped_at_once_does_not_count() -> None:
    third = Timed("third", Anchor("start", 60), Anchor("end"), (("breathe",),))
    desk = Desk(plan=folding(third))
    for _ in range(2):
        desk.sit(20)
        desk.say(r.StartByHand(("breathe",)))
        desk.say(r.Finish(1))
    desk.sit(5 * 60)
    assert len(desk.of(Prompted)) == 1


def test_a_day_of_rest_keeps_the_timed_prompts_only() -> None:
    desk = Desk(plan=plan(MOVEMENT, MORNING))
    desk.say(r.MarkDay("rest"))
    desk.sit(5 * 60)
    assert {p.slot for p in desk.of(Prompted)} == {"morning"}


def test_a_sore_back_has_fewer_prompts_and_no_folds() -> None:
    desk = Desk(plan=folding(FOLDS))
    desk.say(r.MarkDay("flare"))
    desk.sit(7 * 60)
    assert {name for _, name in offered(desk)} == {"walk"}
    assert 4 <= len(desk.of(Prompted)) <= 6


def test_with_a_sore_back_all_is_played_gently() -> None:
    desk = Desk()
    desk.say(r.MarkDay("flare"))
    desk.say(r.StartByHand(("walk",)))
    assert desk.last(SessionStarted).sort == "gentle"


def test_a_mark_can_be_taken_back() -> None:
    desk = Desk()
    (fact,) = desk.say(r.MarkDay("rest"))
    desk.say(r.Undo(fact.id))
    assert desk.phase.ledger.mark == "ordinary"


def test_a_mark_outlives_a_restart() -> None:
    desk = Desk()
    desk.say(r.MarkDay("flare"))
    desk.restart()
    assert desk.phase.ledger.mark == "flare"


def test_a_mark_is_for_its_day() -> None:
    desk = Desk()
    desk.say(r.MarkDay("rest"))
    desk.leave(20 * 60)
    assert desk.phase.ledger.mark == "ordinary"
