"""The way in: what is said at the command line goes to what carries it out.

What needs no more than its own name is carried out without the parser of all the rest: it is to
be quick.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from backcare_desktop import asking
from backcare_desktop.asking import Refused
from backcare_desktop.wire.line import WireError

ANSWERS_KEY = "answers-key"
KEEP_BACKUP = "keep-backup"
MEND_LOG = "mend-log"
"""Children of the running program, which nobody calls by hand."""


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command: its exit code. What cannot be done is one sentence on stderr."""
    _print_anything()
    said = sys.argv[1:] if words is None else words
    if said and said[0] in {ANSWERS_KEY, KEEP_BACKUP, MEND_LOG}:
        return _as_child(*said)
    try:
        code: int | None = _meant(said)()
    except (Refused, WireError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _BROKEN_OFF
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code or 0


def _print_anything() -> None:
    """Also the name of a file that is no text, escaped where it has to be."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def run() -> int:
    """Start the program; a second one brings the first forward."""
    if asking.come_forward():
        return 0
    from backcare_desktop.startup import main as start_program

    return start_program()


_BROKEN_OFF = 130
"""How a shell is told of Ctrl+C."""

_ALONE: dict[str, Callable[[], int | None]] = {
    "run": run,
    "status": asking.tell_status,
    "resume": asking.resume,
    "skip": asking.skip,
    "skin-fine": asking.skin_fine,
    "pad-off": asking.pad_off,
}
"""Commands of one word."""


def _meant(said: Sequence[str]) -> Callable[[], int | None]:
    if len(said) == 1 and said[0] in _ALONE:
        return _ALONE[said[0]]
    from backcare_desktop.cli_words import understood

    return understood(said, run)


def _as_child(name: str, *words: str) -> int:
    if name == ANSWERS_KEY:
        from backcare_desktop.store.key_child import main as answer_with_key

        return answer_with_key()
    if name == MEND_LOG:
        from backcare_desktop.store.mend_child import main as mend_log

        return mend_log()
    from backcare_desktop.store.backup_child import main as keep_backup

    return keep_backup(*words[:1])
