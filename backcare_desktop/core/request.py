"""What may be asked of the running program over its socket: a table in, a request out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar, get_args

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import ACTIVITIES, Feeling, Mark, PauseKind
from backcare_desktop.core.gentle_start import CLOSER
from backcare_desktop.core.heat import HEAT, LEAST, MOST
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.pausing import pause_until

MOST_MINUTES = 600
"""Of an activity that is logged: ten hours."""

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class AskStatus:
    """Say what is going on."""


@dataclass(frozen=True, slots=True)
class ComeForward:
    """The program was started a second time: show that it is here."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Say each time that facts were added to the log."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End; `anyway` also while a pad may still be on."""

    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """An answer of the user's, as if clicked."""

    reply: r.Reply


@dataclass(frozen=True, slots=True)
class Choose:
    """Set a setting; `words` make its value."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unchoose:
    """A setting, or all of them where it has no name, as it was at first."""

    name: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Put a whole backup back, in the place of what there is."""

    file: str


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete these lived days, both included, for good; with `copies`, out of the backups too."""

    first: date
    last: date
    copies: bool


@dataclass(frozen=True, slots=True)
class TakeIn:
    """The facts of the log in this file are to be remembered, too, and gone by."""

    file: str


@dataclass(frozen=True, slots=True)
class AskKeys:
    """Say which keys to the check-ins are held: an export goes by them, too."""


@dataclass(frozen=True, slots=True)
class HoldKey:
    """A right key to the check-ins was entered in another window: go by it, till the end."""

    key: str


Request = (
    AskKeys
    | AskStatus
    | Choose
    | ComeForward
    | Delete
    | HoldKey
    | Listen
    | Quit
    | Restore
    | Say
    | TakeIn
    | Unchoose
)
"""Everything that is understood."""


class BadRequest(ValueError):
    """A table that asks for what cannot be. Its text is one sentence."""


class NotUnderstood(BadRequest):
    """A table that asks for nothing we know."""

    def __init__(self, table: Mapping[str, object]) -> None:
        super().__init__(f"The running program does not understand {dict(table)!r}.")


def request_from(  # noqa: C901, PLR0911 - one arm a kind of request
    table: Mapping[str, object], now: datetime, hours: Hours
) -> Request:
    """The request of a table whose "do" names it. Raises BadRequest, or NotATime."""
    match table:
        case {"do": "status"}:
            return AskStatus()
        case {"do": "front"}:
            return ComeForward()
        case {"do": "listen"}:
            return Listen()
        case {"do": "quit", "anyway": bool(anyway)}:
            return Quit(anyway)
        case {"do": "quit"}:
            return Quit()
        case {"do": "set", "setting": str(name), "to": [*words]}:
            return Choose(name, tuple(map(str, words)))
        case {"do": "reset", "setting": str(name)}:
            return Unchoose(name)
        case {"do": "restore", "file": str(file)}:
            return Restore(file)
        case {"do": "delete", "from": str(first), "to": str(last), "copies": bool(copies)}:
            return Delete(_day(first), _day(last), copies)
        case {"do": "take_in", "file": str(file)}:
            return TakeIn(file)
        case {"do": "keys" | "hold", **rest}:
            key = rest.get("key")
            return HoldKey(key) if isinstance(key, str) else AskKeys()
        case _:
            return Say(_reply_from(table, now, hours))


def _reply_from(  # noqa: C901, PLR0911 - one arm a kind of answer
    table: Mapping[str, object], now: datetime, hours: Hours
) -> r.Reply:
    match table:
        case {"do": "start", "routine": str(name), "minutes": int(minutes)}:
            return r.StartHeat(_heat_minutes(name, minutes))
        case {"do": "start", "routine": str(name)} if name == HEAT:
            return r.StartHeat()
        case {"do": "start", "routine": str(name)}:
            return r.StartByHand((name,))
        case {"do": "pause", "for": str(text), **rest}:
            kind = _one_of(get_args(PauseKind), rest.get("kind", "pause"), table)
            return r.Pause(pause_until(text, now, hours), kind)
        case {"do": "resume"}:
            return r.Resume()
        case {"do": "skip"}:
            return r.Skip()
        case {"do": "skin-fine"}:
            return r.SkinIsFine()
        case {"do": "pad-off"}:
            return r.PadIsOff()
        case {"do": "activity", "what": str(what), "minutes": int(minutes)}:
            return _activity(what, minutes, table.get("felt"))
        case {"do": "day", "mark": mark}:
            return r.MarkDay(_one_of(get_args(Mark), mark, table))
        case {"do": "come-closer", "change": change}:
            return r.Adapt("done-at-once", _one_of((*CLOSER, "as-before"), change, table))
        case _:
            raise NotUnderstood(table)


def _one_of(words: tuple[W, ...], word: object, table: Mapping[str, object]) -> W:
    """The word itself. Raises NotUnderstood for any other."""
    for one in words:
        if one == word:
            return one
    raise NotUnderstood(table)


def _heat_minutes(name: str, minutes: int) -> int:
    if name != HEAT:
        raise BadRequest(f"Only {HEAT} has minutes to choose.")
    if not LEAST <= minutes <= MOST:
        raise BadRequest(f"Heat lasts from {LEAST} to {MOST} minutes, not {minutes}.")
    return minutes


def _activity(what: str, minutes: int, felt: object) -> r.LogActivity:
    known = next((one for one in ACTIVITIES if one == what), None)
    if known is None:
        raise BadRequest(f"“{what}” is no activity; there are: {', '.join(ACTIVITIES)}.")
    if not 1 <= minutes <= MOST_MINUTES:
        raise BadRequest(f"An activity lasts from 1 to {MOST_MINUTES} minutes, not {minutes}.")
    return r.LogActivity(known, minutes, _felt(felt))


def _felt(felt: object) -> Feeling | None:
    match felt:
        case None | "easier" | "same" | "harder":
            return felt
        case _:
            raise BadRequest(f"It can have felt easier, same or harder, not {felt!r}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadRequest(f"“{text}” is no date such as 2026-12-24.") from error
