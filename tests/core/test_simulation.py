"""All laws at once, held through random days; a seed that fails fails again."""

from __future__ import annotations

from random import Random

import pytest

from tests.core.days import Day, live, random_plan, random_start
from tests.core.laws import told

ACTS = 40
"""So much happens in about a day."""


def lived(seed: int, *, eager: bool = False) -> Day:
    chance = Random(seed)  # noqa: S311 - a day that can be lived again
    extra = Random(-seed) if eager else None  # noqa: S311
    day = Day(plan=random_plan(chance), wall=random_start(chance), eager=extra)
    live(day, chance, ACTS)
    return day


@pytest.mark.parametrize("seed", range(30))
def test_the_laws_hold_after_every_step_of_a_random_day(seed: int) -> None:
    lived(seed)


@pytest.mark.parametrize("seed", range(6))
def test_law_4_looks_at_random_instants_change_no_random_day(seed: int) -> None:
    assert told(lived(seed, eager=True).facts) == told(lived(seed).facts)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("first", range(1000, 6000, 1000))
def test_the_laws_hold_through_eighty_random_days_each(first: int) -> None:
    for seed in range(first, first + 80):
        lived(seed)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_law_4_holds_for_sixty_random_days() -> None:
    for seed in range(100, 160):
        assert told(lived(seed, eager=True).facts) == told(lived(seed).facts)
