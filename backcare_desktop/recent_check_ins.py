"""The last weeks' check-ins in clear, in memory only, for the rules that look at several days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core.check_in import CheckIn, Daily, Lately
from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.core.lately import Days, lately
from backcare_desktop.opening import Opening
from backcare_desktop.store.private_answers import KeyChild, open_quietly

LOOKS_BACK = timedelta(days=28)
"""So far, where there is anything."""

LIMIT_S = 10
"""Seconds that the keyring has: what comes later is too late for the answers of now."""


class RecentCheckIns(QObject):
    """Looked at when a check-in opens. A keyring that would ask for its password is not asked."""

    came = Signal()
    """There is more to go by now."""

    def __init__(
        self,
        today: Callable[[], date],
        sealed: Callable[[date], Sequence[CheckedIn]],
        parent: QObject,
        asked: Callable[[date], KeyChild] | None = None,
    ) -> None:
        """`today` is the lived day; `sealed` has the facts since a day, oldest first."""
        super().__init__(parent)
        self._today, self._sealed = today, sealed
        self._ask = asked or _asked
        self._opening = Opening(self, self._started)
        self._opening.came.connect(self.came)
        self._said: dict[date, Daily] = {}

    @property
    def days(self) -> Days:
        """One of each day, the last that was said on it."""
        opened, said = self._opening.opened, self._said
        if not opened and not said:
            return ()
        found: dict[date, Daily] = {}
        for fact in self._sealed(self._since()):
            one = said.get(fact.day, opened.get(fact.id))
            if fact.kind == "daily" and isinstance(one, Daily):
                found[fact.day] = one
        return sorted(found.items())

    def look(self) -> None:
        """A check-in is about to be answered: have open by then what can be opened."""
        self._opening.something_new()
        if any(fact.id not in self._opening.opened for fact in self._sealed(self._since())):
            self._opening.needed()

    def lately(self, said: CheckIn) -> Lately:
        """What the days before add to this."""
        return lately(self.days, self._today(), said)

    def add(self, said: CheckIn) -> None:
        """Saved just now; it counts for as long as its fact stands."""
        if isinstance(said, Daily):
            self._said[self._today()] = said

    def close(self) -> None:
        """End what is still asked."""
        self._opening.let_go()

    def _started(self, *, quietly: bool) -> KeyChild:
        del quietly  # it is never anything else here
        return self._ask(self._since())

    def _since(self) -> date:
        return self._today() - LOOKS_BACK


def _asked(since: date) -> KeyChild:
    return KeyChild(open_quietly(since), LIMIT_S)
