"""A damaged log mended by a child of the program, which tells how far it is."""

from __future__ import annotations

import json
import sys
from datetime import datetime

from backcare_desktop.core.outcome import LogMended, LogRefused, Outcome, outcome_table
from backcare_desktop.paths import places
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.mending import mend
from backcare_desktop.store.refusals import StoreError


def main() -> int:
    """Mend it; what came of it on stdout, so many per cent a line on stderr."""
    sys.stdout.write(json.dumps(outcome_table(_mended())) + "\n")
    return 0


def _mended() -> Outcome:
    found, told = places(), -1

    def tell(done: int, whole: int) -> None:
        nonlocal told
        percent = 100 * done // max(1, whole)
        if percent > told:
            told = percent
            sys.stderr.write(f"{percent}\n")
            sys.stderr.flush()

    try:
        now = datetime.now().astimezone()
        salvage = mend(found.database, Backups(found.backups), now, tell)
    except StoreError as error:
        return LogRefused(error.cause, str(error.path))
    day = "" if salvage.backup is None else salvage.backup.isoformat()
    return LogMended(salvage.aside, day, salvage.saved)
