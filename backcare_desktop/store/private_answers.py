"""Asking the child that has the key: it is never waited for, and ends by itself when it is late."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, get_args
from uuid import UUID

from backcare_desktop.core.check_in import check_in_from
from backcare_desktop.core.private import KeyRefusal, Opened
from backcare_desktop.paths import own_command

COMMAND = "answers-key"
"""The hidden subcommand of our own executable."""

LIMIT_S = 60
"""Seconds that the keyring, and who is asked for its password, have for an answer."""

_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class KeyReply:
    """What came of it: a public key that is kept, a private one to be shown, opened answers.

    `refused` says why something is missing; `error` is a sentence on what was entered.
    """

    public: str = ""
    key: str = ""
    opened: Opened = field(default_factory=dict)
    refused: KeyRefusal | None = None
    error: str = ""


def make_key(*, own: bool = False) -> dict[str, object]:
    """A new pair, its private key in the keyring; or `own`: shown, and kept by the user."""
    return {"do": "make-own" if own else "make"}


def show_key(public: str) -> dict[str, object]:
    """The recovery key that belongs to this public one."""
    return {"do": "show", "public": public}


def keep_key(recovery_key: str) -> dict[str, object]:
    """A recovery key, back into the keyring."""
    return {"do": "keep", "key": recovery_key}


def forget_keys(public: Iterable[str]) -> dict[str, object]:
    """The private keys that belong to these, out of the keyring."""
    return {"do": "forget", "public": sorted(public)}


def open_answers(since: date, held: Sequence[str] = ()) -> dict[str, object]:
    """What was said since that lived day; `held` are recovery keys that were entered."""
    return {"do": "open", "since": since.isoformat(), "held": list(held)}


def open_quietly(since: date, held: Sequence[str] = ()) -> dict[str, object]:
    """The same, unless the keyring would put a question: nobody has asked to see anything."""
    return {**open_answers(since, held), "quiet": True}


class KeyChild:
    """One request on its way. Readable when `drain` may have the reply. Raises OSError."""

    def __init__(
        self,
        request: Mapping[str, object],
        limit_s: int,
        command: Sequence[str] | None = None,
    ) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            own_command(COMMAND) if command is None else command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._said = b""
        self._ask({**request, "limit": limit_s})
        os.set_blocking(self.fileno(), False)

    def fileno(self) -> int:
        """Becomes readable when the child has said something or has ended; -1 when it is over."""
        pipe = self._process.stdout
        return -1 if pipe is None or pipe.closed else pipe.fileno()

    def drain(self) -> KeyReply | None:
        """The reply once the child has ended, and None before that."""
        while self.fileno() >= 0:
            try:
                piece = os.read(self.fileno(), _CHUNK)
            except BlockingIOError:
                return None
            self._said += piece
            if not piece:
                self.close()
        return _reply(self._said, self._process.returncode)

    def close(self) -> None:
        """End it, if it has not ended."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        if self._process.poll() is None and not self._said.endswith(b"\n"):
            self._process.kill()
        self._process.wait()

    def _ask(self, request: Mapping[str, object]) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.write(json.dumps(request).encode() + b"\n")
                pipe.close()


class Child(Protocol):
    """One request to who keeps the key."""

    def fileno(self) -> int:
        """Readable when there may be a reply."""
        ...

    def drain(self) -> KeyReply | None:
        """The reply, once it is there."""
        ...

    def close(self) -> None:
        """End it."""
        ...


def key_child(request: Mapping[str, object]) -> Child:
    """One that has a minute, for a keyring may ask somebody for a password. Raises OSError."""
    return KeyChild(request, LIMIT_S)


def asked(
    request: Mapping[str, object], limit_s: int, command: Sequence[str] | None = None
) -> KeyReply:
    """The reply, waited for: for those who have no window."""
    child = KeyChild(request, limit_s, command)
    os.set_blocking(child.fileno(), True)
    reply = child.drain()
    return KeyReply(refused="failing") if reply is None else reply


def _reply(said: bytes, code: int | None) -> KeyReply:
    if code == -signal.SIGALRM:
        return KeyReply(refused="silent")
    try:
        table: dict[str, Any] = json.loads(said)
        opened = {
            UUID(name): check_in_from(one["kind"], one["said"])
            for name, one in table.get("opened", {}).items()
        }
        return KeyReply(
            public=str(table.get("public", "")),
            key=str(table.get("key", "")),
            opened=opened,
            refused=_refusal(table.get("refused")),
            error=str(table.get("error", "")),
        )
    except (ValueError, TypeError, LookupError, AttributeError):
        return KeyReply(refused="failing")


def _refusal(value: object) -> KeyRefusal | None:
    if value is None:
        return None
    known: tuple[KeyRefusal, ...] = get_args(KeyRefusal)
    return next((one for one in known if one == value), "failing")
