"""Waiting for something to become true, with a limit and a name."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

LOOK_EVERY_S = 0.02

T = TypeVar("T")


class NotInTime(AssertionError):
    """What was waited for did not come; says what it was and how long was waited."""


def until(what: str, look: Callable[[], T | None], limit_s: float = 10.0) -> T:
    """The first answer of `look` that is true, asked again and again. Raises NotInTime."""
    deadline = time.monotonic() + limit_s
    while True:
        answer = look()
        if answer:
            return answer
        if time.monotonic() >= deadline:
            raise NotInTime(f"not within {limit_s:g} s: {what}")
        time.sleep(LOOK_EVERY_S)
