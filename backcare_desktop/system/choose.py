"""The first source that is usable here, or Nothing; and the next one when it dies."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from backcare_desktop.system.ports import Source

_LOGGER = logging.getLogger(__name__)

S = TypeVar("S", bound=Source)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A source that is not in use, and why, in a few plain words."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Maker(Generic[S]):
    """How to make a source. Making it may raise ImportError or OSError: it is not here."""

    name: str
    make: Callable[[], S]


class Chosen(Generic[S]):
    """The source in use. `nothing` ends the list and is always usable."""

    def __init__(self, sense: str, makers: Iterable[Maker[S]], nothing: S) -> None:
        self.sense = sense
        self.passed_over: tuple[PassedOver, ...] = ()
        self._left: Iterator[Maker[S]] = iter(tuple(makers))
        self._nothing = nothing
        self._source = self._next()
        _LOGGER.info("%s: by %s", sense, self._source.name)

    def source(self) -> S:
        """The one in use; one that has died is passed over to the next, which the log says."""
        if not self._source.usable() and self._source is not self._nothing:
            gone = self._source
            gone.close()
            self._pass_over(gone.name, "it has stopped")
            self._source = self._next()
            _LOGGER.warning("%s: %s has stopped, now by %s", self.sense, gone.name, self.name)
        return self._source

    @property
    def name(self) -> str:
        """The name of the one in use."""
        return self._source.name

    def usable(self) -> bool:
        """Always: Nothing is usable, too."""
        return True

    def fileno(self) -> int:
        """The source's own; another one once it has died."""
        return self.source().fileno()

    def drain(self) -> bool:
        """The source's own."""
        return self.source().drain()

    def close(self) -> None:
        """Let go of the source; nothing is sensed any more."""
        self._source.close()
        self._source, self._left = self._nothing, iter(())

    def _next(self) -> S:
        for maker in self._left:
            source = self._made(maker)
            if source is not None:
                return source
        return self._nothing

    def _made(self, maker: Maker[S]) -> S | None:
        try:
            source = maker.make()
        except (ImportError, OSError) as why:
            self._pass_over(maker.name, str(why))
            return None
        if not source.usable():
            source.close()
            self._pass_over(maker.name, "it is not usable here")
            return None
        return source

    def _pass_over(self, name: str, why: str) -> None:
        self.passed_over = (*self.passed_over, PassedOver(name, why))
