"""Laws of the gentle first days: one question after five of them; the plan follows its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Adapted, Change
from backcare_desktop.core.gentle_start import settled
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.remarks import Remark, remark
from backcare_desktop.core.settings import Settings
from tests.core.desk import BERLIN, MOVEMENT, Desk, plan

HOURLY = replace(MOVEMENT, every=60)
GENTLE = replace(plan(HOURLY), name="gentle")
NINE = time(9)


def mornings(desk: Desk, days: int) -> Iterator[Remark | None]:
    """What the line says each morning."""
    for _ in range(days):
        yield remark(desk.plan, desk.phase.ledger)
        night = datetime.combine(desk.wall.date() + timedelta(days=1), NINE, tzinfo=BERLIN)
        desk.sleep((night - desk.wall) / timedelta(minutes=1))
        desk.touch()
        desk.sit(1)


def asked(desk: Desk, days: int) -> list[bool]:
    return [one is not None and one.about == "gentle-start" for one in mornings(desk, days)]


def begun(with_plan: Plan = GENTLE) -> Desk:
    desk = Desk(plan=with_plan)
    desk.touch()
    desk.sit(1)
    return desk


def test_after_five_days_that_were_lived_it_is_asked_how_to_go_on() -> None:
    assert asked(begun(), 7) == [False] * 5 + [True] * 2


def test_it_is_asked_once_and_remembered_after_a_restart() -> None:
    desk = begun()
    asked(desk, 6)
    desk.say(r.Adapt("gentle-start", "as-before"))
    desk.restart()
    assert asked(desk, 9) == [False] * 9


@pytest.mark.parametrize("other", [replace(GENTLE, name="standard"), replace(GENTLE, slots=())])
def test_who_has_another_day_is_not_asked(other: Plan) -> None:
    assert not any(asked(begun(other), 7))


@pytest.mark.parametrize(
    ("change", "day"), [("every-45", ("standard", 45)), ("every-30", ("standard", 30))]
)
def test_the_day_is_as_was_answered(change: Change, day: tuple[str, int]) -> None:
    after = settled(Settings(plan="gentle", goal_days=5), said(begun(), change))
    assert (after.plan, after.spacing) == day
    assert after.goal_days == 5


def said(desk: Desk, change: Change) -> Adapted:
    desk.say(r.Adapt("gentle-start", change))
    return desk.last(Adapted)


@pytest.mark.parametrize("spacing", [None, 60])
def test_to_keep_the_gentle_day_changes_nothing(spacing: int | None) -> None:
    before = Settings(plan="gentle", spacing=spacing)
    assert settled(before, said(begun(replace(GENTLE, spacing=spacing)), "as-before")) == before


@pytest.mark.parametrize("spacing", [None, 60])
@pytest.mark.parametrize("change", ["every-45", "every-30"])
def test_taken_back_the_day_is_what_it_was_before_also_after_a_restart(
    change: Change, spacing: int | None
) -> None:
    before = Settings(plan="gentle", spacing=spacing)
    desk = begun(replace(GENTLE, spacing=spacing))
    then = settled(before, said(desk, change))
    desk.plan = replace(desk.plan, name=then.plan, spacing=then.spacing)
    desk.restart()
    assert settled(then, said(desk, "as-before")) == before


def test_who_has_chosen_another_spacing_since_keeps_it_when_that_is_taken_back() -> None:
    desk = begun()
    said(desk, "every-45")
    desk.plan = replace(desk.plan, name="standard", spacing=50)
    chosen = Settings(spacing=50)
    assert settled(chosen, said(desk, "as-before")) == chosen
