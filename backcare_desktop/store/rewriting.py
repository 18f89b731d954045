"""What replaces or deletes what was kept: by the one writer, after it has let go of the log."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import assert_never

from backcare_desktop.core.outcome import Deleted, PutBack
from backcare_desktop.core.request import Delete, Restore
from backcare_desktop.core.stages import Progress, nothing, stage
from backcare_desktop.paths import Places, made
from backcare_desktop.store.deleting import Span, delete
from backcare_desktop.store.refusals import named
from backcare_desktop.store.whole_backup import keep_before, put_back, unpacked


def rewritten(
    found: Places, asked: Restore | Delete, now: datetime, progress: Progress = nothing
) -> PutBack | Deleted:
    """Do it; what came of it. Raises BadBackup, StoreError."""
    with named(found.database):
        match asked:
            case Restore(file):
                return _restored(found, Path(file), now, progress)
            case Delete():
                span = Span(asked.first, asked.last)
                return delete(found, span, now, progress, copies=asked.copies)
            case _:
                assert_never(asked)


def _restored(found: Places, file: Path, now: datetime, progress: Progress) -> PutBack:
    with unpacked(file, made(found.data), stage(progress, 0, 40)) as backup:
        before = keep_before(found, now, stage(progress, 40, 95))
        put_back(backup, found)
        progress(100, 100)
        return PutBack(str(file), backup.facts, "" if before is None else str(before))
