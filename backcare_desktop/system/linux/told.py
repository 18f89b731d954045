"""What two small programs tell together: one sleeps until something changes, one says how it is.

The first runs as long as we do and is never waited for; the second runs after each change.
"""

from __future__ import annotations

import re
import select
import time
from collections.abc import Callable, Mapping, Sequence

from backcare_desktop.system.linux.child import Child

LONGEST = 5.0
"""Seconds that an answer may take; one that takes longer is given up."""

DEAF = 2.0
"""Seconds after its start in which the first program may not hear yet."""

TRIES = 3
"""So many times in a row it is asked: one who has just started may refuse the first."""


class Told:
    """`changes` are the lines of the first program that matter. Raises OSError without either.

    `now` is a monotonic clock.
    """

    def __init__(
        self,
        monitor: Sequence[str],
        changes: re.Pattern[str],
        query: Sequence[str],
        environ: Mapping[str, str],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._matters, self._query, self._environ = changes, query, environ
        self._now = now
        self._sure_from: float | None = now() + DEAF
        self._poll = select.epoll()
        self._asked: Child | None = None
        self._answer: list[str] = []
        self._again = False
        self._refusals = 0
        self._since = 0.0
        try:
            self._monitor = Child(monitor, environ)
        except OSError:
            self._poll.close()
            raise
        self._poll.register(self._monitor.fileno(), select.EPOLLIN)
        self._ask()

    def alive(self) -> bool:
        """Whether the first program still tells us of changes."""
        return not self._monitor.ended()

    def fileno(self) -> int:
        """What becomes readable when `drain` has something to do; -1 once that program ended."""
        return self._poll.fileno() if self.alive() else -1

    def look(self) -> None:
        """Ask once more a while after the start: what changed before the first one heard is lost.

        It is for who looks anyway; `drain` takes in what comes of it.
        """
        if self.alive() and self._sure_from is not None and self._now() >= self._sure_from:
            self._sure_from = None
            self._ask()

    def drain(self) -> list[str] | None:
        """Take in what has come, without waiting; the lines of a new answer, None without one."""
        said = self._monitor.lines()
        if said and self._asked is not None:
            self._sure_from = None  # it hears already, before the second one has looked
        if any(map(self._matters.search, said)):
            self._refusals = 0
            self._ask()
        answer = self._answered()
        if not self.alive():
            self.close()
        return answer

    def close(self) -> None:
        """End both."""
        self._monitor.close()
        if self._asked is not None:
            self._asked.close()
        self._asked, self._again = None, False
        self._poll.close()

    def _ask(self) -> None:
        if self._asked is not None and self._now() - self._since < LONGEST:
            self._again = True
            return
        if self._asked is not None:
            self._asked.close()
        self._again, self._since, self._answer = False, self._now(), []
        self._asked = Child(self._query, self._environ)
        self._poll.register(self._asked.fileno(), select.EPOLLIN)

    def _answered(self) -> list[str] | None:
        if self._asked is None:
            return None
        self._answer += self._asked.lines()
        if not self._asked.ended():
            return None
        answer = self._answer if self._asked.code == 0 else None
        self._asked = None
        self._refusals = self._refusals + 1 if answer is None else 0
        if self._again or 0 < self._refusals < TRIES:
            self._ask()
        return answer
