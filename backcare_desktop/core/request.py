"""What may be asked of the running program over its socket: a table in, a request out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import ACTIVITIES, Feeling
from backcare_desktop.core.heat import HEAT, LEAST, MOST
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.pausing import pause_until

MOST_MINUTES = 600
"""Of an activity that is logged: ten hours."""


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


Request = AskStatus | ComeForward | Listen | Quit | Say
"""Everything that is understood."""


class BadRequest(ValueError):
    """A table that asks for nothing we know. Its text is one sentence."""


def request_from(  # noqa: C901, PLR0911, PLR0912 - one arm a kind of request
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
        case {"do": "start", "routine": str(name), "minutes": int(minutes)}:
            return Say(r.StartHeat(_heat_minutes(name, minutes)))
        case {"do": "start", "routine": str(name)} if name == HEAT:
            return Say(r.StartHeat())
        case {"do": "start", "routine": str(name)}:
            return Say(r.StartByHand((name,)))
        case {"do": "pause", "for": str(text)}:
            return Say(r.Pause(pause_until(text, now, hours)))
        case {"do": "resume"}:
            return Say(r.Resume())
        case {"do": "skip"}:
            return Say(r.Skip())
        case {"do": "skin-fine"}:
            return Say(r.SkinIsFine())
        case {"do": "pad-off"}:
            return Say(r.PadIsOff())
        case {"do": "activity", "what": str(what), "minutes": int(minutes)}:
            return Say(_activity(what, minutes, table.get("felt")))
        case {"do": "day", "mark": "ordinary" | "rest" | "flare" as mark}:
            return Say(r.MarkDay(mark))
        case _:
            raise BadRequest(f"The running program does not understand {dict(table)!r}.")


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
