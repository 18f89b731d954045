"""All signs read together: the ones that are on, save those that the user ignores."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core.sense import Sense
from backcare_desktop.system.choose import Chosen
from backcare_desktop.system.ports import StateSource


class ChosenState(Chosen[StateSource]):
    """The source of one sign in use."""

    def on(self) -> bool | None:
        """What the source in use says."""
        return self.asked(lambda source: source.on())

    def _is_mute(self, source: StateSource) -> bool:
        """Nobody may come before a call that is only not yet told of."""
        return source.on() is None


class Signs:
    """Several sources may tell of one sign: either is believed."""

    def __init__(self, sources: Iterable[tuple[Sense, ChosenState]]) -> None:
        self._sources = tuple(sources)
        self.ignored: frozenset[Sense] = frozenset()

    def read(self) -> frozenset[Sense]:
        """The signs that are on now. A sign that is on already asks no further source."""
        found: set[Sense] = set()
        for sign, source in self._sources:
            if sign not in self.ignored and sign not in found and source.on():
                found.add(sign)
        return frozenset(found)

    def sources(self) -> tuple[tuple[Sense, ChosenState], ...]:
        """Each with its sign, in the order in which they are asked."""
        return self._sources
