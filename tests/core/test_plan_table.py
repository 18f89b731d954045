"""A plan is read whole, or a sentence names what is wrong with it."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from pathlib import Path

import pytest

from backcare_desktop.core.plan import Anchor, Spaced, Tile, Timed
from backcare_desktop.core.plan_table import PlanError, plan_from

PLANS = Path(__file__).parents[2] / "resources" / "plans"
TABLE = {
    "name": "mine",
    "quiet_gap": 15,
    "away": 5,
    "slot": [
        {"id": "move", "kind": "spaced", "every": 45, "rotation": [["walk"], ["a", "b"]]},
        {
            "id": "sleep",
            "kind": "timed",
            "from": "bed-0:45",
            "to": "bed",
            "rotation": [["lie"]],
            "beside_hours": True,
        },
    ],
    "tile": [{"id": "activity", "log": ["walk", "swim"]}],
}


def test_a_plan_is_read_as_it_is_written() -> None:
    plan = plan_from(TABLE)
    assert (plan.name, plan.quiet_gap, plan.away) == ("mine", 15, 5)
    assert plan.slots == (
        Spaced("move", 45, (("walk",), ("a", "b"))),
        Timed("sleep", Anchor("bed", -45), Anchor("bed"), (("lie",),), beside_hours=True),
    )
    assert plan.tiles == (Tile("activity", log=("walk", "swim")),)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("start", Anchor("start")),
        ("start+3:00", Anchor("start", 180)),
        ("end-1:45", Anchor("end", -105)),
        ("bed-0:45", Anchor("bed", -45)),
    ],
)
def test_a_time_hangs_on_a_mark_of_the_day(text: str, anchor: Anchor) -> None:
    table = deepcopy(TABLE)
    table["slot"][1]["from"] = text  # type: ignore[index]
    slot = plan_from(table).slot("sleep")
    assert isinstance(slot, Timed)
    assert slot.opens == anchor


@pytest.mark.parametrize("name", ["standard", "gentle"])
def test_our_own_plans_can_be_read(name: str) -> None:
    with (PLANS / f"{name}.toml").open("rb") as file:
        plan = plan_from(tomllib.load(file))
    assert plan.name == name
    assert len({slot.id for slot in plan.slots}) == len(plan.slots)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", 7, "plan, name: expected a name"),
        ("name", "", "plan, name: expected a name"),
        ("quiet_gap", 0, "plan, quiet_gap: expected a whole number from 1 to 120"),
        ("quiet_gap", True, "plan, quiet_gap: expected a whole number from 1 to 120"),
        ("quiet_gap", 1.5, "plan, quiet_gap: expected a whole number from 1 to 120"),
        ("away", 31, "plan, away: expected a whole number from 1 to 30"),
        ("slot", "none", "plan, slot: expected tables headed [[slot]]"),
        ("tile", [3], "plan, tile: expected tables headed [[tile]]"),
    ],
)
def test_a_wrong_field_of_the_plan_is_named(field: str, value: object, sentence: str) -> None:
    with pytest.raises(PlanError) as wrong:
        plan_from({**TABLE, field: value})
    assert str(wrong.value) == sentence


@pytest.mark.parametrize(
    ("slot", "field", "value", "sentence"),
    [
        (0, "id", None, "slot 1, id: expected a name"),
        (0, "kind", "hourly", 'slot move, kind: expected "spaced" or "timed"'),
        (0, "every", 19, "slot move, every: expected a whole number from 20 to 180"),
        (0, "every", "45", "slot move, every: expected a whole number from 20 to 180"),
        (0, "rotation", [[]], "slot move, rotation: expected a list of lists of routine ids"),
        (0, "rotation", "walk", "slot move, rotation: expected a list of lists of routine ids"),
        (0, "rotation", [[3]], "slot move, rotation: expected a list of lists of routine ids"),
        (
            1,
            "from",
            "noon",
            'slot sleep, from: expected a time such as "start", "end-0:45" or "bed-0:45"',
        ),
        (
            1,
            "to",
            "bed+1:75",
            'slot sleep, to: expected a time such as "start", "end-0:45" or "bed-0:45"',
        ),
        (1, "beside_hours", "yes", "slot sleep, beside_hours: expected true or false"),
        (1, "check_in", 4, "slot sleep, check_in: expected a text"),
        (1, "id", "move", "slot move, id: expected a name that no other slot has"),
    ],
)
def test_a_wrong_field_of_a_slot_is_named(
    slot: int, field: str, value: object, sentence: str
) -> None:
    table = deepcopy(TABLE)
    table["slot"][slot][field] = value  # type: ignore[index]
    with pytest.raises(PlanError) as wrong:
        plan_from(table)
    assert str(wrong.value) == sentence


@pytest.mark.parametrize(
    ("tile", "sentence"),
    [
        ({"id": "x", "log": "walk"}, "tile x, log: expected a list of names"),
        ({"id": "x", "log": [1]}, "tile x, log: expected a list of names"),
        ({"log": []}, "tile 1, id: expected a name"),
        ({"id": "x", "rotation": [1]}, "tile x, rotation: expected a list of lists of routine ids"),
    ],
)
def test_a_wrong_field_of_a_tile_is_named(tile: dict[str, object], sentence: str) -> None:
    with pytest.raises(PlanError) as wrong:
        plan_from({**TABLE, "tile": [tile]})
    assert str(wrong.value) == sentence


def test_a_plan_without_tiles_or_slots_is_one_too() -> None:
    assert plan_from({"name": "bare", "quiet_gap": 15, "away": 5}).slots == ()
