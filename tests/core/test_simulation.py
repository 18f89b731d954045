"""All laws at once, held through random days; a seed that fails fails again."""

from __future__ import annotations

import pytest

from tests.core.laws import told
from tests.core.many_days import broken, lived


@pytest.mark.parametrize("seed", range(30))
def test_the_laws_hold_after_every_step_of_a_random_day(seed: int) -> None:
    lived(seed)


@pytest.mark.parametrize("seed", range(6))
def test_law_4_looks_at_random_instants_change_no_random_day(seed: int) -> None:
    assert told(lived(seed, eager=True).facts) == told(lived(seed).facts)


def test_a_seed_lives_the_same_day_again() -> None:
    assert lived(7).facts == lived(7).facts


@pytest.mark.slow
@pytest.mark.timeout(1800)  # its children wait for everybody else
def test_the_laws_hold_through_ten_thousand_random_days() -> None:
    assert broken(range(1000, 11_000)) == []


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_law_4_holds_for_two_hundred_random_days() -> None:
    assert broken(range(100, 300), eager=True) == []
