"""Whether nobody is there who could see what happens on screen."""

from __future__ import annotations

from backcare_desktop.core.moment import Moment

UNTOUCHED = 300.0
"""Seconds without input, of nobody who sits before a film or in a call."""

LOCKED = 30.0
"""Seconds of a lock: a shorter one may have been a mistake."""


def nobody_there(moment: Moment) -> bool:
    """By input and lock; where no idle time is told, by the lock alone."""
    if moment.locked_since is not None and moment.boot - moment.locked_since >= LOCKED:
        return True
    return not moment.sits_still and (moment.idle or 0.0) >= UNTOUCHED
