"""A damaged log mended by a child of the program, which tells how far it is."""

from __future__ import annotations

import json
import sys
from datetime import datetime

from backcare_desktop.core.outcome import LogMended, LogRefused, Outcome, outcome_table
from backcare_desktop.core.stages import percents
from backcare_desktop.paths import places
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.mending import mend
from backcare_desktop.store.refusals import StoreError


def main() -> int:
    """Mend it; what came of it on stdout, so many per cent a line on stderr."""
    sys.stdout.write(json.dumps(outcome_table(_mended())) + "\n")
    return 0


def _tell(percent: int) -> None:
    sys.stderr.write(f"{percent}\n")
    sys.stderr.flush()


def _mended() -> Outcome:
    found, now = places(), datetime.now().astimezone()
    try:
        salvage = mend(found.database, Backups(found.backups), now, percents(_tell))
    except StoreError as error:
        return LogRefused(error.cause, str(error.path))
    day = "" if salvage.backup is None else salvage.backup.isoformat()
    return LogMended(salvage.aside, day, salvage.saved)
