"""Backup, restore, check, delete and the recovery key, at the command line."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from getpass import getpass
from pathlib import Path

from backcare_desktop.carrying import Refused, Shown, answered, carried
from backcare_desktop.core.outcome import BackedUp, Busy, Deleted, KeyGone, Outcome
from backcare_desktop.core.private import KeyRefusal
from backcare_desktop.core.request import Delete, Restore
from backcare_desktop.core.stages import Progress, stage
from backcare_desktop.paths import Places, places
from backcare_desktop.printed_outcome import entries
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import open_reader
from backcare_desktop.store.fact_log import FactLog, public_keys
from backcare_desktop.store.in_mending import mending_told
from backcare_desktop.store.mending import set_aside
from backcare_desktop.store.private_answers import KeyReply, asked, forget_keys, keep_key, show_key
from backcare_desktop.store.refusals import DamagedLog, NoLog, StoreError
from backcare_desktop.store.rewriting import rewritten
from backcare_desktop.store.soundness import examine
from backcare_desktop.store.whole_backup import BadBackup, write_whole
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import AlreadyRunning, NotListening, NotRunning, WireError
from backcare_desktop.wire.server import listen

LIMIT_S = 120.0
"""Seconds that the running program may be silent, with a log of any size."""

_KEY_S = 60

_ASKED_S = 5.0

CONFIRMED = "DELETE"

_BAD_COPY = "{path}: damaged; where a backup is needed, one that is whole takes its place"


def carried_out(arguments: Namespace) -> int:
    """One of the commands, by its name; its exit code, with a sentence on stderr when it is 1."""
    try:
        return COMMANDS[arguments.name](arguments)
    except (BadBackup, NotListening, Refused, StoreError, WireError) as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Nothing was changed.", file=sys.stderr)
    return 1


def backup(arguments: Namespace) -> int:
    """Everything of the user's into one file."""
    file = arguments.file.absolute()
    if file.exists() and not arguments.progress:  # a window has asked already
        raise Refused(f"There is a file {file} already: please choose another name.")

    def write(shown: Progress) -> Outcome:
        return BackedUp(str(file), write_whole(places(), file, shown))

    return carried(arguments, "Copying", write)


def restore(arguments: Namespace) -> int:
    """Put a backup back: through the running program, or where none runs, here."""
    file = str(arguments.file.absolute())
    request = {"do": "restore", "file": file}
    return carried(arguments, "Putting back", partial(_changed, request, Restore(file)))


def delete(arguments: Namespace) -> int:
    """Delete a range of days or everything, once it was confirmed."""
    days = arguments.first, arguments.last
    if arguments.everything != (days == (None, None)):
        raise Refused("Please say which days with --from and --to, or say --everything.")
    if arguments.key and not arguments.everything:
        raise Refused("The key opens what is left: please say --key with --everything only.")
    first, last = arguments.first or date.min, arguments.last or date.max
    if first > last:
        raise Refused(f"{first} is after {last}: please change the two.")
    if not arguments.confirmed:
        _confirm(arguments)
    asked_for = Delete(first, last, arguments.backups)
    return carried(arguments, "Deleting", partial(_deleted, asked_for, key=arguments.key))


def _deleted(asked_for: Delete, shown: Progress, *, key: bool) -> Outcome:
    request = {
        "do": "delete",
        "from": asked_for.first.isoformat(),
        "to": asked_for.last.isoformat(),
        "copies": asked_for.copies,
    }
    keys = _keys() if key else frozenset[str]()
    outcome = _changed(request, asked_for, shown)
    if not keys or not isinstance(outcome, Deleted):
        return outcome
    return replace(outcome, key=_gone(asked(forget_keys(keys), _KEY_S)))


def check(_arguments: Namespace) -> int:
    """See whether the log and each backup is whole; 1 where one is not."""
    found = places()
    paths = (found.database, *Backups(found.backups).files())
    shown = Shown("Checking")
    said = partial(_checked, found, shown)
    whole = [
        said(path, stage(shown, 100 * n // len(paths), 100 * (n + 1) // len(paths)))
        for n, path in enumerate(paths)
    ]
    shown.end()
    for path in set_aside(found.database):
        print(f"{path}: set aside, because it was damaged")
    return 0 if all(whole) else 1


def recovery_key(arguments: Namespace) -> int:
    """Show the key that opens private answers, or take it back into the keyring."""
    return _show_key() if arguments.what == "show" else _enter_key()


def _changed(
    request: Mapping[str, object], asked_for: Restore | Delete, shown: Progress
) -> Outcome:
    try:
        answer = ask(places().socket, request, LIMIT_S, shown)
    except NotRunning:
        return _changed_here(asked_for, shown)
    return answered(answer)


def _changed_here(asked_for: Restore | Delete, shown: Progress) -> Outcome:
    """While this is going on, no program can start and write beside it."""
    found = places()
    try:
        with closing(listen(found.socket)):
            return rewritten(found, asked_for, datetime.now().astimezone(), shown)
    except AlreadyRunning as error:
        said = "The program is just starting: please try again."
        raise Refused(said, Busy("starting")) from error


def _keys() -> frozenset[str]:
    """Those of the log as it is now: once it is empty nobody knows them any more."""
    try:
        with closing(open_reader(places().database)) as database:
            return public_keys(database)
    except NoLog:
        return frozenset()


def _gone(reply: KeyReply) -> KeyGone:
    match reply.refused:
        case None:
            return "gone"
        case "none" | "plain":
            return "none"
        case _:
            return "still-there"


def _confirm(arguments: Namespace) -> None:
    days = f"{arguments.first or 'the beginning'} to {arguments.last or 'today'}"
    what = "everything" if arguments.everything else f"all from {days}"
    copies = ", out of every backup, too" if arguments.backups else ""
    key = ", and the key that opens your notes" if arguments.key else ""
    print(f"This deletes {what}{copies}{key}. It cannot be taken back.", file=sys.stderr)
    print(f"Type {CONFIRMED} to go on: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip() != CONFIRMED:
        raise Refused("Nothing was deleted.")


def _checked(found: Places, shown: Shown, path: Path, progress: Progress) -> bool:
    try:
        with mending_told(found):
            said, is_whole = f"{path}: whole, {entries(examine(path, progress))}", True
    except StoreError as error:
        its_own = path == found.database or not isinstance(error, DamagedLog)
        said, is_whole = str(error) if its_own else _BAD_COPY.format(path=path), False
    shown.end()
    print(said)
    return is_whole


def _show_key() -> int:
    found = places()
    with mending_told(found), closing(FactLog(open_reader(found.database))) as log:
        public = log.key()
    if public is None:
        raise Refused("There is no key yet: it is made with your first check-in.")
    reply = _heard(asked(show_key(public), _KEY_S))
    print(reply.key)
    print("Whoever has this key and your log can read what you noted.", file=sys.stderr)
    return 0


def _enter_key() -> int:
    text = getpass("Recovery key: ") if sys.stdin.isatty() else sys.stdin.readline()
    reply = asked(keep_key(text.strip()), _KEY_S)
    if reply.error:
        raise Refused(reply.error)
    if reply.public and reply.refused is not None and _is_held(text.strip()):
        print("No keyring here keeps this key: the program holds it until it ends.")
        return 0
    _heard(reply)
    print("The key is in your keyring: what you noted can be read again.")
    return 0


def _is_held(key: str) -> bool:
    """Whether a program runs that takes it."""
    try:
        return "error" not in ask(places().socket, {"do": "hold", "key": key}, _ASKED_S)
    except WireError:
        return False


def _heard(reply: KeyReply) -> KeyReply:
    if reply.refused is not None:
        raise Refused(KEY_REFUSALS[reply.refused])
    return reply


KEY_REFUSALS: Mapping[KeyRefusal, str] = {
    "none": "There is no keyring here that could keep the key; what you noted stays sealed.",
    "plain": (
        "The only keyring here writes what it keeps in clear, so that it is not used; "
        "what you noted stays sealed."
    ),
    "locked": "Your keyring is locked: unlock it and try again.",
    "dismissed": "No keyring was set up, so that the key could not be kept; please try again.",
    "silent": "Your keyring did not answer within a minute; please try again.",
    "lost": (
        "Your keyring is open and does not have this key: "
        "`recovery-key enter` takes the one that you wrote down."
    ),
    "failing": "Your keyring could not be asked just now; please try again.",
}
"""Why the key is not to be had, and what to do."""

COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "backup": backup,
    "restore": restore,
    "check": check,
    "delete": delete,
    "recovery-key": recovery_key,
}
"""Each by its name at the command line."""
