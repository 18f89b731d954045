"""Answers about health, sealed so that only the private key opens them; and that key as text.

Sealing is libsodium's sealed box (X25519, XSalsa20, Poly1305): it needs the public key only.
"""

from __future__ import annotations

import json
from base64 import b32decode, b32encode, b64decode, b64encode
from binascii import Error as NotBase
from dataclasses import dataclass
from hashlib import blake2b

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from backcare_desktop.core.check_in import CheckIn, check_in_from, check_in_table
from backcare_desktop.core.facts import CheckInKind

_CHECK_BYTES = 3
_KEY_BYTES = 32
_GROUP = 4
_MISREAD = str.maketrans("018", "OIB", " -\t\r\n")


class NotAKey(ValueError):
    """A text is no recovery key, or was mistyped. Its text is one sentence."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a recovery key: it has 14 groups of four letters and digits. "
            "Please compare it with the one that you kept."
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A private key as recovery text, and the public one that belongs to it, as base64."""

    private: str
    public: str


def new_pair() -> Pair:
    """A pair of keys that nobody else has."""
    return _pair(PrivateKey.generate())


def pair_of(recovery_key: str) -> Pair:
    """The pair of a private key as it was written down. Raises NotAKey."""
    return _pair(_private(recovery_key))


def seal(said: CheckIn, public: str) -> str:
    """What was said, as text that only the private key opens. Raises ValueError for no key.

    The public key, a colon, the box: a log may have answers to an earlier key.
    """
    box = SealedBox(PublicKey(b64decode(public, validate=True)))
    clear = json.dumps(check_in_table(said), separators=(",", ":")).encode()
    return f"{public}:{b64encode(box.encrypt(clear)).decode('ascii')}"


def sealed_to(sealed: str) -> str:
    """The public key that this was sealed to."""
    return sealed.partition(":")[0]


def unseal(kind: CheckInKind, sealed: str, recovery_key: str) -> CheckIn:
    """What was said. Raises ValueError when this key does not open it, or for nonsense."""
    box = b64decode(sealed.partition(":")[2], validate=True)
    try:
        clear = json.loads(SealedBox(_private(recovery_key)).decrypt(box))
    except CryptoError as error:
        raise ValueError("sealed to another key, or damaged") from error
    if not isinstance(clear, dict):
        raise ValueError("a table was expected")  # noqa: TRY004 - one kind for all nonsense
    return check_in_from(kind, clear)


def _pair(private: PrivateKey) -> Pair:
    key = bytes(private)
    letters = b32encode(key + _check(key)).decode("ascii")
    groups = (letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
    return Pair("-".join(groups), b64encode(bytes(private.public_key)).decode("ascii"))


def _private(text: str) -> PrivateKey:
    """Spaces and small letters are taken as they are meant, and 0, 1 and 8 as letters."""
    try:
        both = b32decode(text.upper().translate(_MISREAD))
    except (NotBase, ValueError) as error:
        raise NotAKey from error
    key, check = both[:_KEY_BYTES], both[_KEY_BYTES:]
    if len(key) != _KEY_BYTES or check != _check(key):
        raise NotAKey
    return PrivateKey(key)


def _check(key: bytes) -> bytes:
    return blake2b(key, digest_size=_CHECK_BYTES).digest()
