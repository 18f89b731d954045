"""Laws of the list of changes (A22): each has its reason, and its undo while it stands."""

from __future__ import annotations

from datetime import datetime, timedelta

from backcare_desktop.core import reply as r
from backcare_desktop.core.changes import Changed, changes
from backcare_desktop.core.check_in import Daily
from backcare_desktop.core.facts import Skipped
from tests.core.desk import BERLIN, MOVEMENT, Desk, plan
from tests.core.test_adapting import OFFICE, SECOND, days_lived, skip_the_first


def listed(desk: Desk) -> tuple[Changed, ...]:
    return changes(desk.facts, desk.phase.ledger)


def only(desk: Desk) -> Changed:
    (one,) = listed(desk)
    return one


def undone(desk: Desk) -> tuple[Changed, ...]:
    """The list after the undo of its last one."""
    undo = listed(desk)[-1].undo
    assert undo
    desk.say(undo)
    return listed(desk)


def test_where_nothing_changed_by_itself_there_is_nothing() -> None:
    desk = Desk()
    skip_the_first(desk)
    desk.say(r.MarkDay("flare"))
    assert listed(desk) == ()


def test_two_skips_are_a_change_for_the_day_until_it_is_taken_back() -> None:
    desk = Desk()
    skip_the_first(desk)
    skip_the_first(desk)
    one = only(desk)
    assert (one.about, one.change, one.slot) == ("skipped-twice", "rarer", "movement")
    assert one.until == desk.phase.ledger.day
    first, back = undone(desk)
    assert (first.undo, back.change, back.undo) == (None, "as-before", None)


def test_a_skip_that_was_undone_changed_nothing() -> None:
    desk = Desk()
    skip_the_first(desk)
    skip_the_first(desk)
    desk.say(r.Undo(desk.last(Skipped).id))
    assert listed(desk) == ()


def test_what_held_for_a_day_cannot_be_taken_back_on_the_next() -> None:
    desk = Desk(plan=plan(hours=OFFICE))
    for _ in days_lived(desk, 1):
        skip_the_first(desk)
        skip_the_first(desk)
    assert only(desk).undo is None


def test_what_was_agreed_stands_until_it_is_taken_back() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    desk.say(r.Adapt("slot-skipped", "dropped", "second"))
    for _ in days_lived(desk, 2):
        pass
    assert only(desk).undo == r.Adapt("slot-skipped", "as-before", "second")
    assert [one.change for one in undone(desk)] == ["dropped", "as-before"]


def test_the_gentle_week_after_days_away_can_be_taken_back_on_any_of_its_days() -> None:
    desk = Desk()
    desk.sit(10)
    desk.sleep(10 * 24 * 60)
    desk.touch()
    for _ in days_lived(desk, 3):
        desk.sit(1)
    assert only(desk).about == "week-away"
    undone(desk)
    assert not desk.phase.ledger.is_gentle


def test_the_gentle_day_after_days_of_rest_is_a_change() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    for _ in days_lived(desk, 3):
        desk.say(r.MarkDay("rest"))
    assert only(desk).about == "rested"
    (one,) = undone(desk)
    assert one.undo is None
    assert not desk.phase.ledger.is_gentle


def test_a_sore_back_is_a_change_where_a_check_in_says_it() -> None:
    desk = Desk()
    desk.say(r.NoteCheckIn(Daily(back=9), "sealed"))
    assert only(desk).about == "sore-back"
    undone(desk)
    assert desk.phase.ledger.mark == "ordinary"


def test_the_same_facts_say_the_same_at_any_later_time() -> None:
    desk = Desk(wall=datetime(2026, 11, 16, 9, tzinfo=BERLIN))
    skip_the_first(desk)
    skip_the_first(desk)
    before = only(desk)
    desk.restart(killed_for=timedelta(minutes=2).total_seconds())
    assert only(desk) == before
