"""Heat: its limits, its checks, its end, through suspend, set clocks and restarts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import (
    HeatChecked,
    HeatEnded,
    HeatStarted,
    PadOff,
    Prompted,
    SessionEnded,
    SessionStarted,
)
from backcare_desktop.core.heat import HEAT, begins_with
from backcare_desktop.core.heat_time import Heard, heat_standing
from backcare_desktop.core.hours import Hours, Range, later_by
from backcare_desktop.core.refusal import (
    HeatNotNow,
    HeatRuns,
    NothingOffered,
    ScreenOpen,
    ScreenSaysNo,
)
from backcare_desktop.core.warmth import HeatWish
from tests.core.desk import BERLIN, Desk
from tests.core.warm import desk, seen, sit_with_checks, warm, warm_plan


@pytest.mark.parametrize(
    ("asked", "given"), [(None, 15), (1, 15), (15, 15), (18, 18), (20, 20), (21, 20), (600, 20)]
)
def test_law_17_heat_lasts_from_15_to_20_minutes_whatever_is_asked(
    asked: int | None, given: int
) -> None:
    made = desk()
    made.say(r.StartHeat(asked))
    fact = made.last(HeatStarted)
    assert fact.minutes == given
    assert fact.ends_at - fact.at == timedelta(minutes=given)


def test_law_17_what_a_log_from_elsewhere_had_longer_is_begun_in_its_bounds() -> None:
    for minutes, begun in ((99, 20), (1, 15)):
        warm = HeatStarted(
            id=uuid4(),
            at=datetime(2026, 11, 24, 9, tzinfo=BERLIN),
            day=date(2026, 11, 24),
            source="wrap",
            area="mid-back",
            minutes=minutes,
            ends_at=datetime(2026, 11, 24, 10, tzinfo=BERLIN),
        )
        assert begins_with(HeatWish(), warm) == (begun, "wrap", "mid-back")


def test_law_17_what_was_chosen_is_kept_for_the_next_time() -> None:
    made = desk()
    made.say(r.StartHeat(18, "wrap", "neck-shoulder"))
    made.say(r.PadIsOff())
    made.restart()
    made.sit(180)
    made.say(r.StartHeat())
    fact = made.last(HeatStarted)
    assert (fact.minutes, fact.source, fact.area) == (18, "wrap", "neck-shoulder")


def test_law_17_what_the_settings_say_goes_before_the_last_time() -> None:
    made = desk()
    made.say(r.StartHeat(18, "wrap", "neck-shoulder"))
    made.say(r.PadIsOff())
    made.plan = replace(made.plan, heat=HeatWish(minutes=20, area="mid-back"))
    made.sit(180)
    made.say(r.StartHeat())
    fact = made.last(HeatStarted)
    assert (fact.minutes, fact.source, fact.area) == (20, "wrap", "mid-back")


@pytest.mark.parametrize(("minutes", "checks"), [(15, 2), (16, 3), (20, 3)])
def test_law_17_the_skin_is_looked_at_every_five_minutes_inside_it(
    minutes: int, checks: int
) -> None:
    made = warm(minutes)
    sit_with_checks(made, minutes)
    made.sit(seconds=1)
    assert [fact.number for fact in made.of(HeatChecked)] == list(range(1, checks + 1))
    ended = made.last(HeatEnded)
    assert (ended.ending, ended.seconds, ended.blocks) == ("time-up", minutes * 60, ("heat",))
    assert ended.at == made.last(HeatStarted).ends_at


def test_law_17_a_check_without_an_answer_is_heard_again_and_then_ends_it() -> None:
    made = warm()
    made.sit(5)
    at = made.boot
    assert seen(made).number(at) == 1
    assert seen(made).heard(at) == Heard("heat-check", 2)
    assert seen(made).heard(at + 60) == Heard("heat-check", 3)
    made.sit(seconds=119)
    assert not made.of(HeatEnded)
    made.sit(seconds=1)
    ended = made.last(HeatEnded)
    assert (ended.ending, ended.seconds) == ("no-answer", 420)
    assert seen(made).ended == ended


def test_law_17_the_alarm_comes_every_20_seconds_for_five_minutes_and_then_stands() -> None:
    made = warm()
    sit_with_checks(made, 15)
    over = made.boot
    heard = [seen(made).heard(over + second) for second in range(0, 900, 5)]
    assert len(set(heard)) == 15
    assert heard[-1] == Heard("heat-alarm", 14)
    made.sit(60)
    assert seen(made).ended is not None
    made.say(r.PadIsOff())
    assert heat_standing(made.phase) is None


def test_law_17_to_take_the_pad_off_early_is_fine_and_needs_no_alarm() -> None:
    made = warm()
    made.sit(4)
    assert [type(fact) for fact in made.say(r.PadIsOff())] == [HeatEnded, PadOff]
    assert (made.last(HeatEnded).ending, made.last(HeatEnded).blocks) == ("pad-off", ())
    assert heat_standing(made.phase) is None


def test_law_17_three_a_day_and_the_fourth_is_told_until_when() -> None:
    made = desk()
    for _ in range(3):
        made.say(r.StartHeat())
        sit_with_checks(made, 15)
        made.say(r.PadIsOff())
        made.sit(121)
    assert made.phase.ledger.warmth.used == 3
    made.say(r.StartHeat())
    assert made.refusals == [HeatNotNow("a-day", datetime(2026, 11, 25, 4, tzinfo=BERLIN))]
    made.leave(15 * 60)
    made.say(r.StartHeat())
    assert len(made.of(HeatStarted)) == 4


def test_law_17_two_hours_lie_between_the_end_of_one_and_the_next() -> None:
    made = warm()
    sit_with_checks(made, 15)
    made.say(r.PadIsOff())
    until = later_by(made.last(HeatEnded).at, 2 * 3600)
    made.sit(119)
    made.say(r.StartHeat())
    assert made.refusals == [HeatNotNow("apart", until)]
    made.sit(2)
    made.say(r.StartHeat())
    assert len(made.of(HeatStarted)) == 2


def test_law_17_one_begun_by_mistake_is_no_heat() -> None:
    made = warm()
    made.sit(seconds=30)
    made.say(r.PadIsOff())
    made.say(r.StartHeat())
    assert len(made.of(HeatStarted)) == 2


@pytest.mark.parametrize(
    ("bed", "now", "until"),
    [
        (time(22, 30), "24 21:29", None),
        (time(22, 30), "24 21:30", "25 04:00"),
        (time(22, 30), "25 03:59", "25 04:00"),
        (time(22, 30), "25 04:00", None),
        (time(1), "24 23:59", None),
        (time(1), "25 00:00", "25 04:00"),
        (time(8), "24 07:00", "24 16:00"),
        (time(8), "24 16:00", None),
    ],
)
def test_law_17_none_is_started_from_an_hour_before_bed_through_the_night(
    bed: time, now: str, until: str | None
) -> None:
    at = datetime.strptime(f"2026-11-{now}", "%Y-%m-%d %H:%M").replace(tzinfo=BERLIN)
    hours = Hours(week=((Range(time(9), time(17)),),) * 7, bed=bed)
    made = desk(hours, at)
    made.say(r.StartHeat())
    if until is None:
        assert made.of(HeatStarted)
    else:
        end = datetime.strptime(f"2026-11-{until}", "%Y-%m-%d %H:%M").replace(tzinfo=BERLIN)
        assert made.refusals == [HeatNotNow("bedtime", end)]


def test_law_19_and_a14_heat_asks_its_safety_question_first_and_a_yes_shuts_it_until_a_no() -> None:
    made = Desk(plan=warm_plan())
    made.say(r.StartHeat())
    made.say(r.AnswerScreen("heat", "yes"))
    made.say(r.StartHeat())
    assert made.refusals == [ScreenOpen(HEAT, "heat"), ScreenSaysNo(HEAT, "heat", ("walk",))]
    made.say(r.AnswerScreen("heat", "no"))
    made.say(r.StartHeat())
    assert made.of(HeatStarted)


def test_law_19_a_start_by_its_name_is_timed_and_not_played() -> None:
    made = desk()
    made.say(r.StartByHand((HEAT,)))
    assert made.of(HeatStarted)
    assert not made.of(SessionStarted)


def test_law_19_heat_runs_beside_a_session_but_not_beside_itself() -> None:
    made = warm()
    made.say(r.StartByHand(("breathe",)))
    made.sit(1)
    for unit in range(1, 5):
        made.say(r.UnitFinished(unit))
    made.say(r.Finish(80))
    assert made.last(SessionEnded).blocks == ("breathe",)
    made.say(r.StartHeat())
    assert made.refusals == [HeatRuns()]
    sit_with_checks(made, 14)
    made.say(r.StartHeat())
    assert made.refusals == [HeatRuns(), HeatRuns()]


def test_heat_holds_no_prompt_back() -> None:
    made = desk()
    made.sit(40)
    made.say(r.StartHeat())
    sit_with_checks(made, 10)
    assert made.of(Prompted)


def test_without_heat_there_is_nothing_to_check_and_no_pad_to_take_off() -> None:
    made = desk()
    made.say(r.SkinIsFine())
    made.say(r.PadIsOff())
    assert made.refusals == [NothingOffered("check"), NothingOffered("pad")]


def test_law_3_heat_is_looked_at_every_fifteen_seconds_also_outside_hours() -> None:
    made = desk(at=datetime(2026, 11, 24, 18, tzinfo=BERLIN))
    made.say(r.StartHeat())
    made.looks.clear()
    made.sit(4)
    gaps = [later - one for one, later in zip(made.looks, made.looks[1:], strict=False)]
    assert max(gaps) <= 15
    made.say(r.PadIsOff())
    assert made.phase.asked - made.boot > 15


def test_law_17_a_clock_set_back_makes_it_no_longer() -> None:
    made = warm()
    sit_with_checks(made, 7)
    made.set_wall(later_by(made.wall, -3600))
    sit_with_checks(made, 8)
    ended = made.last(HeatEnded)
    assert (ended.ending, ended.seconds) == ("time-up", 900)


def test_law_17_a_clock_set_on_past_its_end_ends_it_by_the_wall_and_counts_what_was() -> None:
    made = warm()
    sit_with_checks(made, 7)
    made.set_wall(later_by(made.wall, 3600))
    made.sit(seconds=15)
    ended = made.last(HeatEnded)
    assert ended.ending == "time-up"
    assert 420 <= ended.seconds <= 435


def test_law_17_a_clock_set_on_a_little_brings_its_end_nearer() -> None:
    made = warm()
    made.sit(2)
    made.set_wall(later_by(made.wall, 120))
    made.sit(seconds=15)
    assert seen(made).left(made.boot) == 900 - 120 - 135
    sit_with_checks(made, 11)
    assert made.last(HeatEnded).at == made.last(HeatStarted).ends_at


def test_law_17_an_end_in_a_suspend_is_dated_by_the_wall_and_told_on_waking() -> None:
    made = warm()
    sit_with_checks(made, 6)
    made.sleep(40)
    made.touch()
    made.sit(seconds=1)
    ended = made.last(HeatEnded)
    assert (ended.ending, ended.seconds) == ("away", 900)
    assert ended.at == made.last(HeatStarted).ends_at
    assert seen(made).heard(made.boot) == Heard("heat-alarm", 0)


def test_law_17_a_suspend_within_it_goes_on_by_the_wall_and_asks_for_the_check_once() -> None:
    made = warm()
    made.sit(4)
    made.sleep(7)
    made.touch()
    made.sit(seconds=1)
    assert seen(made).number(made.boot) == 2
    assert seen(made).left(made.boot) == pytest.approx(239, abs=1)
    made.say(r.SkinIsFine())
    made.sit(4)
    assert [fact.number for fact in made.of(HeatChecked)] == [2]
    assert made.last(HeatEnded).at == made.last(HeatStarted).ends_at


def test_law_17_a_check_that_was_on_screen_in_a_suspend_is_asked_anew() -> None:
    made = warm()
    made.sit(5, seconds=30)
    made.sleep(3)
    made.touch()
    made.sit(seconds=60)
    assert not made.of(HeatEnded)
    assert seen(made).is_asking


@pytest.mark.parametrize("record", [True, False], ids=["record", "no record"])
@pytest.mark.parametrize("killed_for", [1, 60, 300])
def test_law_21_killed_within_it_heat_goes_on_to_its_own_end(
    killed_for: int, *, record: bool
) -> None:
    made = warm()
    sit_with_checks(made, 6)
    assert made.restart(killed_for=killed_for, record=record) == []
    assert seen(made).left(made.boot) == pytest.approx(540 - killed_for, abs=0.01)
    assert seen(made).part(made.boot) == pytest.approx((360 + killed_for) / 900, abs=0.01)
    for _ in range(10):
        sit_with_checks(made, 1)
    ended = made.last(HeatEnded)
    assert ended.at == made.last(HeatStarted).ends_at
    assert ended.seconds == pytest.approx(900)
    assert len(made.of(HeatStarted)) == 1


@pytest.mark.parametrize("record", [True, False], ids=["record", "no record"])
def test_law_21_one_that_ended_while_nobody_ran_is_asked_for_and_counted_once(
    *, record: bool
) -> None:
    made = warm()
    made.sit(4)
    (ended,) = [f for f in made.restart(killed_for=3600, record=record) if type(f) is HeatEnded]
    assert (ended.ending, ended.seconds, ended.blocks) == ("away", 900, ("heat",))
    assert ended.at == made.last(HeatStarted).ends_at
    assert not [f for f in made.restart(killed_for=60, record=record) if type(f) is HeatEnded]
    assert seen(made).ended == ended
    assert made.phase.ledger.warmth.used == 1
    made.say(r.PadIsOff())
    made.restart(killed_for=60, record=record)
    assert heat_standing(made.phase) is None
    assert len(made.of(HeatStarted)) == 1


@pytest.mark.parametrize("record", [True, False], ids=["record", "no record"])
@pytest.mark.parametrize("step", [-86400, -3600, 3600, 86400])
def test_law_21_a_clock_set_while_nobody_ran_never_makes_it_longer(
    step: int, *, record: bool
) -> None:
    made = warm()
    made.sit(4)
    made.set_wall(later_by(made.wall, step))
    made.restart(killed_for=30, record=record)
    sit_with_checks(made, 16)
    ended = made.last(HeatEnded)
    assert made.boot - 1000 <= 21 * 60
    assert ended.seconds <= 900
    assert heat_standing(made.phase) is not None


def test_law_21_with_the_record_a_clock_that_was_set_back_changes_nothing() -> None:
    made = warm()
    made.sit(4)
    made.set_wall(later_by(made.wall, -180))
    made.restart(killed_for=30)
    assert seen(made).left(made.boot) == 900 - 270


def test_law_17_nothing_is_heard_before_the_first_check() -> None:
    made = warm()
    made.sit(4)
    assert seen(made).heard(made.boot) is None
    made.sit(1.1)
    assert seen(made).heard(made.boot) == Heard("heat-check", 2)


def test_law_21_a_pad_that_may_be_on_is_asked_for_after_any_time() -> None:
    made = warm()
    sit_with_checks(made, 15)
    made.restart(killed_for=40 * 86400, record=False)
    assert seen(made).ended == made.last(HeatEnded)


def test_heat_over_the_turn_of_the_day_belongs_to_the_day_before() -> None:
    at = datetime(2026, 11, 24, 3, 55, tzinfo=BERLIN)
    hours = Hours(week=((Range(time(9), time(17)),),) * 7, bed=time(12))
    made = desk(hours, at)
    made.say(r.StartHeat())
    sit_with_checks(made, 15)
    assert made.last(HeatEnded).day == made.last(HeatStarted).day
    assert made.phase.ledger.warmth.used == 0
    assert made.phase.ledger.day > made.last(HeatEnded).day
