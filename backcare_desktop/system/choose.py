"""The first source that is usable here, or Nothing; the next one when it dies, and the way back.

What was passed over is tried again when somebody asks anyway, ever more seldom: a service that
starts after us or anew is sensed then, and nothing is woken for it.
"""

from __future__ import annotations

import logging
import select
import time
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from backcare_desktop.system.ports import Source

FIRST_WAIT = 5.0
"""Seconds until what was passed over is tried again; each further wait is twice as long."""

LONGEST_WAIT = 600.0
"""Seconds between two tries, at most. A source that has worked for so long begins anew."""

HELD_UP = 0.1
"""Seconds of a try after which the next one comes as late as any: somebody hangs."""

FIRST_WORD = 0.2
"""Seconds that one that is back has for its first word."""

_LOGGER = logging.getLogger(__name__)

S = TypeVar("S", bound=Source)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A source that is not in use, and why, in a few plain words."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Maker(Generic[S]):
    """How to make a source. Making it may raise ImportError or OSError: it is not here.

    `worth` says whether it may have come since: else it is not tried again, unless it has died.
    """

    name: str
    make: Callable[[], S]
    worth: Callable[[], bool] = lambda: True


class Chosen(Generic[S]):
    """The source in use. `nothing` ends the list and is always usable.

    One that is `content` keeps whatever works, and tries the others again only while nothing does.
    `now` is a monotonic clock.
    """

    def __init__(
        self,
        sense: str,
        makers: Iterable[Maker[S]],
        nothing: S,
        *,
        content: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.sense = sense
        self._makers = tuple(makers)
        self._nothing, self._content, self._now = nothing, content, now
        self._why: dict[str, str] = {}
        self._told: set[str] = set()
        self._died: set[int] = set()
        self._wait, self._since = FIRST_WAIT, now()
        self._again = self._since + self._wait
        self._at, self._source = self._first_from(0, len(self._makers))
        _LOGGER.info("%s: by %s", sense, self._source.name)

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Those that would be in use rather than this one, and why they are not."""
        names = (maker.name for maker in self._makers[: self._at])
        return tuple(PassedOver(name, self._why[name]) for name in names)

    def source(self) -> S:
        """The one in use; one that has died is passed over to the next, which the log says."""
        if not self._source.usable() and self._source is not self._nothing:
            self._pass_over()
        elif self._at and self._now() >= self._again and not self._keeps():
            self._try_again()
        return self._source

    def asked(self, question: Callable[[S], T]) -> T:
        """What the source in use says; where it dies of the question, what the next one says."""
        source = self.source()
        said = question(source)
        return said if source is self.source() else self.asked(question)

    @property
    def name(self) -> str:
        """The name of the one in use."""
        return self._source.name

    def usable(self) -> bool:
        """Always: Nothing is usable, too."""
        return True

    def fileno(self) -> int:
        """The source's own; another one once it has died, or an earlier one is back."""
        return self.source().fileno()

    def drain(self) -> bool:
        """The source's own."""
        return self.source().drain()

    def close(self) -> None:
        """Let go of the source; nothing is sensed any more."""
        self._source.close()
        self._makers, self._at, self._source = (), 0, self._nothing

    def _keeps(self) -> bool:
        return self._content and self._source is not self._nothing

    def _pass_over(self) -> None:
        """To the next; the log has each that dies once, and not each death of one that flaps."""
        gone, now = self._source, self._now()
        gone.close()
        self._why[self._makers[self._at].name] = "it has stopped"
        self._died.add(self._at)
        if now - self._since >= LONGEST_WAIT:
            self._wait = FIRST_WAIT
            self._told.discard(gone.name)
        self._again = now + self._wait
        self._at, self._source = self._first_from(self._at + 1, len(self._makers))
        self._since = now
        level = logging.DEBUG if gone.name in self._told else logging.WARNING
        self._told.add(gone.name)
        _LOGGER.log(level, "%s: %s has stopped, now by %s", self.sense, gone.name, self.name)

    def _try_again(self) -> None:
        """Those that come before the one in use, which stays where none of them works."""
        now = self._now()
        before = enumerate(self._makers[: self._at])
        worth = {at for at, maker in before if maker.worth() or at in self._died}
        if not worth:
            self._again = now + FIRST_WAIT
            return
        at, source = self._first_from(0, self._at, worth)
        held_up = self._now() - now >= HELD_UP
        self._wait = LONGEST_WAIT if held_up else min(2 * self._wait, LONGEST_WAIT)
        self._again = now + self._wait
        if source is self._nothing:
            return
        self._hear_out(source)
        self._source.close()
        self._at, self._source, self._since = at, source, now
        level = logging.DEBUG if source.name in self._told else logging.INFO
        _LOGGER.log(level, "%s: by %s from now on", self.sense, source.name)

    def _hear_out(self, source: S) -> None:
        """Give one that is back a moment for its first word: a look may go by it just now."""
        end = time.monotonic() + FIRST_WORD
        while self._is_mute(source) and source.fileno() >= 0:
            left = end - time.monotonic()
            if left <= 0 or not select.select([source.fileno()], [], [], left)[0]:
                return
            source.drain()

    def _is_mute(self, source: S) -> bool:  # noqa: ARG002 - of most kinds none is
        """Whether it has not said anything yet, and will of itself."""
        return False

    def _first_from(
        self, first: int, end: int, worth: Container[int] | None = None
    ) -> tuple[int, S]:
        """The first usable one of these places, or Nothing; `worth` are those to be tried."""
        for at in range(first, end):
            if worth is not None and at not in worth:
                continue
            source = self._made(self._makers[at])
            if source is not None:
                return at, source
        return end, self._nothing

    def _made(self, maker: Maker[S]) -> S | None:
        try:
            source = maker.make()
        except (ImportError, OSError) as why:
            self._why[maker.name] = str(why)
            return None
        if not source.usable():
            source.close()
            self._why[maker.name] = "it is not usable here"
            return None
        return source
