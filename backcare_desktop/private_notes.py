"""Notes about stress, back and mood: sealed before they are kept, by a key made when needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core.answers import gone_by
from backcare_desktop.core.check_in import CheckIn, Lately
from backcare_desktop.core.reply import KeepKey, NoteCheckIn, Reply
from backcare_desktop.store.private_answers import Child, key_child, make_key
from backcare_desktop.store.waiting_notes import Waiting, WaitingNotes
from backcare_desktop.ui.wakes import Wake


class PrivateNotes(QObject):
    """The first note makes a pair of keys; until then notes wait, if need be for the next start."""

    refused = Signal(str)
    """No keyring keeps a secret here: one of core.private.KeyRefusal. The notes still wait."""

    key_made = Signal(str)
    """The user keeps the key: this is it, to be written down."""

    def __init__(  # noqa: PLR0913 - each is one of its neighbours
        self,
        key: Callable[[], str | None],
        say: Callable[[Reply], None],
        parent: QObject,
        held: WaitingNotes,
        ask: Callable[[Mapping[str, object]], Child] = key_child,
        *,
        wall: Callable[[], datetime],
        lately: Callable[[CheckIn], Lately] = lambda _said: Lately(),
    ) -> None:
        """`key` is the public one in force; `say` takes a reply to the engine; `wall` is now.

        `lately` is what the notes before add to one.
        """
        super().__init__(parent)
        self._key, self._say, self._held, self._ask = key, say, held, ask
        self._wall, self._lately = wall, lately
        self._waiting: list[Waiting] = []
        self._child: Child | None = None
        self._wake = Wake(self._fileno, self._heard, self)

    def keep(self, said: CheckIn) -> None:
        """Note this."""
        public = self._key()
        if public is not None and not self._waiting:
            self._note_one(said, public)
            return
        self._waiting.append(Waiting(said, self._wall()))
        self._go_by(said)
        self._note_or_wait()

    def _go_by(self, said: CheckIn) -> None:
        """What it changes does not wait for a key: the user has been told of it."""
        changes = gone_by(said, self._lately(said))
        if changes is not None:
            self._say(changes)

    @property
    def are_under_way(self) -> bool:
        """Whether any waits for a key, or a key is being made."""
        return bool(self._waiting) or self._child is not None

    def take_up(self) -> None:
        """What an earlier run was told and ended with, before there was a key."""
        self._waiting = [*self._held.notes(), *self._waiting]
        if self._waiting:
            self._note_or_wait()

    def make_key(self, *, own: bool = False) -> None:
        """A pair of keys, its private one in the keyring, or `own`: shown and kept by the user."""
        if self._child is not None:
            return
        try:
            self._child = self._ask(make_key(own=own))
        except OSError:
            self.refused.emit("failing")
            return
        self._wake.watch()

    def leave_out(self) -> None:
        """What waits is not to be kept."""
        self._waiting.clear()
        self._held.put(())

    def close(self) -> None:
        """End what is still asked. What waits does so till the next start: nobody left it out."""
        self._waiting, self._held = [], WaitingNotes(None)
        if self._child is not None:
            self._child.close()
            self._child = None

    def _fileno(self) -> int:
        return -1 if self._child is None else self._child.fileno()

    def _heard(self) -> None:
        reply = self._child.drain() if self._child is not None else None
        if reply is None:
            return
        self._child = None
        if not reply.public:
            self.refused.emit(reply.refused or "failing")
            return
        self._say(KeepKey(reply.public))
        self._note(reply.public)
        if reply.key:
            self.key_made.emit(reply.key)

    def _note_or_wait(self) -> None:
        public = self._key()
        if public is None:
            self._held.put(self._waiting)
            self.make_key()
        else:
            self._note(public)

    def _note(self, public: str) -> None:
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            self._note_one(note.said, public, note)
        # Only now: a note that is taken up twice is the same fact, one that is lost is none.
        self._held.put(())

    def _note_one(self, said: CheckIn, public: str, waited: Waiting | None = None) -> None:
        from backcare_desktop.store.sealing import seal

        sealed, lately = seal(said, public), self._lately(said)
        if waited is None:
            self._say(NoteCheckIn(said, sealed, lately))
        else:
            self._say(NoteCheckIn(said, sealed, lately, waited.given, waited.id))
