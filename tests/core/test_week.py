"""Laws of the week: seven days, honest sums, rest out of every reckoning."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.facts import PILLARS, DayBegan, Mark, Paused, PauseKind, Pillar, Resumed
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.week import (
    Counts,
    Known,
    Recent,
    Week,
    days_of,
    made_week,
    recent_days,
    week_json,
    week_of,
)

MONDAY = date(2026, 11, 16)
DATES = st.dates(date(2000, 1, 1), date(2100, 1, 1))
COUNTS = st.dictionaries(
    st.sampled_from(days_of(MONDAY)),
    st.dictionaries(st.sampled_from(PILLARS), st.integers(1, 9)),
)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def at(number: int, hour: int) -> datetime:
    return datetime.combine(day(number), time(hour), tzinfo=UTC)


def paused(number: int, until: datetime | None, hour: int = 9) -> Paused:
    return Paused(id=uuid4(), at=at(number, hour), day=day(number), until=until)


def resumed(number: int, hour: int = 9) -> Resumed:
    return Resumed(id=uuid4(), at=at(number, hour), day=day(number))


def week(counts: Counts, today: int = 6, *switched: Paused | Resumed) -> Week:
    return made_week(MONDAY, day(today), counts, Known(switched), since=MONDAY)


@given(DATES, st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_on_the_first_weekday(one: date, first: int) -> None:
    begins = week_of(one, first)
    assert begins.weekday() == first
    assert one in days_of(begins)


@given(COUNTS)
def test_sums_over_days_and_over_pillars_agree(counts: Counts) -> None:
    made = week(counts)
    assert made.total == sum(made.count(pillar) for pillar in PILLARS)
    assert made.total == sum(sum(of_day.values()) for of_day in counts.values())
    assert made.most == max(len(one.blocks) for one in made.days)
    assert [one.day for one in made.days] == list(days_of(MONDAY))


@given(COUNTS)
def test_blocks_are_piled_in_the_pillars_order(counts: Counts) -> None:
    for one in week(counts).days:
        assert list(one.blocks) == sorted(one.blocks, key=PILLARS.index)
        assert all(one.blocks.count(pillar) == one.count(pillar) for pillar in PILLARS)


@pytest.mark.parametrize("pillar", PILLARS)
def test_a_day_is_active_by_anything_but_sleep(pillar: Pillar) -> None:
    assert week({day(2): {pillar: 1}}).active_days == (0 if pillar == "sleep" else 1)


def test_days_lie_behind_today_or_ahead() -> None:
    standings = [one.standing for one in week({}, 2).days]
    assert standings == ["past"] * 2 + ["today"] + ["ahead"] * 4


def test_prompts_off_until_the_day_turns_and_nothing_done_is_rest() -> None:
    made = week({}, 6, paused(2, at(3, 9)))
    assert made.resting == (day(2),)


def test_a_day_with_a_block_is_no_rest() -> None:
    assert week({day(2): {"move": 1}}, 6, paused(2, at(3, 9))).resting == ()


@pytest.mark.parametrize("until", [at(2, 15), at(3, 3)])
def test_a_pause_that_ends_before_the_day_turns_is_no_rest(until: datetime) -> None:
    assert week({}, 6, paused(2, until)).resting == ()


def test_a_holiday_from_the_week_before_reaches_into_this_one() -> None:
    made = week({}, 6, paused(-5, at(2, 9)))
    assert made.resting == (day(0), day(1))


def test_rest_ends_with_the_day_on_which_prompts_come_again() -> None:
    made = week({}, 6, paused(1, None), resumed(3))
    assert made.resting == (day(1), day(2))


def test_no_day_ahead_is_called_a_rest_day() -> None:
    assert week({}, 3, paused(1, None)).resting == (day(1), day(2), day(3))


@pytest.mark.parametrize(
    ("kind", "context"), [("holiday", "away"), ("sick", "sick"), ("pause", "rest")]
)
def test_a20_why_prompts_were_off_is_what_the_day_was(kind: PauseKind, context: str) -> None:
    off = replace(paused(1, at(3, 9)), kind=kind)
    assert contexts(week({}, 6, off)) == [None, context, context, None, None, None, None]


def test_a_holiday_or_an_illness_is_said_beside_what_was_done_all_the_same() -> None:
    off = replace(paused(1, at(3, 9)), kind="sick")
    one = week({day(1): {"breathe": 1}}, 6, off).days[1]
    assert (one.context, one.is_blank, one.is_left_out, one.is_active) == (
        "sick",
        False,
        False,
        True,
    )


def test_what_the_user_calls_a_day_goes_before_all_else() -> None:
    marks: dict[date, Mark] = {day(0): "rest", day(1): "flare", day(2): "ordinary"}
    known = Known((paused(-1, None),), marks, Hours())
    assert contexts(made_week(MONDAY, day(3), {}, known)) == [
        "rest",
        "flare",
        None,
        "rest",
        None,
        None,
        None,
    ]


def test_a_day_without_working_hours_is_off_unless_something_was_done() -> None:
    hours = Hours(off=frozenset({day(2)}))
    made = made_week(MONDAY, day(6), {day(5): {"move": 1}}, Known(hours=hours))
    assert contexts(made) == [None, None, "off", None, None, None, "off"]


def test_active_days_of_the_last_28_leave_out_rest_and_what_lies_before_the_first() -> None:
    counts: Counts = {day(-40): {"move": 1}, day(-9): {"move": 1}, day(1): {"sleep": 1}}
    marks: dict[date, Mark] = {day(-3): "rest", day(-4): "flare"}
    whole = made_week(MONDAY, day(2), counts, Known(marks=marks), since=day(-50))
    assert whole.recent == Recent(active=1, days=27)
    young = made_week(MONDAY, day(2), counts, Known(marks=marks), since=day(-9))
    assert young.recent == Recent(active=1, days=11)
    assert made_week(MONDAY, day(2), {}).recent == Recent()


def test_the_recent_days_end_today_or_with_the_week() -> None:
    assert recent_days(MONDAY, day(2)) == (day(-25), day(2))
    assert recent_days(MONDAY, day(40)) == (day(-21), day(6))
    assert recent_days(MONDAY, day(-40)) == (day(-27), day(0))


@given(COUNTS, st.integers(-30, 40), st.lists(st.integers(-30, 10), max_size=9))
def test_no_number_of_recent_days_is_beyond_28_or_below_the_active_ones(
    counts: Counts, today: int, rests: list[int]
) -> None:
    marks: dict[date, Mark] = dict.fromkeys(map(day, rests), "rest")
    made = made_week(MONDAY, day(today), counts, Known(marks=marks), since=day(-60))
    assert 0 <= made.recent.active <= made.recent.days <= 28


def contexts(made: Week) -> list[str | None]:
    return [one.context for one in made.days]


def test_there_is_an_earlier_week_only_after_the_first_session() -> None:
    assert not made_week(MONDAY, MONDAY, {}).has_earlier
    assert not made_week(MONDAY, MONDAY, {}, since=MONDAY).has_earlier
    assert made_week(MONDAY, MONDAY, {}, since=day(-1)).has_earlier


def test_there_is_a_later_week_only_when_this_one_is_over() -> None:
    assert not week({}, 6).has_later
    assert week({}, 7).has_later
    assert not week({}, -3).has_later


@given(COUNTS, st.integers(-3, 9))
def test_as_plain_data_it_says_the_same(counts: Counts, today: int) -> None:
    made = week(counts, today)
    table = json.loads(json.dumps(week_json(made)))
    assert table["counts"] == {pillar: made.count(pillar) for pillar in PILLARS}
    assert table["total"] == made.total == sum(one["total"] for one in table["days"])
    assert table["active_days"] == made.active_days
    assert [one["day"] for one in table["days"]] == [str(one) for one in days_of(MONDAY)]


def test_timed_breathing_is_of_the_days_that_count() -> None:
    known = Known(marks={day(1): "rest"}, hours=Hours())
    counts: Counts = {day(0): {"breathe": 2, "move": 3}, day(5): {"breathe": 1}}

    def of(today: date, since: date | None = MONDAY, known: Known = known) -> int | None:
        made = made_week(MONDAY, today, counts, known, since=since, timed={"breathe": 2})
        assert made.of("move") is None
        assert ("of" in week_json(made), week_json(made)["of"]) == (
            True,
            {} if made.of("breathe") is None else {"breathe": made.of("breathe")},
        )
        return made.of("breathe")

    assert of(day(2)) == 8  # five working days, one of rest; Saturday's is done without being of it
    assert of(day(2), since=day(2)) == 6
    assert of(day(2), since=None) == 6
    assert of(day(9)) is None, "nobody knows the plan of a week of which nothing was noted"
    assert of(day(2), known=replace(known, switched=(paused(2, None),))) is None


def began(number: int, *timed: Pillar) -> DayBegan:
    return DayBegan(id=uuid4(), at=at(number, 9), day=day(number), timed=timed)


def test_a_week_that_is_over_is_of_what_the_plan_had_on_each_of_its_days() -> None:
    counts: Counts = {day(0): {"breathe": 2}}
    twice: tuple[Pillar, ...] = ("breathe", "breathe")
    thrice: tuple[Pillar, ...] = ("breathe", "breathe", "breathe")
    of_old = replace(began(1), timed=None)

    def of(*days: DayBegan, today: int = 9) -> int | None:
        known = Known(hours=Hours(), began=days)
        week = made_week(MONDAY, day(today), counts, known, since=day(-9), timed={"breathe": 1})
        return week.of("breathe")

    assert of(began(0, *twice), began(1, *twice), began(3, *thrice)) == 2 + 2 + 2 + 3 + 3
    assert of(began(-3, *twice), began(4, *thrice)) == 4 * 2 + 3
    assert of(began(0, *twice), began(1, *twice), today=2) == 2 * 2 + 3 * 1
    assert of(began(1, *twice)) is None, "of Monday nobody knows"
    assert of(began(0, *twice), of_old) is None
    assert of(began(0, *twice), began(1)) is None, "on Tuesday breathing was not timed"


def test_more_than_was_timed_is_a_number_of_its_own() -> None:
    made = made_week(MONDAY, MONDAY, {MONDAY: {"breathe": 15}}, timed={"breathe": 2})
    assert (made.planned, made.of("breathe")) == ({"breathe": 14}, None)
