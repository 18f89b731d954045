"""The child that has the private key in its hands: one request in, one reply out, and it ends.

The key itself never comes to the resident program, unless the user asks to see it.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from backcare_desktop.core.check_in import check_in_table
from backcare_desktop.core.private import KeyRefusal
from backcare_desktop.paths import places
from backcare_desktop.store.database import open_reader
from backcare_desktop.store.fact_log import check_ins
from backcare_desktop.store.key_ring import (
    KeyRefused,
    Ring,
    fetch,
    forget,
    keep,
    quiet_ring,
    trusted_ring,
)
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.store.sealing import NotAKey, Pair, new_pair, pair_of, sealed_to, unseal

Table = dict[str, object]

LIMIT_S = 60
"""Seconds that the keyring, and who is asked for its password, have for an answer."""


def main() -> int:
    """Answer the request on stdin; a keyring that never answers ends this process, not another."""
    request = json.loads(sys.stdin.readline())
    if hasattr(signal, "alarm"):
        signal.alarm(int(request.get("limit", LIMIT_S)))
    rings = quiet_ring if request.get("quiet") else trusted_ring
    reply = answer(request, rings, places().database)
    sys.stdout.write(json.dumps(reply) + "\n")
    return 0


def answer(  # noqa: PLR0911 - one arm a kind of request
    request: Mapping[str, object], rings: Callable[[], Ring], log: Path
) -> Table:
    """Carry out one request; a refusal is a reply like any other."""
    try:
        match request:
            case {"do": "make"}:
                return _made(rings)
            case {"do": "make-own"}:
                pair = new_pair()
                return {"public": pair.public, "key": pair.private}
            case {"do": "show", "public": str(public)}:
                return {"key": fetch(rings(), public)}
            case {"do": "forget", "public": list(keys)}:
                return _forgotten(map(str, keys), rings)
            case {"do": "keep", "key": str(text)}:
                return _kept(text, rings)
            case {"do": "open", "since": str(day), "held": list(held)}:
                return _opened(log, date.fromisoformat(day), map(str, held), rings)
            case _:
                return {"refused": "failing"}
    except KeyRefused as error:
        return {"refused": error.why}
    except NotAKey as error:
        return {"error": str(error)}
    except StoreError:
        return {"opened": {}}


def _made(rings: Callable[[], Ring]) -> Table:
    """Only a key that is kept is told of: nothing is ever sealed to one that is lost."""
    pair = new_pair()
    keep(rings(), pair.public, pair.private)
    return {"public": pair.public}


def _forgotten(keys: Iterable[str], rings: Callable[[], Ring]) -> Table:
    ring = rings()
    for public in keys:
        forget(ring, public)
    return {}


def _kept(text: str, rings: Callable[[], Ring]) -> Table:
    """One that no keyring keeps is a right key all the same: the program can hold it."""
    pair = pair_of(text)
    try:
        keep(rings(), pair.public, pair.private)
    except KeyRefused as error:
        return {"public": pair.public, "refused": error.why}
    return {"public": pair.public}


def _opened(log: Path, since: date, held: Iterable[str], rings: Callable[[], Ring]) -> Table:
    with closing(open_reader(log)) as database:
        facts = check_ins(database, since)
    keys, refused = _keys({sealed_to(fact.sealed) for fact in facts}, held, rings)
    opened = {}
    for fact in facts:
        try:
            key = keys[sealed_to(fact.sealed)]
            said = check_in_table(unseal(fact.kind, fact.sealed, key))
            opened[str(fact.id)] = {"kind": fact.kind, "said": said}
        except LookupError:
            continue
        except ValueError:
            refused = refused or "failing"
    return {"opened": opened, **({"refused": refused} if refused else {})}


def _pairs(held: Iterable[str]) -> Iterator[Pair]:
    """Of those that are keys at all: one that is not costs no other."""
    for text in held:
        with suppress(NotAKey):
            yield pair_of(text)


def _keys(
    wanted: set[str], held: Iterable[str], rings: Callable[[], Ring]
) -> tuple[dict[str, str], KeyRefusal | None]:
    """The private keys that are to be had, by the public ones, and why another is not."""
    keys = {pair.public: pair.private for pair in _pairs(held)}
    refused: KeyRefusal | None = None
    for public in sorted(wanted - keys.keys()):
        try:
            keys[public] = fetch(rings(), public)
        except KeyRefused as error:
            refused = error.why
            if refused != "lost":
                break
    return keys, refused
