"""Laws of the list of changes (A22): each has its reason, and its undo while it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from backcare_desktop.core import closer, gentle_start
from backcare_desktop.core import reply as r
from backcare_desktop.core.answers import gone_by
from backcare_desktop.core.changes import Changed, changes
from backcare_desktop.core.check_in import Daily, Lately
from backcare_desktop.core.facts import Adapted, Change, Rule, Skipped
from backcare_desktop.core.settings import Settings
from tests.core.desk import BERLIN, MOVEMENT, Desk, plan
from tests.core.test_adapting import OFFICE, SECOND, days_lived, skip_the_first


def listed(desk: Desk) -> tuple[Changed, ...]:
    return changes(desk.facts, desk.phase.ledger, desk.plan.spacing)


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


def test_a_sore_back_is_a_change_also_while_its_note_waits_for_a_key() -> None:
    desk = Desk()
    said = gone_by(Daily(back=9), Lately())
    assert said is not None
    desk.say(said)
    desk.say(said)
    assert only(desk).about == "sore-back"
    undone(desk)
    assert desk.phase.ledger.mark == "ordinary"


SETTLED = {"gentle-start": gentle_start.settled, "done-at-once": closer.settled}
SPACINGS = (
    ("gentle-start", "every-45"),
    ("done-at-once", "every-30"),
    ("done-at-once", "every-45"),
)


class Choosing:
    """A desk whose settings follow the answers about spacing, as the program's do."""

    def __init__(self) -> None:
        self.desk = Desk(plan=plan(replace(MOVEMENT, every=60)))
        self.choose(Settings(plan="gentle"))

    def choose(self, settings: Settings) -> None:
        self.settings = settings
        self.desk.plan = replace(self.desk.plan, name=settings.plan, spacing=settings.spacing)

    def say(self, reply: r.Reply) -> None:
        for fact in self.desk.say(reply):
            assert isinstance(fact, Adapted)
            self.choose(SETTLED[fact.rule](self.settings, fact))

    def undos(self) -> list[r.Reply]:
        return [one.undo for one in listed(self.desk) if one.undo is not None]


@pytest.mark.parametrize(("first", "second"), [*product(SPACINGS, repeat=2)])
def test_each_undo_of_a_spacing_that_is_offered_changes_what_is_chosen(
    first: tuple[Rule, Change], second: tuple[Rule, Change]
) -> None:
    """Two answers stand where each is of a rule of its own, however near to one another."""
    chosen = Choosing()
    chosen.say(r.Adapt(*first))
    chosen.say(r.Adapt(*second))
    while undos := chosen.undos():
        before = chosen.settings
        chosen.say(undos[-1])
        assert chosen.settings != before
    assert chosen.settings.spacing not in {45, 30} or first[0] == second[0]


def test_the_latest_spacing_is_taken_back_first_and_then_the_one_before() -> None:
    chosen = Choosing()
    chosen.say(r.Adapt("gentle-start", "every-45"))
    chosen.say(r.Adapt("done-at-once", "every-30"))
    spacings = []
    for rule in ("done-at-once", "gentle-start"):
        assert chosen.undos() == [r.Adapt(rule, "as-before")]
        chosen.say(*chosen.undos())
        spacings.append((chosen.settings.plan, chosen.settings.spacing))
    assert spacings == [("standard", 45), ("gentle", None)]


def test_a_spacing_that_was_chosen_by_hand_since_leaves_no_undo() -> None:
    chosen = Choosing()
    chosen.say(r.Adapt("gentle-start", "every-45"))
    chosen.choose(replace(chosen.settings, spacing=50))
    assert chosen.undos() == []


def test_a_spacing_that_was_chosen_by_hand_before_it_was_agreed_to_has_no_undo() -> None:
    chosen = Choosing()
    chosen.choose(Settings(spacing=30))
    chosen.say(r.Adapt("done-at-once", "every-30"))
    assert chosen.undos() == []


def test_the_same_facts_say_the_same_at_any_later_time() -> None:
    desk = Desk(wall=datetime(2026, 11, 16, 9, tzinfo=BERLIN))
    skip_the_first(desk)
    skip_the_first(desk)
    before = only(desk)
    desk.restart(killed_for=timedelta(minutes=2).total_seconds())
    assert only(desk) == before
