"""How far something has come that is done in several steps."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many are done, of how many."""


def nothing(_done: int, _whole: int) -> None:
    """For those who do not watch."""


def stage(progress: Progress, first: int, last: int) -> Progress:
    """What a step tells that is these per cent of the whole."""

    def told(done: int, whole: int) -> None:
        progress(first + (last - first) * done // max(1, whole), 100)

    return told
