"""Laws of the settings: a slip costs its own field, and nothing in the file is ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.audible import Sound
from backcare_desktop.core.facts import PauseKind
from backcare_desktop.core.hours import Hours, Range
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.settings import (
    CheckIns,
    Evening,
    FieldProblem,
    NewerFile,
    Settings,
    WrittenDays,
    WrittenPause,
)
from backcare_desktop.core.settings_fields import FIELDS
from backcare_desktop.core.settings_table import (
    VERSION,
    Table,
    settings_from,
    upgraded,
    with_changes,
)
from backcare_desktop.core.warmth import HeatWish

FILE = "settings.toml"
USUAL = Settings()


HOLIDAYS = ("2026-12-24", "2027-01-01", "2027-08-02", "2027-08-03", "2027-08-04")


def days(*texts: str) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, texts))


def read(**table: object) -> Settings:
    settings, problems = settings_from(table, FILE)
    assert problems == ()
    return settings


def problem(**table: object) -> FieldProblem:
    settings, problems = settings_from(table, FILE)
    assert settings == USUAL
    (only,) = problems
    assert isinstance(only, FieldProblem)
    return only


def test_an_empty_file_gives_the_usual_settings() -> None:
    assert read() == USUAL


def test_the_usual_hours_are_those_of_an_office() -> None:
    day = (Range(time(9), time(12, 30)), Range(time(13, 15), time(17, 30)))
    assert Hours(week=(day,) * 5 + ((), ()), bed=time(22, 30)) == USUAL.hours


def test_every_field_is_read() -> None:
    settings = read(
        version=1,
        plan="gentle",
        breaks={"spacing": 30, "quiet_gap": 60, "away": 2},
        week={"goal_per_day": 8, "goal_days": 5},
        look={"theme": "contrast", "motion": "reduced", "text_scale": 2, "patterns": True},
        hours={
            "monday": ["8:00-11:45"],
            "sunday": ["22:00-02:30"],
            "bedtime": "0:15",
            "off": ["2026-12-24", date(2027, 1, 1), "2027-08-02 to 2027-08-04"],
        },
        pause={"until": "2026-12-24 14:00", "kind": "holiday"},
        days={"rest": ["2026-12-24"], "flare": ["2027-01-01"]},
        senses={"ignored": ["camera", "full-screen"]},
        sound={"on": True, "speech": False, "chimes": False, "count_in": True, "volume": 0},
        heat={"minutes": 20, "source": "wrap", "area": "neck-shoulder"},
        sleep={"card": False, "minutes_before": 90},
        routines={"hamstring-standing": {"hold_s": 12, "soft_knees": True}},
    )
    week = list(USUAL.hours.week)
    week[0] = (Range(time(8), time(11, 45)),)
    week[6] = (Range(time(22), time(2, 30)),)
    assert settings == Settings(
        plan="gentle",
        spacing=30,
        goal_per_day=8,
        goal_days=5,
        patterns=True,
        quiet_gap=60,
        away=2,
        hours=Hours(week=tuple(week), bed=time(0, 15), off=days(*HOLIDAYS)),
        pause=WrittenPause(until=datetime(2026, 12, 24, 14), kind="holiday"),  # noqa: DTZ001
        days=WrittenDays(rest=days("2026-12-24"), flare=days("2027-01-01")),
        ignored=frozenset({Sense.CAMERA, Sense.FULL_SCREEN}),
        theme="contrast",
        motion="reduced",
        text_scale=2.0,
        sound=Sound(on=True, speech=False, chimes=False, count_in=True, volume=0),
        heat=HeatWish(minutes=20, source="wrap", area="neck-shoulder"),
        sleep=Evening(card=False, minutes_before=90),
        routines={"hamstring-standing": {"hold_s": 12, "soft_knees": True}},
    )


def test_a_day_without_hours_is_a_day_off() -> None:
    assert read(hours={"monday": []}).hours.week[0] == ()


def test_ranges_are_put_in_order() -> None:
    (first, second) = read(hours={"monday": ["13:00-17:00", "09:00-12:00"]}).hours.week[0]
    assert (first.start, second.start) == (time(9), time(13))


def test_a_day_may_end_at_midnight_or_last_all_round() -> None:
    week = read(hours={"monday": ["18:00-24:00"], "tuesday": ["00:00-24:00"]}).hours.week
    assert week[:2] == ((Range(time(18), time(0)),), (Range(time(0), time(0)),))


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("", "plan", "heroic"),
        ("", "plan", 3),
        ("breaks", "spacing", 29),
        ("breaks", "spacing", 61),
        ("breaks", "spacing", 45.5),
        ("breaks", "spacing", True),
        ("breaks", "quiet_gap", 4),
        ("breaks", "quiet_gap", "often"),
        ("breaks", "away", 16),
        ("hours", "monday", "09:00-17:00"),
        ("hours", "monday", ["09:00"]),
        ("hours", "monday", ["25:00-26:00"]),
        ("hours", "monday", ["09:00-09:00"]),
        ("hours", "monday", ["09:00-12:00", "11:00-13:00"]),
        ("hours", "monday", ["20:00-02:00", "22:00-23:00"]),
        ("hours", "monday", [900]),
        ("hours", "bedtime", "half past ten"),
        ("hours", "bedtime", 22),
        ("hours", "off", "2026-12-24"),
        ("hours", "off", ["24 December"]),
        ("hours", "off", ["2026-12-24 to 2026-12-23"]),
        ("hours", "off", ["2026-12-24 to 2027-12-25"]),
        ("hours", "off", ["9999-12-31 to"]),
        ("hours", "off", [datetime(2026, 12, 24, 8, tzinfo=UTC)]),
        ("pause", "until", "24 December"),
        ("pause", "until", "2026-13-01"),
        ("pause", "until", "9999-12-31"),
        ("pause", "until", 2026),
        ("pause", "until", datetime(2026, 12, 24, 8, tzinfo=UTC)),
        ("pause", "kind", "strike"),
        ("days", "rest", "2026-12-24"),
        ("days", "flare", ["yesterday"]),
        ("senses", "ignored", ["radio"]),
        ("senses", "ignored", "camera"),
        ("senses", "ignored", [["camera"]]),
        ("look", "theme", "pink"),
        ("look", "motion", "off"),
        ("look", "text_scale", 0.79),
        ("look", "text_scale", float("nan")),
        ("look", "text_scale", False),
        ("sound", "on", 1),
        ("sound", "speech", "yes"),
        ("sound", "volume", 101),
        ("sound", "volume", -1),
        ("sound", "volume", True),
        ("sound", "volume", 50.0),
        ("look", "patterns", 1),
        ("week", "goal_per_day", 0),
        ("week", "goal_days", 2),
        ("week", "goal_days", 6),
    ],
)
def test_a_field_out_of_bounds_has_its_usual_value_and_is_named(
    section: str, name: str, value: object
) -> None:
    table = {section: {name: value}} if section else {name: value}
    assert problem(**table).name == f"{section}.{name}".strip(".")


def test_a_problem_is_one_sentence_that_says_file_field_what_was_expected_and_what_stood() -> None:
    assert str(problem(breaks={"spacing": "often"})) == (
        "In settings.toml, breaks.spacing should be a whole number of minutes from 30 to 60 "
        'but is "often"; the usual value is used.'
    )


def test_a_slip_costs_its_own_field_only() -> None:
    settings, problems = settings_from(
        {"plan": "gentle", "breaks": {"spacing": 7, "away": 3}, "look": "dark"}, FILE
    )
    assert settings == replace(USUAL, plan="gentle", away=3)
    assert [one.name for one in problems if isinstance(one, FieldProblem)] == [
        "look",
        "breaks.spacing",
    ]


def test_what_we_do_not_know_is_passed_over_and_named() -> None:
    table = {"novelty": 1, "breaks": {"chime": "gong"}, "sounds": {"volume": 3}}
    settings, problems = settings_from(table, FILE)
    assert settings == USUAL
    assert [str(one) for one in problems] == [
        f"In {FILE}, {name} is no setting of this program; it is passed over."
        for name in ("novelty", "breaks.chime", "sounds")
    ]


def test_what_a_newer_program_wrote_besides_is_passed_over_without_a_word() -> None:
    _, problems = settings_from({"version": VERSION + 1, "novelty": 1}, FILE)
    assert problems == (NewerFile(FILE, VERSION + 1),)


@pytest.mark.parametrize(
    ("value", "hour", "written"),
    [
        ("2026-12-24", 4, "2026-12-24"),
        (date(2026, 12, 24), 4, "2026-12-24"),
        ("2026-12-24 14:00", 14, "2026-12-24 14:00"),
        ("2026-12-24T14:00", 14, "2026-12-24 14:00"),
        (datetime(2026, 12, 24, 14), 14, "2026-12-24 14:00"),  # noqa: DTZ001 - as TOML has it
        ("2026-12-24 00:00", 0, "2026-12-24 00:00"),
    ],
)
def test_a_pause_is_until_a_local_time_and_a_day_by_itself_begins_at_its_turn(
    value: object, hour: int, written: str
) -> None:
    settings = read(pause={"until": value})
    assert settings.pause.until == datetime(2026, 12, 24, hour)  # noqa: DTZ001 - local
    assert with_changes({}, USUAL, settings)["pause"] == {"until": written}


def test_days_off_in_a_row_are_written_as_the_first_and_the_last_of_them() -> None:
    after = replace(USUAL, hours=replace(USUAL.hours, off=days(*HOLIDAYS)))
    table = with_changes({}, USUAL, after)
    assert table["hours"] == {"off": ["2026-12-24", "2027-01-01", "2027-08-02 to 2027-08-04"]}
    assert read(hours={"off": ["9999-12-31"]}).hours.off == days("9999-12-31")


def test_a_change_is_written_and_all_else_stays_as_it_was() -> None:
    table = {"novelty": 1, "breaks": {"spacing": "4o", "chime": "gong"}, "look": {"theme": "dark"}}
    before, _ = settings_from(table, FILE)
    assert with_changes(table, before, replace(before, away=7)) == {
        "version": VERSION,
        "novelty": 1,
        "breaks": {"spacing": "4o", "chime": "gong", "away": 7},
        "look": {"theme": "dark"},
    }


@pytest.mark.parametrize("kind", ["pause", "holiday"])
def test_of_a_pause_that_has_ended_nothing_is_left_in_the_file(kind: PauseKind) -> None:
    written = {"until": datetime(2026, 12, 24, 9), "kind": kind}  # noqa: DTZ001 - as in the file
    before, _ = settings_from({"pause": written}, FILE)
    assert before.pause.until is not None
    after = replace(before, pause=WrittenPause())
    assert with_changes({"pause": written}, before, after) == {"version": 1}
    theirs = with_changes({"pause": {**written, "mine": 1}}, before, after)
    assert theirs["pause"] == {"mine": 1}


def test_writing_changes_no_table_that_it_was_given() -> None:
    table = {"breaks": {"away": 3}}
    with_changes(table, replace(USUAL, away=3), USUAL)
    assert table == {"breaks": {"away": 3}}


def test_spacing_as_the_plan_says_is_not_written() -> None:
    own = replace(USUAL, spacing=30)
    table = with_changes({}, USUAL, own)
    assert table["breaks"] == {"spacing": 30}
    assert with_changes(table, own, USUAL)["breaks"] == {}


minutes = st.integers(0, 24 * 60 - 1)
clocks = minutes.map(lambda m: time(m // 60, m % 60))
ranges = st.lists(minutes, max_size=6, unique=True).map(
    lambda found: tuple(
        Range(time(a // 60, a % 60), time(b // 60, b % 60))
        for a, b in zip(*[iter(sorted(found))] * 2, strict=False)
    )
)
free = st.frozensets(st.dates(date(2026, 12, 1), date(2027, 1, 20)), max_size=9)
local_times = st.datetimes(datetime(2000, 1, 1), datetime(2999, 12, 31))  # noqa: DTZ001 - local
some_settings = st.builds(
    Settings,
    plan=st.sampled_from(["standard", "gentle"]),
    spacing=st.none() | st.integers(30, 60),
    quiet_gap=st.integers(5, 60),
    away=st.integers(2, 15),
    hours=st.builds(Hours, week=st.tuples(*[ranges] * 7), bed=clocks, off=free),
    pause=st.builds(
        WrittenPause,
        until=st.none() | local_times.map(lambda at: at.replace(second=0, microsecond=0)),
        kind=st.sampled_from(["pause", "holiday", "sick"]),
    ),
    days=st.builds(WrittenDays, rest=free, flare=free),
    ignored=st.frozensets(st.sampled_from(Sense)),
    theme=st.sampled_from(["auto", "light", "dark", "contrast"]),
    motion=st.sampled_from(["auto", "on", "reduced"]),
    text_scale=st.floats(0.8, 2.0),
    sound=st.builds(
        Sound,
        on=st.booleans(),
        speech=st.booleans(),
        chimes=st.booleans(),
        count_in=st.booleans(),
        volume=st.integers(0, 100),
    ),
)


@given(some_settings, some_settings)
def test_whatever_is_written_is_read_back(before: Settings, after: Settings) -> None:
    table = with_changes(with_changes({}, USUAL, before), before, after)
    assert settings_from(table, FILE) == (after, ())


def test_every_choice_of_the_settings_has_its_line_in_the_file() -> None:
    changed = Settings(
        plan="gentle",
        spacing=30,
        goal_per_day=4,
        goal_days=3,
        patterns=True,
        quiet_gap=20,
        away=6,
        folds_any_time=True,
        hours=Hours(((Range(time(1), time(2)),),) * 7, bed=time(21), off=days("2026-12-24")),
        pause=WrittenPause(until=datetime(2026, 12, 24), kind="sick"),  # noqa: DTZ001 - local
        days=WrittenDays(rest=days("2026-12-24"), flare=days("2026-12-25")),
        ignored=frozenset({Sense.LOCK}),
        theme="dark",
        motion="on",
        text_scale=1.5,
        figure_tone="umber",
        check_in=CheckIns(offered=False, days_off=True, day="sunday"),
        numbers=("Advice line: 116 117",),
        sound=Sound(on=True, speech=False, chimes=False, count_in=True, volume=1),
        heat=HeatWish(minutes=16, source="pack", area="mid-back", remind=True),
        sleep=Evening(card=False, minutes_before=30),
        routines={"hamstring-standing": {"holds": 5, "soft_knees": True}},
    )
    assert all(one.get(changed) != one.get(USUAL) for one in FIELDS)
    assert settings_from(with_changes({}, USUAL, changed), FILE) == (changed, ())


def one_up(table: Table) -> Table:
    """As a later program may do: a field got another name."""
    old = {**table}
    old["plan"] = old.pop("mode", "standard")
    return {**old, "version": 2}


def test_an_older_table_is_brought_up_to_date_step_by_step() -> None:
    settings, problems = settings_from({"version": 1, "mode": "gentle"}, FILE, (one_up,))
    assert (settings.plan, problems) == ("gentle", ())
    assert upgraded({"version": 1, "mode": "gentle", "own": 1}, (one_up,)) == {
        "version": 2,
        "plan": "gentle",
        "own": 1,
    }


def test_a_table_of_today_is_not_upgraded_again() -> None:
    settings, _ = settings_from({"version": 2, "plan": "gentle", "mode": "odd"}, FILE, (one_up,))
    assert settings.plan == "gentle"


def test_a_table_without_a_version_is_one_of_today() -> None:
    assert upgraded({"plan": "gentle"}, (one_up,)) == {"plan": "gentle", "version": 2}


def test_of_a_newer_file_what_is_known_is_used_and_its_version_kept() -> None:
    table = {"version": 9, "plan": "gentle", "aura": "blue"}
    settings, problems = settings_from(table, FILE)
    assert (settings.plan, problems) == ("gentle", (NewerFile(FILE, 9),))
    assert with_changes(table, settings, USUAL) == {
        "version": 9,
        "plan": "standard",
        "aura": "blue",
    }


@pytest.mark.parametrize("version", ["one", 0, -1, True, 1.0])
def test_a_version_that_makes_no_sense_is_said_and_the_rest_is_read(version: object) -> None:
    settings, problems = settings_from({"version": version, "plan": "gentle"}, FILE)
    assert settings.plan == "gentle"
    assert [one.name for one in problems if isinstance(one, FieldProblem)] == ["version"]
    assert with_changes({"version": version}, USUAL, settings)["version"] == VERSION


@given(
    st.dictionaries(
        st.sampled_from(["version", "plan", "breaks", "hours", "look", "other"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        ["spacing", "away", "monday", "bedtime", "theme", "text_scale"]
                    ),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=6,
        ),
    )
)
def test_no_table_whatever_raises_and_each_problem_is_one_line(table: dict[str, object]) -> None:
    settings, problems = settings_from(table, FILE)
    assert all("\n" not in str(one) and str(one).endswith(".") for one in problems)
    assert settings_from(with_changes(table, settings, settings), FILE)[0] == settings


def test_a_number_too_large_to_write_out_is_a_problem_like_any_other() -> None:
    assert problem(breaks={"away": 16**5000}).got == "too large"


def test_what_was_chosen_in_a_routine_must_be_a_number_or_on_or_off() -> None:
    for value in (7, {"walk-and-water": 3}, {"walk-and-water": {"walk_s": "long"}}):
        assert problem(routines=value).name == "routines"
