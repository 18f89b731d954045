"""Answers about health that were sealed: what could be opened, and why something could not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from backcare_desktop.core.check_in import CheckIn

Opened = Mapping[UUID, CheckIn]
"""What was said in check-ins, by the id of each one's fact."""

KeyRefusal = Literal["none", "plain", "locked", "dismissed", "silent", "lost", "failing"]
"""Why the key that opens the answers is not to be had.

No keyring at all, or only one that keeps it in clear; locked, and the question for the password
was put away or could not be shown; a new keyring was not wanted; no answer in time; the keyring
is there and has no such key; it failed in another way.
"""

Reading = Literal["open", "waiting", "closed"] | KeyRefusal
"""The answers could be read, are being opened, need a question put to somebody, or why not."""

NO_KEYRING: frozenset[Reading] = frozenset({"none", "plain"})
"""There is none that keeps a secret; one may be started at any time."""


def opens_when_asked(reading: Reading) -> bool:
    """Whether the keyring may open them when the user asks; else only a key that is entered."""
    return reading not in NO_KEYRING and reading != "lost"


@dataclass(frozen=True, slots=True)
class KeyOutcome:
    """What became of a key that was to be shown or taken in; `key` is its text, where there is one.

    "right" is one that was entered and that no keyring here keeps.
    """

    what: Literal["shown", "kept", "right", "mistyped", "no key yet"] | KeyRefusal
    key: str = ""
