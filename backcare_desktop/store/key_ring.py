"""The desktop's keyring, as the keeper of private keys; it may wait for ever, so only in a child.

A keyring that would write the key down in clear is as good as none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Protocol

import keyring.backend
import keyring.errors

from backcare_desktop.core.private import KeyRefusal

SERVICE = "backcare-desktop"

_NEVER_ASKS = "keyring.backends.Windows"
_ASKS_WHEN_LOCKED = frozenset({"keyring.backends.SecretService", "keyring.backends.libsecret"})
"""Both ask the desktop's secret service: GNOME's keyring, KeePassXC, or KWallet since its 5.97."""


class KeyRefused(Exception):
    """The keyring does not keep the key, or does not give it."""

    def __init__(self, why: KeyRefusal) -> None:
        super().__init__(why)
        self.why: KeyRefusal = why


class Ring(Protocol):
    """What is asked of a keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept under this name."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep this under that name."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Let go of what is kept under that name."""
        ...


def trusted_ring(found: Iterable[keyring.backend.KeyringBackend] | None = None) -> Ring:
    """The first keyring that keeps secrets secret. Raises KeyRefused ("none" or "plain")."""
    try:
        rings = list(_in_force() if found is None else found)
    except (keyring.errors.KeyringError, RuntimeError, ImportError, AttributeError) as error:
        # One that the user has named in a file may not be there at all.
        raise KeyRefused("none") from error
    plain = False
    for ring in rings:
        if _is_plain(ring):
            plain = True
        elif ring.priority >= 1:
            return ring
    raise KeyRefused("plain" if plain else "none")


def quiet_ring() -> Ring:
    """The same, where it opens without a question. Raises KeyRefused.

    Of one that cannot be asked whether it would put a question, we take it that it does.
    """
    ring = trusted_ring()
    if opens_quietly(type(ring).__module__, _is_locked):
        return ring
    raise KeyRefused("locked")


def opens_quietly(kind: str, is_locked: Callable[[], bool]) -> bool:
    """Whether a keyring of this module puts no question to anybody, as far as we know."""
    return kind == _NEVER_ASKS or (kind in _ASKS_WHEN_LOCKED and not is_locked())


def keep(ring: Ring, public: str, private: str) -> None:
    """Keep a private key, and see that it is kept. Raises KeyRefused."""
    with _named():
        ring.set_password(SERVICE, public, private)
    if fetch(ring, public) != private:
        raise KeyRefused("failing")


def fetch(ring: Ring, public: str) -> str:
    """The private key that belongs to this public one. Raises KeyRefused."""
    with _named():
        private = ring.get_password(SERVICE, public)
    if private is None:
        raise KeyRefused("lost")
    return private


def forget(ring: Ring, public: str) -> None:
    """Let go of the private key of this public one, if it is there. Raises KeyRefused."""
    with _named():
        if ring.get_password(SERVICE, public) is not None:
            ring.delete_password(SERVICE, public)


@contextmanager
def _named() -> Iterator[None]:
    """The keyring's refusals by our own names."""
    try:
        yield
    except keyring.errors.NoKeyringError as error:
        raise KeyRefused("none") from error
    except keyring.errors.KeyringLocked as error:
        raise KeyRefused("locked") from error
    except keyring.errors.InitError as error:
        raise KeyRefused("dismissed") from error
    except (keyring.errors.KeyringError, RuntimeError, OSError) as error:
        raise KeyRefused("failing") from error


def _is_locked() -> bool:
    """Of the desktop's secret service: asking the keyring itself would unlock it."""
    import secretstorage  # noqa: PLC0415 - comes with the keyring, on Linux only

    try:
        with closing(secretstorage.dbus_init()) as bus:
            found = secretstorage.get_collection_by_alias(bus, "default")
            return bool(found.is_locked())
    except (secretstorage.SecretStorageException, OSError):
        return True


def _in_force() -> Iterable[keyring.backend.KeyringBackend]:
    """The one that the user or the desktop has chosen; of a chain, each of its links."""
    ring = keyring.get_keyring()
    return getattr(ring, "backends", None) or (ring,)


def _is_plain(ring: keyring.backend.KeyringBackend) -> bool:
    return type(ring).__module__.split(".")[:2] == ["keyrings", "alt"]
