"""Check-ins opened for a window by the child that has the key: never waited for."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from backcare_desktop.core.private import NO_KEYRING, Opened
from backcare_desktop.store.private_answers import KeyChild, open_answers, open_quietly

if TYPE_CHECKING:
    from backcare_desktop.core.private import Reading

LIMIT_S = 60
"""Seconds that the keyring, and who is asked for its password, have for an answer."""

_LOGGER = logging.getLogger(__name__)


def key_child(*, quietly: bool, held: Sequence[str] = ()) -> KeyChild:
    """The child, asked to open everything that was ever said. Raises OSError."""
    request = open_quietly if quietly else open_answers
    return KeyChild(request(date.min, held), LIMIT_S)


class Starts(Protocol):
    """Starts a child; `quietly` where nobody has asked for it."""

    def __call__(self, *, quietly: bool) -> KeyChild:
        """The child. Raises OSError."""
        ...


class Opening(QObject):
    """What could be opened so far, and how it stands with the rest."""

    came = Signal()
    """There is an answer: look again."""

    def __init__(self, parent: QObject, started: Starts = key_child) -> None:
        super().__init__(parent)
        self._started = started
        self._child: KeyChild | None = None
        self._ears: QSocketNotifier | None = None
        self._may_ask = self._quietly = True
        self._asked_of = 0
        self.opened: Opened = {}
        self.reading: Reading = "open"

    def needed(self, unread: int) -> None:
        """So many are unopened. Nobody has asked for it: no keyring is to put a question.

        Where none was there, one more to open is an occasion to look again.
        """
        if self._may_ask or (self._lacks_keyring() and unread > self._asked_of):
            self._asked_of = unread
            self._begin(quietly=True)

    def again(self) -> None:
        """Ask, as the user says, who may have to give a password for it.

        Who is being asked already has not heard of a key that was entered since.
        """
        self.let_go()
        self._begin(quietly=False)

    def something_new(self) -> None:
        """There may be more by now; whoever has refused is not asked again because of that."""
        self._may_ask = self._may_ask or (self._child is None and self.reading == "open")

    def looked_at(self) -> None:
        """The same, and somebody looks: a keyring that was not there may have been started."""
        self.something_new()
        self._may_ask = self._may_ask or self._lacks_keyring()

    def let_go(self) -> None:
        """End what is asked: the window closes, or it is asked otherwise."""
        self._stop_hearing()
        if self._child is not None:
            self._child.close()
        self._child = None

    def _lacks_keyring(self) -> bool:
        return self._child is None and self.reading in NO_KEYRING

    def _begin(self, *, quietly: bool) -> None:
        self._may_ask, self._quietly = False, quietly
        try:
            self._child = self._started(quietly=quietly)
        except OSError as error:
            _LOGGER.info("check-ins are not opened: %s", error)
            self.reading = "failing"
            return
        if not quietly or self.reading not in NO_KEYRING:  # else nothing is to flicker
            self.reading = "waiting"
        self._ears = QSocketNotifier(self._child.fileno(), QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._hear)

    def _hear(self) -> None:
        reply = self._child.drain() if self._child is not None else None
        if reply is None:
            return
        self._stop_hearing()
        self._child = None
        self.opened = {**self.opened, **reply.opened}
        shut = self._quietly and reply.refused in {"locked", "silent"}
        failed: Reading = "failing" if reply.error else "open"
        self.reading = "closed" if shut else reply.refused or failed
        self.came.emit()

    def _stop_hearing(self) -> None:
        if self._ears is not None:
            self._ears.setEnabled(False)
            self._ears.deleteLater()
        self._ears = None
