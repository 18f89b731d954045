"""The key to private notes, shown and entered: by a child, for the keyring may never answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core.private import KeyOutcome
from backcare_desktop.store.private_answers import (
    Child,
    KeyReply,
    keep_key,
    key_child,
    show_key,
)
from backcare_desktop.ui.wakes import Wake


class RecoveryKey(QObject):
    """One request at a time; a second one waits for nobody and is passed over."""

    came = Signal(object)
    """What became of it: a `KeyOutcome`."""

    def __init__(
        self,
        key: Callable[[], str | None],
        parent: QObject,
        ask: Callable[[Mapping[str, object]], Child] = key_child,
    ) -> None:
        """`key` is the public one in force."""
        super().__init__(parent)
        self._key, self._ask = key, ask
        self._child: Child | None = None
        self._entered = ""
        self._wake = Wake(self._fileno, self._heard, self)

    def show_it(self) -> None:
        """The private key that belongs to the public one in force."""
        public = self._key()
        if public is None:
            self.came.emit(KeyOutcome("no key yet"))
        else:
            self._begin(show_key(public))

    def enter(self, text: str) -> None:
        """A key as it was written down, back into the keyring."""
        if self._child is None:
            self._entered = text
            self._begin(keep_key(text))

    def close(self) -> None:
        """End what is still asked."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _begin(self, request: Mapping[str, object]) -> None:
        if self._child is not None:
            return
        try:
            self._child = self._ask(request)
        except OSError:
            self.came.emit(KeyOutcome("failing"))
            return
        self._wake.watch()

    def _fileno(self) -> int:
        return -1 if self._child is None else self._child.fileno()

    def _heard(self) -> None:
        reply = self._child.drain() if self._child is not None else None
        if reply is None:
            return
        self._child = None
        entered, self._entered = self._entered, ""
        self.came.emit(_outcome(reply, entered))


def _outcome(reply: KeyReply, entered: str) -> KeyOutcome:
    if reply.key:
        return KeyOutcome("shown", reply.key)
    if reply.error:
        return KeyOutcome("mistyped")
    if reply.public:
        return KeyOutcome("kept" if reply.refused is None else "right", entered)
    return KeyOutcome(reply.refused or "failing")
