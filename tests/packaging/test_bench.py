"""The measurements as a reader gets them: rows, budgets, table and JSON; nothing is timed."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from bench.__main__ import MEASURES, main, outcomes
from bench.process import Memory, Work, memory_in
from bench.rows import (
    ROWS,
    Measured,
    Row,
    Unmeasured,
    budget,
    chosen,
    is_ok,
    json_line,
    table_of,
)
from bench.year import BEGIN, Person

from tests.core.desk import plan

SPEED = Row("speed", 10, "ms", "how fast it is", "by the clock")
WEIGHT = Row("weight", 6, "MiB", "how heavy it is", "on the scales", beyond="floor")


def _silent(_names: str) -> None:
    pass


def test_every_row_of_the_budget_is_measured_by_something() -> None:
    measured = [name for names, _ in MEASURES for name in names]
    assert sorted(measured) == sorted(row.name for row in ROWS)


def test_without_a_name_all_rows_are_asked_for_and_a_strange_one_is_named() -> None:
    assert chosen(()) == ROWS
    assert [row.name for row in chosen(("year_s", "status_ratio"))] == ["year_s", "status_ratio"]
    with pytest.raises(KeyError, match="weather"):
        chosen(("year_s", "weather"))
    assert main(["weather"]) == 2


def test_a_budget_counts_from_zero_or_from_the_floor() -> None:
    assert budget(SPEED, Measured("speed", 3)) == 10
    assert budget(WEIGHT, Measured("weight", 48, floor=43)) == 49
    assert budget(WEIGHT, Measured("weight", 48)) is None


@pytest.mark.parametrize(("value", "ok"), [(48.9, True), (49.0, True), (49.1, False)])
def test_a_row_is_in_order_up_to_its_budget(value: float, ok: bool) -> None:
    assert is_ok(WEIGHT, Measured("weight", value, floor=43)) is ok


def test_json_has_one_object_a_line_with_the_promised_fields() -> None:
    told = json.loads(json_line(WEIGHT, Measured("weight", 71.23456, floor=43.0, beside="wet")))
    assert told["name"] == "weight"
    assert (told["value"], told["budget"], told["floor"]) == (71.23, 49.0, 43.0)
    assert (told["unit"], told["ok"], told["beside"]) == ("MiB", False, "wet")


def test_json_has_no_floor_where_there_is_none() -> None:
    assert "floor" not in json.loads(json_line(SPEED, Measured("speed", 1)))


def test_a_row_that_could_not_be_measured_says_why_in_both() -> None:
    gone = Unmeasured("speed", "openbox is not installed")
    told = json.loads(json_line(SPEED, gone))
    assert (told["value"], told["ok"], told["why"]) == (None, None, gone.why)
    shown = table_of((SPEED,), {"speed": gone})
    assert "not measured" in shown
    assert gone.why in shown


def test_the_table_stands_in_columns_and_names_what_is_over() -> None:
    found = {"speed": Measured("speed", 9), "weight": Measured("weight", 71, floor=43)}
    head, fast, heavy, *_ = table_of((SPEED, WEIGHT), found).splitlines()
    assert head.split() == ["row", "measured", "budget", "floor"]
    assert fast.split() == ["speed", "9", "ms", "10", "ok"]
    assert heavy.split() == ["weight", "71", "MiB", "49", "43", "OVER"]
    assert fast.index("ok") == heavy.index("OVER")


def test_what_goes_wrong_costs_only_its_own_rows() -> None:
    def breaks() -> Iterator[Measured]:
        yield Measured("speed", 1)
        raise OSError("no screen")

    def works() -> Iterator[Measured]:
        yield Measured("height", 2)

    rows = (SPEED, WEIGHT, Row("height", 3, "m", "", ""))
    measures = ((("speed", "weight"), breaks), (("height",), works))
    assert list(outcomes(rows, measures, _silent)) == [
        Measured("speed", 1),
        Unmeasured("weight", "OSError: no screen"),
        Measured("height", 2),
    ]


def test_what_nobody_asked_for_is_not_measured() -> None:
    def never() -> Iterator[Measured]:
        raise AssertionError

    assert list(outcomes((), ((("speed",), never),), _silent)) == []


SMAPS = """\
55d0c0a00000-55d0c0a20000 r-xp 00000000 08:01 131 /opt/here/lib/libQt6Core.so.6
Private_Clean:         8 kB
Private_Dirty:         4 kB
Shared_Clean:       1024 kB
Anonymous:             4 kB
7f10a0000000-7f10a0200000 r-xp 00000000 08:01 132 /lib/libc.so.6
Shared_Clean:       2048 kB
Private_Dirty:        20 kB
Anonymous:             0 kB
7ffd10000000-7ffd10021000 rw-p 00000000 00:00 0
Private_Dirty:       992 kB
Anonymous:           992 kB
"""


def test_pages_that_only_this_python_shares_are_own_those_of_the_system_are_not() -> None:
    assert memory_in(SMAPS, ("/opt/here",)) == Memory(own=2.0, anonymous=996 / 1024)
    assert memory_in(SMAPS, ()).own == 1.0


def test_work_is_added_and_taken_away_part_by_part() -> None:
    assert Work(2.0, 7) - Work(0.5, 3) + Work(0.5, 1) == Work(2.0, 5)


def test_the_year_of_the_measurement_has_prompts_that_are_answered() -> None:
    person = Person(plan())
    person.live(1)
    assert (person.wall - BEGIN).days >= 1
    assert person.said > 3
    assert person.facts > person.said
