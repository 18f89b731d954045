"""Random days by the thousand, in child processes that let everybody else go first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from random import Random

from tests.core.days import Day, live, random_plan, random_start
from tests.core.laws import told

ACTS = 40
"""So much happens in about a day."""

AT_A_TIME = 50


def lived(seed: int, *, eager: bool = False) -> Day:
    """The random day of this seed, held against the laws; `eager` with looks nobody asked for.

    On one of ten no sense tells of input.
    """
    chance = Random(seed)  # noqa: S311 - a day that can be lived again
    extra = Random(-seed) if eager else None  # noqa: S311
    blind = seed % 10 == 0
    day = Day(plan=random_plan(chance), wall=random_start(chance), eager=extra, blind=blind)
    live(day, chance, ACTS)
    return day


def broken(seeds: range, *, eager: bool = False) -> list[str]:
    """Of these days, what broke which law: empty where all held."""
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_last_in_line) as pool:
        parts = [seeds[at : at + AT_A_TIME] for at in range(0, len(seeds), AT_A_TIME)]
        found = pool.map(partial(_broken, eager=eager), parts)
        return [one for part in found for one in part]


def _last_in_line() -> None:
    os.nice(19)


def _broken(seeds: range, *, eager: bool) -> list[str]:
    return [said for seed in seeds for said in _said(seed, eager=eager)]


def _said(seed: int, *, eager: bool) -> Iterator[str]:
    try:
        facts = lived(seed).facts
        if eager:
            assert told(lived(seed, eager=True).facts) == told(facts), "law 4: other facts"
    except AssertionError as error:
        yield f"lived({seed}{', eager=True' if eager else ''}): {error}"
