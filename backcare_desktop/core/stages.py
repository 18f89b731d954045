"""How far something has come that is done in several steps."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many are done, of how many."""


def nothing(_done: int, _whole: int) -> None:
    """For those who do not watch."""


def percents(tell: Callable[[int], object]) -> Progress:
    """Tells how many per cent are done, each of them once."""
    told = -1

    def told_on(done: int, whole: int) -> None:
        nonlocal told
        percent = 100 * done // max(1, whole)
        if percent > told:
            told = percent
            tell(percent)

    return told_on


def stage(progress: Progress, first: int, last: int) -> Progress:
    """What a step tells that is these per cent of the whole."""

    def told(done: int, whole: int) -> None:
        progress(first + (last - first) * done // max(1, whole), 100)

    return told
