"""The last weeks' check-ins in clear, in memory only, for the rules that look at several days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core.check_in import CheckIn, Daily, Lately
from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.core.lately import Days, lately
from backcare_desktop.core.private import Reading
from backcare_desktop.opening import Opening
from backcare_desktop.store.private_answers import KeyChild, open_answers, open_quietly

LOOKS_BACK = timedelta(days=28)
"""So far, where there is anything."""

LIMIT_S = 10
"""Seconds that the keyring has: what comes later is too late for the answers of now."""

PATIENT_S = 60
"""The same where the user has asked, and may have to give a password."""


class Asks(Protocol):
    """Starts a child that opens what was said since a day; `quietly`: without any question.

    `held` are keys that were entered.
    """

    def __call__(self, since: date, held: Sequence[str], *, quietly: bool) -> KeyChild:
        """The child. Raises OSError."""
        ...


class RecentCheckIns(QObject):
    """Looked at when a check-in opens. A keyring that would ask for its password is not asked."""

    came = Signal()
    """There is more to go by now."""

    def __init__(
        self,
        today: Callable[[], date],
        sealed: Callable[[date], Sequence[CheckedIn]],
        parent: QObject,
        asked: Asks | None = None,
    ) -> None:
        """`today` is the lived day; `sealed` has the facts since a day, oldest first."""
        super().__init__(parent)
        self._today, self._sealed = today, sealed
        self._ask = asked or _asked
        self._opening = Opening(self, self._started)
        self._opening.came.connect(self.came)
        self._said: dict[date, Daily] = {}
        self._held: list[str] = []

    @property
    def held(self) -> Sequence[str]:
        """The keys that were entered, which no keyring need have."""
        return tuple(self._held)

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

    @property
    def unread(self) -> Reading | None:
        """Why something that was said cannot be read; None where all can, or nobody knows yet."""
        reading = self._opening.reading
        if reading in {"open", "waiting"} or not self._unread():
            return None
        return reading

    def look(self) -> None:
        """It is about to be needed: have open by then what can be opened."""
        self._opening.looked_at()
        unread = self._unread()
        if unread:
            self._opening.needed(unread)

    def open_again(self) -> None:
        """The user wants it opened, and may be asked for a password."""
        self._opening.again()

    def hold(self, key: str) -> None:
        """A right key was entered: it is held till the program ends, and gone by at once."""
        if key not in self._held:
            self._held.append(key)
        if self._unread():
            self._opening.again()

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

    def _unread(self) -> int:
        """How many are neither open nor were said in this run."""
        known = self._opening.opened
        return sum(
            fact.id not in known and (fact.kind != "daily" or fact.day not in self._said)
            for fact in self._sealed(self._since())
        )

    def _started(self, *, quietly: bool) -> KeyChild:
        return self._ask(self._since(), self.held, quietly=quietly)

    def _since(self) -> date:
        return self._today() - LOOKS_BACK


def _asked(since: date, held: Sequence[str], *, quietly: bool) -> KeyChild:
    if quietly:
        return KeyChild(open_quietly(since, held), LIMIT_S)
    return KeyChild(open_answers(since, held), PATIENT_S)
