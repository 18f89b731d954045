"""What came of carrying the log out, in or away, for windows to put into the user's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from backcare_desktop.core.keeping import Cause, Why

Fault = Literal[
    "too-large", "no-text", "no-json", "not-ours", "no-version", "newer", "no-facts", "fact"
]
"""What is wrong with a file that is to be taken in."""

BackupFault = Literal["not-there", "there-already", "not-ours", "damaged", "newer", "too-large"]
"""What is wrong with a file that everything is in, or was to be put into."""

KeyGone = Literal["", "gone", "none", "still-there"]
"""What became of the key to the check-ins; nothing was asked of it where this is empty."""


@dataclass(frozen=True, slots=True)
class Exported:
    """So many facts are in that file."""

    file: str
    facts: int


@dataclass(frozen=True, slots=True)
class PageWritten:
    """One page is in that file."""

    file: str


@dataclass(frozen=True, slots=True)
class Imported:
    """So many facts are new; so many were there already."""

    added: int
    known: int


@dataclass(frozen=True, slots=True)
class Deleted:
    """So many facts are gone; so many copies may still hold some of them."""

    facts: int
    copies: int
    key: KeyGone = ""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """So many facts, with settings and routines, are in that file."""

    file: str
    facts: int


@dataclass(frozen=True, slots=True)
class PutBack:
    """So many facts are as they were in that file; what was there before is in `before`."""

    file: str
    facts: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class LogMended:
    """A damaged log is kept as `aside`; see `core.salvage`. `backup` is a day, or empty."""

    aside: str
    backup: str
    saved: int


@dataclass(frozen=True, slots=True)
class LogWhole:
    """A log that was to be mended is whole: another one was put in its place meanwhile."""


@dataclass(frozen=True, slots=True)
class LogRefused:
    """The log could not be read or written."""

    cause: Cause
    file: str


@dataclass(frozen=True, slots=True)
class NothingLogged:
    """There is no log yet."""


@dataclass(frozen=True, slots=True)
class FileRefused:
    """A file of the user's could not be read, or written where `writing`."""

    file: str
    why: Why
    writing: bool = False


@dataclass(frozen=True, slots=True)
class BadExport:
    """That file is none of our exports, or is broken: nothing of it was taken in.

    `line` is counted from one, 0 where it is not known; `number` is that of a fact or of a byte,
    or how many MB there may be, and `field` is what is wrong in a fact.
    """

    file: str
    fault: Fault
    line: int = 0
    number: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class BackupRefused:
    """That file cannot be put back, or not be written: nothing was changed."""

    file: str
    fault: BackupFault


@dataclass(frozen=True, slots=True)
class Busy:
    """The running program cannot do it just now."""

    what: Literal["session", "heat", "starting", "silent"]


Outcome = (
    Exported
    | PageWritten
    | Imported
    | Deleted
    | BackedUp
    | PutBack
    | LogMended
    | LogWhole
    | LogRefused
    | NothingLogged
    | FileRefused
    | BadExport
    | BackupRefused
    | Busy
)

_KINDS: tuple[type[Outcome], ...] = (
    Exported,
    PageWritten,
    Imported,
    Deleted,
    BackedUp,
    PutBack,
    LogMended,
    LogWhole,
    LogRefused,
    NothingLogged,
    FileRefused,
    BadExport,
    BackupRefused,
    Busy,
)
_BY_NAME = {kind.__name__: kind for kind in _KINDS}

_KIND = "is"


def outcome_table(outcome: Outcome) -> dict[str, object]:
    """As one of our processes tells another."""
    return {_KIND: type(outcome).__name__, **asdict(outcome)}


def outcome_from(table: object) -> Outcome | None:
    """The reverse; None for what is no outcome."""
    if not isinstance(table, Mapping):
        return None
    kind = _BY_NAME.get(str(table.get(_KIND)))
    values = {name: value for name, value in table.items() if name != _KIND}
    try:
        return None if kind is None else kind(**values)
    except TypeError:
        return None
