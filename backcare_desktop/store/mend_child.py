"""A damaged log mended by a child of the program, which tells how far it is."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

from backcare_desktop.core.outcome import (
    LogMended,
    LogRefused,
    LogWhole,
    Outcome,
    outcome_table,
)
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.core.stages import Progress, percents, stage
from backcare_desktop.paths import Places, places
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.in_mending import mending_alone
from backcare_desktop.store.looked import Looked
from backcare_desktop.store.mending import mend
from backcare_desktop.store.refusals import DamagedLog, NoLog, StoreError, named, refusal
from backcare_desktop.store.soundness import examine


def main() -> int:
    """Mend it; what came of it on stdout, so many per cent a line on stderr."""
    sys.stdout.write(json.dumps(outcome_table(_mended())) + "\n")
    return 0


def _telling() -> Progress:
    """So many per cent a line, and an empty one as a sign of life."""
    percent = percents(lambda percent: sys.stderr.write(str(percent)))

    def tell(done: int, whole: int) -> None:
        percent(done, whole)
        sys.stderr.write("\n")
        sys.stderr.flush()

    return tell


def _mended() -> Outcome:
    """Two never mend at once: who has come second finds it whole."""
    found = places()
    try:
        with named(found.database), mending_alone(found):
            return _looked_over(found)
    except StoreError as error:
        return LogRefused(error.cause, str(error.path))


def _looked_over(found: Places) -> Outcome:
    """What nobody finds damaged any more is left as it is."""
    progress = _telling()
    try:
        examine(found.database, stage(progress, 0, 0))
    except NoLog:
        return LogWhole()
    except DamagedLog:
        now = datetime.now().astimezone()
        salvage = mend(found.database, Backups(found.backups), now, progress)
    else:
        return LogWhole()
    day = "" if salvage.backup is None else salvage.backup.isoformat()
    return LogMended(salvage.aside, day, salvage.saved)


def looked_after(mending: Outcome | None, log: Path) -> Looked:
    """What a child says of its mending; one that was killed says nothing."""
    match mending:
        case LogMended(aside, backup, saved):
            day = date.fromisoformat(backup) if backup else None
            return Looked(salvage=Salvage(aside, day, saved))
        case LogWhole():
            return Looked()
        case LogRefused(cause):
            return Looked(refused=refusal(cause, log))
        case _:
            return Looked(refused=StoreError(log))
