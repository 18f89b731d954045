"""What replaces or deletes what was kept: by the one writer, after it has let go of the log."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import assert_never

from backcare_desktop.core.request import Delete, Restore
from backcare_desktop.paths import Places, made
from backcare_desktop.store.deleting import Span, delete
from backcare_desktop.store.whole_backup import keep_before, put_back, unpacked


def rewritten(found: Places, asked: Restore | Delete, now: datetime) -> str:
    """Do it; what came of it, in a sentence or two. Raises BadBackup, StoreError."""
    match asked:
        case Restore(file):
            return _restored(found, Path(file), now)
        case Delete():
            span = Span(asked.first, asked.last)
            return _deleted(found, span, now, copies=asked.copies)
        case _:
            assert_never(asked)


def _restored(found: Places, file: Path, now: datetime) -> str:
    with unpacked(file, made(found.data)) as backup:
        before = keep_before(found, now)
        put_back(backup, found)
        said = f"{backup.facts} entries are back as they were in {file}."
    return said if before is None else f"{said} What was here before is kept in {before}."


def _deleted(found: Places, span: Span, now: datetime, *, copies: bool) -> str:
    gone = delete(found, span, now, copies=copies)
    said = "1 entry is deleted." if gone.facts == 1 else f"{gone.facts} entries are deleted."
    if gone.copies <= 0:
        return said
    held = "1 copy" if gone.copies == 1 else f"{gone.copies} copies"
    return f"{said} {held} may still hold some of them: delete again, out of the backups, too."
