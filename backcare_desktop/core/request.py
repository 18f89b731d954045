"""What may be asked of the running program over its socket: a table in, a request out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from backcare_desktop.core import reply as r
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.pausing import pause_until


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
    """End."""


@dataclass(frozen=True, slots=True)
class Say:
    """An answer of the user's, as if clicked."""

    reply: r.Reply


Request = AskStatus | ComeForward | Listen | Quit | Say
"""Everything that is understood."""


class BadRequest(ValueError):
    """A table that asks for nothing we know. Its text is one sentence."""


def request_from(  # noqa: PLR0911 - one arm a kind of request
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
        case {"do": "quit"}:
            return Quit()
        case {"do": "start", "routine": str(name)}:
            return Say(r.StartByHand((name,)))
        case {"do": "pause", "for": str(text)}:
            return Say(r.Pause(pause_until(text, now, hours)))
        case {"do": "resume"}:
            return Say(r.Resume())
        case {"do": "skip"}:
            return Say(r.Skip())
        case _:
            raise BadRequest(f"The running program does not understand {dict(table)!r}.")
