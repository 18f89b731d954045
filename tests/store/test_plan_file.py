"""Laws of a plan's file: it is read as it stands, or one sentence names the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_desktop.core.plan import Spaced
from backcare_desktop.paths import resources_dir
from backcare_desktop.store.plan_file import BadPlan, read_plan
from tests.routines import OURS

PLANS = resources_dir() / "plans"
NOT_YET = {"heat-session", "heat-warm-shower"}


@pytest.mark.parametrize(("name", "every"), [("standard", 45), ("gentle", 60)])
def test_our_plans_are_read(name: str, every: int) -> None:
    plan = read_plan(PLANS, name)
    assert plan.name == name
    assert [slot.every for slot in plan.slots if isinstance(slot, Spaced)] == [every]


@pytest.mark.parametrize("name", ["standard", "gentle"])
def test_our_plans_name_only_routines_that_there_are(name: str) -> None:
    plan = read_plan(PLANS, name)
    rotations = [row.rotation for row in (*plan.slots, *plan.tiles)]
    named = {one for rotation in rotations for entry in rotation for one in entry}
    assert named - NOT_YET <= set(OURS)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('name = "own"\nquiet_gap = 0\naway = 5\n', "plan, quiet_gap: expected a whole number"),
        ("name =", "Invalid value"),
        ("x = " + "[" * 5000, "nested"),
    ],
)
def test_a_plan_that_cannot_be_used_is_one_sentence_with_its_file(
    tmp_path: Path, content: str, why: str
) -> None:
    (tmp_path / "own.toml").write_text(content)
    with pytest.raises(BadPlan) as caught:
        read_plan(tmp_path, "own")
    assert str(caught.value).startswith(f"The plan in {tmp_path / 'own.toml'} cannot be used (")
    assert why in str(caught.value)


def test_a_plan_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadPlan, match="it is not there"):
        read_plan(tmp_path, "own")
