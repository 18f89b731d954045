"""How a command that carries the log tells how far it is, and what came of it."""

from __future__ import annotations

import json
import signal
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Mapping

from backcare_desktop.core.outcome import (
    Busy,
    LogRefused,
    NothingLogged,
    Outcome,
    outcome_from,
    outcome_table,
)
from backcare_desktop.paths import places
from backcare_desktop.printed_outcome import outcome_line
from backcare_desktop.store.export_file import NotWritten
from backcare_desktop.store.import_file import BadImport
from backcare_desktop.store.in_mending import mending_told
from backcare_desktop.store.refusals import NoLog, StoreError
from backcare_desktop.store.whole_backup import BadBackup
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import AlreadyRunning, WireError

_QUIET_S = 1.0
_ASKED_S = 5.0

_BROKEN_OFF = "Broken off before its end was told: see with `backcare-desktop log` what is there."
"""A running program that was asked may go on with it."""


class Refused(Exception):
    """What was asked cannot be done. Its text is one sentence."""

    def __init__(self, said: str, outcome: Outcome | None = None) -> None:
        super().__init__(said)
        self.outcome = outcome


class Shown:
    """How far it has come, on stderr, once it has taken longer than a second.

    For one of our windows `in_lines`: a percentage a line. For people only at a terminal, on one
    line that is taken away again.
    """

    def __init__(
        self, what: str, *, in_lines: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._what, self._in_lines, self._clock = what, in_lines, clock
        self._at_terminal = sys.stderr.isatty() and not in_lines
        self._begun, self._last, self._line = clock(), -1, ""

    def __call__(self, done: int, whole: int) -> None:
        """So many of so many are done."""
        percent = 100 * done // max(1, whole)
        if percent == self._last or self._clock() - self._begun < _QUIET_S:
            return
        self._last = percent
        if self._in_lines:
            print(percent, file=sys.stderr, flush=True)
        elif self._at_terminal:
            self._line = f"\r{self._what}: {percent:3} %"
            print(self._line, end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the line away."""
        if self._line:
            blank = " " * (len(self._line) - 1)
            print(f"\r{blank}\r", end="", file=sys.stderr, flush=True)
        self._line = ""


def carried(arguments: Namespace, what: str, do: Callable[[Shown], Outcome]) -> int:
    """Do it, and say what came of it: in a sentence, or to one of our windows as a table."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is not whole is taken away
    shown = Shown(what, in_lines=arguments.progress)
    try:
        with mending_told(places()):
            outcome = do(shown)
    except (BadBackup, BadImport, NotWritten, Refused, StoreError, WireError) as error:
        shown.end()
        refused = outcome_of(error)
        if arguments.progress and refused is not None:
            print(json.dumps(outcome_table(refused)))
            return 1
        raise
    except KeyboardInterrupt:
        shown.end()
        raise Refused(_BROKEN_OFF) from None
    shown.end()
    print(json.dumps(outcome_table(outcome)) if arguments.progress else outcome_line(outcome))
    return 0


def held_keys(*, told: bool) -> list[str]:
    """The keys to the check-ins that were entered; none where nobody tells of any.

    A window tells its own on stdin (`told`), else the running program is asked.
    """
    try:
        if told:
            found = json.loads(sys.stdin.readline() or "[]")
        else:
            found = ask(places().socket, {"do": "keys"}, _ASKED_S).get("keys")
    except (ValueError, WireError):
        return []
    return [key for key in found if isinstance(key, str)] if isinstance(found, list) else []


def outcome_of(error: Exception) -> Outcome | None:
    """The same as a value; None for what only its sentence says."""
    match error:
        case NoLog():
            return NothingLogged()
        case StoreError():
            return LogRefused(error.cause, str(error.path))
        case BadBackup() | BadImport() | NotWritten() | Refused():
            return error.outcome
        case AlreadyRunning():
            return Busy("starting")
        case _:
            return Busy("silent")


def answered(answer: Mapping[str, object]) -> Outcome:
    """What came of it in the running program. Raises Refused."""
    outcome = outcome_from(answer.get("outcome"))
    if "error" in answer or outcome is None:
        raise Refused(str(answer.get("error", "The program gave no answer.")), outcome)
    return outcome
