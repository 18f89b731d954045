"""The adapting rules, by name: what changes by itself says so, can be undone, and asks seldom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.adapted_plan import plan_for
from backcare_desktop.core.check_in import Daily, follow_ups
from backcare_desktop.core.choice import choose
from backcare_desktop.core.facts import (
    Adapted,
    Change,
    DayBegan,
    Prompted,
    SessionStarted,
    Skipped,
)
from backcare_desktop.core.hours import Hours, Range
from backcare_desktop.core.lately import hard_days, lately, usual_back
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.moment import Hold
from backcare_desktop.core.phase import spacing
from backcare_desktop.core.plan import Anchor, Spaced, Timed
from backcare_desktop.core.remarks import (
    Remark,
    is_long_call,
    remark,
    taken_back,
)
from tests.core.desk import BERLIN, MOVEMENT, ROUTINES, Desk, plan, routine

DAY = date(2026, 11, 24)
OFFICE = Hours(week=((Range(time(9), time(17)),),) * 5 + ((), ()))
SECOND = Timed("second", Anchor("end", -105), Anchor("end", -45), (("breathe",),))


def days_lived(desk: Desk, days: int) -> Iterator[None]:
    """Each morning at nine, after the night."""
    for _ in range(days):
        yield
        night = datetime.combine(desk.wall.date() + timedelta(days=1), time(9), tzinfo=BERLIN)
        desk.sleep((night - desk.wall) / timedelta(minutes=1))
        desk.touch()
        desk.sit(1)


def skip_the_first(desk: Desk) -> None:
    """Sit until something is offered, and pass it over."""
    while not desk.phase.showing:
        desk.sit(1)
    desk.say(r.Skip())


def skipped_on(*days: int) -> Desk:
    """After a week on some of whose days, by number, one break was passed over."""
    desk = Desk(plan=plan(hours=OFFICE), wall=datetime(2026, 11, 16, 9, tzinfo=BERLIN))
    for number, _ in enumerate(days_lived(desk, 7)):
        if number in days:
            skip_the_first(desk)
    return desk


def checked(*stress: int) -> list[tuple[date, Daily]]:
    return [(DAY + timedelta(days=n), Daily(stress=one)) for n, one in enumerate(stress)]


def said(desk: Desk) -> Remark | None:
    return remark(desk.plan, desk.phase.ledger)


def test_a2_an_hour_of_a_call_is_a_long_one_and_of_anything_else_is_not() -> None:
    assert is_long_call([Hold("call", 100.0)], 3700.0)
    assert not is_long_call([Hold("call", 100.0)], 3699.0)
    assert not is_long_call([Hold("full-screen", 100.0)], 9000.0)


def test_a7_a_slot_skipped_on_two_of_five_days_is_not_asked_about() -> None:
    assert said(skipped_on(0, 3)) is None


def test_a7_a_slot_skipped_on_three_of_five_days_is_asked_about_once() -> None:
    desk = skipped_on(0, 2, 3)
    found = said(desk)
    assert found
    assert found.about == "slot-skipped"
    desk.say(r.Adapt("slot-skipped", "as-before", "movement"))
    assert said(desk) is None


def test_a7_after_a_week_it_may_ask_again() -> None:
    past = Desk(plan=plan(hours=OFFICE)).phase.ledger
    asked = Adapted(
        id=Desk().facts[0].id,
        at=datetime(2026, 11, 24, 9, tzinfo=BERLIN),
        day=DAY,
        rule="slot-skipped",
        change="as-before",
        slot="movement",
    )
    for days, asks in ((6, False), (7, True)):
        ledger = replace(past, day=DAY + timedelta(days=days), adapted=(asked,))
        found = remark(replace(plan(MOVEMENT, SECOND)), ledger, checked(8, 8, 8))
        assert (found is not None) is asks


def test_a7_a_skip_on_a_day_on_which_it_was_also_played_is_none() -> None:
    desk = Desk(plan=plan(hours=OFFICE), wall=datetime(2026, 11, 16, 9, tzinfo=BERLIN))
    for _ in days_lived(desk, 7):
        skip_the_first(desk)
        desk.say(r.StartByHand(("walk",)))
        desk.say(r.UnitFinished(1))
        desk.say(r.Finish(120))
    assert said(desk) is None


@pytest.mark.parametrize(
    ("change", "opens"), [("moved", -225), ("as-before", -105), ("dropped", None)]
)
def test_a7_a_timed_slot_is_moved_or_dropped_as_agreed(change: Change, opens: int | None) -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    desk.say(r.Adapt("slot-skipped", change, "second"))
    found = plan_for(desk.plan, desk.phase.ledger).slot("second")
    assert (found.opens.minutes if isinstance(found, Timed) else None) == opens


def test_a7_what_was_agreed_about_one_slot_leaves_what_was_about_another() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    desk.say(r.Adapt("slot-skipped", "rarer", "movement"))
    desk.say(r.Adapt("slot-skipped", "dropped", "second"))
    (left,) = plan_for(desk.plan, desk.phase.ledger).slots
    assert isinstance(left, Spaced)
    assert left.every == 60


def test_a7_a_spaced_slot_comes_more_rarely_as_agreed_and_on_every_day_after() -> None:
    desk = Desk()
    desk.say(r.Adapt("slot-skipped", "rarer", "movement"))
    for _ in days_lived(desk, 2):
        found = plan_for(desk.plan, desk.phase.ledger).slot("movement")
        assert isinstance(found, Spaced)
        assert found.every == 60


def test_a7_what_was_agreed_holds_after_a_restart_and_from_its_first_look_on() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    desk.say(r.Adapt("slot-skipped", "dropped", "movement"))
    desk.restart()
    assert desk.phase.clocks == {}


def test_a9_and_a10_stress_on_three_of_five_check_ins_is_a_hard_stretch() -> None:
    assert hard_days(checked(7, 2, 9, 1, 7))
    assert not hard_days(checked(7, 9, 8, 1, 2, 3, 7))


def test_a10_a_hard_stretch_is_spoken_of_once_a_week_and_never_after_a_calm_day() -> None:
    stresses = (8, 8, 7, 9, 2, 8, 8, 8, 3, 8, 8)
    spoken = [
        lately(checked(*stresses[:count]), DAY + timedelta(days=count), Daily(stress=now))
        for count, now in enumerate(stresses)
    ]
    assert [one.hard_stretch for one in spoken] == [n in (2, 9) for n in range(len(stresses))]


def test_a10_a_hard_stretch_leads_to_people_and_a_single_hard_day_to_breathing() -> None:
    said = Daily(stress=8)
    assert follow_ups(said, lately(checked(7, 8), DAY + timedelta(days=2), said)) == (
        "breathe-and-support",
    )
    assert follow_ups(said, lately(checked(1, 8), DAY + timedelta(days=2), said)) == ("breathe",)


def test_a10_who_says_no_is_not_asked_again_for_a_week() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    desk.say(r.Adapt("hard-days", "as-before", "second"))
    asked = []
    for _ in days_lived(desk, 9):
        found = remark(desk.plan, desk.phase.ledger, checked(8, 8, 8))
        asked.append(found.about if found else None)
    assert asked == [None] * 7 + ["hard-days"] * 2


def test_a10_another_calm_routine_is_offered_for_tomorrows_second_breathing_only() -> None:
    calm = replace(
        plan(MOVEMENT, SECOND), routines={**ROUTINES, "body-scan": routine("body-scan", "breathe")}
    )
    desk = Desk(plan=calm)
    found = remark(calm, desk.phase.ledger, checked(8, 8, 8))
    assert found
    assert found.about == "hard-days"
    desk.say(found.answers[0])
    rotations = []
    for _ in days_lived(desk, 3):
        slot = plan_for(calm, desk.phase.ledger).slot("second")
        rotations.append(slot.rotation if slot else ())
    assert rotations == [SECOND.rotation, (("body-scan",),), SECOND.rotation]


def test_a12_ones_usual_is_the_middle_of_the_seven_days_before() -> None:
    backs = [(DAY + timedelta(days=n), Daily(back=one)) for n, one in enumerate((9, 1, 2, 3, 8))]
    assert usual_back(backs, DAY + timedelta(days=4)) == 2.5
    assert usual_back(backs, DAY + timedelta(days=8)) == 2.5
    assert usual_back([], DAY) is None


@pytest.mark.parametrize(("back", "mark"), [(4, "ordinary"), (5, "flare")])
def test_a12_three_points_over_ones_usual_make_a_gentle_day(back: int, mark: str) -> None:
    desk = Desk()
    said = Daily(back=back)
    backs = [(DAY, Daily(back=2)), (DAY + timedelta(days=1), Daily(back=2))]
    known = lately(backs, DAY + timedelta(days=2), said)
    desk.say(r.NoteCheckIn(said, sealed="c2VhbGVk", lately=known))
    assert desk.phase.ledger.mark == mark


def test_a12_a_sore_back_is_gentle_for_its_day_and_the_next_one_asks_whether_to_keep_it() -> None:
    desk = Desk()
    desk.say(r.MarkDay("flare"))
    assert spacing(desk.phase.ledger, MOVEMENT) == 3600
    for _ in days_lived(desk, 1):
        pass
    assert spacing(desk.phase.ledger, MOVEMENT) == 45 * 60
    found = said(desk)
    assert found
    assert found.about == "keep-gentle"
    desk.say(found.answers[0])
    assert spacing(desk.phase.ledger, MOVEMENT) == 3600
    assert said(desk) is None


def test_a16_the_user_may_have_forward_folds_at_any_hour() -> None:
    folding = {**ROUTINES, "fold": replace(ROUTINES["fold"], forward_fold=True, gates=())}
    early = datetime(2026, 11, 24, 9, tzinfo=BERLIN)
    for any_time, offered in ((False, None), (True, ("fold",))):
        slot = replace(MOVEMENT, rotation=(("fold",),))
        wished = replace(plan(slot), routines=folding, folds_any_time=any_time)
        choice = choose(wished, Ledger(day=DAY), slot, early)
        assert (choice.routines if choice else None) == offered


def test_a17_after_three_days_of_rest_the_plan_comes_in_its_gentle_form() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    gentle = []
    for _ in days_lived(desk, 3):
        desk.say(r.MarkDay("rest"))
        gentle.append((desk.phase.ledger.rest_day, desk.phase.ledger.is_gentle))
    assert gentle == [(1, False), (2, False), (3, False)]
    assert desk.phase.ledger.is_gentle
    desk.say(r.StartByHand(("walk",)))
    assert desk.last(SessionStarted).sort == "gentle"


def test_a17_on_a_day_of_rest_the_timed_slots_come_and_the_spaced_do_not() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    desk.say(r.MarkDay("rest"))
    desk.sit(7.5 * 60)
    assert {prompt.slot for prompt in desk.of(Prompted)} == {"second"}


@pytest.mark.parametrize(("days", "gentle"), [(7, False), (8, True), (20, True)])
def test_a19_after_a_week_without_use_one_begins_gently_which_says_so(
    days: int, *, gentle: bool
) -> None:
    desk = Desk()
    desk.sit(10)
    desk.sleep(days * 24 * 60)
    desk.touch()
    desk.sit(1)
    found = said(desk)
    assert (found is not None and found.about == "week-away") is gentle
    assert desk.phase.ledger.is_gentle is gentle
    assert not [fact for fact in desk.of(Prompted) if fact.day == desk.phase.ledger.day]


def test_a19_the_gentle_start_lasts_a_week_and_can_be_undone_on_its_day() -> None:
    desk = Desk()
    desk.sit(10)
    desk.sleep(10 * 24 * 60)
    desk.touch()
    desk.sit(1)
    gentle = [desk.phase.ledger.is_gentle for _ in days_lived(desk, 9)]
    assert gentle == [True] * 7 + [False] * 2


def test_a22_what_changed_by_itself_can_be_taken_back() -> None:
    desk = Desk()
    desk.sit(10)
    desk.sleep(10 * 24 * 60)
    desk.touch()
    desk.sit(1)
    found = said(desk)
    assert found
    desk.say(found.answers[0])
    assert not desk.phase.ledger.is_gentle
    assert said(desk) is None


def test_a22_the_gentle_day_after_days_of_rest_says_so_and_can_be_an_ordinary_one() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    for _ in days_lived(desk, 3):
        desk.say(r.MarkDay("rest"))
    found = said(desk)
    assert found == Remark("rested", answers=(r.MarkDay("ordinary"),))
    desk.say(found.answers[0])
    assert said(desk) is None
    assert not desk.phase.ledger.is_gentle


def test_a22_half_as_often_after_two_skips_says_so_and_can_be_taken_back() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    skip_the_first(desk)
    assert said(desk) is None
    skip_the_first(desk)
    found = said(desk)
    assert found
    assert (found.about, found.slot) == ("skipped-twice", "movement")
    assert spacing(desk.phase.ledger, MOVEMENT) == 90 * 60
    desk.say(found.answers[0])
    assert said(desk) is None
    assert spacing(desk.phase.ledger, MOVEMENT) == 45 * 60
    desk.restart()
    assert spacing(desk.phase.ledger, MOVEMENT) == 45 * 60
    skip_the_first(desk)
    assert said(desk) is None
    skip_the_first(desk)
    assert said(desk) == found


def test_a22_what_was_taken_back_of_one_day_says_nothing_of_the_next() -> None:
    desk = Desk(plan=plan(hours=OFFICE))
    for _ in days_lived(desk, 1):
        skip_the_first(desk)
        skip_the_first(desk)
        desk.say(r.Adapt("skipped-twice", "as-before", "movement"))
    assert desk.phase.ledger.adapted == ()


def test_a22_an_older_change_is_taken_back_by_its_own_answer() -> None:
    desk = Desk(plan=plan(MOVEMENT, SECOND))
    desk.say(r.Adapt("slot-skipped", "dropped", "second"))
    for _ in days_lived(desk, 1):
        pass
    (back,) = taken_back(desk.phase.ledger)
    assert back == r.Adapt("slot-skipped", "as-before", "second")
    desk.say(back)
    assert plan_for(desk.plan, desk.phase.ledger) is desk.plan
    assert not taken_back(desk.phase.ledger)


def test_a_restart_forgets_no_rule() -> None:
    desk = Desk(plan=plan(hours=OFFICE), wall=datetime(2026, 11, 16, 9, tzinfo=BERLIN))
    for number, _ in enumerate(days_lived(desk, 8)):
        if number % 2:
            skip_the_first(desk)
        desk.say(r.MarkDay("rest" if number > 5 else "ordinary"))
    before = desk.phase.ledger
    desk.restart()
    assert desk.phase.ledger == before
    assert len(before.past) == 5
    assert desk.of(Skipped)
    assert desk.of(DayBegan)


def test_a7_a_session_over_the_turn_of_the_day_counts_for_the_day_before_also_at_a_restart() -> (
    None
):
    night = Hours(week=((Range(time(21), time(5)),),) * 7)
    desk = Desk(plan=plan(hours=night), wall=datetime(2026, 11, 24, 21, tzinfo=BERLIN))
    skip_the_first(desk)
    desk.sit((datetime(2026, 11, 25, 3, 59, tzinfo=BERLIN) - desk.wall) / timedelta(minutes=1))
    desk.say(r.StartByHand(("walk",)))
    desk.sit(2)
    desk.say(r.UnitFinished(1))
    desk.say(r.Finish(120))
    assert [day.skipped for day in desk.phase.ledger.past] == [frozenset()]
    before = desk.phase.ledger.past
    desk.restart()
    assert desk.phase.ledger.past == before
