"""What the running program answers to those who ask over its socket."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from backcare_desktop.core.heat_time import heat_standing
from backcare_desktop.core.pausing import NotATime
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.reply import Reply, StartByHand
from backcare_desktop.core.report import heat_table, status_table
from backcare_desktop.core.request import (
    AskKeys,
    AskStatus,
    BadRequest,
    Choose,
    ComeForward,
    Delete,
    HoldKey,
    Listen,
    Quit,
    Request,
    Restore,
    Say,
    TakeIn,
    Unchoose,
    request_from,
)
from backcare_desktop.core.settings import NotChosen
from backcare_desktop.core.stages import Progress, percents
from backcare_desktop.core.standing import standing
from backcare_desktop.engine import Engine

Table = dict[str, object]
Answer = Callable[[Table], bool]
"""Sends an answer; False once the one who asked has gone."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What only the program as a whole can do or say, in the user's language.

    `renew` reads the user's routines again where their files have changed. `choose` says how the
    setting stands then, or raises NotChosen. `listened` hears that somebody listens from now on.
    """

    status: Callable[[], str]
    refusal: Callable[[Refusal], str]
    come_forward: Callable[[], None]
    leave: Callable[[], None]
    choose: Callable[[Choose | Unchoose], str]
    renew: Callable[[], None]
    heat_words: Callable[[], str]
    pad_may_be_on: Callable[[], str]
    rewrite: Callable[[Restore | Delete, Progress], Table]
    listened: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Memory:
    """What only the one writer of the log can do.

    `take_in` remembers the facts of another log, by its path, and answers with a table; `go_by_it`
    takes the day up anew from all that is remembered then.
    """

    take_in: Callable[[str], Table]
    go_by_it: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys to the check-ins that were entered, in memory only: those held, and another to hold."""

    held: Callable[[], Sequence[str]]
    hold: Callable[[str], None]


class Answering:
    """Carries out one request at a time, and tells those who listen of each change."""

    def __init__(self, engine: Engine, voice: Voice, memory: Memory, keys: Keys) -> None:
        self._engine, self._voice, self._memory, self._keys = engine, voice, memory, keys
        self._listeners: list[Answer] = []

    def take(self, message: Mapping[str, object], answer: Answer) -> None:
        """Answer one request; what is not understood is told in a sentence."""
        hours = self._engine.plan.hours
        try:
            request = request_from(message, self._engine.moment().wall, hours)
        except (BadRequest, NotATime) as error:
            answer({"error": str(error)})
            return
        if isinstance(request, Listen):
            self._listeners.append(answer)
        answer(self._answered(request, percents(lambda percent: answer({"percent": percent}))))
        if isinstance(request, Listen):
            self._voice.listened()

    def tell_change(self) -> None:
        """Facts were added to the log."""
        self._tell({"changed": True, **self._standing()})

    def tell_forward(self, errand: str = "") -> bool:
        """Who shows a window is to bring it to the front, for that errand; whether there is one."""
        self._tell({"front": True, "errand": errand} if errand else {"front": True})
        return bool(self._listeners)

    def _tell(self, line: Table) -> None:
        self._listeners = [answer for answer in self._listeners if answer(line)]

    def _standing(self) -> Table:
        """What our windows in other processes go by: our clock's lived day, and the keys held."""
        keys = [*self._keys.held()]
        day = self._engine.phase.ledger.day.isoformat()
        return {"day": day, "keys": keys} if keys else {"day": day}

    def _answered(self, request: Request, progress: Progress) -> Table:  # noqa: PLR0911 - one arm a kind
        match request:
            case AskStatus():
                return self._status()
            case Say(reply):
                return self._answer(reply)
            case ComeForward():
                self._voice.come_forward()
                return {"said": ""}
            case Listen():
                return {"changed": False, **self._standing()}
            case Choose() | Unchoose():
                return self._chosen(request)
            case Quit(anyway):
                return self._quit(anyway=anyway)
            case Restore() | Delete():
                return self._voice.rewrite(request, progress)
            case TakeIn(file):
                return self._taken_in(file)
            case AskKeys() | HoldKey():
                return self._about_keys(request)
            case _:
                assert_never(request)

    def _about_keys(self, request: AskKeys | HoldKey) -> Table:
        if isinstance(request, AskKeys):
            return {"keys": [*self._keys.held()]}
        self._keys.hold(request.key)
        return {"said": ""}

    def _answer(self, reply: Reply) -> Table:
        if isinstance(reply, StartByHand):
            self._voice.renew()
        warm = self._engine.phase.ledger.warmth.running
        refusal = self._engine.answer(reply)
        if refusal is not None:
            return {"error": self._voice.refusal(refusal)}
        running = self._engine.phase.ledger.warmth.running
        watch = (self._voice.heat_words(),) if running is not None and running != warm else ()
        return {"said": "\n".join((*watch, self._voice.status()))}

    def _chosen(self, request: Choose | Unchoose) -> Table:
        try:
            return {"said": self._voice.choose(request)}
        except NotChosen as error:
            return {"error": str(error)}

    def _quit(self, *, anyway: bool) -> Table:
        """End, unless a pad may be on of which nobody could tell any more."""
        if not anyway and heat_standing(self._engine.phase) is not None:
            return {"error": self._voice.pad_may_be_on()}
        self._voice.leave()
        return {"said": ""}

    def _taken_in(self, file: str) -> Table:
        answer = self._memory.take_in(file)
        if "error" not in answer:
            self._memory.go_by_it()
        return answer

    def _status(self) -> Table:
        engine = self._engine
        moment = engine.moment()
        now = standing(engine.plan, engine.phase, moment)
        heat = heat_table(heat_standing(engine.phase), moment.boot)
        return {
            "status": status_table(now, engine.phase.sitting, heat),
            "said": self._voice.status(),
        }
