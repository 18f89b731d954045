"""Laws of the check-ins: nothing has to be answered, nothing is judged, and it comes back whole."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core import reply as r
from backcare_desktop.core.check_in import (
    CORNERS,
    SLEEP_TAGS,
    TAGS,
    CheckIn,
    Daily,
    FollowUp,
    Lately,
    Weekly,
    check_in_from,
    check_in_table,
    follow_ups,
    is_empty,
    kind_of,
)
from backcare_desktop.core.facts import CheckedIn, DayMarked, KeyMade
from tests.core.desk import Desk

points = st.none() | st.integers(0, 10)
tags = st.lists(st.sampled_from([*TAGS["body"], *SLEEP_TAGS]), unique=True).map(tuple)
dailies = st.builds(Daily, stress=points, back=points)
numbers = {one.name: points for one in fields(Weekly) if one.name != "tags"}
weeklies = st.builds(Weekly, **numbers, tags=tags)


@given(dailies | weeklies)
def test_what_was_said_comes_back_from_its_table(said: CheckIn) -> None:
    assert check_in_from(kind_of(said), check_in_table(said)) == said


@given(dailies | weeklies)
def test_only_what_was_answered_is_kept(said: CheckIn) -> None:
    assert (check_in_table(said) == {}) == is_empty(said)
    assert None not in check_in_table(said).values()


@pytest.mark.parametrize("strange", [-1, 11, True, "7", None, 3.5, [1]])
def test_a_value_that_makes_no_sense_is_left_open(strange: object) -> None:
    assert check_in_from("daily", {"stress": strange, "back": 4, "new": 1}) == Daily(back=4)


def test_the_four_corners_are_the_four_that_care_looks_at() -> None:
    assert CORNERS == ("body", "mind", "mood", "around")
    assert set(TAGS["body"]) == {
        "back-pain", "neck-pain", "poor-sleep", "tired",
        "moving-aches", "tender-muscles", "none-of-these",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "leads_to"),
    [
        (Daily(stress=6, back=6), ()),
        (Daily(stress=7), ("breathe",)),
        (Daily(back=7), ("gentle",)),
        (Daily(stress=9, back=9), ("gentle", "breathe")),
        (Weekly(), ()),
        (Weekly(body=7), ("gentle",)),
        (Weekly(mind=7), ("scan",)),
        (Weekly(mood=7), ("breathe-and-support",)),
        (Weekly(around=7), ("wider-spacing",)),
        (Weekly(confidence=3), ("smaller-moves",)),
        (Weekly(confidence=4, tense=10, sleep=0), ()),
    ],
)
def test_a_high_answer_leads_to_an_offer(said: CheckIn, leads_to: tuple[FollowUp, ...]) -> None:
    assert follow_ups(said) == leads_to


def test_three_points_over_the_usual_are_sorer_than_usual() -> None:
    assert follow_ups(Daily(back=5), Lately(usual_back=2.0)) == ("gentle",)
    assert follow_ups(Daily(back=4), Lately(usual_back=2.0)) == ()


def test_a_check_in_is_kept_sealed_and_only_so() -> None:
    desk = Desk()
    desk.say(r.NoteCheckIn(Daily(stress=8), sealed="c2VhbGVk"))
    noted = desk.of(CheckedIn)
    assert [(fact.kind, fact.sealed) for fact in noted] == [("daily", "c2VhbGVk")]
    assert desk.phase.ledger.checked_in == {"daily"}


def test_one_without_an_answer_leaves_nothing() -> None:
    desk = Desk()
    desk.say(r.NoteCheckIn(Daily(), sealed="c2VhbGVk"))
    assert desk.of(CheckedIn) == []


def test_a_key_stands_until_another_one_is_kept() -> None:
    desk = Desk()
    for public in ("one", "one", "two"):
        desk.say(r.KeepKey(public))
    assert [fact.public for fact in desk.of(KeyMade)] == ["one", "two"]
    assert desk.phase.ledger.dawn(desk.phase.ledger.day).key == "two"


def test_a_back_that_is_much_in_the_way_makes_a_gentle_day_that_can_be_undone() -> None:
    desk = Desk()
    desk.say(r.NoteCheckIn(Daily(back=8), sealed="c2VhbGVk"))
    marks = [desk.phase.ledger.mark]
    desk.say(r.Undo(desk.last(DayMarked).id))
    assert [*marks, desk.phase.ledger.mark] == ["flare", "ordinary"]


def test_a_note_that_has_waited_and_is_taken_up_twice_is_one_fact() -> None:
    desk = Desk()
    for at in (desk.wall - timedelta(minutes=5), desk.wall - timedelta(days=2)):
        waited = r.NoteCheckIn(Daily(back=9), "c2VhbGVk", given=at, id=uuid4())
        desk.say(waited)
        noted = desk.last(CheckedIn)
        assert noted.id == waited.id
        desk.restart()
        desk.say(waited)
        assert {fact for fact in desk.of(CheckedIn) if fact.at == at} == {noted}


def test_a_note_that_has_waited_for_a_key_is_of_its_own_time_and_day() -> None:
    desk = Desk()
    before, just_now = desk.wall - timedelta(days=2), desk.wall - timedelta(minutes=5)
    desk.say(r.NoteCheckIn(Daily(back=9), sealed="c2VhbGVk", given=before))
    (noted,) = desk.of(CheckedIn)
    assert (noted.at, noted.day) == (before, before.date())
    assert desk.phase.ledger.checked_in == frozenset()
    assert desk.of(DayMarked) == []
    desk.say(r.NoteCheckIn(Daily(back=9), sealed="c2VhbGVk", given=just_now))
    assert desk.last(CheckedIn).at == just_now
    assert desk.of(DayMarked) == [], "it was gone by when it was said"
    assert desk.phase.ledger.checked_in == {"daily"}
    ahead = desk.wall + timedelta(days=1)  # by a clock that was wrong then
    desk.say(r.NoteCheckIn(Weekly(mood=4), sealed="c2VhbGVk", given=ahead))
    assert desk.last(CheckedIn).day == desk.phase.ledger.day
    desk.restart()
    assert desk.phase.ledger.mark == "ordinary"
